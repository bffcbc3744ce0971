package org.fusionflow.cli.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * In place of the streams of the process: what a thread prints while it works for a request is kept for its answer, and what any other thread
 * prints goes to stderr, so that stdout holds answers alone.
 */
final class CapturedStreams implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Stream capturedOut = new Stream(err);
    private final Stream capturedErr = new Stream(err);

    CapturedStreams() {
        System.setOut(capturedOut);
        System.setErr(capturedErr);
    }

    /** What a command printed. */
    record Printed(int exitCode, String out, String err) {}

    /** Runs a command and keeps what it prints. */
    Printed of(IntSupplier command) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        capturedOut.begin(outBytes);
        capturedErr.begin(errBytes);
        try {
            int code = command.getAsInt();
            return new Printed(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            capturedOut.end();
            capturedErr.end();
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    /** A stream whose bytes go where the printing thread wants them. A print is handed on before another thread's begins. */
    private static final class Stream extends PrintStream {
        private final Switch to;

        Stream(OutputStream others) {
            this(new Switch(others));
        }

        private Stream(Switch to) {
            super(to, true, StandardCharsets.UTF_8);
            this.to = to;
        }

        void begin(ByteArrayOutputStream own) {
            to.own.set(own);
        }

        void end() {
            flush();
            to.own.remove();
        }

        /** Nothing that is kept gets lost; what happens to the lines of other threads is not this command's failure. */
        @Override
        public boolean checkError() {
            return false;
        }
    }

    private static final class Switch extends OutputStream {
        @SuppressWarnings("ThreadLocalUsage") // One for each of two streams, which live as long as the batch.
        private final ThreadLocal<@Nullable OutputStream> own = new ThreadLocal<>();

        private final OutputStream others;

        Switch(OutputStream others) {
            this.others = others;
        }

        private OutputStream target() {
            OutputStream mine = own.get();
            return mine == null ? others : mine;
        }

        @Override
        public void write(int one) throws IOException {
            target().write(one);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            target().write(from, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target().flush();
        }
    }
}
