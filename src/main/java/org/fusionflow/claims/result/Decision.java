package org.fusionflow.claims.result;

import java.util.Optional;
import org.fusionflow.claims.solver.Question;

/** Decides one claim that has been read and checked. */
public interface Decision {
    Finding decide();

    /** What was left open, for an outside solver; empty if nothing was, or if it cannot be stated. */
    default Optional<Question> question() {
        return Optional.empty();
    }

    /** What shows that the finding is right, after it was made; empty if nothing is known that a certificate could be made of. */
    default Optional<Evidence> evidence() {
        return Optional.empty();
    }
}
