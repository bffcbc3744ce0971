package org.fusionflow.report.study.subject;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.study.ModalityStart;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.RandomStart;
import org.fusionflow.study.RandomStartPrediction;
import org.fusionflow.study.RecordedStart;
import org.fusionflow.study.run.Courses;
import org.fusionflow.study.run.Rectified;

/**
 * What the reduced system predicts from the weights with which a network starts, which need be neither aligned nor of the nominal scale.
 *
 * @param halfTimes one for each modality, in leaf order, each with one value for each seed; empty if there is no prediction
 * @param projectedAt flow time for each seed at which a deep network was projected onto aligned layers, until when it is trained in full, or of the
 *     recorded state; 0 for two layers, whose projection is exact
 * @param whyNot the reason why there is none, as the rest of a sentence that begins with the network; empty if there is one, or if the start is the
 *     one of the reduced flow
 */
public record OwnPrediction(List<SeedValues> halfTimes, SeedValues projectedAt, String whyNot) {
    /** Norms that differ by a smaller fraction are equal to rounding. */
    private static final double SAME_NORM = 1e-9;

    private static final OwnPrediction NOT_NEEDED = none("");

    /** Methods that follow the gradient, except for the size and the noise of their steps. */
    private static final Set<String> DESCENT = Set.of("flow", "gd", "sgd");

    public OwnPrediction {
        halfTimes = List.copyOf(halfTimes);
    }

    /** True if there are values. */
    public boolean exists() {
        return !halfTimes.isEmpty();
    }

