package org.fusionflow.reduced.alignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.reduced.alignment.greedy.GreedyLaw;
import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.KinkPlanes;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;
import org.fusionflow.reduced.alignment.unit.SphereMaxima;

/**
 * Does the theory of linear networks, at speed {@code q s} with {@code q = (1 + slope)/2}, hold for rectified units on these data? It does if no unit grows
 * faster than along the linear correlation, neither at the start nor when the first branch is learned, if the first branch learns little that is
 * not linear, and if both theories name the same order.
 *
 * @param speeds s of each branch, the norms of their correlations with the outputs
 * @param order branches by s, largest first; those without correlation are left out
 * @param timeRatio {@code 1 + (s_1 - s_2)/|e_2|} of two branches, with {@code -s_2} for {@code s_2} where one input has to change its sign; empty for others,
 *     and where e_2 is 0
 * @param residualSpeeds {@code G'} of each branch for the residual of the law's first branch trained alone; that branch's own is what its learning left
 * @param nonlinearShare of the first branch: {@code 1 - dL_linear/dL_network}
 * @param meanOutput mean of y, to which each branch fits an even part
 * @param objections why the linear theory does not apply; empty if it does
 */
public record LinearVerdict(
        List<Double> speeds,
        List<Integer> order,
        OptionalDouble timeRatio,
        List<Double> residualSpeeds,
        double nonlinearShare,
        double meanOutput,
        List<String> objections) {
    /** A unit may be this much faster than the linear speed; set before the targets of the test were drawn. */
    private static final double EXCESS = 1.05;

    /** The first branch may learn so much that is not linear. */
    private static final double SHARE = 0.05;

    /** A correlation this small, relative to the spread of inputs and outputs, is rounding. */
    private static final double ROUNDING = 1e-12;

    public LinearVerdict {
        speeds = List.copyOf(speeds);
        order = List.copyOf(order);
        residualSpeeds = List.copyOf(residualSpeeds);
        objections = List.copyOf(objections);
    }

    /** True if the linear theory describes these data. */
    public boolean applies() {
        return objections.isEmpty();
    }

    static LinearVerdict of(
            RectifiedTask task, List<KinkPlanes> planes, List<SphereMaxima> maxima, List<BranchNoise> noise) {
        int count = task.branches().size();
        double[] y = task.outputs();
        List<Double> speeds = task.branches().stream()
                .map(branch -> LinearBranch.speed(branch, y))
                .toList();
        List<Integer> linear = ordered(speeds, scales(task));
        List<Integer> law = ordered(maxima.stream().map(SphereMaxima::largest).toList(), scales(task));
        List<String> objections = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            excess(task, b, "G*", maxima.get(b).largest(), speeds.get(b), noise.get(b))
                    .ifPresent(objections::add);
        }
        int first = law.isEmpty() ? 0 : law.get(0);
        Branch leading = task.branches().get(first);
        RectifiedTask alone = task.ofBranches(List.of(leading));
        double[] left = GreedyLaw.ofRising(alone, List.of(planes.get(first)), List.of(maxima.get(first)))
                .network()
                .residual();
        double[] linearLeft = LinearBranch.residual(leading, y);
        List<Double> residualSpeeds = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            Branch branch = task.branches().get(b);
            double g = SphereMaxima.of(planes.get(b), left, branch.correlation(left))
                    .largest();
            residualSpeeds.add(g);
            if (b != first) {
                excess(
                                task,
                                b,
                                "G' when " + leading.name() + " is learned",
                                g,
                                LinearBranch.speed(branch, linearLeft),
                                noise.get(b))
                        .ifPresent(objections::add);
            }
        }
        double share = share(RectifiedTask.loss(y), RectifiedTask.loss(linearLeft), RectifiedTask.loss(left));
        if (share >= SHARE) {
            objections.add(String.format(
                    Locale.ROOT,
                    "%.2g of what %s learns is not linear, expected below %.2g",
                    share,
                    leading.name(),
                    SHARE));
        }
        if (!law.equals(linear)) {
            objections.add("the order by G* is " + names(task, law) + ", by s " + names(task, linear));
        }
        return new LinearVerdict(
                speeds, linear, ratio(task, speeds, linear), residualSpeeds, share, mean(y), objections);
    }

    private static double mean(double[] y) {
        double sum = 0;
        for (double one : y) {
            sum += one;
        }
        return sum / y.length;
    }

    private static double share(double start, double linear, double network) {
        return start > network ? 1 - (start - linear) / (start - network) : 0;
    }

    /** Size of a correlation of the branch's inputs with the outputs if they were parallel. */
    private static List<Double> scales(RectifiedTask task) {
        double output = Math.sqrt(2 * RectifiedTask.loss(task.outputs()));
        return task.branches().stream()
                .map(branch -> {
                    double square = 0;
                    for (double x : branch.inputs()) {
                        square += x * x;
                    }
                    return output * Math.sqrt(square / branch.samples());
                })
                .toList();
    }

    private static List<Integer> ordered(List<Double> values, List<Double> scales) {
        return IntStream.range(0, values.size())
                .boxed()
                .filter(b -> values.get(b) > ROUNDING * scales.get(b))
                .sorted(Comparator.comparingDouble((Integer b) -> -values.get(b)))
                .toList();
    }

    private static List<String> names(RectifiedTask task, List<Integer> order) {
        return order.stream().map(b -> task.branches().get(b).name()).toList();
    }

    /** The objection that units of a branch grow faster than the linear speed, beyond noise. */
    private static Optional<String> excess(
            RectifiedTask task, int b, String what, double g, double s, BranchNoise noise) {
        double scale = scales(task).get(b);
        double linear = task.linearShare() * s;
        if (g <= ROUNDING * scale) {
            return Optional.empty();
        }
        String name = task.branches().get(b).name();
        if (s <= ROUNDING * scale) {
            return Optional.of(
                    String.format(Locale.ROOT, "%s of %s is %.4g, and nothing of it is linear", what, name, g));
        }
        double allowed = EXCESS + noise.ofOutputs() / linear;
        return g / linear < allowed
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s of %s is %.3g times the linear speed, expected below %.3g (noise included)",
                        what,
                        name,
                        g / linear,
                        allowed));
    }

    private static OptionalDouble ratio(RectifiedTask task, List<Double> speeds, List<Integer> order) {
        if (order.size() != 2 || task.branches().size() != 2) {
            return OptionalDouble.empty();
        }
        int first = order.get(0);
        int second = order.get(1);
        double[] left = LinearBranch.residual(task.branches().get(first), task.outputs());
        double e = LinearBranch.speed(task.branches().get(second), left);
        return e > ROUNDING * scales(task).get(second)
                ? OptionalDouble.of(1 + (speeds.get(first) - signed(task, second, left, speeds.get(second))) / e)
                : OptionalDouble.empty();
    }

    /** The speed s_2, below 0 for one input whose map has to change its sign: it shrinks back to the start before it grows the other way. */
    private static double signed(RectifiedTask task, int second, double[] left, double speed) {
        Branch branch = task.branches().get(second);
        return branch.dimension() == 1 && branch.correlation(task.outputs())[0] * branch.correlation(left)[0] < 0
                ? -speed
                : speed;
    }
}
