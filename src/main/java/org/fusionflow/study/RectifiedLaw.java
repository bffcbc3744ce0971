package org.fusionflow.study;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.AlignmentRequest;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;

/** The alignment law of a network that is trained: whether it has one, and what it says. */
public final class RectifiedLaw {
    private RectifiedLaw() {}

    /** Why there is no alignment law of a network, in words; empty if there is one. */
    public static Optional<String> refusal(Problem problem, NetworkSetup setup) {
        if (setup.isLinear()) {
            return Optional.of("its units are linear");
        }
        if (setup.biases() || !setup.heads().isEmpty()) {
            return Optional.of("the alignment law is of networks without biases and without heads of their own");
        }
        if (setup.loss() != OutputLoss.MSE) {
            return Optional.of("the alignment law is of the mean squared error");
        }
        if (!problem.remedies().isNone() || setup.weightDecay(problem.remedies()) > 0) {
            return Optional.of("the alignment law is of plain training, without remedies and weight decay");
        }
        if (problem.data().samples().isEmpty()
                || problem.data().samples().get().outputs() > 1) {
            return Optional.of("the alignment law takes samples of one output");
        }
        try {
            AlignmentRequest.requireCovered(problem.tree());
        } catch (InvalidInput notCovered) {
            return Optional.of(String.valueOf(notCovered.getMessage()));
        }
        return Optional.empty();
    }

    /** The law of a network; empty if there is none, see {@link #refusal}. Takes seconds where a branch has three inputs or more. */
    public static Optional<AlignmentLaw> of(Problem problem, NetworkSetup setup) {
        return refusal(problem, setup).isPresent()
                ? Optional.empty()
                : problem.data()
                        .samples()
                        .map(samples -> AlignmentLaw.of(new AlignmentRequest(
                                problem.tree(),
                                samples,
                                setup.activation().slope(),
                                setup.u0().orElse(problem.u0()))));
    }

    /** Contributions of the modalities on the law's last plateau, in leaf order; empty if nothing is learned. */
    public static Optional<Vector> plateau(AlignmentLaw law) {
        List<GreedyEvent> events = law.events();
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.get(events.size() - 1).contributions());
    }
}
