package org.fusionflow.explore.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Spelling;

/**
 * What a page asks for. Everything is text, as on the command line, and read by the readers of the command line.
 *
 * @param values the problem by key
 * @param sliders positions by name, which change the problem
 * @param moved slider that is being moved; empty for none
 * @param scales of the axes
 * @param network settings of a network to train
 * @param id of a run; empty for none
 * @param page chosen by the page, so that its requests supersede its own earlier ones and no others
 */
record PageRequest(
        Map<String, String> values,
        Map<String, String> sliders,
        String moved,
        Map<String, String> scales,
        Map<String, String> network,
        String id,
        String page) {
    private static final List<String> MAPPINGS = List.of("values", "sliders", "scales", "network");
    private static final List<String> KEYS = List.of("values", "sliders", "scales", "network", "moved", "id", "page");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    PageRequest {
        values = Map.copyOf(values);
        sliders = Map.copyOf(sliders);
        scales = Map.copyOf(scales);
        network = Map.copyOf(network);
    }

    /**
     * Reads a JSON object of texts and of objects of texts; all keys may be left out.
     *
     * @throws InvalidInput that names the wrong key
     */
    static PageRequest read(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException broken) {
            throw new InvalidInput("request: expected JSON", broken);
        }
        if (root == null || !root.isObject()) {
            throw new InvalidInput("request: expected a JSON object");
        }
        root.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new InvalidInput("request: " + Spelling.unknownKey(key, KEYS) + ": expected one of " + KEYS);
            }
            if (MAPPINGS.contains(key)
                    ? !root.get(key).isObject()
                    : !root.get(key).isTextual()) {
                throw new InvalidInput(
                        "request, " + key + ": expected " + (MAPPINGS.contains(key) ? "an object of texts" : "a text"));
            }
        });
        return new PageRequest(
                texts(root, "values"),
                texts(root, "sliders"),
                root.path("moved").asText(),
                texts(root, "scales"),
                texts(root, "network"),
                root.path("id").asText(),
                root.path("page").asText());
    }

    private static Map<String, String> texts(JsonNode root, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        root.path(key).properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new InvalidInput("request, " + key + ", " + entry.getKey() + ": expected a text");
            }
            texts.put(entry.getKey(), entry.getValue().asText());
        });
        return texts;
    }
}
