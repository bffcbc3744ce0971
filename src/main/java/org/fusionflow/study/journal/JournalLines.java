package org.fusionflow.study.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.fusionflow.architecture.InvalidInput;

/**
 * The lines of a journal. A line is a checksum of eight hexadecimal digits, a blank and a JSON object. The checksum is that of the object and of
 * the checksum before it, so a line that is changed, doubled, moved or missing shows, except at the end.
 */
final class JournalLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 8;
    private static final int CHUNK = 1 << 16;

    /** Where a file of journal lines begins: the checksum of the first line covers nothing before it. */
    private static final String BEGIN = "";

    private String last = BEGIN;

    /**
     * A line that was read.
     *
     * @param number from 1
     * @param end index of the byte after its line feed
     */
    record Line(int number, JsonNode object, long end) {}

    /** The bytes of the next line. */
    byte[] next(ObjectNode object) {
        String text = text(object);
        last = checksum(last, text);
        return (last + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ObjectNode object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String checksum(String before, String text) {
        CRC32C sum = new CRC32C();
        sum.update(before.getBytes(StandardCharsets.UTF_8));
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HEX.toHexDigits((int) sum.getValue());
    }

    /**
     * Reads the lines of a file one after the other, after which {@link #next} goes on. A last line without line feed was being written when a run
     * ended, and is left out.
     *
     * @param line receives each line
     * @throws InvalidInput that names the line that is damaged, and what to do
     */
    void read(Path file, InputStream bytes, Consumer<Line> line) throws IOException {
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int number = 0;
        long end = 0;
        for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
            int start = 0;
            for (int i = 0; i < count; i++) {
                if (chunk[i] == '\n') {
                    open.write(chunk, start, i - start);
                    end += open.size() + 1;
                    line.accept(read(file, open.toByteArray(), ++number, end));
                    open.reset();
                    start = i + 1;
                }
            }
            open.write(chunk, start, count - start);
        }
    }

    private Line read(Path file, byte[] line, int number, long end) {
        // Latin letters for the checksum, so that bytes that are not UTF-8 are not taken for others.
        String found = new String(line, 0, Math.min(DIGITS, line.length), StandardCharsets.ISO_8859_1);
        if (line.length <= DIGITS || line[DIGITS] != ' ') {
            throw damaged(file, number, "found no checksum, expected one of eight hexadecimal digits");
        }
        CRC32C sum = new CRC32C();
        sum.update(last.getBytes(StandardCharsets.UTF_8));
        sum.update(line, DIGITS + 1, line.length - DIGITS - 1);
        String expected = HEX.toHexDigits((int) sum.getValue());
        if (!found.equals(expected)) {
            throw damaged(file, number, "found the checksum " + shown(found) + ", expected " + expected);
        }
        last = expected;
        try {
            return new Line(number, MAPPER.readTree(line, DIGITS + 1, line.length - DIGITS - 1), end);
        } catch (IOException malformed) {
            throw damaged(file, number, "found no JSON object, expected one");
        }
    }

    private static String shown(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    /** The error of a line that is not as it was written. */
    static InvalidInput damaged(Path file, int number, String what) {
        return new InvalidInput(
                file + ", line " + number + ": " + what + "; the journal of an interrupted run is damaged: "
                        + (number == 1
                                ? "start anew with --restart"
                                : "remove this line and all after it to go on from those before it, or start anew with --restart"));
    }
}
