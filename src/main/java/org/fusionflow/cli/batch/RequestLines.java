package org.fusionflow.cli.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines that end with a line feed, or at the end of the stream, of bounded length. */
final class RequestLines {
    /** Longest line, in bytes. Requests name files and do not hold data. */
    static final int LONGEST = 1 << 20;

    private final InputStream in;
    private long number;

    RequestLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * A line.
     *
     * @param number counted from 1, blank lines included
     * @param bytes in UTF-8, without the line end
     * @param isTooLong true if only its first {@value RequestLines#LONGEST} bytes are kept
     */
    @SuppressWarnings("ArrayRecordComponent") // Made here, and read once.
    record Line(long number, byte[] bytes, boolean isTooLong) {}

    /** The next line; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        boolean isTooLong = false;
        int one = in.read();
        if (one < 0) {
            return Optional.empty();
        }
        while (one >= 0 && one != '\n') {
            if (bytes.size() < LONGEST) {
                bytes.write(one);
            } else {
                isTooLong = true;
            }
            one = in.read();
        }
        number++;
        return Optional.of(new Line(number, bytes.toByteArray(), isTooLong));
    }
}
