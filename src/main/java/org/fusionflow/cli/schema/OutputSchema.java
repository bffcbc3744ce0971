package org.fusionflow.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/**
 * The JSON Schema of a kind of output. The files share definitions; a schema that is handed out has copies of those that it uses, so that it is
 * complete in itself.
 *
 * @param name of a command, or {@code batch-request}
 * @param document of JSON Schema 2020-12
 */
public record OutputSchema(String name, ObjectNode document) {
    /** What has a schema, in the order of the help. */
    public static final List<String> NAMES = List.of(
            "derive",
            "predict",
            "saddles",
            "simulate",
            "validate",
            "report",
            "verify",
            "sweep",
            "reproduce",
            "advise",
            "explore",
            "batch",
            "batch-request");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SHARED = "common";
    private static final String DEFINITIONS = "$defs";
    private static final String REFERENCE = "$ref";
    private static final String HERE = "#/" + DEFINITIONS + "/";
    private static final String THERE = "urn:fusionflow:schema:" + SHARED + HERE;

    /**
     * The schema of a kind of output.
     *
     * @throws InvalidInput if there is none of that name
     */
    public static OutputSchema of(String name) {
        if (!NAMES.contains(name)) {
            throw new InvalidInput(
                    "schema '" + InvalidInput.oneLine(name) + "': expected one of " + String.join(", ", NAMES));
        }
        return new OutputSchema(name, complete(read(name), read(SHARED).withObjectProperty(DEFINITIONS)));
    }

    /** What it describes, in a few words. */
    public String title() {
        return document.path("title").asText();
    }

    /** True for a definition that several schemas have. */
    static boolean isShared(String definition) {
        return read(SHARED).path(DEFINITIONS).has(definition);
    }

    private static ObjectNode complete(ObjectNode document, ObjectNode shared) {
        Deque<String> wanted = new ArrayDeque<>();
        refer(document, THERE, wanted);
        while (!wanted.isEmpty()) {
            String next = wanted.pop();
            ObjectNode definitions = document.withObjectProperty(DEFINITIONS);
            if (!definitions.has(next)) {
                JsonNode definition = shared.required(next).deepCopy();
                refer(definition, HERE, wanted);
                definitions.set(next, definition);
            }
        }
        return document;
    }

    /** Lets references that begin with the prefix lead to the document's own definitions, and collects the names of these. */
    private static void refer(JsonNode node, String prefix, Deque<String> wanted) {
        if (node instanceof ObjectNode object && object.path(REFERENCE).asText().startsWith(prefix)) {
            String definition = object.path(REFERENCE).asText().substring(prefix.length());
            object.put(REFERENCE, HERE + definition);
            wanted.push(definition);
        }
        node.forEach(inner -> refer(inner, prefix, wanted));
    }

    private static ObjectNode read(String name) {
        try (InputStream in = OutputSchema.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no schema " + name);
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
