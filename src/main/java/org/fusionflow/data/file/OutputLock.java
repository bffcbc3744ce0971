package org.fusionflow.data.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fusionflow.architecture.InvalidInput;

/**
 * Holds an output for one process at a time, by a lock on a file of its own beside the output, {@code NAME.lock}, which says who holds it. The
 * lock ends with its process, however that ends; the file is removed when the lock is closed, or taken over by the next run.
 *
 * <p>A system ends the lock as soon as its process closes any descriptor of the file, so a process opens it only once.
 */
public final class OutputLock implements AutoCloseable {
    private static final String OURS = "fusionflow, ";

    /** Written into a lock file after its path was removed, for a process that opened it before. */
    private static final String REMOVED = OURS + "removed";

    private static final int LONGEST = 1000;
    private static final int TRIES = 50;
    private static final int WAIT_MILLIS = 20;

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private OutputLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks an output; links are followed.
     *
     * @throws InvalidInput if another run holds it, or another file is in the way of the lock
     * @throws LostOutput if the file system takes no lock
     */
    public static OutputLock of(Path output) {
        Path file = output;
        try {
            Path place = AtomicFile.place(output);
            file = place.resolveSibling(place.getFileName() + ".lock");
            if (!HELD.add(file)) {
                throw new InvalidInput(output + ": this process is writing this output already");
            }
            try {
                return new OutputLock(file, locked(output, file));
            } catch (IOException | RuntimeException refused) {
                HELD.remove(file);
                throw refused;
            }
        } catch (IOException failed) {
            throw new LostOutput(file + ": cannot be locked (" + IoReason.of(failed) + ")", failed);
        }
    }

    private static FileChannel locked(Path output, Path file) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            if (AtomicFile.isInTheWay(file)) {
                throw foreign(file);
            }
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            boolean kept = false;
            try {
                boolean free = channel.tryLock() != null;
                String text = text(channel);
                if (!text.isEmpty() && !text.startsWith(OURS)) {
                    throw foreign(file);
                }
                if (free && !text.equals(REMOVED)) {
                    kept = true;
                    write(channel, holder());
                    return channel;
                }
                // Whoever holds it writes its name at once, and has let go of it if it is removed.
                if (!free && (text.length() > OURS.length() || tries == TRIES - 1) && !text.equals(REMOVED)) {
                    throw new InvalidInput(output + ": another run is writing this output"
                            + (text.isEmpty() ? "" : " (" + text.strip() + ")")
                            + ", expected that you wait for it or choose another output");
                }
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
            pause();
        }
        throw new InvalidInput(output + ": other runs are writing this output, expected that you choose another");
    }

    private static InvalidInput foreign(Path file) {
        return new InvalidInput(
                file + ": is in the way of a lock of this name and not one of fusionflow's, expected that"
                        + " you move it or choose another output");
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static String holder() {
        String host = "";
        try {
            host = " on "
                    + Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            // The number of the process then has to do.
        }
        return OURS + "process " + ProcessHandle.current().pid() + host + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Who holds a lock is only for people: on a full disk the file stays empty. */
    private static void write(FileChannel channel, String text) throws IOException {
        try {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            channel.truncate(text.getBytes(StandardCharsets.UTF_8).length);
        } catch (IOException full) {
            channel.truncate(0);
        }
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            Files.deleteIfExists(file);
            write(channel, REMOVED);
        } catch (IOException left) {
            // The next run takes the file over.
            return;
        } finally {
            HELD.remove(file);
        }
    }
}
