package org.fusionflow.study.experiment.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.PredictedWatch;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Up to what start the layers are balanced and of rank one when the first modality is learned. */
final class RichRegime implements Experiment {
    static final List<String> COLUMNS =
            List.of("layers", "width", "u0", "seed", "first_layer", "middle_layer", "imbalance", "map_error");

    /** Second over first singular value from which a first layer no longer counts as of rank one. */
    static final double FIRST_THRESHOLD = 0.1;

    /** The same of a layer in the middle: lower, so that wide ones come to it while the start is still small. */
    static final double MIDDLE_THRESHOLD = 0.03;

    /** Inputs a modality: with one, first layers would have rank one whatever happens. */
    private static final int INPUTS = 3;

    /** Loss when modality A is half learned and B is not: (4/4 + 1)/2. */
    private static final double HALF_LEARNED = 1;

    private static final long MOST_STEPS = 500_000;

    @Override
    public String name() {
        return "rich-regime";
    }

    @Override
    public String title() {
        return "How small a start must be for layers of rank one";
    }

    @Override
    public String question() {
        return "Two modalities of three inputs each, standard deviations 2 and 1, one input of each in y, no correlation; (A:2,B:2):0,"
                + " (A:2,B:2):1 and (A:3,B:3):1 from gaussian-norm starts, by width and u0. When the loss has come to that of a half learned A, the"
                + " layers on A's path are decomposed: second over first singular value of the first layer (h x 3) and of the h x h layer where"
                + " there is one, the largest of the quantities that the flow conserves over the largest squared layer norm, and the"
                + " relative distance of A's map from that of the layers cut to rank one. Random matrices of norm u0 have singular values of u0/sqrt(3)"
                + " (h x 3) and up to 2 u0/sqrt(h) (h x h), which training leaves alone, against 2^(-1/L) of what was learned.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    static FusionTree tree(int layers) {
        return DeepNetwork.tree(layers, layers == 2 ? 2 : layers - 1);
    }

    static Moments moments() {
        double[][] covariance = new double[2 * INPUTS][2 * INPUTS];
        double[] correlation = new double[2 * INPUTS];
        for (int i = 0; i < 2 * INPUTS; i++) {
            covariance[i][i] = i < INPUTS ? 4 : 1;
        }
        correlation[0] = 4;
        correlation[INPUTS] = 1;
        return new Moments(
                new Modalities(List.of("A", "B"), List.of(INPUTS, INPUTS)),
                new Symmetric(covariance),
                Vector.of(correlation),
                5);
    }

    /** Four a decade; small ones are dear for deep and wide networks, and wide ones come to the threshold later. */
    static List<Double> starts(int layers, int width) {
        List<Double> all = List.of(0.0178, 0.0316, 0.0562, 0.1, 0.178, 0.316, 0.562, 1.0, 1.78);
        return layers == 2 ? all : all.subList(width > 100 ? 3 : width > 25 ? 2 : 1, all.size());
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (int width : scale.pick(List.of(400, 100, 25), List.of(64, 16))) {
            for (int layers : scale.pick(List.of(4, 3, 2), List.of(3, 2))) {
                for (double u0 : starts(layers, width)) {
                    jobs.add(new Job(
                            "L " + layers + ", width " + width + ", u0 " + u0,
                            () -> Trial.seeds(scale.pick(4, 2)).stream()
                                    .map(seed -> row(layers, width, u0, seed))
                                    .toList()));
                }
            }
        }
        return jobs;
    }

    private static Row row(int layers, int width, double u0, long seed) {
        FusionTree tree = tree(layers);
        Moments moments = moments();
        TrainingPlan plan = PredictedWatch.plan(
                Problem.of(tree, moments, u0),
                NetworkSetup.linear(
                        width,
                        new GaussianNorm(),
                        Descent.plain(DeepNetwork.LEARNING_RATE),
                        StopRule.afterSteps(MOST_STEPS).withStopLoss(HALF_LEARNED)),
                seed,
                Vector.of());
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        String what = tree.newick() + ", width " + width + ", u0 " + u0 + ", seed " + seed;
        NumericalFailure.check(what, run.result().outcome());
        if (!(run.result().finalLoss() <= HALF_LEARNED)) {
            throw new NumericalFailure(what + ": the loss did not come to " + HALF_LEARNED);
        }
        RankOnePath path = RankOnePath.of(plan, run.end().weights());
        return Row.of(
                layers,
                width,
                u0,
                seed,
                path.ratios()[0],
                path.ratios().length > 1 ? OptionalDouble.of(path.ratios()[1]) : OptionalDouble.empty(),
                path.imbalance(),
                path.mapError());
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        List<StudyFinding> findings = new ArrayList<>();
        for (Map.Entry<String, Rows> layers : rows.by("layers").entrySet()) {
            int l = Integer.parseInt(layers.getKey());
            findings.add(law(layers.getValue(), l, "first_layer", 0, scale));
            if (l > 2) {
                findings.add(law(layers.getValue(), l, "middle_layer", 0.5, scale));
                findings.add(prefactor(layers.getValue(), l, scale));
            }
            findings.add(balance(layers.getValue(), l));
            findings.add(smallIsFine(layers.getValue(), l));
            findings.add(largeFails(
                    layers.getValue(), l, "first_layer", "second over first singular value of the first layer"));
            findings.add(largeFails(layers.getValue(), l, "imbalance", "imbalance of the layers"));
        }
        return findings;
    }

