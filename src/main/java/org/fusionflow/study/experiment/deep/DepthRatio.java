package org.fusionflow.study.experiment.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.RandomStart;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** How long the unimodal phase of four layers lasts, by fusion layer, correlation, ratio of deviations and size of the start. */
final class DepthRatio implements Experiment {
    static final int LAYERS = 4;
    static final List<String> AXES = List.of("rho", "sigma", "u0");
    static final List<String> COLUMNS = List.of(
            "axis",
            "value",
            "fusion",
            "source",
            "seed",
            "first",
            "second",
            "ratio",
            "start_first",
            "start_second",
            "why");

    /** Where one fit of the start is to do for all data. */
    static final double REFERENCE_U0 = 0.1;

    /** Where the start is fitted to data of which networks are tested at {@link #REFERENCE_U0}: three times as cheap. */
    static final double NEARBY_U0 = 0.18;

    @Override
    public String name() {
        return "depth-ratio";
    }

    @Override
    public String title() {
        return "Four layers: how long the unimodal phase lasts";
    }

    @Override
    public String question() {
        return "Networks (A:Lf,B:Lf):(4-Lf) of width 100 (25 in the quick form) with random weights (gaussian-norm, gradient descent at 0.04), over the"
                + " correlation (sigma_A/sigma_B = 2, u0 = 0.1), the ratio of deviations (rho = 0, u0 = 0.1) and the size of the start (ratio"
                + " 2, rho = 0). Beside them stand the published formula, the exact reduced flow from the nominal start, and the reduced flow from"
                + " an effective start: the two lengths, in units of u0, with which it has the half times of other networks (seeds from 101 up;"
                + " tests use seeds from 1 up). 'Calibrated once' fits them at ratio 2, rho 0, u0 0.1 and uses them everywhere; 'calibrated"
                + " nearby' fits them at the same data with u0 = 0.18. 'Own' trains one network until each modality is aligned and integrates the"
                + " reduced system from there.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<Job> jobs(Scale scale) {
        Map<FusionTree, EffectiveStart> once = new ConcurrentHashMap<>();
        List<Job> jobs = new ArrayList<>();
        for (int fusion = LAYERS; fusion >= 1; fusion--) {
            int f = fusion;
            for (Point point : points(scale)) {
                String at = point.axis() + " " + point.value() + ", L_f " + f;
                for (List<Long> seeds : seeds(point, fusion, scale)) {
                    jobs.add(new Job(at + ", seeds from " + seeds.get(0), () -> networks(point, f, scale, seeds)));
                }
                jobs.add(new Job(at + ", theory", () -> theory(point, f, scale, once)));
            }
            for (double rho : ownAt(scale)) {
                jobs.add(new Job("own, rho " + rho + ", L_f " + f, () -> own(new Point("rho", rho), f, scale)));
            }
        }
        return jobs;
    }

    /** A place on one of the axes. */
    record Point(String axis, double value) {
        Moments moments() {
            return switch (axis) {
                case "rho" -> new ToyData(2, value, 1, 1).moments();
                case "sigma" -> new ToyData(value, 0, 1, 1).moments();
                default -> DeepNetwork.REFERENCE.moments();
            };
        }

        double u0() {
            return axis.equals("u0") ? value : REFERENCE_U0;
        }

        DeepNetwork network(int fusion, Scale scale) {
            return new DeepNetwork(DeepNetwork.tree(LAYERS, fusion), moments(), DeepNetwork.width(scale), u0());
        }
    }

    static List<Point> points(Scale scale) {
        List<Point> points = new ArrayList<>();
        scale.pick(List.of(-0.6, -0.3, 0.0, 0.2, 0.4, 0.6, 0.8, 0.9), List.of(-0.6, 0.2, 0.6))
                .forEach(rho -> points.add(new Point("rho", rho)));
        scale.pick(List.of(1.0, 1.5, 2.0, 2.5, 3.0), List.of(3.0))
                .forEach(ratio -> points.add(new Point("sigma", ratio)));
        scale.pick(List.of(0.03, 0.05, 0.08, 0.13, 0.18), List.of(0.13, 0.18))
                .forEach(u0 -> points.add(new Point("u0", u0)));
        return points;
    }

    private static List<Double> ownAt(Scale scale) {
        return scale.pick(List.of(-0.6, 0.0, 0.8), List.of(0.6));
    }

