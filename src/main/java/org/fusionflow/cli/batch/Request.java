package org.fusionflow.cli.batch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;

/**
 * A command that a line asks for: {@code {"command": "predict", "arguments": ["-a", "(A:3,B:3):1", "--json"], "id": 7}}.
 *
 * @param id any JSON value, which the answer repeats; null if there is none
 * @param arguments as in a shell, the command first
 */
record Request(JsonNode id, List<String> arguments) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> KEYS = Set.of("command", "arguments", "id");

    /** They live until they are interrupted, or speak of the process. */
    private static final Set<String> NOT_HERE = Set.of("batch", "explore", "warm-up");

    private static final Pattern REQUESTS = Pattern.compile("(?:.*=)?(?:/dev/stdin|/dev/fd/0|/proc/[^/]+/fd/0)");
    private static final String EXPECTED = "expected {\"command\": \"predict\", \"arguments\": [\"-a\", ...]}";

    Request {
        arguments = List.copyOf(arguments);
    }

    /** Why a line cannot be run, with the id of its request as far as it can be read. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient JsonNode id;

        private Refused(JsonNode id, String message) {
            super(message);
            this.id = id;
        }

        JsonNode id() {
            return id;
        }
    }

    /**
     * Reads a request.
     *
     * @throws Refused if the line is none
     */
    static Request of(RequestLines.Line line) throws Refused {
        String place = "line " + line.number() + ": ";
        if (line.isTooLong()) {
            throw new Refused(
                    NullNode.getInstance(),
                    place + "longer than " + RequestLines.LONGEST + " bytes, " + EXPECTED
                            + " on a line, with data in files");
        }
        JsonNode read = read(line, place);
        if (!read.isObject()) {
            throw new Refused(
                    NullNode.getInstance(), place + shortened(read.toString()) + " is no object, " + EXPECTED);
        }
        JsonNode id = read.path("id").isMissingNode() ? NullNode.getInstance() : read.get("id");
        for (Map.Entry<String, JsonNode> entry : read.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                throw new Refused(
                        id,
                        place + "unknown key '" + shortened(entry.getKey()) + "', expected command, arguments or id");
            }
        }
        return new Request(id, arguments(read, id, place));
    }

    private static JsonNode read(RequestLines.Line line, String place) throws Refused {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.bytes()))
                    .toString();
            return MAPPER.readTree(text);
        } catch (CharacterCodingException malformed) {
            throw new Refused(NullNode.getInstance(), place + "not UTF-8, " + EXPECTED);
        } catch (JsonProcessingException malformed) {
            long column = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getColumnNr();
            throw new Refused(
                    NullNode.getInstance(),
                    place + "not JSON at column " + column + " (" + InvalidInput.oneLine(malformed.getOriginalMessage())
                            + "), " + EXPECTED);
        }
    }

    private static List<String> arguments(JsonNode read, JsonNode id, String place) throws Refused {
        JsonNode command = read.path("command");
        if (!command.isTextual() || command.textValue().isBlank()) {
            throw new Refused(id, place + "command is " + said(command) + ", expected the name of one, \"predict\"");
        }
        if (NOT_HERE.contains(command.textValue())) {
            throw new Refused(
                    id,
                    place + "command " + command.textValue() + " cannot be part of a batch, expected another command");
        }
        List<String> arguments = new ArrayList<>();
        arguments.add(command.textValue());
        JsonNode given = read.path("arguments");
        if (!given.isArray() && !given.isMissingNode()) {
            throw new Refused(id, place + "arguments is " + said(given) + ", expected a list of strings");
        }
        for (JsonNode argument : given) {
            if (!argument.isTextual()) {
                throw new Refused(
                        id,
                        place + "argument " + arguments.size() + " is " + said(argument)
                                + ", expected a string, as in \"0.1\"");
            }
            String text = argument.textValue();
            if (REQUESTS.matcher(text).matches() || isStandardOutput(text.substring(text.indexOf('=') + 1))) {
                throw new Refused(
                        id,
                        place + "argument " + shortened(text)
                                + ": requests and answers are on these streams, expected a file");
            }
            arguments.add(text);
        }
        return arguments;
    }

    private static boolean isStandardOutput(String text) {
        try {
            return AtomicFile.isStandardOutput(Path.of(text));
        } catch (InvalidPathException noFile) {
            return false;
        }
    }

    private static String said(JsonNode value) {
        return value.isMissingNode() ? "missing" : shortened(value.toString());
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
