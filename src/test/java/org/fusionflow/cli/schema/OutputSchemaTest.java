package org.fusionflow.cli.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.fusionflow.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas fit what the program prints: all of it, and nothing else. */
class OutputSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What a schema names and no call here shows, with the reason. */
    private static final Map<String, String> NOT_SHOWN = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "advise/fusions[]/bias absent",
                    "only of problems with several outputs and more than ten modalities"),
            Map.entry("predict/bias absent", "the same"),
            Map.entry("derive: verdict = refuted", "a derivation that is refuted is a mistake of the program"),
            Map.entry("derive: verdict = undecided", "the same"),
            Map.entry("predict/outcome = INTERRUPTED", "a prediction that is interrupted prints nothing"),
            Map.entry("predict/outcome = REACHED_END", "where the integration is stopped at is an event, so far"),
            Map.entry("predict/outcome = NOT_FINITE", "what steps that are too small come before, so far"),
            Map.entry("predict/outcome = OUT_OF_STEPS", "it takes more steps than a test has time for"),
            Map.entry("verify: claim/support/resolution absent", "a test that finds no limit"),
            Map.entry("verify/solver", "a solver may not be installed")));

    @TempDir
    Path folder = Path.of(".");

    @Test
    void everyDocumentFitsItsSchemaAndEveryKeyOfASchemaOccurs() throws IOException {
        SchemaCalls.write(folder);
        SchemaCoverage coverage = new SchemaCoverage();
        List<String> wrong = new ArrayList<>();
        Set<String> tried = new HashSet<>();
        for (String call : SchemaCalls.all()) {
            OutputSchema schema = OutputSchema.of(call.replaceFirst(" .*", ""));
            Run run = Run.of((call + " --json").replace("@", folder.toString()).split(" "));
            JsonNode document = MAPPER.readTree(run.out());
            if (!document.isObject()) {
                wrong.add(call + ": no document: " + run.err());
                continue;
            }
            for (Error error : coverage.errors(schema, document)) {
                wrong.add(call + ": " + error);
            }
            for (ObjectNode changed : withASurplusKey((ObjectNode) document, schema.name(), tried)) {
                if (coverage.errors(schema, changed).isEmpty()) {
                    wrong.add(call + ": a surplus key is not refused: " + changed);
                }
            }
            coverage.use(schema, document);
        }
        for (String name : OutputSchema.NAMES) {
            if (!Set.of("explore", "batch", "batch-request").contains(name)) {
                coverage.name(OutputSchema.of(name));
            }
        }
        assertEquals("", String.join("\n", new LinkedHashSet<>(wrong)));
        assertEquals(String.join("\n", NOT_SHOWN.keySet()), String.join("\n", coverage.unused()));
    }

    /** The document with a key too many, in turn in the first object of every place that was not tried before. */
    private static List<ObjectNode> withASurplusKey(ObjectNode document, String place, Set<String> tried) {
        List<ObjectNode> changed = new ArrayList<>();
        objects(document, place, (object, where) -> {
            if (tried.add(where)) {
                // No map of names has such values.
                object.putObject("surplus").putObject("surplus");
                changed.add(document.deepCopy());
                object.remove("surplus");
            }
        });
        return changed;
    }

    private static void objects(JsonNode node, String place, BiConsumer<ObjectNode, String> use) {
        if (node instanceof ObjectNode object) {
            use.accept(object, place);
            object.properties().forEach(entry -> objects(entry.getValue(), place + "/" + entry.getKey(), use));
        } else {
            node.forEach(item -> objects(item, place + "[]", use));
        }
    }
}
