package org.fusionflow.claims.result;

import java.util.Optional;

/** Decides one claim that has been read and checked. */
public interface Decision {
    Finding decide();

    /** What shows that the finding is right, after it was made; empty if nothing is known that a certificate could be made of. */
    default Optional<Evidence> evidence() {
        return Optional.empty();
    }
}
