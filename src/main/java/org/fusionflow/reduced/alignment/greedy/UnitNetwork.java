package org.fusionflow.reduced.alignment.greedy;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;

/**
 * A small network with one unit for each group that has been learned: {@code f = sum_j a_j phi(w_j . x)}, each unit reading its branch. It is the
 * condensed form of a full network, all of whose units of a group share one direction.
 */
public final class UnitNetwork {
    /** One unit; its weights change. */
    public static final class Unit {
        public final int branch;
        public final int sign;
        public final double[] w;
        public double a;

        /**
         * @param size {@code |w| = |a|}, balanced as from a small start
         * @param direction of norm 1
         */
        public Unit(int branch, int sign, double[] direction, double size) {
            this.branch = branch;
            this.sign = sign;
            w = direction.clone();
            for (int i = 0; i < w.length; i++) {
                w[i] *= size;
            }
            a = sign * size;
        }

        public double[] direction() {
            double norm = Math.sqrt(GreatCircleAscent.dot(w, w));
            return norm > 0 ? GreatCircleAscent.normalized(w) : w.clone();
        }

        /** The unit's map where it is active, {@code |a| w}. */
        public double[] map() {
            double[] v = w.clone();
            for (int i = 0; i < v.length; i++) {
                v[i] *= Math.abs(a);
            }
            return v;
        }

        /** Sets the map and splits it evenly between the two layers. */
        public void setMap(double[] v) {
            double norm = Math.sqrt(GreatCircleAscent.dot(v, v));
            double size = Math.sqrt(norm);
            for (int i = 0; i < v.length; i++) {
                w[i] = norm > 0 ? v[i] / size : 0;
            }
            a = sign * size;
        }
    }

    private final RectifiedTask task;
    private final List<Unit> units = new ArrayList<>();

    public UnitNetwork(RectifiedTask task) {
        this.task = task;
    }

    public RectifiedTask task() {
        return task;
    }

    public List<Unit> units() {
        return units;
    }

    public void add(Unit unit) {
        units.add(unit);
    }

    /** The residual {@code y - f}. */
    public double[] residual() {
        double[] residual = task.outputs().clone();
        for (Unit unit : units) {
            Branch branch = task.branches().get(unit.branch);
            for (int p = 0; p < residual.length; p++) {
                residual[p] -= unit.a * task.response(branch.product(unit.w, p));
            }
        }
        return residual;
    }

    /**
     * The contribution of each modality: the root mean square of the change of f when the modality's inputs are set to 0; in late fusion that of the
     * branch's own output.
     */
    public double[] contributions() {
        double[] contributions = new double[task.names().size()];
        for (int m = 0; m < contributions.length; m++) {
            double[] change = new double[task.samples()];
            for (Unit unit : units) {
                Branch branch = task.branches().get(unit.branch);
                int from = branch.start(m);
                if (from >= 0) {
                    change(unit, branch, from, from + branch.size(m), change);
                }
            }
            double sum = 0;
            for (double c : change) {
                sum += c * c;
            }
            contributions[m] = Math.sqrt(sum / change.length);
        }
        return contributions;
    }

    private void change(Unit unit, Branch branch, int from, int to, double[] change) {
        if (to - from == unit.w.length) {
            for (int p = 0; p < change.length; p++) {
                change[p] += unit.a * task.response(branch.product(unit.w, p));
            }
            return;
        }
        double[] without = unit.w.clone();
        for (int i = from; i < to; i++) {
            without[i] = 0;
        }
        for (int p = 0; p < change.length; p++) {
            change[p] +=
                    unit.a * (task.response(branch.product(unit.w, p)) - task.response(branch.product(without, p)));
        }
    }
}
