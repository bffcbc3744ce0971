package org.fusionflow.study.experiment.twolayer;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.StudyFinding;

/** What the table of {@link TwoLayerRatio} says. */
final class TwoLayerRatioFindings {
    private static final String LINEAR = "linear";
    private static final String RELU = "relu";

    /** What the limit law of small starts leaves out: relative order 1/ln(1/gamma), 5 % at 1e-9. */
    static final double FINITE_START = 1 / -Math.log(TwoLayerRun.GAMMA);

    /** A point: the seeds of one activation at one ratio and one correlation. */
    private record Point(double ratio, double rho, Rows seeds) {
        double mean(String column) {
            return Means.mean(seeds, column);
        }

        /** {@code Sigma_yxB <= 0 < e_B}. */
        boolean isReversed() {
            return 1 + rho * ratio <= 0;
        }

        String place() {
            return "ratio " + ratio + ", ρ = " + rho;
        }
    }

    private final List<Point> linear;
    private final List<Point> relu;
    private final Rows published;

    private TwoLayerRatioFindings(Rows rows) {
        published = rows.where("activation", LINEAR).having("learningRate");
        linear = points(rows.where("activation", LINEAR).where("learningRate", ""));
        relu = points(rows.where("activation", RELU));
    }

    static List<StudyFinding> of(Rows rows) {
        TwoLayerRatioFindings from = new TwoLayerRatioFindings(rows);
        return List.of(
                from.exact(),
                from.formula(),
                from.rectified(),
                from.misattribution(from.linear, "linear networks"),
                from.misattribution(from.relu, "ReLU networks"),
                from.uncorrelated(),
                from.longer(),
                from.equalStrengths(),
                from.reversed(),
                from.stuck(),
                from.norms(),
                from.step());
    }

    private static List<Point> points(Rows rows) {
        return Means.groups(rows, "ratio", "rho").stream()
                .map(seeds -> new Point(seeds.number(0, "ratio"), seeds.number(0, "rho"), seeds))
                .toList();
    }

    private static List<Point> where(List<Point> points, Predicate<Point> which) {
        return points.stream().filter(which).toList();
    }

    private static double largest(List<Point> points, ToDoubleFunction<Point> error) {
        return points.stream().mapToDouble(error).max().orElse(Double.NaN);
    }

    private static double worstSeed(Point point, String measured, String predicted) {
        double worst = 0;
        for (int i = 0; i < point.seeds.size(); i++) {
            double error = Math.abs(point.seeds.number(i, measured) / point.seeds.number(i, predicted) - 1);
            // Math.max keeps a NaN, which then fails the bound.
            worst = Math.max(worst, error);
        }
        return worst;
    }

    private static double offFormula(Point point) {
        return Math.abs(point.mean("timeRatio") / point.mean("formula") - 1);
    }

    private StudyFinding exact() {
        return StudyFinding.atMost(
                "Linear networks: largest relative error of the exact reduced system's t_B/t_A, over every seed of "
                        + linear.size() + " points",
                largest(linear, p -> worstSeed(p, "timeRatio", "exactRatio")),
                1e-6,
                "the reduction of two layers with scalar inputs is exact, so only the two integrators' tolerances remain; they grow along"
                        + " the plateau");
    }

    private StudyFinding formula() {
        Point worst = linear.stream()
                .max(Comparator.comparingDouble(TwoLayerRatioFindings::offFormula))
                .orElseThrow();
        return StudyFinding.atMost(
                "Linear networks: largest relative error of 1 + (σ_A²/σ_B² − 1)/(1 − ρ²) against the mean over seeds, at "
                        + worst.place(),
                offFormula(worst),
                FINITE_START,
                "the formula is the limit of small starts; at γ = 10⁻⁹ corrections of relative order 1/ln(1/γ) = 5 % are left");
    }

    private StudyFinding rectified() {
        return StudyFinding.atMost(
                "ReLU networks: largest relative error of the linear reduced system from √q W, whose ratio is that of ReLU [LR-5], over"
                        + " every seed of " + relu.size() + " points",
                largest(relu, p -> worstSeed(p, "timeRatio", "exactRatio")),
                0.012,
                "the growth factor of steps of 0.02/s_A shortens the ratio by 0.5 %; units that see x > 0 and x < 0 learn apart, from amplitudes"
                        + " that differ by 14 % between two groups of 50, and half of their mean is not where one mode has it: up to"
                        + " 0.6 % of the ratio, measured at a quarter of the step");
    }

    private StudyFinding misattribution(List<Point> points, String who) {
        List<Point> ordered = where(points, p -> p.ratio > 1);
        return StudyFinding.atMost(
                "Largest error of the mis-attribution ρσ_B/σ_A in the map of A on the plateau, " + who + ", every seed",
                largest(ordered, p -> {
                    double worst = 0;
                    for (int i = 0; i < p.seeds.size(); i++) {
                        worst = Math.max(
                                worst,
                                Math.abs(p.seeds.number(i, "misattribution")
                                        - p.seeds.number(i, "theoryMisattribution")));
                    }
                    return worst;
                }),
                0.001,
                "the flow passes a saddle at a distance that is a power of γ; the phase is long enough for that on the whole grid, since even"
                        + " its shortest has 7 e-folds of B's amplitude");
    }

