package org.fusionflow.claims.formal;

/** A claim, or a part of it, of which a checker knows nothing; the message says which. */
public final class NotExportable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotExportable(String reason) {
        super(reason);
    }
}
