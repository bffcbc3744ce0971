package org.fusionflow.report.study.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.run.Rectified;

/**
 * The quantities from one source: the formula, the reduced flow, or a network with its seeds.
 *
 * @param name of the source
 * @param halfTimes one for each modality, in leaf order
 * @param timeRatio last half time over the first
 * @param plateauLoss loss at the saddle, or where a trajectory is nearest to it
 * @param mapError largest difference of any entry of the map from the reduced flow over the recorded times
 * @param lossError largest difference of the loss from the reduced flow
 * @param drift change of the conserved quantities, relative to the largest squared layer norm
 * @param finalLoss at the end of training
 */
public record SourceColumn(
        String name,
        List<SeedValues> halfTimes,
        SeedValues timeRatio,
        SeedValues plateauLoss,
        SeedValues mapError,
        SeedValues lossError,
        SeedValues drift,
        SeedValues finalLoss) {
    private static final SeedValues NONE = SeedValues.of(OptionalDouble.empty());

    /** The quantities of the leading-order formula. */
    public static SourceColumn formula(Prediction prediction) {
        return theory(
                "formula",
                modality -> prediction.laws().formulaTime(modality),
                prediction.laws().formulaRatio(),
                prediction.plateauLoss(),
                prediction.problem().names().size());
    }

    /** The quantities of the refined formula. */
    public static SourceColumn refined(Prediction prediction) {
        return theory(
                "refined",
                modality -> prediction.laws().refinedTime(modality),
                prediction.laws().refinedRatio(),
                prediction.plateauLoss(),
                prediction.problem().names().size());
    }

    /** The quantities of the integrated reduced flow. */
    public static SourceColumn reduced(Prediction prediction) {
        return theory(
                "reduced",
                prediction::halfTime,
                prediction.timeRatio(),
                closestLoss(prediction),
                prediction.problem().names().size());
    }

    private static OptionalDouble closestLoss(Prediction prediction) {
        return prediction.closest().map(c -> OptionalDouble.of(c.loss())).orElse(OptionalDouble.empty());
    }

    private static SourceColumn theory(
            String name,
            Function<Integer, OptionalDouble> halfTime,
            OptionalDouble ratio,
            OptionalDouble plateau,
            int modalities) {
        List<SeedValues> times = IntStream.range(0, modalities)
                .mapToObj(m -> SeedValues.of(halfTime.apply(m)))
                .toList();
        return new SourceColumn(name, times, SeedValues.of(ratio), SeedValues.of(plateau), NONE, NONE, NONE, NONE);
    }

    /** The half times that are predicted from the network's own start. */
    static SourceColumn own(Ensemble network, List<Integer> order) {
        List<SeedValues> times = network.own().halfTimes();
        SeedValues first = times.get(order.get(0));
        SeedValues last = times.get(order.get(order.size() - 1));
        SeedValues ratio = order.size() < 2 ? NONE : last.over(first);
        return new SourceColumn("from its start", times, ratio, NONE, NONE, NONE, NONE, NONE);
    }

    static SourceColumn of(Ensemble network, List<Integer> order) {
        List<SeedValues> times = new ArrayList<>();
        for (int m = 0; m < order.size(); m++) {
            int modality = m;
            times.add(network.rectified()
                    .map(rectified -> contributions(rectified, modality))
                    .orElseGet(() -> each(network, result -> result.halfTime(modality))));
        }
        boolean comparable = network.isComparable();
        return new SourceColumn(
                network.name(),
                times,
                network.rectified().isPresent() ? ratio(times, order) : each(network, result -> ratio(result, order)),
                network.setup().isLinear() ? each(network, SourceColumn::closestLoss) : NONE,
                comparable ? each(network, result -> mapError(result.trajectory(), network.theory())) : NONE,
                comparable ? each(network, result -> lossError(result.trajectory(), network.theory())) : NONE,
                network.setup().isLinear() && !network.isRecorded()
                        ? each(network, result -> OptionalDouble.of(result.conservedDrift()))
                        : NONE,
                each(network, result -> OptionalDouble.of(result.finalLoss())));
    }

    /** The half times of a network of rectified units are those of its contributions. */
    private static SeedValues contributions(Rectified rectified, int modality) {
        return new SeedValues(rectified.learned().stream()
                .map(learned -> learned.modalities().get(modality).time())
                .toList());
    }

    private static SeedValues ratio(List<SeedValues> times, List<Integer> order) {
        return order.size() < 2 ? NONE : times.get(order.get(order.size() - 1)).over(times.get(order.get(0)));
    }

    private static OptionalDouble closestLoss(TrainingResult result) {
        return result.closestApproach()
                .map(closest -> OptionalDouble.of(closest.loss()))
                .orElse(OptionalDouble.empty());
    }

    private static SeedValues each(Ensemble network, Function<TrainingResult, OptionalDouble> value) {
        return new SeedValues(network.results().stream().map(value).toList());
    }

    private static OptionalDouble ratio(TrainingResult result, List<Integer> order) {
        OptionalDouble first = result.halfTime(order.get(0));
        OptionalDouble last = result.halfTime(order.get(order.size() - 1));
        return order.size() > 1
                        && first.isPresent()
                        && last.isPresent()
                        && first.getAsDouble() > 0
                        && last.getAsDouble() > 0
                ? OptionalDouble.of(last.getAsDouble() / first.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble mapError(List<TrajectoryPoint> network, List<TrajectoryPoint> theory) {
        if (network.size() != theory.size()) {
            return OptionalDouble.empty();
        }
        double largest = 0;
        for (int i = 0; i < theory.size(); i++) {
            Vector difference = network.get(i).map().minus(theory.get(i).map());
            for (int j = 0; j < difference.size(); j++) {
                largest = Math.max(largest, Math.abs(difference.at(j)));
            }
        }
        return OptionalDouble.of(largest);
    }

    private static OptionalDouble lossError(List<TrajectoryPoint> network, List<TrajectoryPoint> theory) {
        if (network.size() != theory.size()) {
            return OptionalDouble.empty();
        }
        double largest = 0;
        for (int i = 0; i < theory.size(); i++) {
            largest = Math.max(
                    largest, Math.abs(network.get(i).loss() - theory.get(i).loss()));
        }
        return OptionalDouble.of(largest);
    }
}
