package org.fusionflow.study.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.record.NetworkState;
import org.fusionflow.network.record.Observable;
import org.fusionflow.network.record.Observables;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.design.column.QuantityName;

/** The measures of networks that every study can use. */
final class NetworkMeasures {
    private NetworkMeasures() {}

    private static final List<Measure> OWN = List.of(
            Measure.ofModality(
                    "halfTime",
                    "flow time at which the modality's map first has half its final norm",
                    (run, m) -> Datum.of(run.result().halfTime(m))),
            Measure.number("firstHalfTime", "the earliest half time", run -> Datum.of(sorted(run, 0))),
            Measure.number("secondHalfTime", "the second half time", run -> Datum.of(sorted(run, 1))),
            Measure.number(
                    "lastHalfTime",
                    "the latest half time, of modalities that have something to learn",
                    run -> Datum.of(Arrays.stream(run.learnable()).max().orElse(Double.NaN))),
            Measure.number(
                    "timeRatio",
                    "half time of the modality that is learned last over that of the first; does not exist if one is never learned",
                    run -> Datum.of(timeRatio(run.learnable()))),
            Measure.ofModality(
                    "signalHalfTime",
                    "flow time at which the modality's signal, correlation times map, is half of that at its reference",
                    (run, m) -> Datum.of(run.result().signalHalfTime(m))),
            Measure.number(
                    "signalTimeRatio",
                    "signal half time of the last modality over that of the first; does not exist if one is never reached",
                    run -> Datum.of(timeRatio(run.learnableSignals()))),
            Measure.word(
                    "first",
                    "name of the modality that is learned first",
                    run -> Datum.of(order(run).get(0))),
            Measure.word(
                    "order",
                    "names of the modalities in the order in which they are learned, with blanks between",
                    run -> Datum.of(String.join(" ", order(run)))),
            Measure.number(
                    "plateauLoss",
                    "loss where the map comes nearest to the plateau of theory",
                    run -> Datum.of(run.result()
                            .closestApproach()
                            .map(ClosestApproach::loss)
                            .orElse(Double.NaN))),
            Measure.number(
                    "mapError",
                    "largest difference of any entry of the map from the reduced system over the course",
                    run -> Datum.of(mapError(run))),
            Measure.number(
                    "lossError",
                    "largest difference of the loss from the reduced system over the course",
                    run -> Datum.of(lossError(run))),
            Measure.number(
                    "conservedDrift",
                    "change of the conserved quantities from start to end, relative to the largest squared layer norm",
                    run -> Datum.of(run.result().conservedDrift())),
            Measure.number(
                    "largestRise",
                    "the most that the loss rose in one step",
                    run -> Datum.of(run.result().largestRise())),
            Measure.number(
                    "finalLoss", "loss at the end", run -> Datum.of(run.result().finalLoss())),
            Measure.ofModality(
                    "finalMap",
                    "map of the modality at the end (its norm, if it has several entries)",
                    (run, m) -> Datum.of(size(run, run.result().finalMap(), m))),
            Measure.ofModality(
                    "residual",
                    "what is left at the end of the modality's correlation with the output (its norm, if it has several entries)",
                    (run, m) -> Datum.of(size(
                            run,
                            run.point()
                                    .problem()
                                    .moments()
                                    .residual(run.result().finalMap()),
                            m))),
            Measure.ofModality(
                    "contribution",
                    "root mean square over the data of the output at the end minus the output with the modality's inputs set to 0",
                    (run, m) -> Datum.of(contribution(run, m))),
            Measure.ofModality(
                    "contributionHalfTime",
                    "flow time at which the modality's contribution is half of its reference: that at the end of a converged run, or that of"
                            + " the alignment law's last plateau",
                    (run, m) -> Datum.of(run.learned().modalities().get(m).time())),
            Measure.number(
                    "contributionTimeRatio",
                    "contribution half time of the modality that is learned last over that of the first",
                    run -> Datum.of(run.learned().timeRatio())),
            Measure.word(
                    "contributionOrder",
                    "names of the modalities that have a contribution half time, in its order, with blanks between",
                    run -> Datum.of(String.join(" ", run.learned().order()))),
            Measure.ofModality(
                    "contributionReference",
                    "contribution of the modality of which its contribution half time is half",
                    (run, m) -> Datum.of(run.learned().modalities().get(m).reference())),
            Measure.ofModality(
                    "lossWithout",
                    "loss at the end with the modality's inputs set to 0",
                    (run, m) -> Datum.of(atEnd(run, "lossWithout", m))),
            Measure.number(
                    "accuracy",
                    "share of samples whose class is told at the end, of the held-out samples if there are some",
                    run -> Datum.of(atEnd(run, "accuracy", 0))),
            Measure.ofModality(
                    "accuracyAlone",
                    "the same with the other modalities' inputs set to 0",
                    (run, m) -> Datum.of(atEnd(run, "accuracy", 1 + m))),
            Measure.number(
                    "endTime",
                    "flow time at the end",
                    run -> Datum.of(run.result().endTime())),
            new Measure(
                    QuantityName.count("steps", "steps of the method"),
                    (run, label) -> Datum.of((double) run.result().steps())),
            Measure.number(
                    "generalization",
                    "error on new data at the end",
                    run -> Datum.of(atEnd(run, RunRecord.generalization(run, run.plan(Vector.of())), 0))),
            Measure.number(
                    "bestGeneralization",
                    "least error on new data over the course",
                    run -> Datum.of(best(run).value())),
            Measure.number(
                    "bestTime",
                    "flow time of the least error on new data over the course",
                    run -> Datum.of(best(run).time())),
            new Measure(
                    QuantityName.ofNumber(
                            "timeToLoss", "flow time at which the loss first is at most the number in brackets"),
                    (run, label) -> Datum.of(timeToLoss(run, Numbers.value(label)))));