    private StudyFinding uncorrelated() {
        List<Point> at0 = where(linear, p -> p.ratio > 1 && p.rho == 0);
        return StudyFinding.atMost(
                "Without correlation nothing is mis-attributed: largest |w_A − 1| on the plateau at ρ = 0",
                largest(at0, p -> Math.abs(p.mean("misattribution"))),
                1e-4,
                "w*_B Σ_BA/Σ_A is 0; what remains is the distance at which the saddle is passed");
    }

    /** Outwards from ρ = 0 on both sides. */
    private StudyFinding longer() {
        int steps = 0;
        int longer = 0;
        for (double sign : new double[] {-1, 1}) {
            for (double ratio : linear.stream()
                    .mapToDouble(Point::ratio)
                    .filter(r -> r > 1)
                    .distinct()
                    .toArray()) {
                List<Point> side = linear.stream()
                        .filter(p -> p.ratio == ratio && sign * p.rho >= 0.3 - 1e-12)
                        .sorted(Comparator.comparingDouble(p -> Math.abs(p.rho)))
                        .toList();
                for (int i = 1; i < side.size(); i++) {
                    steps++;
                    longer += side.get(i).mean("timeRatio") > side.get(i - 1).mean("timeRatio") ? 1 : 0;
                }
            }
        }
        return StudyFinding.all(
                "Stronger correlation of either sign lengthens the phase: steps outwards from |ρ| = 0.3 on which t_B/t_A grows",
                longer,
                steps,
                "closer to 0 the growth, which begins with ρ², is below the correction of finite starts, which begins with ρ");
    }

    private StudyFinding equalStrengths() {
        return StudyFinding.atMost(
                "Equal strengths have no unimodal phase: largest |t_B/t_A − 1| of linear networks at ratio 1",
                largest(where(linear, p -> p.ratio == 1), p -> Math.abs(p.mean("timeRatio") - 1)),
                0.015,
                "amplitudes of the growing modes scatter by 10 % between branches of width 100, which is 0.1 of 19 e-folds; three times that for"
                        + " a single seed");
    }

    private StudyFinding reversed() {
        return StudyFinding.atMost(
                "Where ρ < −σ_B/σ_A the correlation of B with y and what is left for B have opposite signs: largest relative error there of the"
                        + " formula 1 + (s_A − s_B)/e_B with signed s_B",
                largest(where(linear, Point::isReversed), TwoLayerRatioFindings::offFormula),
                FINITE_START,
                "the growing mode of phase 2 is the one that decayed in phase 1, of which every random start has a part; corrections as"
                        + " above");
    }

    private StudyFinding stuck() {
        int right = 0;
        int all = 0;
        for (Point point : where(linear, p -> p.ratio > 1)) {
            all++;
            boolean never = point.seeds.having("alignedRatio").isEmpty();
            right += never == point.isReversed() ? 1 : 0;
        }
        return StudyFinding.all(
                "From an aligned start the reduced flow never learns B at ρ ≤ −σ_B/σ_A, and always elsewhere; networks from random weights"
                        + " learn it at every one of the points",
                right,
                all,
                "on the aligned manifold a scalar v_B cannot cross 0; a network that does not learn B would have stopped the experiment");
    }

    private StudyFinding norms() {
        Point worst = where(linear, p -> p.ratio > 1 && p.isReversed()).stream()
                .max(Comparator.comparingDouble(TwoLayerRatioFindings::offNorms))
                .orElseThrow();
        return StudyFinding.within(
                        "General time ratio with norms, 1 + (‖Σ_yxA‖ − ‖Σ_yxB‖)/‖e_B‖, where the sign reverses: t_B/t_A at "
                                + worst.place(),
                        withNorms(worst),
                        worst.mean("timeRatio"),
                        FINITE_START,
                        "it supposes that the mode of B which grows before A is learned also grows after; at ρ < −σ_B/σ_A it decays then, and"
                                + " the other one, which shrank by as much as the first grew, must grow first: the delay is (1 + k) ln(1/γ)/e_B"
                                + " with k = |s_B|/s_A, not (1 − k)")
                .published();
    }

    private static double withNorms(Point p) {
        double speedA = p.ratio * p.ratio + p.rho * p.ratio;
        double speedB = 1 + p.rho * p.ratio;
        return 1 + (speedA - Math.abs(speedB)) / (1 - p.rho * p.rho);
    }

    private static double offNorms(Point p) {
        return Math.abs(p.mean("timeRatio") / withNorms(p) - 1);
    }

    private StudyFinding step() {
        StepGrowth growth = new StepGrowth(TwoLayerRatio.PUBLISHED_STEP);
        double speed = TwoLayerRatio.PUBLISHED_RATIO * TwoLayerRatio.PUBLISHED_RATIO;
        return StudyFinding.within(
                "The published step η = 0.04 shortens t_B/t_A at ratio 2, ρ = 0: factor against the flow from the same weights",
                growth.stretch(1) / growth.stretch(speed),
                Means.mean(published, "timeRatio") / Means.mean(published, "exactRatio"),
                0.01,
                "a step multiplies a growing amplitude by 1 + ηs, so times are longer by ηs/ln(1 + ηs): 1.078 for A, 1.020 for B; the last"
                        + " of some twenty e-folds, where growth slows down, is not of that kind");
    }
}