    private static List<Row> networks(Point point, int fusion, Scale scale, List<Long> seeds) {
        DeepNetwork network = point.network(fusion, scale);
        return seeds.stream()
                .map(seed -> row(point, fusion, "network", seed, Optional.of(network.train(seed))))
                .toList();
    }

    private static List<Row> theory(Point point, int fusion, Scale scale, Map<FusionTree, EffectiveStart> once) {
        DeepNetwork network = point.network(fusion, scale);
        FusionTree tree = network.tree();
        Moments moments = network.moments();
        List<Row> rows = new ArrayList<>();
        Prediction nominal = Predictor.predict(Problem.of(tree, moments, network.u0()), PredictionRequest.HALF_TIMES);
        rows.add(Row.of(
                point.axis(),
                point.value(),
                fusion,
                "formula",
                0,
                nominal.laws().formulaTimes().get(0),
                nominal.laws().formulaTimes().get(1),
                nominal.laws().formulaRatio(),
                1.0,
                1.0,
                ""));
        rows.add(row(point, fusion, "reduced", EffectiveStart.NOMINAL, moments));
        EffectiveStart reference = once.computeIfAbsent(
                tree, t -> calibrated(t, DeepNetwork.REFERENCE.moments(), REFERENCE_U0, fusion, scale));
        rows.add(row(point, fusion, "once", reference, moments));
        if (!point.axis().equals("u0")) {
            boolean learned =
                    EffectiveStart.NOMINAL.predict(tree, moments, NEARBY_U0).isPresent();
            rows.add(
                    learned
                            ? row(point, fusion, "nearby", calibrated(tree, moments, NEARBY_U0, fusion, scale), moments)
                            : row(point, fusion, "nearby", 0, Optional.empty()));
        }
        return rows;
    }

    /** In chunks that take a few seconds. Branches of late fusion are independent, so its ratio scatters by 15 %, elsewhere by 5 %. */
    private static List<List<Long>> seeds(Point point, int fusion, Scale scale) {
        if (scale == Scale.QUICK) {
            return List.of(Trial.seeds(2));
        }
        if (fusion < LAYERS) {
            return List.of(Trial.seeds(8));
        }
        int chunk = point.u0() < 0.04 ? 2 : 5;
        List<Long> all = Trial.seeds(point.u0() < 0.04 ? 10 : 15);
        return IntStream.range(0, all.size() / chunk)
                .mapToObj(i -> all.subList(i * chunk, (i + 1) * chunk))
                .toList();
    }

    private static EffectiveStart calibrated(FusionTree tree, Moments moments, double u0, int fusion, Scale scale) {
        int seeds = scale.pick(fusion == LAYERS ? 30 : 16, 3);
        List<DeepHalfTimes> runs =
                new DeepNetwork(tree, moments, DeepNetwork.width(scale), u0).train(Trial.calibrationSeeds(seeds));
        return EffectiveStart.fit(tree, moments, u0, DeepHalfTimes.typical(runs));
    }

    private static List<Row> own(Point point, int fusion, Scale scale) {
        DeepNetwork network = point.network(fusion, scale);
        RandomStart start = new RandomStart(
                network.tree(), network.moments(), new GaussianNorm(), network.width(), network.u0(), 1);
        DeepHalfTimes times = DeepHalfTimes.of(
                "own start of " + network.tree().newick(),
                start.predict(RandomStart.Wait.EACH).halfTimes());
        return List.of(row(point, fusion, "own", 1, Optional.of(times)));
    }

    private static Row row(Point point, int fusion, String source, long seed, Optional<DeepHalfTimes> times) {
        return row(point, fusion, source, seed, times, Optional.empty());
    }

    private static Row row(Point point, int fusion, String source, EffectiveStart start, Moments moments) {
        Optional<DeepHalfTimes> times = start.predict(DeepNetwork.tree(LAYERS, fusion), moments, point.u0());
        return row(point, fusion, source, 0, times, Optional.of(start));
    }

    private static Row row(
            Point point,
            int fusion,
            String source,
            long seed,
            Optional<DeepHalfTimes> times,
            Optional<EffectiveStart> start) {
        return Row.of(
                point.axis(),
                point.value(),
                fusion,
                source,
                seed,
                number(times.map(DeepHalfTimes::first)),
                number(times.map(DeepHalfTimes::second)),
                number(times.map(DeepHalfTimes::ratio)),
                number(start.map(EffectiveStart::first)),
                number(start.map(EffectiveStart::second)),
                times.isPresent() ? "" : "sign reversal: an aligned start never learns B");
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return new DepthRatioFindings(rows, scale).list();
    }
}
