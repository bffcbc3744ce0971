package org.fusionflow.study.run;

import java.util.List;
import java.util.Optional;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.reduced.alignment.AlignmentLaw;

/**
 * What the alignment law says of a network of rectified units, and what its runs did.
 *
 * @param law of the network
 * @param own the law with half times of each seed's own weights; empty for methods that do not follow the gradient flow, and for
 *     runs that were recorded elsewhere, whose weights are not known
 * @param learned when each seed learned each modality
 * @param histories contributions of each seed over time
 */
public record Rectified(
        AlignmentLaw law,
        List<Optional<AlignmentLaw>> own,
        List<LearnedContributions> learned,
        List<ContributionHistory> histories) {
    public Rectified {
        own = List.copyOf(own);
        learned = List.copyOf(learned);
        histories = List.copyOf(histories);
    }

    /** True if the law gives the times of every seed from its own weights. */
    public boolean hasTimes() {
        return own.stream().allMatch(Optional::isPresent);
    }
}
