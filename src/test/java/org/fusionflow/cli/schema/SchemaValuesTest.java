package org.fusionflow.cli.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fusionflow.advise.forecast.Splits;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.Run;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.data.remedy.RemedyKeys;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.BiasVerdict;
import org.fusionflow.reduced.alignment.unit.UnitMaximum;
import org.fusionflow.reduced.saddle.EscapeLaw;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.continuation.SpecialPoint;
import org.junit.jupiter.api.Test;

/** Schemas name the words that the program has, and are schemas. */
class SchemaValuesTest {
    private static List<String> words(String schema, String pointer) {
        List<String> words = new ArrayList<>();
        OutputSchema.of(schema).document().at(pointer).forEach(value -> words.add(value.asText()));
        return words;
    }

    private static <T> List<String> all(T[] values, Function<T, String> word) {
        return Stream.of(values).map(word).toList();
    }

    @Test
    void enumerationsAreThoseOfTheProgram() {
        assertEquals(all(Outcome.values(), Outcome::name), words("predict", "/properties/outcome/enum"));
        assertEquals(
                all(BiasVerdict.values(), BiasVerdict::label), words("predict", "/$defs/bias/properties/verdict/enum"));
        assertEquals(
                all(UnitMaximum.Kind.values(), UnitMaximum.Kind::name),
                words(
                        "predict",
                        "/$defs/alignment/properties/maxima/additionalProperties/properties/list/items/properties/kind/enum"));
        assertEquals(
                all(RemedyKeys.PROBLEM.toArray(Key[]::new), Key::name),
                words("predict", "/$defs/remedies/propertyNames/enum"));
        assertEquals(
                all(Saddle.Kind.values(), Saddle.Kind::label), words("saddles", "/$defs/saddle/properties/kind/enum"));
        assertEquals(all(EscapeLaw.values(), EscapeLaw::label), words("saddles", "/$defs/law/enum"));
        assertEquals(
                all(ZeroVerdict.values(), ZeroVerdict::label),
                words("saddles", "/$defs/exit/properties/vanishes/enum"));
        assertEquals(
                all(LearnedContributions.Reference.values(), LearnedContributions.Reference::title),
                words("simulate", "/$defs/contributionReference/properties/is/enum"));
        assertEquals(
                all(CheckResult.Verdict.values(), CheckResult.Verdict::words),
                words("report", "/$defs/check/properties/verdict/enum"));
        String point = "/$defs/table/properties/specialPoints/items/properties/";
        assertEquals(all(SpecialPoint.Kind.values(), SpecialPoint.Kind::key), words("sweep", point + "kind/enum"));
        assertEquals(
                all(SpecialPoint.Status.values(), SpecialPoint.Status::name), words("sweep", point + "status/enum"));
        assertEquals(all(Splits.Basis.values(), Splits.Basis::label), words("advise", "/properties/errorBasis/enum"));
    }

    @Test
    void everySchemaIsOneAndCompleteInItself() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        for (String name : OutputSchema.NAMES) {
            OutputSchema schema = OutputSchema.of(name);
            assertEquals(List.of(), meta.validate(schema.document()), name);
            assertEquals(
                    "urn:fusionflow:schema:" + name,
                    schema.document().path("$id").asText());
            assertFalse(schema.title().isBlank());
            describe(schema.document(), name);
        }
    }

    /** Every key has a meaning, of its own or that of the definition; every reference leads to a definition of the document. */
    private static void describe(JsonNode node, String place) {
        node.findValues("properties")
                .forEach(properties -> properties.properties().forEach(key -> {
                    JsonNode value = key.getValue();
                    assertTrue(value.has("description") || value.has("$ref"), place + ": " + key.getKey());
                }));
        node.findValuesAsText("$ref").forEach(target -> {
            assertTrue(target.startsWith("#/$defs/"), target);
            assertTrue(node.path("$defs").has(target.substring("#/$defs/".length())), place + ": " + target);
        });
    }

    @Test
    void theCommandPrintsThemAndRefusesOtherNames() {
        assertEquals(
                OutputSchema.NAMES,
                Run.of("schema")
                        .out()
                        .lines()
                        .map(line -> line.replaceFirst(":.*", ""))
                        .toList());
        assertTrue(Run.of("schema", "predict").out().contains("\"$id\" : \"urn:fusionflow:schema:predict\""));
        Run unknown = Run.of("schema", "common");
        assertEquals(2, unknown.code());
        assertEquals("", unknown.out());
        assertTrue(unknown.err().contains("schema 'common': expected one of derive, "), unknown.err());
        assertThrows(InvalidInput.class, () -> OutputSchema.of("../schema/common"));
    }
}