    /** The prediction for all seeds of a network. */
    static OwnPrediction of(Courses.OfNetwork network, Problem problem) {
        NetworkSetup setup = network.setup();
        if (network.rectified().isPresent()) {
            return rectified(network, problem.names().size());
        }
        String whyNot = whyNot(network, problem);
        if (!whyNot.isEmpty()) {
            return none(whyNot);
        }
        if (network.isRecorded()) {
            return recorded(network, problem);
        }
        int modalities = problem.names().size();
        if (setup.isAligned()) {
            return setup.u0().isEmpty()
                    ? NOT_NEEDED
                    : new OwnPrediction(
                            IntStream.range(0, modalities)
                                    .mapToObj(m -> everySeed(
                                            network.reduced().halfTime(m),
                                            setup.seeds().size()))
                                    .toList(),
                            SeedValues.of(OptionalDouble.of(0)),
                            "");
        }
        List<Optional<RandomStartPrediction>> seeds = setup.seeds().parallelStream()
                .map(seed -> ofSeed(network, problem, seed))
                .toList();
        if (seeds.stream().anyMatch(Optional::isEmpty)) {
            return none("has no prediction of its own: its reduced system could not be integrated");
        }
        List<SeedValues> times = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            int modality = m;
            times.add(new SeedValues(seeds.stream()
                    .map(seed -> time(seed.orElseThrow().halfTimes().get(modality)))
                    .toList()));
        }
        SeedValues projected = new SeedValues(seeds.stream()
                .map(seed -> seed.orElseThrow().modalities().stream()
                        .mapToDouble(ModalityStart::projectedAt)
                        .max())
                .toList());
        return new OwnPrediction(times, projected, "");
    }

    /** The alignment law's contribution half times from each seed's own weights. */
    private static OwnPrediction rectified(Courses.OfNetwork network, int modalities) {
        Rectified rectified = network.rectified().orElseThrow();
        NetworkSetup setup = network.setup();
        boolean recorded = network.isRecorded();
        return rectified.hasTimes()
                ? new OwnPrediction(
                        IntStream.range(0, modalities)
                                .mapToObj(m -> new SeedValues(rectified.own().stream()
                                        .map(law -> law.orElseThrow().refinedTime(m))
                                        .toList()))
                                .toList(),
                        SeedValues.of(OptionalDouble.of(0)),
                        "")
                : none(
                        recorded
                                ? "was recorded elsewhere, so that its weights are not known: the alignment law predicts its plateaus, and its"
                                        + " times to leading order"
                                : "is trained by " + setup.method().name()
                                        + ", whose times are not those of the gradient flow: the alignment law predicts only its"
                                        + " plateaus");
    }

    /** From an early recorded state of each run; without one, it is compared with the reduced flow from the nominal start. */
    private static OwnPrediction recorded(Courses.OfNetwork network, Problem problem) {
        List<Optional<RecordedStart>> starts = network.recordings().stream()
                .map(run -> RecordedStart.of(problem, network.setup(), run, network.halfNorms()))
                .toList();
        if (starts.stream().anyMatch(Optional::isEmpty)) {
            return NOT_NEEDED;
        }
        return new OwnPrediction(
                IntStream.range(0, problem.names().size())
                        .mapToObj(m -> new SeedValues(starts.stream()
                                .map(start ->
                                        time(start.orElseThrow().halfTimes().get(m)))
                                .toList()))
                        .toList(),
                new SeedValues(starts.stream()
                        .map(start -> OptionalDouble.of(start.orElseThrow().time()))
                        .toList()),
                "");
    }

    private static OwnPrediction none(String whyNot) {
        return new OwnPrediction(List.of(), SeedValues.of(OptionalDouble.empty()), whyNot);
    }

    private static SeedValues everySeed(OptionalDouble time, int seeds) {
        return new SeedValues(Collections.nCopies(seeds, time));
    }

    private static Optional<RandomStartPrediction> ofSeed(Courses.OfNetwork network, Problem problem, long seed) {
        NetworkSetup setup = network.setup();
        RandomStart start = new RandomStart(
                problem.tree(),
                problem.moments(),
                setup.initialization(),
                setup.widths().get(0),
                setup.u0().orElse(problem.u0()),
                seed);
        try {
            return Optional.of(start.predict(network.halfNorms().norms(), RandomStart.Wait.FIRST, RandomStart.ALIGNED));
        } catch (NumericalFailure failed) {
            return Optional.empty();
        }
    }

    private static OptionalDouble time(Optional<LocatedTime> time) {
        return time.map(one -> OptionalDouble.of(one.time())).orElse(OptionalDouble.empty());
    }

    /** True if the study names norms to which the half times of a network refer. */
    private static boolean hasOwnNorms(Courses.OfNetwork network) {
        Vector own = network.halfNorms().norms();
        Vector theory = network.reduced().reference().halfNorms().norms();
        return own.minus(theory).norm() > SAME_NORM * theory.norm();
    }

    private static String whyNot(Courses.OfNetwork network, Problem problem) {
        NetworkSetup setup = network.setup();
        if (!setup.isLinear()) {
            return "is nonlinear: nothing is predicted for it";
        }
        if (!setup.heads().isEmpty()) {
            return "has several heads: nothing is predicted for it";
        }
        if (setup.loss() != OutputLoss.MSE || setup.weightDecay() > 0) {
            return "minimizes another loss: nothing is predicted for it";
        }
        if (!DESCENT.contains(setup.method().name())) {
            return "is trained by " + setup.method().name()
                    + ", which is not gradient descent: nothing is predicted for it";
        }
        if (setup.biases()) {
            return "has biases: nothing is predicted from its own start";
        }
        if (network.isRecorded()) {
            // Its weights are not known, but perhaps a state soon after its start.
            return "";
        }
        if (setup.isAligned()) {
            return hasOwnNorms(network)
                    ? "counts as half learned at norms of its own: nothing is predicted for these"
                    : "";
        }
        if (problem.moments().outputs() > 1) {
            return "starts at random, and for several outputs nothing is predicted from its own start";
        }
        if (!problem.remedies().movesPlainly() || !problem.remedies().keepsLoss()) {
            return "starts at random and is not trained plainly: nothing is predicted from its own start";
        }
        return setup.widths().size() == 1
                ? ""
                : "starts at random with unequal widths: nothing is predicted from its own start";
    }
}
