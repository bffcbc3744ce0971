package org.fusionflow.study.plugin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.DataReader;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.PredictedWatch;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/**
 * Computes the reduced flow from an {@linkplain EffectiveStart effective start} that is fitted to networks of two modalities with random
 * weights: {@code {plugin: fitted-start, like: NETWORK, u0: U, seed: FIRST, seeds: N[, data: DATA]}}. The networks of the fit have the setup of
 * the named network, but start with scale U from their own seeds, on the point's data or on other data. The fit matches their mean first half
 * time and their mean time ratio. If no aligned start learns both modalities, the flow and its quantities do not exist.
 */
final class FittedStart implements TheoryPlugin {
    private static final List<String> ARGUMENTS = List.of("like", "u0", "seed", "seeds", "data");
    private static final int MOST_SEEDS = 10_000;

    private final Map<Sample, Fit> fits = new ConcurrentHashMap<>();

    /** The networks that are trained for a fit; points with equal networks share it. */
    private record Sample(Problem problem, NetworkSetup setup) {}

    /**
     * A fitted start with the errors of the networks that it is fitted to.
     *
     * @param firstError relative standard error of their mean first half time
     * @param ratioError relative standard error of their mean time ratio
     * @param delayError relative standard error of the mean time between the two half times
     */
    private record Fit(EffectiveStart start, double firstError, double ratioError, double delayError) {}

    @Override
    public String key() {
        return "fitted-start";
    }

    @Override
    public boolean dependsOnNetworks() {
        return true;
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(
                QuantityName.ofModality("halfTime", "half time of the reduced flow from the fitted start"),
                QuantityName.number("timeRatio", "half time of the second modality over that of the first"),
                QuantityName.ofModality("startLength", "length of the fitted start, in units of u0"),
                QuantityName.number(
                        "firstError",
                        "standard error of the mean first half time of the fitted networks, relative to it"),
                QuantityName.number(
                        "ratioError", "standard error of the mean time ratio of the fitted networks, relative to it"),
                QuantityName.number(
                        "delayError",
                        "standard error of the mean time between the half times of the fitted networks, relative to it"));
    }

    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        Map<String, ? extends Value> entries = arguments.entries(ARGUMENTS);
        Problem problem = point.problem();
        if (problem.tree().asTwoModality().isEmpty()) {
            throw arguments.problem("fitted-start: expected a tree of two modalities of equal depth, found "
                    + problem.tree().newick());
        }
        Value name = arguments.required(entries, "like");
        NetworkSetup like = point.study()
                .network(name.word(
                        point.study().networks().stream().map(n -> n.name()).toList()))
                .at(point.at());
        Sample sample = new Sample(problem(problem, arguments, entries), like.withSeeds(seeds(arguments, entries)));
        boolean learned = new EffectiveStart(1, 1).predict(sample.problem()).isPresent();
        return learned ? values(problem, fits.computeIfAbsent(sample, FittedStart::fit)) : Map.of();
    }

    /** The problem on which the networks of the fit are trained. */
    private static Problem problem(Problem own, Value arguments, Map<String, ? extends Value> entries) {
        Value u0 = arguments.required(entries, "u0");
        Value data = entries.get("data");
        Problem on = data == null
                ? own
                : new Problem(own.tree(), DataReader.read(data).trainingData(own.tree()), own.u0())
                        .with(own.remedies());
        return u0.checked(() -> on.withStart(u0.number()));
    }

    private static List<Long> seeds(Value arguments, Map<String, ? extends Value> entries) {
        long first = arguments.required(entries, "seed").whole(0L, Integer.MAX_VALUE);
        int count = arguments.required(entries, "seeds").whole(2, MOST_SEEDS);
        return LongStream.range(first, first + count).boxed().toList();
    }

    private static Fit fit(Sample sample) {
        int count = sample.setup().seeds().size();
        double[] first = new double[count];
        double[] ratio = new double[count];
        double[] delay = new double[count];
        for (int i = 0; i < count; i++) {
            Vector half = halfTimes(sample, sample.setup().seeds().get(i));
            first[i] = half.at(0);
            ratio[i] = half.at(1) / half.at(0);
            delay[i] = half.at(1) - half.at(0);
        }
        double typical = mean(first);
        EffectiveStart start = EffectiveStart.fit(sample.problem(), Vector.of(typical, typical * mean(ratio)));
        return new Fit(start, error(first), error(ratio), error(delay));
    }

    private static Vector halfTimes(Sample sample, long seed) {
        String what = "fit to " + sample.problem().tree().newick() + ", seed " + seed;
        TrainingResult result =
                Simulator.train(PredictedWatch.plan(sample.problem(), sample.setup(), seed, Vector.of()));
        NumericalFailure.check(what, result.outcome());
        return Vector.of(result.halfTimes().stream()
                .mapToDouble(
                        time -> time.orElseThrow(() -> new NumericalFailure(what + ": a modality was not half learned"))
                                .time())
                .toArray());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Standard error of the mean, relative to the mean. */
    private static double error(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length) / mean;
    }

    private static Map<String, Datum> values(Problem problem, Fit fit) {
        Map<String, Datum> values = new LinkedHashMap<>();
        List<String> names = problem.names();
        values.put("startLength[" + names.get(0) + "]", Datum.of(fit.start().first()));
        values.put("startLength[" + names.get(1) + "]", Datum.of(fit.start().second()));
        values.put("firstError", Datum.of(fit.firstError()));
        values.put("ratioError", Datum.of(fit.ratioError()));
        values.put("delayError", Datum.of(fit.delayError()));
        fit.start().predict(problem).ifPresent(half -> {
            values.put("halfTime[" + names.get(0) + "]", Datum.of(half.at(0)));
            values.put("halfTime[" + names.get(1) + "]", Datum.of(half.at(1)));
            values.put("timeRatio", Datum.of(half.at(1) / half.at(0)));
        });
        return values;
    }
}