    /** u0 at which a column crosses a level, between two points in logarithms; NaN if it does not. */
    static double crossing(double[] u0, double[] values, double level) {
        for (int i = 1; i < u0.length; i++) {
            if (values[i - 1] < level && values[i] >= level) {
                double share = Math.log(level / values[i - 1]) / Math.log(values[i] / values[i - 1]);
                return u0[i - 1] * Math.pow(u0[i] / u0[i - 1], share);
            }
        }
        return Double.NaN;
    }

    /** u0* of every width in the order of {@link Rows#by}. */
    private static double[] boundaries(Rows rows, String column) {
        double threshold = column.equals("first_layer") ? FIRST_THRESHOLD : MIDDLE_THRESHOLD;
        return rows.by("width").values().stream()
                .mapToDouble(width -> crossing(width.numbers("u0"), width.numbers(column), threshold))
                .toArray();
    }

    private static double[] logWidths(Rows rows) {
        return rows.by("width").keySet().stream()
                .mapToDouble(Double::parseDouble)
                .map(Math::log)
                .toArray();
    }

    private static StudyFinding law(Rows rows, int layers, String column, double power, Scale scale) {
        double[] slopes = rows.by("seed").values().stream()
                .mapToDouble(seed -> Trial.slope(
                        logWidths(seed),
                        Arrays.stream(boundaries(seed, column)).map(Math::log).toArray()))
                .toArray();
        double slope = Trial.mean(slopes);
        return new StudyFinding(
                "L = " + layers + ": the start u0* at which the " + column.replace('_', ' ')
                        + "'s second singular value is "
                        + (column.equals("first_layer") ? FIRST_THRESHOLD : MIDDLE_THRESHOLD)
                        + " of its first goes as h^p",
                StudyFinding.number(power),
                StudyFinding.number(slope) + " ± " + StudyFinding.number(Trial.standardError(slopes)),
                String.format(Locale.ROOT, "%+.3f", slope - power),
                StudyFinding.verdict(Math.abs(slope - power) <= scale.pick(0.1, 0.3)),
                "singular values of narrow random matrices scatter by 10 % and end 8 % below their limit, and wide layers come to u0* at a start that is"
                        + " no longer small, where they are out of balance; each makes 0.03 to 0.05 over these widths");
    }

    private static StudyFinding prefactor(Rows rows, int layers, Scale scale) {
        double worst = 0;
        double[] found = new double[rows.by("width").size()];
        for (Rows seed : rows.by("seed").values()) {
            double[] boundaries = boundaries(seed, "middle_layer");
            for (int i = 0; i < found.length; i++) {
                found[i] += boundaries[i] / rows.by("seed").size();
            }
        }
        int i = 0;
        for (String width : rows.by("width").keySet()) {
            double theory = MIDDLE_THRESHOLD * Math.pow(2, -1.0 / layers) * Math.sqrt(Double.parseDouble(width)) / 2;
            worst = Trial.isWorse(found[i] / theory - 1, worst) ? found[i] / theory - 1 : worst;
            i++;
        }
        return StudyFinding.atMost(
                "L = " + layers + ": largest relative error of u0* = 0.03 2^(-1/L) sqrt(h)/2 for the middle layer",
                Math.abs(worst),
                scale.pick(0.2, 0.3),
                "layers of a network that is not balanced differ in norm, and the spectrum ends below its limit where it is narrow");
    }

    private static StudyFinding balance(Rows rows, int layers) {
        double[] slopes = rows.by("width").values().stream()
                .flatMap(width -> width.by("seed").values().stream())
                .mapToDouble(seed -> {
                    double[] u0 = seed.numbers("u0");
                    double[] imbalance = seed.numbers("imbalance");
                    return Math.log(imbalance[1] / imbalance[0]) / Math.log(u0[1] / u0[0]);
                })
                .toArray();
        double slope = Trial.mean(slopes);
        return new StudyFinding(
                "L = " + layers + ": imbalance of the layers goes as u0^2, over the two smallest starts",
                "2",
                StudyFinding.number(slope) + " ± " + StudyFinding.number(Trial.standardError(slopes)),
                String.format(Locale.ROOT, "%+.3f", slope - 2),
                StudyFinding.verdict(Math.abs(slope - 2) <= 0.1),
                "it is conserved, a square of the start; the layers' own norm changes little while the start is small");
    }

    private static StudyFinding smallIsFine(Rows rows, int layers) {
        Rows smallest = rows.where("u0", 0.1);
        double largest = Arrays.stream(smallest.numbers("map_error")).max().orElse(Double.NaN);
        return StudyFinding.atMost(
                "L = " + layers + ": distance of A's map from that of rank-one layers at u0 = 0.1, largest of all runs",
                largest,
                0.01,
                "of the order of the square of what the layers are off by, which is up to a tenth: no signal passes the rest");
    }

    private static StudyFinding largeFails(Rows rows, int layers, String column, String name) {
        Rows largest = rows.where("u0", 1.78);
        double smallest = Arrays.stream(largest.numbers(column)).min().orElse(Double.NaN);
        return StudyFinding.atLeast(
                "L = " + layers + ": " + name + " at u0 = 1.78, smallest of all runs",
                smallest,
                0.5,
                "far beyond u0*: start and learned part are of one size, and neither balance nor rank one is left");
    }
}
