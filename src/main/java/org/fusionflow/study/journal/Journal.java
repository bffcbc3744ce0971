package org.fusionflow.study.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fusionflow.architecture.InvalidInput;

/**
 * A journal of finished points, kept beside the output of long work while it runs. It has one JSON object in each line; the first line
 * identifies the work and the program. A line counts once its line feed is written, so a run that is killed loses only the points in progress;
 * an incomplete last line is removed when the journal is opened again. Only one process at a time can hold a journal.
 */
public final class Journal implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final FileChannel channel;
    private final String what;
    private final Map<Integer, Entry> finished = new TreeMap<>();

    /**
     * The entry of a finished point.
     *
     * @param outcome how it ended
     * @param csv its lines, each ended by a line feed
     */
    public record Entry(String outcome, String csv) {}

    private Journal(Path file, String what, FileChannel channel) {
        this.file = file;
        this.what = what;
        this.channel = channel;
    }

    /** The path of the journal of an output. */
    public static Path beside(Path csv) {
        return csv.resolveSibling(csv.getFileName() + ".partial");
    }

    /**
     * Opens the journal of an output, or creates one.
     *
     * @param what the work is, for messages: {@code sweep}
     * @param identity of work and program
     * @param points number of points of the work
     * @param anew true to discard the entries of an interrupted run
     * @throws InvalidInput if it belongs to other work or another program, if another process holds it, or if it cannot be written
     */
    public static Journal open(Path csv, String what, String identity, int points, boolean anew) {
        Path file = beside(csv);
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new InvalidInput(
                    file + ": cannot be opened (" + failed.getClass().getSimpleName() + ")", failed);
        }
        Journal journal = new Journal(file, what, channel);
        try {
            journal.lock();
            journal.read(identity, points, anew);
            return journal;
        } catch (IOException failed) {
            journal.close();
            throw new InvalidInput(file + ": cannot be read (" + failed.getMessage() + ")", failed);
        } catch (RuntimeException refused) {
            journal.close();
            throw refused;
        }
    }

    private void lock() throws IOException {
        boolean free;
        try {
            free = channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            free = false;
        }
        if (!free) {
            throw new InvalidInput(file + ": another run of a " + what + " is writing this output");
        }
    }

    /** Reads the complete lines and removes the rest. */
    private void read(String identity, int points, boolean anew) throws IOException {
        byte[] bytes = anew ? new byte[0] : Files.readAllBytes(file);
        int end = endOfLine(bytes, 0);
        if (end > 0) {
            requireSame(json(bytes, 0, end), identity);
            int start = end;
            for (end = endOfLine(bytes, start); end > start; end = endOfLine(bytes, start)) {
                if (!add(json(bytes, start, end), points)) {
                    break;
                }
                start = end;
            }
            end = start;
        }
        channel.truncate(end);
        channel.position(end);
        if (end == 0) {
            write(JsonNodeFactory.instance.objectNode().put(what, identity));
        }
    }

    /** Index after the next line feed; {@code start} if there is none. */
    private static int endOfLine(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return start;
    }

    private static Optional<JsonNode> json(byte[] bytes, int start, int end) throws IOException {
        try {
            return Optional.ofNullable(MAPPER.readTree(Arrays.copyOfRange(bytes, start, end)));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    private void requireSame(Optional<JsonNode> first, String identity) {
        String found = first.map(node -> node.path(what).asText()).orElse("");
        if (!found.equals(identity)) {
            throw new InvalidInput(file
                    + ": is left from an interrupted run of another " + what
                    + " or another version; expected that you finish that run, choose another"
                    + " output, or start anew with --restart");
        }
    }

    /** Adds the entry of a line. Returns false if the line is not a point of this work: a full disk or a power failure can leave such a line. */
    private boolean add(Optional<JsonNode> line, int points) {
        if (line.isEmpty()) {
            return false;
        }
        JsonNode point = line.get().path("point");
        JsonNode outcome = line.get().path("outcome");
        JsonNode rows = line.get().path("csv");
        boolean whole = point.isInt() && outcome.isTextual() && rows.isTextual();
        if (!whole || point.intValue() < 0 || point.intValue() >= points) {
            return false;
        }
        finished.put(point.intValue(), new Entry(outcome.textValue(), rows.textValue()));
        return true;
    }

    /** The points that were finished when the journal was opened, by their number. */
    public Map<Integer, Entry> finished() {
        return Map.copyOf(finished);
    }

    /** Adds a finished point; may be called from several threads. */
    public synchronized void append(int point, Entry rows) {
        try {
            write(JsonNodeFactory.instance
                    .objectNode()
                    .put("point", point)
                    .put("outcome", rows.outcome())
                    .put("csv", rows.csv()));
        } catch (IOException failed) {
            throw new InvalidInput(file + ": cannot be written (" + failed.getMessage() + ")", failed);
        }
    }

    private void write(ObjectNode line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Deletes the journal, after the output was written. */
    public void remove() {
        close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new InvalidInput(file + ": cannot be deleted (" + failed.getMessage() + ")", failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
