package org.fusionflow.study.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** What a power failure may cost: lines are forced to the disk this often, and not each, which takes longer than many a job. */
    private static final long UNFORCED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final OutputLock lock;
    private final JournalLines lines;
    private Map<Integer, Entry> finished;
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
        JournalContent content = JournalContent.of(file, work, anew);
        lines = content.lines();
        finished = content.finished();
        long end = content.end();
        if (end == 0) {
            byte[] first = lines.next(JournalContent.first(work));
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
            throw JournalContent.foreign(file);
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

    /**
     * The numbers of the jobs that the journal of an output holds now; another process may be writing it.
     *
     * @throws InvalidInput if it belongs to other work or another program, or is damaged
     */
    public static Set<Integer> peek(Path output, Work work) {
        Path file = beside(output);
        try {
            return JournalContent.of(file, work, false).finished().keySet();
        } catch (IOException failed) {
            throw new InvalidInput(file + ": cannot be read (" + IoReason.of(failed) + ")", failed);
        }
    }

    /** The jobs that were finished when the journal was opened, by their number. They are handed over: the journal does not hold them any more. */
    public Map<Integer, Entry> takeFinished() {
        Map<Integer, Entry> taken = finished;
        finished = Map.of();
        return taken;
    }

    /**
     * Adds a finished job; may be called from several threads.
     *
     * @throws LostOutput if it cannot be written, as on a full disk; the jobs before it stay
     */
    public void append(int job, Entry entry) {
        if (write(job, entry)) {
            try {
                // Outside of the lock: forcing takes as long as many jobs, and only one thread is to wait for the disk.
                channel.force(false);
            } catch (IOException failed) {
                throw lose(failed);
            }
        }
    }

    /** Writes a line; true if it is time to force what is written. After a failure nothing more is written: a line may have been cut. */
    private synchronized boolean write(int job, Entry entry) {
        if (lost.isPresent()) {
            throw lost.get();
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.next(JsonNodeFactory.instance
                .objectNode()
                .put("job", job)
                .put("outcome", entry.outcome())
                .put("csv", entry.csv())));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failed) {
            throw lose(failed);
        }
        boolean due = System.nanoTime() - forced > UNFORCED_NANOS;
        if (due) {
            forced = System.nanoTime();
        }
        return due;
    }

    private synchronized LostOutput lose(IOException failed) {
        LostOutput why = new LostOutput(file, failed);
        lost = Optional.of(why);
        return why;
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
