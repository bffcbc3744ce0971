package org.fusionflow.advise.forecast;

import java.util.List;
import org.fusionflow.architecture.FusionTree;

/**
 * A way to train as the choice sees it.
 *
 * @param curve its error on new data, the mean of the parts
 * @param parts the same on each pair of data to train on and to test with; all candidates of a choice have the same pairs in the same order
 * @param simplicity smaller for what takes less to set up
 */
public record Candidate(ErrorCurve curve, List<ErrorCurve> parts, int simplicity) {
    public Candidate {
        parts = List.copyOf(parts);
    }

    /** A candidate of several parts. */
    public Candidate(List<ErrorCurve> parts, int simplicity) {
        this(ErrorCurve.mean(parts), parts, simplicity);
    }

    /**
     * The simplicity of plain training: the number of layers on all edges together, which is the number of matrices that are set up, stored and trained. It
     * grows from early to late fusion.
     */
    public static int layers(FusionTree tree) {
        return tree.depth().value()
                + tree.children().stream().mapToInt(Candidate::layers).sum();
    }
}
