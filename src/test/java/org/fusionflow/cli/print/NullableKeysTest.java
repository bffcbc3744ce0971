package org.fusionflow.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.cli.schema.OutputSchema;
import org.junit.jupiter.api.Test;

/** What may be null by its schema has a reason that warnings can give. */
class NullableKeysTest {
    private final Set<String> unknown = new TreeSet<>();

    @Test
    void everyKeyThatMayBeNullHasAReason() {
        for (String name : OutputSchema.NAMES) {
            if (!name.startsWith("batch")) {
                JsonNode schema = OutputSchema.of(name).document();
                look(name, schema, schema, "", "");
            }
        }
        assertEquals("", String.join("\n", unknown));
    }

    /**
     * @param path in the document that is described, from the innermost object with warnings of its own
     */
    private void look(String name, JsonNode root, JsonNode schema, String path, String place) {
        if (schema.has("$ref")) {
            look(name, root, root.at(schema.path("$ref").asText().substring(1)), path, place);
            return;
        }
        for (JsonNode type : schema.path("type")) {
            if (type.asText().equals("null") && NullReasons.reason(path).equals(NullReasons.UNKNOWN)) {
                unknown.add(name + ": " + place + ", which is " + path);
            }
        }
        String scope = schema.path("properties").has("warnings") ? "" : path;
        schema.path("properties")
                .properties()
                .forEach(key ->
                        look(name, root, key.getValue(), below(scope, key.getKey()), below(place, key.getKey())));
        if (schema.path("additionalProperties").isObject()) {
            look(name, root, schema.path("additionalProperties"), below(scope, "A"), below(place, "A"));
        }
        if (schema.has("items")) {
            look(name, root, schema.path("items"), scope + "[]", place + "[]");
        }
        schema.path("oneOf").forEach(branch -> look(name, root, branch, path, place));
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
