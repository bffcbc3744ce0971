package org.fusionflow.claims.certificate;

/** A claim that cannot be written as a certificate, with the reason. */
final class NotExportable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotExportable(String reason) {
        super(reason);
    }
}