    static final List<Measure> ALL = Stream.of(OWN, PlateauMeasures.ALL, UnitMeasures.ALL, LearningEpochs.ALL)
            .flatMap(List::stream)
            .toList();

    /** Quantities that need states during the run. */
    static final List<String> OF_COURSES = List.of(
            "mapError",
            "lossError",
            "bestGeneralization",
            "bestTime",
            "largestMap",
            "distanceToAlone",
            "aloneEpoch",
            "neededEpoch");

    /** Quantities that need the contributions during the run. */
    static final List<String> OF_CONTRIBUTIONS =
            List.of("contributionHalfTime", "contributionTimeRatio", "contributionOrder", "contributionReference");

    private static double sorted(NetworkRun run, int at) {
        double[] times = run.learnable();
        // NaN is sorted last; it belongs to a modality that was not learned.
        Arrays.sort(times);
        return at < times.length ? times[at] : Double.NaN;
    }

    /** Last half time over the first; NaN unless there are at least two, and all exist and are above 0. */
    static double timeRatio(double[] times) {
        if (times.length < 2 || !Arrays.stream(times).allMatch(time -> time > 0)) {
            return Double.NaN;
        }
        return Arrays.stream(times).max().orElse(Double.NaN)
                / Arrays.stream(times).min().orElse(Double.NaN);
    }

