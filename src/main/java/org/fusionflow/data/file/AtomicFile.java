package org.fusionflow.data.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.fusionflow.architecture.InvalidInput;

/**
 * Writes a file completely or not at all. The content goes to a hidden file beside the target, which is then moved over the target in one
 * step: a reader never sees a partial file, and a failure leaves the old file unchanged. A symbolic link stays a link; a target that is not
 * an ordinary file, such as {@code /dev/stdout}, is written to directly.
 */
public final class AtomicFile {
    /** The content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything; the stream is buffered and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * @throws InvalidInput if the target cannot be written; nothing is left behind
     */
    public static void write(Path target, Content content) {
        try {
            check(target);
            // Before links are followed: what /dev/stdout leads to has no path where it is a pipe.
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                    content.writeTo(out);
                }
                return;
            }
            writeBeside(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), content);
        } catch (AccessDeniedException denied) {
            throw new InvalidInput(target + ": no permission to write it", denied);
        } catch (IOException failed) {
            throw new InvalidInput(target + ": cannot be written (" + reason(failed) + ")", failed);
        }
    }

    /**
     * Refuses a target that {@link #write} would refuse, before long work is done for it. Nothing is written.
     *
     * @throws InvalidInput if the target is a directory, its folder does not exist, or permission is missing
     */
    public static void check(Path target) {
        if (Files.isDirectory(target)) {
            throw new InvalidInput(target + ": expected a file to write, this is a directory");
        }
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new InvalidInput(target + ": the directory " + directory + " does not exist");
        }
        if (!Files.isWritable(Files.exists(target) ? target : directory)) {
            throw new InvalidInput(target + ": no permission to write it");
        }
    }

    private static void writeBeside(Path file, Content content) throws IOException {
        // Not Files.createTempFile: that one is readable by its owner only, and the result should follow the umask.
        Path temporary = file.resolveSibling("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                content.writeTo(out);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException notHere) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String reason(IOException failed) {
        if (failed instanceof FileSystemException system) {
            // Without a reason its message is only the name of our temporary file.
            return system.getReason() == null ? "the file system refuses it" : system.getReason();
        }
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }
}
