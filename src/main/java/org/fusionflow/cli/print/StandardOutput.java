package org.fusionflow.cli.print;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.IoReason;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it could not be written: a {@link PrintStream} swallows errors. After every command {@link #delivered}
 * decides whether what was printed has arrived.
 */
public final class StandardOutput extends PrintStream {
    private final Remembering sink;
    private final Path descriptor;

    private StandardOutput(Remembering sink, Path descriptor) {
        super(sink, true, StandardCharsets.UTF_8);
        this.sink = sink;
        this.descriptor = descriptor;
    }

    /** Standard output of the process. */
    public static StandardOutput ofProcess() {
        return to(new FileOutputStream(FileDescriptor.out), Path.of("/dev/fd/1"));
    }

    /**
     * @param descriptor path of the stream, which tells whether it is a pipe
     */
    static StandardOutput to(OutputStream out, Path descriptor) {
        return new StandardOutput(new Remembering(new BufferedOutputStream(out)), descriptor);
    }

    /** The first failure; empty if there was none. */
    private Optional<IOException> failure() {
        return Optional.ofNullable(sink.failure);
    }

    private boolean readerHasGone() {
        return failure()
                .filter(why -> AtomicFile.readerHasGone(descriptor, why))
                .isPresent();
    }

    /**
     * The exit code of a command that is done: its own if everything that it printed was written, or if the reader of a pipe had enough
     * ({@code | head}); else one line on stderr says what failed.
     */
    public static int delivered(int code) {
        PrintStream out = System.out;
        if (!out.checkError()) {
            return code;
        }
        Optional<IOException> why = Optional.empty();
        if (out instanceof StandardOutput own) {
            if (own.readerHasGone()) {
                return code;
            }
            why = own.failure();
        }
        ExitCode.complain(
                "standard output cannot be written"
                        + why.map(w -> " (" + IoReason.of(w) + ")").orElse("")
                        + ": what was printed is lost or incomplete",
                ExitCode.LOST_OUTPUT);
        return Math.max(code, ExitCode.LOST_OUTPUT);
    }

    /**
     * For a command one of whose files may be standard output: if it is, what the command prints goes to stderr until this is closed.
     *
     * @param outputs the files
     * @param json true if the command was asked for a document on standard output
     * @throws InvalidInput if both were asked for
     */
    public static Diversion divertedFrom(Iterable<Path> outputs, boolean json) {
        for (Path output : outputs) {
            if (AtomicFile.isStandardOutput(output)) {
                if (json) {
                    throw new InvalidInput("--json and " + output
                            + ": both go to standard output, expected another file for one of them");
                }
                return new Diversion(true);
            }
        }
        return new Diversion(false);
    }

    /** Standard output that is kept free for a file. */
    public static final class Diversion implements AutoCloseable {
        private final PrintStream out = System.out;

        private Diversion(boolean needed) {
            if (needed) {
                out.flush();
                System.setOut(System.err);
            }
        }

        @Override
        public void close() {
            System.out.flush();
            System.setOut(out);
        }
    }

    /** Remembers the first failure. */
    private static final class Remembering extends FilterOutputStream {
        private volatile @Nullable IOException failure;

        Remembering(OutputStream out) {
            super(out);
        }

        private IOException remembered(IOException failed) {
            if (failure == null) {
                failure = failed;
            }
            return failed;
        }

        @Override
        public void write(int one) throws IOException {
            try {
                out.write(one);
            } catch (IOException failed) {
                throw remembered(failed);
            }
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            try {
                out.write(from, offset, length);
            } catch (IOException failed) {
                throw remembered(failed);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException failed) {
                throw remembered(failed);
            }
        }
    }
}
