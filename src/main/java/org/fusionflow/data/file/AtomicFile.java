package org.fusionflow.data.file;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.fusionflow.architecture.InvalidInput;

/**
 * Writes a file completely or not at all. The content goes to a {@link TemporaryFile}, which then replaces the target in one step: a reader
 * never sees a partial file, and a failure leaves the old file unchanged. A symbolic link stays a link. A target that is not an ordinary file is
 * a stream that is written to directly: {@code -} or {@code /dev/stdout} for standard output, another descriptor, a pipe or a device.
 */
public final class AtomicFile {
    /** Standard output, under whatever name it was given. */
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private static final int MOST_LINKS = 40;
    private static final int FILE_TYPE = 0170000;
    private static final Set<Integer> PIPE_OR_SOCKET = Set.of(0010000, 0140000);

    /** The content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything; the stream is buffered and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file. A pipe whose reader has gone is no failure: the reader has what it wanted.
     *
     * @throws InvalidInput if the target cannot be written at all, as {@link #check} finds out
     * @throws LostOutput if writing fails, as on a full disk; nothing is left behind
     */
    public static void write(Path target, Content content) {
        check(target);
        try {
            Path place = place(target);
            if (isStream(target)) {
                writeTo(place, content);
                return;
            }
            try (TemporaryFile temporary = TemporaryFile.beside(place)) {
                OutputStream out = new BufferedOutputStream(temporary.stream());
                content.writeTo(out);
                out.flush();
                temporary.moveTo(place);
            }
        } catch (IOException failed) {
            throw new LostOutput(target, failed);
        }
    }

    private static void writeTo(Path stream, Content content) throws IOException {
        boolean standard = isStandardOutput(stream);
        // A descriptor may lead to a file, whose contents must not be truncated.
        OutputStream opened = standard
                ? new FileOutputStream(FileDescriptor.out)
                : Files.newOutputStream(stream, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        OutputStream out = new BufferedOutputStream(opened);
        try {
            content.writeTo(out);
            out.flush();
        } catch (IOException failed) {
            if (!readerHasGone(stream, failed)) {
                throw failed;
            }
        } finally {
            if (!standard) {
                opened.close();
            }
        }
    }

    /** True if writing to a stream failed because it is a pipe or socket whose other end was closed. */
    public static boolean readerHasGone(Path stream, IOException failed) {
        String reason = String.valueOf(failed.getMessage());
        if (reason.contains("Broken pipe")) {
            return true;
        }
        try {
            // The reason may be in another language. Else a pipe fails only if it was set not to wait for its reader.
            Object mode = Files.getAttribute(stream, "unix:mode");
            return mode instanceof Integer bits
                    && PIPE_OR_SOCKET.contains(bits & FILE_TYPE)
                    && !reason.contains("temporarily unavailable");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    /**
     * Refuses a target that {@link #write} would refuse, before long work is done for it. Nothing is written; temporary files that stopped runs
     * left for this target are removed.
     *
     * @throws InvalidInput if the target is a directory, its folder does not exist, or permission is missing
     * @throws LostOutput if the file system takes no file, as when it is full
     */
    public static void check(Path target) {
        if (Files.isDirectory(target)) {
            throw new InvalidInput(target + ": expected a file to write, this is a directory");
        }
        try {
            if (isStream(target)) {
                if (!isStandardOutput(target) && !Files.isWritable(target)) {
                    throw new AccessDeniedException(target.toString());
                }
                return;
            }
            Path place = place(target);
            Path directory = place.getParent();
            if (directory == null || !Files.isDirectory(directory)) {
                throw new InvalidInput(target + ": the directory " + directory + " does not exist");
            }
            if (!Files.isWritable(Files.exists(place) ? place : directory)) {
                throw new AccessDeniedException(target.toString());
            }
            requireName(target, place);
            TemporaryFile.beside(place).close();
        } catch (AccessDeniedException denied) {
            throw new InvalidInput(target + ": no permission to write it", denied);
        } catch (NoSuchFileException | FileSystemLoopException noPlace) {
            throw new InvalidInput(target + ": cannot be written (" + IoReason.of(noPlace) + ")", noPlace);
        } catch (IOException failed) {
            throw new LostOutput(target, failed);
        }
    }

    /** A name that is too long, for one, shows when its file is looked for. */
    private static void requireName(Path target, Path place) throws IOException {
        try {
            Files.readAttributes(place, BasicFileAttributes.class);
        } catch (NoSuchFileException | AccessDeniedException otherwiseFine) {
            return;
        } catch (FileSystemException impossible) {
            throw new InvalidInput(target + ": cannot be written (" + IoReason.of(impossible) + ")", impossible);
        }
    }

    /** True for {@code -} and for the names of this process's standard output. */
    public static boolean isStandardOutput(Path target) {
        if (target.toString().equals("-")) {
            return true;
        }
        try {
            return place(target).equals(STANDARD_OUTPUT);
        } catch (IOException nowhere) {
            return false;
        }
    }

    /** True for standard output, another descriptor, a pipe or a device, beside which no other file can be kept. */
    public static boolean isStream(Path target) {
        try {
            Path place = place(target);
            return place.equals(STANDARD_OUTPUT)
                    || isDescriptor(place)
                    || (Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place));
        } catch (IOException nowhere) {
            return false;
        }
    }

    /** True if a link, a folder or a device has this name, which a file of the program's own must not replace or follow. */
    public static boolean isInTheWay(Path own) {
        try {
            return !Files.readAttributes(own, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        } catch (IOException notThere) {
            return false;
        }
    }

    /**
     * The path of a file without links, also of a file that does not exist yet: two targets are the same file if these paths are equal.
     *
     * @throws IOException if the links lead in a circle
     */
    public static Path place(Path target) throws IOException {
        if (target.toString().equals("-")) {
            return STANDARD_OUTPUT;
        }
        Path at = target;
        for (int links = 0; links < MOST_LINKS; links++) {
            Path full = at.toAbsolutePath();
            Path folder = full.getParent();
            if (folder == null) {
                return full;
            }
            Path here =
                    (Files.isDirectory(folder) ? folder.toRealPath() : folder.normalize()).resolve(full.getFileName());
            if (here.equals(STANDARD_OUTPUT) || isOwnDescriptor(here, "1")) {
                return STANDARD_OUTPUT;
            }
            // What a descriptor leads to may have no path.
            if (isDescriptor(here) || !Files.isSymbolicLink(here)) {
                return here;
            }
            at = here.resolveSibling(Files.readSymbolicLink(here));
        }
        throw new FileSystemLoopException(target.toString());
    }

    private static boolean isOwnDescriptor(Path place, String number) {
        return place.equals(Path.of("/dev/fd", number))
                || place.equals(
                        Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd", number));
    }

    private static boolean isDescriptor(Path place) {
        return place.startsWith("/dev/fd")
                || place.equals(Path.of("/dev/stderr"))
                || (place.startsWith("/proc")
                        && place.getNameCount() == 4
                        && place.getName(2).endsWith("fd"));
    }
}
