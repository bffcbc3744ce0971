package org.fusionflow.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.network.method.ConstantRate;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.method.PlainStep;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.AlignmentRequest;
import org.fusionflow.reduced.alignment.NotLearned;
import org.fusionflow.reduced.alignment.greedy.GreedyEvent;

/** The alignment law of a network that is trained: whether it has one, and what it says. */
public final class RectifiedLaw {
    /** With more inputs the search for maxima takes minutes. */
    private static final int MOST_INPUTS = 8;

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
        if (problem.data().samples().isEmpty() || problem.data().samples().get().outputs() > 1) {
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

    /** True if a network follows the gradient flow, or gradient descent of a constant rate, and its branches have one width: the law gives its times. */
    public static boolean hasTimes(TrainingPlan plan) {
        return plan.design().isPlain()
                && (plan.method() instanceof GradientFlow || rate(plan).isPresent());
    }

    private static OptionalDouble rate(TrainingPlan plan) {
        Optional<Descent> steps = Descent.of(plan.method())
                .filter(descent -> descent.rule() instanceof PlainStep
                        && descent.batching().isEmpty()
                        && descent.schedule() instanceof ConstantRate);
        return steps.isPresent() ? OptionalDouble.of(steps.get().schedule().rate(0)) : OptionalDouble.empty();
    }

    /**
     * The law with half times of one network's own weights; empty if the law does not give its times.
     *
     * @param law of the network
     * @param plan of its run
     */
    public static Optional<AlignmentLaw> refined(AlignmentLaw law, TrainingPlan plan) {
        return hasTimes(plan) ? Optional.of(law.from(Simulator.initialWeights(plan), rate(plan))) : Optional.empty();
    }

    /** True if the law of a problem takes no longer than training. */
    public static boolean isQuick(Problem problem) {
        return problem.moments().modalities().inputs() <= MOST_INPUTS;
    }

    /** The last plateau of a network's law, where it is known at once; empty where the law would take longer than training. */
    public static Optional<LearnedContributions.Plateau> quickPlateau(Problem problem, NetworkSetup setup) {
        return isQuick(problem) ? of(problem, setup).flatMap(RectifiedLaw::plateau) : Optional.empty();
    }

    /** The law's last plateau; empty if nothing is learned. */
    public static Optional<LearnedContributions.Plateau> plateau(AlignmentLaw law) {
        List<GreedyEvent> events = law.events();
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new LearnedContributions.Plateau(
                        events.get(events.size() - 1).contributions(),
                        law.finalLoss(),
                        law.notLearned().stream().collect(Collectors.toMap(NotLearned::modality, NotLearned::reason))));
    }
}
