package org.fusionflow.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.record.Observables;
import org.fusionflow.network.record.WeightRecorder;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.NamedNetwork;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.PredictedWatch;
import org.fusionflow.study.StudyProgress;

/** Predicts a problem and trains its networks over their seeds, in parallel, with results that do not depend on that. */
final class EnsembleRun {
    /** Points of a recorded curve. */
    private static final int POINTS = 241;

    /** Recorded curves go on for this multiple of the last half time. */
    private static final double BEYOND = 1.25;

    /** The same for random starts, of which the first seed's half time stands for all: seeds scatter. */
    private static final double BEYOND_FIRST_SEED = 1.5;

    /** Where one modality is never learned, curves show this multiple of the other's half time. */
    private static final double ALONE = 8;

    /** A nonlinear network is shown until its loss has come this near to its last one, as a fraction of its whole fall. */
    private static final double NEARLY_DONE = 0.01;

    /** Times at which a pilot run is looked at, evenly spaced in their logarithm over this many decades. */
    private static final double DECADES = 6;

    private final String name;
    private final Problem problem;
    private final StudyProgress progress;

    private EnsembleRun(String name, Problem problem, StudyProgress progress) {
        this.name = name;
        this.problem = problem;
        this.progress = progress;
    }

    /**
     * @param name of the study, for messages
     * @throws NumericalFailure if theory or a network could not be carried to its end
     */
    static ProblemResult of(String name, Problem problem, List<NamedNetwork> networks, StudyProgress progress) {
        return new EnsembleRun(name, problem, progress).run(networks);
    }

    private ProblemResult run(List<NamedNetwork> networks) {
        Prediction search = predict(Vector.of());
        double last = lastHalfTime(
                search.trajectory().halfTimes(), search.trajectory().endTime());
        Prediction prediction = predict(grid(BEYOND * last));
        List<Ensemble> ensembles = new ArrayList<>();
        for (NamedNetwork network : networks) {
            ensembles.add(train(network, prediction));
        }
        return new ProblemResult(prediction, ensembles);
    }

    private Prediction predict(Vector times) {
        Prediction prediction = Predictor.predict(problem, PredictionRequest.WHOLE.at(times));
        NumericalFailure.check(name + ", reduced system", prediction.outcome());
        return prediction;
    }

    /**
     * What curves are recorded up to, but for a margin: the last half time, or a multiple of the one that there is, because the search
     * for the other goes on for very long.
     */
    private static double lastHalfTime(List<Optional<LocatedTime>> halfTimes, double end) {
        double last = halfTimes.stream()
                .flatMap(Optional::stream)
                .mapToDouble(LocatedTime::time)
                .max()
                .orElse(end);
        boolean all = halfTimes.stream().allMatch(Optional::isPresent);
        return last > 0 ? Math.min(end, all ? last : ALONE * last) : end;
    }

    private static Vector grid(double end) {
        double[] times = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            times[i] = end * i / (POINTS - 1);
        }
        return Vector.of(times);
    }

    private Ensemble train(NamedNetwork network, Prediction prediction) {
        Vector times = times(network, prediction);
        List<TrainingResult> results = new ArrayList<>();
        List<ContributionHistory> contributions = new ArrayList<>();
        progress.begin(name + ", " + network.name(), network.seeds().size());
        List<Run> runs = network.seeds().parallelStream()
                .map(seed -> {
                    Run run = run(network, seed, times);
                    progress.finished();
                    return run;
                })
                .toList();
        progress.end();
        for (Run run : runs) {
            check(network, run.result);
            results.add(run.result);
            run.contributions.ifPresent(contributions::add);
        }
        Vector predicted = recorded(prediction);
        List<TrajectoryPoint> theory = (times.equals(predicted) ? prediction : predict(times))
                .trajectory()
                .points();
        return new Ensemble(network.name(), network.setup(), times, results, contributions, theory);
    }

    /** Theory and networks. */
    record ProblemResult(Prediction prediction, List<Ensemble> networks) {}

    private record Run(TrainingResult result, Optional<ContributionHistory> contributions) {}

    private Run run(NamedNetwork network, long seed, Vector times) {
        TrainingPlan plan = plan(network, seed, times);
        if (network.setup().isLinear()) {
            return new Run(Simulator.train(plan), Optional.empty());
        }
        WeightRecorder recorder =
                new WeightRecorder(new FlowTimes(times), Observables.parse("contribution", "contribution", plan));
        Watching watching = new Watching(Watching.NOBODY.progress(), recorder, () -> false);
        TrainingResult result = Simulator.train(plan, watching).result();
        return new Run(result, Optional.of(history(recorder)));
    }

    private ContributionHistory history(WeightRecorder recorder) {
        var rows = recorder.recording().rows();
        double[] times = rows.stream().mapToDouble(row -> row.time()).toArray();
        List<double[]> values = IntStream.range(0, problem.names().size())
                .mapToObj(m ->
                        rows.stream().mapToDouble(row -> row.values().at(m)).toArray())
                .toList();
        return new ContributionHistory(times, values);
    }

    private Vector times(NamedNetwork network, Prediction prediction) {
        if (network.until().isPresent()) {
            return grid(network.until().getAsDouble());
        }
        if (network.isAligned()
                && network.setup().isLinear()
                && network.setup().u0().isEmpty()) {
            return recorded(prediction);
        }
        return grid(BEYOND_FIRST_SEED * pilot(network));
    }

    private static Vector recorded(Prediction prediction) {
        return Vector.of(prediction.trajectory().points().stream()
                .mapToDouble(TrajectoryPoint::time)
                .toArray());
    }

    /** Last half time of the first seed: only a run tells how long a random start takes. */
    private double pilot(NamedNetwork network) {
        long seed = network.seeds().get(0);
        if (network.setup().isLinear()) {
            TrainingResult result = Simulator.train(plan(network, seed, Vector.of()));
            check(network, result);
            return lastHalfTime(result.halfTimes(), result.endTime());
        }
        double longest = network.stop().maxTime();
        double[] times = new double[POINTS];
        for (int i = 1; i < POINTS; i++) {
            times[i] = longest * Math.pow(10, DECADES * (i - (POINTS - 1)) / (POINTS - 1));
        }
        TrainingResult result = Simulator.train(plan(network, seed, Vector.of(times)));
        check(network, result);
        return nearlyDone(result);
    }

    /** When the loss comes near to its last value for good. */
    private static double nearlyDone(TrainingResult result) {
        List<TrajectoryPoint> points = result.trajectory();
        double fall = Math.abs(points.get(0).loss() - result.finalLoss());
        for (int i = points.size() - 1; i > 0; i--) {
            if (Math.abs(points.get(i).loss() - result.finalLoss()) > NEARLY_DONE * fall) {
                return i + 1 < points.size() ? points.get(i + 1).time() : result.endTime();
            }
        }
        return result.endTime();
    }

    private void check(NamedNetwork network, TrainingResult result) {
        NumericalFailure.check(name + ", network " + network.name(), result.outcome());
    }

    private TrainingPlan plan(NamedNetwork network, long seed, Vector times) {
        return PredictedWatch.plan(problem, network.setup(), seed, times);
    }
}
