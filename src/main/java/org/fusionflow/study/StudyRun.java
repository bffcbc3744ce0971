package org.fusionflow.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;

/** Runs a study: theory once, every network over its seeds (in parallel, with results that do not depend on that). */
public final class StudyRun {
    /** Points of a recorded curve. */
    private static final int POINTS = 241;

    /** Recorded curves go on for this multiple of the last half time. */
    private static final double BEYOND = 1.25;

    /** The same for random starts, of which the first seed's half time stands for all: seeds scatter. */
    private static final double BEYOND_FIRST_SEED = 1.5;

    /** Where one modality is never learned, curves show this multiple of the other's half time. */
    private static final double ALONE = 8;

    private final Study study;
    private final LearningOrder order;
    private final StudyProgress progress;

    private StudyRun(Study study, StudyProgress progress) {
        this.study = study;
        this.order = LearningOrder.of(study.tree(), study.moments());
        this.progress = progress;
    }

    /**
     * @throws NumericalFailure if theory or a network could not be carried to its end
     */
    public static StudyResult of(Study study, StudyProgress progress) {
        return new StudyRun(study, progress).run();
    }

    private StudyResult run() {
        Prediction search = predict(Vector.of());
        Prediction prediction = predict(grid(BEYOND
                * lastHalfTime(
                        search.trajectory().halfTimes(), search.trajectory().endTime())));
        List<Measured> columns = new ArrayList<>();
        columns.add(formula(prediction));
        columns.add(reduced(prediction));
        List<NetworkRuns> runs = new ArrayList<>();
        for (NamedNetwork setup : study.networks()) {
            NetworkRuns network = train(setup, prediction);
            runs.add(network);
            columns.add(measured(network));
        }
        return new StudyResult(study, prediction, runs, columns);
    }

    private Prediction predict(Vector times) {
        Prediction prediction = Predictor.predict(
                Problem.of(study.tree(), study.moments(), study.u0()), PredictionRequest.WHOLE.at(times));
        NumericalFailure.check(
                study.name() + ", reduced system", prediction.trajectory().outcome());
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

    private NetworkRuns train(NamedNetwork setup, Prediction prediction) {
        Vector times = setup.until().isPresent()
                ? grid(setup.until().getAsDouble())
                : setup.isAligned() ? times(prediction) : grid(BEYOND_FIRST_SEED * pilot(setup));
        progress.begin(study.name() + ", " + setup.name(), setup.seeds().size());
        List<TrainingResult> results = setup.seeds().parallelStream()
                .map(seed -> {
                    TrainingResult result = Simulator.train(plan(setup, seed, times));
                    progress.finished();
                    return result;
                })
                .toList();
        progress.end();
        for (TrainingResult result : results) {
            NumericalFailure.check(study.name() + ", network " + setup.name(), result.outcome());
        }
        Prediction same = setup.isAligned() && times.equals(times(prediction)) ? prediction : predict(times);
        return new NetworkRuns(setup, times, results, same);
    }

    private static Vector times(Prediction prediction) {
        return Vector.of(prediction.trajectory().points().stream()
                .mapToDouble(TrajectoryPoint::time)
                .toArray());
    }

    /** Last half time of the first seed: only a run tells how long a random start takes. */
    private double pilot(NamedNetwork setup) {
        TrainingResult result = Simulator.train(plan(setup, setup.seeds().get(0), Vector.of()));
        NumericalFailure.check(study.name() + ", network " + setup.name(), result.outcome());
        return lastHalfTime(result.halfTimes(), result.endTime());
    }

    private TrainingPlan plan(NamedNetwork setup, long seed, Vector times) {
        return PredictedWatch.plan(Problem.of(study.tree(), study.moments(), study.u0()), setup.setup(), seed, times);
    }

    private Measured formula(Prediction prediction) {
        Map<Quantity, List<Double>> values = new EnumMap<>(Quantity.class);
        put(values, Quantity.FIRST_HALF_TIME, prediction.laws().formulaTime(order.first()));
        put(values, Quantity.SECOND_HALF_TIME, prediction.laws().formulaTime(order.second()));
        put(values, Quantity.TIME_RATIO, prediction.laws().formulaRatio());
        put(values, Quantity.PLATEAU_LOSS, prediction.plateauLoss());
        return new Measured("formula", values, 1);
    }

    private Measured reduced(Prediction prediction) {
        Map<Quantity, List<Double>> values = new EnumMap<>(Quantity.class);
        halfTimes(values, prediction.trajectory().halfTimes());
        put(
                values,
                Quantity.PLATEAU_LOSS,
                prediction.closest().map(c -> OptionalDouble.of(c.loss())).orElse(OptionalDouble.empty()));
        return new Measured("reduced", values, 1);
    }

    private Measured measured(NetworkRuns network) {
        Map<Quantity, List<Double>> values = new EnumMap<>(Quantity.class);
        List<TrajectoryPoint> theory = network.reduced().trajectory().points();
        for (TrainingResult result : network.results()) {
            halfTimes(values, result.halfTimes());
            put(
                    values,
                    Quantity.PLATEAU_LOSS,
                    result.closestApproach()
                            .map(c -> OptionalDouble.of(c.loss()))
                            .orElse(OptionalDouble.empty()));
            put(values, Quantity.CONSERVED_DRIFT, OptionalDouble.of(result.conservedDrift()));
            if (result.trajectory().size() == theory.size()) {
                put(values, Quantity.MAP_ERROR, OptionalDouble.of(mapError(result.trajectory(), theory)));
                put(values, Quantity.LOSS_ERROR, OptionalDouble.of(lossError(result.trajectory(), theory)));
            }
        }
        return new Measured(network.setup().name(), values, network.results().size());
    }

    private void halfTimes(Map<Quantity, List<Double>> values, List<Optional<LocatedTime>> halfTimes) {
        Optional<LocatedTime> first = halfTimes.get(order.first());
        Optional<LocatedTime> second = halfTimes.get(order.second());
        first.ifPresent(t -> put(values, Quantity.FIRST_HALF_TIME, OptionalDouble.of(t.time())));
        second.ifPresent(t -> put(values, Quantity.SECOND_HALF_TIME, OptionalDouble.of(t.time())));
        if (first.isPresent()
                && second.isPresent()
                && first.get().time() > 0
                && second.get().time() > 0) {
            put(
                    values,
                    Quantity.TIME_RATIO,
                    OptionalDouble.of(second.get().time() / first.get().time()));
        }
    }

    private static double mapError(List<TrajectoryPoint> network, List<TrajectoryPoint> theory) {
        double largest = 0;
        for (int i = 0; i < theory.size(); i++) {
            Vector difference = network.get(i).map().minus(theory.get(i).map());
            for (int j = 0; j < difference.size(); j++) {
                largest = Math.max(largest, Math.abs(difference.at(j)));
            }
        }
        return largest;
    }

    private static double lossError(List<TrajectoryPoint> network, List<TrajectoryPoint> theory) {
        double largest = 0;
        for (int i = 0; i < theory.size(); i++) {
            largest = Math.max(
                    largest, Math.abs(network.get(i).loss() - theory.get(i).loss()));
        }
        return largest;
    }

    private static void put(Map<Quantity, List<Double>> values, Quantity quantity, OptionalDouble value) {
        value.ifPresent(
                v -> values.computeIfAbsent(quantity, q -> new ArrayList<>()).add(v));
    }
}
