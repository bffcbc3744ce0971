package org.fusionflow.study.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.IoReason;
import org.fusionflow.data.file.LostOutput;
import org.fusionflow.data.file.OutputLock;

/**
 * A journal of finished jobs, kept beside the output of long work while it runs. Its first line identifies the work, its data and the program;
 * every other line is a finished job, with a checksum ({@link JournalLines}). A line counts once its line feed is written, so a run that is
 * killed loses only the jobs in progress; an incomplete last line is removed when the journal is opened again, and any other damage is refused.
 * Only one process at a time can hold an output. Links are followed to the output and never from the journal, and a file with the journal's
 * name that is none is left as it is.
 */
public final class Journal implements AutoCloseable {
    private static final String PROGRAM = "fusionflow ";
    private static final String KIND = PROGRAM + "journal 2";
    private static final int KIND_AT = 9;
    private static final String FIRST_KEY = "journal";

    /** What a power failure may cost: lines are forced to the disk this often, and not each, which takes longer than many a job. */
    private static final long UNFORCED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final OutputLock lock;
    private final JournalLines lines = new JournalLines();
    private final Map<Integer, Entry> finished = new TreeMap<>();
    private final FileChannel channel;
    private long forced = System.nanoTime();
    private Optional<LostOutput> lost = Optional.empty();

    /**
     * The entry of a finished job.
     *
     * @param outcome how it ended
     * @param csv its lines, each ended by a line feed
     */
    public record Entry(String outcome, String csv) {}

    /** The work of a journal. */
    public interface Work {
        /** The work and its data, such as a name and a hash. */
        String identity();

        /** The code of the program: numbers that another program computed are not mixed with its own. */
        String build();

        /** Number of jobs. */
        int jobs();

        /** What is wrong with a job's entry, such as the number of its cells; empty if nothing is. */
        Optional<String> problem(int job, Entry entry);
    }

    private Journal(Path file, OutputLock lock, Work work, boolean anew) throws IOException {
        this.file = file;
        this.lock = lock;
        long end = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? read(work, anew) : 0;
        if (end == 0) {
            byte[] first = lines.next(first(work));
            AtomicFile.write(file, out -> out.write(first));
            end = first.length;
        }
        channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        channel.truncate(end);
        channel.position(end);
    }

    /** The path of the journal of an output. */
    public static Path beside(Path output) {
        try {
            Path place = AtomicFile.place(output);
            return place.resolveSibling(place.getFileName() + ".partial");
        } catch (IOException nowhere) {
            throw new InvalidInput(output + ": cannot be found (" + IoReason.of(nowhere) + ")", nowhere);
        }
    }

    /**
     * Opens the journal of an output, or creates one.
     *
     * @param anew true to discard the entries of an interrupted run
     * @throws InvalidInput if it belongs to other work or another program or is damaged, if another process holds the output, or if a file that is
     *     no journal has its name
     * @throws LostOutput if it cannot be written
     */
    public static Journal open(Path output, Work work, boolean anew) {
        Path file = beside(output);
        if (AtomicFile.isInTheWay(file)) {
            throw foreign(file);
        }
        AtomicFile.check(file);
        OutputLock lock = OutputLock.of(output);
        try {
            return new Journal(file, lock, work, anew);
        } catch (IOException failed) {
            lock.close();
            throw new InvalidInput(file + ": cannot be opened (" + IoReason.of(failed) + ")", failed);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    private static InvalidInput foreign(Path file) {
        return new InvalidInput(
                file + ": is in the way of a journal of this name and not one of fusionflow's, expected that"
                        + " you move it or choose another output");
    }

    private static ObjectNode first(Work work) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(FIRST_KEY, KIND)
                .put("work", work.identity())
                .put("build", work.build())
                .put("jobs", work.jobs());
    }

    /** Reads the finished jobs and returns the end of the last complete line; 0 to start anew. */
    private long read(Work work, boolean anew) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String begin =
                new String(bytes, 0, Math.min(bytes.length, KIND_AT + KIND.length() * 2), StandardCharsets.UTF_8);
        if (!begin.startsWith("{\"" + FIRST_KEY + "\":\"" + PROGRAM, KIND_AT)) {
            throw foreign(file);
        }
        if (anew) {
            return 0;
        }
        List<JournalLines.Line> read = lines.read(file, bytes);
        if (read.isEmpty()) {
            throw JournalLines.damaged(file, 1, "found no whole line, expected one");
        }
        requireSame(read.get(0).object(), work);
        read.stream().skip(1).forEach(line -> add(line, work));
        return read.get(read.size() - 1).end();
    }

    private void requireSame(JsonNode found, Work work) {
        String rule = ", expected that you finish that run, choose another output, or start anew with --restart";
        if (!found.path("work").asText().equals(work.identity())
                || found.path("jobs").asInt() != work.jobs()
                || !found.path(FIRST_KEY).asText().equals(KIND)) {
            throw new InvalidInput(
                    file + ": is left from an interrupted run of another study, or of other data" + rule);
        }
        if (!found.path("build").asText().equals(work.build())) {
            throw new InvalidInput(file + ": is left from an interrupted run of another build of the program ("
                    + found.path("build").asText() + ", this is " + work.build() + ")" + rule);
        }
    }

    private void add(JournalLines.Line line, Work work) {
        JsonNode job = line.object().path("job");
        JsonNode outcome = line.object().path("outcome");
        JsonNode csv = line.object().path("csv");
        if (!job.isInt() || job.intValue() < 0 || job.intValue() >= work.jobs()) {
            throw JournalLines.damaged(
                    file, line.number(), "found job " + job + ", expected a number below " + work.jobs());
        }
        if (!outcome.isTextual() || !csv.isTextual()) {
            throw JournalLines.damaged(file, line.number(), "found no outcome or no rows, expected both");
        }
        Entry entry = new Entry(outcome.textValue(), csv.textValue());
        work.problem(job.intValue(), entry).ifPresent(problem -> {
            throw JournalLines.damaged(file, line.number(), problem);
        });
        if (finished.put(job.intValue(), entry) != null) {
            throw JournalLines.damaged(file, line.number(), "found job " + job + " again, expected each only once");
        }
    }

    /** The jobs that were finished when the journal was opened, by their number. */
    public Map<Integer, Entry> finished() {
        return Map.copyOf(finished);
    }

    /**
     * Adds a finished job; may be called from several threads.
     *
     * @throws LostOutput if it cannot be written, as on a full disk; the jobs before it stay
     */
    public synchronized void append(int job, Entry entry) {
        if (lost.isPresent()) {
            throw lost.get();
        }
        try {
            write(lines.next(JsonNodeFactory.instance
                    .objectNode()
                    .put("job", job)
                    .put("outcome", entry.outcome())
                    .put("csv", entry.csv())));
        } catch (IOException failed) {
            LostOutput why = new LostOutput(file, failed);
            lost = Optional.of(why);
            throw why;
        }
    }

    private void write(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (System.nanoTime() - forced > UNFORCED_NANOS) {
            channel.force(false);
            forced = System.nanoTime();
        }
    }

    /** Deletes the journal, after the output was written. */
    public void remove() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new LostOutput(file + ": cannot be deleted (" + IoReason.of(failed) + ")", failed);
        } finally {
            lock.close();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new LostOutput(file, failed);
        } finally {
            lock.close();
        }
    }
}
