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
 * Standard output, or the stream for messages, that remembers why it could not be written: a {@link PrintStream} swallows errors. After every
 * command {@link #delivered} decides whether what was printed has arrived.
 */
public final class StandardOutput extends PrintStream {
    private final Remembering sink;
    private final Path descriptor;

    private StandardOutput(Remembering sink, Path descriptor) {
        super(sink, true, StandardCharsets.UTF_8);
        this.sink = sink;
        this.descriptor = descriptor;
    }

    /** Takes the place of both streams of the process. */
    public static void install() {
        System.setOut(to(new FileOutputStream(FileDescriptor.out), Path.of("/dev/fd/1")));
        System.setErr(to(new FileOutputStream(FileDescriptor.err), Path.of("/dev/fd/2")));
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
     * ({@code | head}); else one line on stderr says what failed. Messages that did not arrive on stderr count, too, unless it was closed on
     * purpose.
     */
    public static int delivered(int code) {
        Optional<String> lost = lost(System.out);
        lost.ifPresent(why -> ExitCode.complain(
                "standard output cannot be written" + why + ": what was printed is lost or incomplete",
                ExitCode.LOST_OUTPUT));
        boolean unsaid = lost(System.err)
                .filter(why -> !why.contains("Bad file descriptor"))
                .isPresent();
        return code <= ExitCode.DID_NOT_HOLD && (lost.isPresent() || unsaid) ? ExitCode.LOST_OUTPUT : code;
    }

    /** Why a stream lost something, in parentheses, or without words if it is not known; empty if it did not. */
    private static Optional<String> lost(PrintStream stream) {
        if (!stream.checkError()) {
            return Optional.empty();
        }
        return stream instanceof StandardOutput own
                ? own.readerHasGone() ? Optional.empty() : own.failure().map(why -> " (" + IoReason.of(why) + ")")
                : Optional.of("");
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
