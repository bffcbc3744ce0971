package org.fusionflow.reduced.alignment.start;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.reduced.alignment.greedy.UnitGroup;
import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;

/**
 * How large the groups of a network are in effect: all its units move in the constant residual y until directions are settled, and the units that came to
 * a maximum are replaced by one of size C, which later grows like all of them together, {@code C^2 = sum ((w.u + |a|)/2)^2 exp(-2 G T)}.
 */
public final class StartAmplitudes {
    /** In growth times of the branch's largest maximum; by then directions are within e^-6 of their maxima. */
    private static final double SETTLING = 6;

    /** Steps of second order; sizes then are right to 4e-4. */
    private static final int STEPS = 300;

    /** A unit belongs to the maximum with which it has at least this cosine. */
    private static final double BELONGS = 0.8;

    private StartAmplitudes() {}

    /**
     * One condensed unit in the scale of the given weights.
     *
     * @param group whose direction and sign it has
     * @param size C, above 0
     */
    public record Amplitude(UnitGroup group, double size) {}

    /**
     * @param groups maxima of all branches for the residual y; those to which no unit comes are left out
     */
    public static List<Amplitude> of(RectifiedTask task, List<UnitGroup> groups, UnitStart start) {
        List<Amplitude> amplitudes = new ArrayList<>();
        for (int b = 0; b < task.branches().size(); b++) {
            int branch = b;
            List<UnitGroup> own =
                    groups.stream().filter(group -> group.branch() == branch).toList();
            double fastest = own.stream().mapToDouble(UnitGroup::rate).max().orElse(0);
            if (!(fastest > 0)) {
                continue;
            }
            double time = SETTLING / fastest;
            double[] squares = new double[own.size()];
            for (UnitStart.Weights unit : start.branches().get(b)) {
                add(unit, task, task.branches().get(b), time, own, squares);
            }
            for (int k = 0; k < squares.length; k++) {
                if (squares[k] > 0) {
                    amplitudes.add(new Amplitude(own.get(k), Math.sqrt(squares[k])));
                }
            }
        }
        return amplitudes;
    }

    private static void add(
            UnitStart.Weights unit,
            RectifiedTask task,
            Branch branch,
            double time,
            List<UnitGroup> groups,
            double[] squares) {
        UnitStart.Weights end = moved(unit, task, branch, time);
        double norm = Math.sqrt(GreatCircleAscent.dot(end.w(), end.w()));
        int best = -1;
        double most = BELONGS * norm;
        for (int k = 0; k < squares.length; k++) {
            double along = GreatCircleAscent.dot(end.w(), groups.get(k).direction());
            if (Math.signum(end.a()) == groups.get(k).sign() && along > most) {
                most = along;
                best = k;
            }
        }
        if (best >= 0) {
            double size =
                    (most + Math.abs(end.a())) / 2 * Math.exp(-groups.get(best).rate() * time);
            squares[best] += size * size;
        }
    }

    /** The unit after the flow in the constant residual y, by Heun's method. */
    private static UnitStart.Weights moved(UnitStart.Weights unit, RectifiedTask task, Branch branch, double time) {
        double[] w = unit.w().clone();
        double a = unit.a();
        double h = time / STEPS;
        double[] first = new double[w.length];
        double[] second = new double[w.length];
        double[] ahead = new double[w.length];
        for (int step = 0; step < STEPS; step++) {
            double g = force(task, branch, w, first);
            for (int i = 0; i < w.length; i++) {
                ahead[i] = w[i] + h * a * first[i];
            }
            double later = a + h * g;
            double g2 = force(task, branch, ahead, second);
            for (int i = 0; i < w.length; i++) {
                w[i] += h / 2 * (a * first[i] + later * second[i]);
            }
            a += h / 2 * (g + g2);
        }
        return new UnitStart.Weights(w, a);
    }

    /** Sets the force on w of a unit with a = 1 and returns that on a. */
    private static double force(RectifiedTask task, Branch branch, double[] w, double[] force) {
        java.util.Arrays.fill(force, 0);
        double[] y = task.outputs();
        for (int p = 0; p < y.length; p++) {
            branch.add((branch.product(w, p) > 0 ? 1 : task.slope()) * y[p] / y.length, p, force);
        }
        return GreatCircleAscent.dot(force, w);
    }
}
