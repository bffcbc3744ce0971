package org.fusionflow.data.file;

import java.io.IOException;
import java.nio.file.Path;

/** Reports that output could not be written, as on a full disk. The command line prints the message and ends with exit code 3. */
public final class LostOutput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line that names the file, the reason and what to do
     */
    public LostOutput(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message names the file and the reason that the system gives. */
    public LostOutput(Path file, IOException failed) {
        this(file + ": cannot be written (" + IoReason.of(failed) + ")", failed);
    }
}
