package org.fusionflow.claims.document;

import java.util.List;
import java.util.Optional;
import org.fusionflow.claims.document.Claim.Abbreviation;
import org.fusionflow.expression.Term;

/**
 * How the network of a claim is trained, as it was written.
 *
 * @param rates learning rates by the names of edges; 1 for the others
 * @param objective what gradient flow lowers; empty for the loss
 * @param starts lengths at the start by modality, in asymptotic statements; {@code u0} for the others
 */
public record ClaimTraining(List<Abbreviation> rates, Optional<Term> objective, List<Abbreviation> starts) {
    /** The plain gradient flow of the loss, from equal lengths. */
    public static final ClaimTraining PLAIN = new ClaimTraining(List.of(), Optional.empty(), List.of());

    public ClaimTraining {
        rates = List.copyOf(rates);
        starts = List.copyOf(starts);
    }

    public boolean isPlain() {
        return equals(PLAIN);
    }
}
