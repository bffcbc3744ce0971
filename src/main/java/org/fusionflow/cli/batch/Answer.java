package org.fusionflow.cli.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fusionflow.cli.print.ExitCode;

/**
 * What comes back for a request.
 *
 * @param id that of the request
 * @param exitCode as in a shell
 * @param result the document that the command printed, or its text; null if it printed nothing
 * @param messages lines for people: warnings, and why a command failed
 */
record Answer(JsonNode id, int exitCode, JsonNode result, List<String> messages) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    Answer {
        messages = List.copyOf(messages);
    }

    /**
     * The answer of a command that has run.
     *
     * @param out what it printed
     * @param err what it said on stderr
     */
    static Answer of(JsonNode id, int exitCode, String out, String err) {
        return new Answer(
                id,
                exitCode,
                result(out),
                err.lines().filter(line -> !line.isBlank()).toList());
    }

    /** A line that is no request. */
    static Answer refused(JsonNode id, String why) {
        return new Answer(id, ExitCode.BAD_INPUT, NullNode.getInstance(), List.of("fusionflow: " + why));
    }

    private static JsonNode result(String out) {
        if (out.isEmpty()) {
            return NullNode.getInstance();
        }
        if (out.startsWith("{")) {
            try {
                return MAPPER.readTree(out);
            } catch (JsonProcessingException text) {
                // A text that begins with a brace.
                return TextNode.valueOf(out);
            }
        }
        return TextNode.valueOf(out);
    }

    /** One line of JSON, with its line feed. */
    byte[] line() {
        ObjectNode document = MAPPER.createObjectNode();
        document.set("id", id);
        document.put("exitCode", exitCode);
        document.set("result", result);
        messages.forEach(document.putArray("messages")::add);
        return (document + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
