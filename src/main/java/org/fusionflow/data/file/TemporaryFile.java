package org.fusionflow.data.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A hidden file beside the one that it replaces when it is complete. It is locked while it is written; the lock ends with its process, however
 * that ends. So the next run that writes the same file can tell that a temporary file is left over, and removes it.
 */
final class TemporaryFile implements AutoCloseable {
    /** Files of this process. Opening one again and closing it would end its lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    /** Characters of the target's name that are kept: a file name has at most 255 bytes, a character up to four. */
    private static final int NAME_LENGTH = 50;

    private static final int MOST_TRIES = 9;

    /** Says whose it is: a user's own {@code .notes.2024-11.tmp} must not look like one. */
    private static final String OURS = "fusionflow-";

    private static final Pattern OWNER_AND_TIME = Pattern.compile(OURS + "[0-9]+-[0-9a-f]{16}\\.tmp");

    private final Path path;
    private final FileChannel channel;

    private TemporaryFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates an empty one, and removes those that stopped runs left for this target. */
    static TemporaryFile beside(Path target) throws IOException {
        removeLeft(target);
        for (int tries = 1; ; tries++) {
            // Not Files.createTempFile: that one is readable by its owner only, and the result should follow the umask.
            Path path = target.resolveSibling(prefix(target)
                    + OURS
                    + ProcessHandle.current().pid()
                    + String.format(Locale.ROOT, "-%016x.tmp", System.nanoTime()));
            OWN.add(path);
            try {
                FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                if (isHeld(channel, path) || tries == MOST_TRIES) {
                    return new TemporaryFile(path, channel);
                }
                channel.close();
            } catch (IOException failed) {
                OWN.remove(path);
                throw failed;
            }
            OWN.remove(path);
        }
    }

    /** False if another process found the new file before it was locked, and took it for one that is left over. */
    private static boolean isHeld(FileChannel channel, Path path) {
        try {
            if (channel.tryLock() == null) {
                return false;
            }
        } catch (IOException | OverlappingFileLockException noLocksHere) {
            // Then nobody can lock it, and it is never taken for one that is left over.
            return true;
        }
        return Files.exists(path);
    }

    private static String prefix(Path target) {
        String name = String.valueOf(target.getFileName());
        boolean cut = name.codePointCount(0, name.length()) > NAME_LENGTH;
        return "." + (cut ? name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH)) : name) + ".";
    }

    private static void removeLeft(Path target) throws IOException {
        String prefix = prefix(target);
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                folder,
                file -> file.getFileName().toString().startsWith(prefix)
                        && OWNER_AND_TIME
                                .matcher(file.getFileName().toString().substring(prefix.length()))
                                .matches())) {
            for (Path file : left) {
                if (!OWN.contains(target.resolveSibling(file.getFileName()))
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    removeUnlocked(file);
                }
            }
        }
    }

    private static void removeUnlocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException notOurs) {
            // It belongs to another user, its run has just finished with it, or there are no locks here.
            return;
        }
    }

    /** Writes to the file; closing the stream is of no account. */
    OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /** Replaces the target. The content is on the disk before that, so that a power failure leaves the old file or the new one. */
    void moveTo(Path target) throws IOException {
        channel.force(true);
        if (Files.exists(target)) {
            try {
                Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(target));
            } catch (IOException | UnsupportedOperationException notHere) {
                // The new file then has the permissions of any new file.
            }
        }
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes the file unless it has replaced its target. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(path);
        } finally {
            OWN.remove(path);
            channel.close();
        }
    }
}
