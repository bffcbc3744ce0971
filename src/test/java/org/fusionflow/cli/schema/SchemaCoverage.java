package org.fusionflow.cli.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Validates documents, and keeps in mind what of a schema real documents have used. Places are those of the schema: {@code derive/steps[]/checks[]/claim}, {@code common: bias/time}. */
public final class SchemaCoverage {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Set<String> used = new TreeSet<>();

    /** Places, {@code PLACE}, {@code PLACE absent}, {@code PLACE = VALUE} of an enumeration. */
    private final Set<String> named = new TreeSet<>();

    /** Fails unless a document fits a schema. */
    public static void requireFits(String name, JsonNode document) {
        assertEquals(List.of(), new SchemaCoverage().errors(OutputSchema.of(name), document), document::toString);
    }

    public static boolean fits(String name, JsonNode document) {
        return new SchemaCoverage().errors(OutputSchema.of(name), document).isEmpty();
    }

    List<Error> errors(OutputSchema schema, JsonNode document) {
        return registry.getSchema(schema.document()).validate(document);
    }

    /** Keeps in mind what the schema names. */
    void name(OutputSchema schema) {
        schema.document()
                .path("$defs")
                .properties()
                .forEach(definition -> name(definition.getValue(), place(schema, definition.getKey())));
        name(schema.document(), schema.name());
    }

    private static String place(OutputSchema schema, String definition) {
        return OutputSchema.isShared(definition) ? "common: " + definition : schema.name() + ": " + definition;
    }

    private void name(JsonNode schema, String place) {
        if (!schema.isObject()) {
            return;
        }
        schema.path("enum").forEach(value -> named.add(place + " = " + value.asText()));
        schema.path("properties").properties().forEach(property -> {
            String key = place + "/" + property.getKey();
            named.add(key);
            if (!isRequired(schema, property.getKey())) {
                named.add(key + " absent");
            }
            name(property.getValue(), key);
        });
        name(schema.path("items"), place + "[]");
        name(schema.path("additionalProperties"), place + "{}");
        schema.path("oneOf").forEach(branch -> name(branch, place));
    }

    private static boolean isRequired(JsonNode schema, String key) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps in mind what a valid document uses. */
    void use(OutputSchema schema, JsonNode document) {
        use(schema, schema.document(), schema.name(), document);
    }

    private void use(OutputSchema root, JsonNode schema, String place, JsonNode instance) {
        if (schema.has("$ref")) {
            String definition = schema.path("$ref").asText().replaceFirst(".*/", "");
            use(root, root.document().path("$defs").path(definition), place(root, definition), instance);
        }
        if (schema.has("enum")) {
            used.add(place + " = " + instance.asText());
        }
        for (JsonNode branch : schema.path("oneOf")) {
            if (isValid(root, branch, instance)) {
                use(root, branch, place, instance);
            }
        }
        if (instance.isObject()) {
            schema.path("properties").properties().forEach(property -> {
                String key = place + "/" + property.getKey();
                if (instance.has(property.getKey())) {
                    used.add(key);
                    use(root, property.getValue(), key, instance.get(property.getKey()));
                } else {
                    used.add(key + " absent");
                }
            });
            if (schema.path("additionalProperties").isObject()) {
                instance.forEach(value -> use(root, schema.path("additionalProperties"), place + "{}", value));
            }
        }
        if (instance.isArray() && schema.has("items")) {
            instance.forEach(item -> use(root, schema.path("items"), place + "[]", item));
        }
    }

    private boolean isValid(OutputSchema root, JsonNode branch, JsonNode instance) {
        ObjectNode alone = branch.deepCopy();
        alone.put("$schema", root.document().path("$schema").asText());
        alone.set("$defs", root.document().path("$defs"));
        return registry.getSchema(alone).validate(instance).isEmpty();
    }

    /** Places that a schema names and no document used. */
    Set<String> unused() {
        Set<String> rest = new TreeSet<>(named);
        rest.removeAll(used);
        return rest;
    }
}