    static List<String> order(NetworkRun run) {
        TrainingResult result = run.result();
        List<String> names = run.point().problem().names();
        return IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer m) -> result.halfTime(m).orElse(Double.POSITIVE_INFINITY)))
                .map(names::get)
                .toList();
    }

    /** The size of a modality's block of a map: its only entry, or its norm. */
    static double size(NetworkRun run, Vector map, int modality) {
        return map.size() == 0 ? Double.NaN : size(block(run.point().problem(), map, modality));
    }

    private static double size(Vector block) {
        return block.size() == 1 ? block.at(0) : block.norm();
    }

    private static Vector block(Problem problem, Vector map, int modality) {
        return problem.moments().modalities().block(map, modality);
    }

    private static double mapError(NetworkRun run) {
        List<TrajectoryPoint> theory = theory(run);
        List<TrajectoryPoint> network = run.result().trajectory();
        double largest = theory.isEmpty() || network.size() != theory.size() ? Double.NaN : 0;
        for (int i = 0; i < network.size() && !Double.isNaN(largest); i++) {
            Vector difference = network.get(i).map().minus(theory.get(i).map());
            for (int j = 0; j < difference.size(); j++) {
                largest = Math.max(largest, Math.abs(difference.at(j)));
            }
        }
        return largest;
    }

    private static double lossError(NetworkRun run) {
        List<TrajectoryPoint> theory = theory(run);
        List<TrajectoryPoint> network = run.result().trajectory();
        double largest = theory.isEmpty() || network.size() != theory.size() ? Double.NaN : 0;
        for (int i = 0; i < network.size() && !Double.isNaN(largest); i++) {
            largest = Math.max(
                    largest, Math.abs(network.get(i).loss() - theory.get(i).loss()));
        }
        return largest;
    }

    private static List<TrajectoryPoint> theory(NetworkRun run) {
        return run.times().size() == 0 ? List.of() : run.theory().trajectory().points();
    }

    /** An observable at the end, from what was recorded there if it was, which saves passes over all samples. */
    private static double atEnd(NetworkRun run, String observable, int at) {
        return run.recorded()
                .last(observable, at, run.result().endTime())
                .orElseGet(() -> atEnd(run, Observables.find(observable, run.plan(Vector.of())), at));
    }

    /** An observable of the weights at the end; NaN where they are not known. */
    static double atEnd(NetworkRun run, Optional<Observable> observable, int at) {
        if (observable.isEmpty() || run.trained().isEmpty()) {
            return Double.NaN;
        }
        TrainingPlan plan = run.plan(Vector.of());
        double[] weights = run.trained().get().end().weights();
        Objective objective = Simulator.objective(plan);
        objective.respond(weights);
        double[] row = new double[observable.get().size()];
        observable.get().measure(new NetworkState(weights, objective), row, 0);
        return row[at];
    }

    private static double contribution(NetworkRun run, int modality) {
        return run.isRecorded()
                ? atEnd(run, "contribution", modality)
                : atEnd(run, RunRecord.contributions(run, run.plan(Vector.of())), modality);
    }

    private static CourseMinimum best(NetworkRun run) {
        RunRecord record = run.recorded();
        double[] times = record.times();
        return record.generalization()
                .filter(values -> values.length > 0)
                .map(values -> CourseMinimum.of(times, values))
                .orElse(new CourseMinimum(Double.NaN, Double.NaN));
    }

    private static double timeToLoss(NetworkRun run, double loss) {
        if (run.recording().isPresent()) {
            return timeToLoss(run.recording().get().course(), loss);
        }
        StopRule stop = run.setup().stop();
        TrainingPlan plan =
                run.plan(Vector.of()).withStop(new StopRule(stop.maxSteps(), stop.maxTime(), OptionalDouble.of(loss)));
        TrainingResult result = Simulator.train(plan);
        boolean reached = result.outcome() == Outcome.STOPPED_BY_EVENT || result.finalLoss() <= loss;
        return reached ? result.endTime() : Double.NaN;
    }

    /** The first time at which the loss of a recorded course is small enough, linear between its states; NaN if it never is. */
    private static double timeToLoss(List<TrajectoryPoint> course, double loss) {
        for (int t = 0; t < course.size(); t++) {
            TrajectoryPoint here = course.get(t);
            if (here.loss() <= loss) {
                if (t == 0) {
                    return here.time();
                }
                TrajectoryPoint before = course.get(t - 1);
                double share = (before.loss() - loss) / (before.loss() - here.loss());
                return before.time() + share * (here.time() - before.time());
            }
        }
        return Double.NaN;
    }
}
