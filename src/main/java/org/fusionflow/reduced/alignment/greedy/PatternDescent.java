package org.fusionflow.reduced.alignment.greedy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.KinkPlanes;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;
import org.fusionflow.reduced.alignment.unit.SmallSystem;
import org.fusionflow.reduced.alignment.unit.SteepestAscent;
import org.fusionflow.reduced.alignment.unit.UnitCorrelation;

/**
 * Brings a {@link UnitNetwork} exactly to the local minimum of its loss that is near. While no sample changes sides of a unit's boundary, f is linear in
 * the units' maps {@code v_j = |a_j| w_j}, so the minimum is a least-squares problem; the way there stops at boundaries where the loss begins to
 * rise, and they are held as long as their multipliers ask for it.
 */
public final class PatternDescent {
    private static final int MOST_STEPS = 400;

    /** Keeps units that can share a map solvable; three corrected solutions remove its effect on all directions that matter. */
    private static final double RIDGE = 1e-10;

    private final UnitNetwork network;
    private final List<KinkPlanes> planes;
    private final RectifiedTask task;
    private final int units;
    private final double[][] map;
    private final double[][] z;

    private PatternDescent(UnitNetwork network, List<KinkPlanes> planes) {
        this.network = network;
        this.planes = planes;
        task = network.task();
        units = network.units().size();
        map = new double[units][];
        z = new double[units][task.samples()];
        for (int j = 0; j < units; j++) {
            map[j] = network.units().get(j).map();
        }
    }

    /** Moves the network to the minimum. */
    public static void settle(UnitNetwork network, List<KinkPlanes> planes) {
        PatternDescent descent = new PatternDescent(network, planes);
        for (int step = 0; step < MOST_STEPS && descent.advance(); step++) {
            // Each step lowers the loss.
        }
        for (int j = 0; j < descent.units; j++) {
            network.units().get(j).setMap(descent.map[j]);
        }
    }

    private Branch branch(int j) {
        return task.branches().get(network.units().get(j).branch);
    }

    private int sign(int j) {
        return network.units().get(j).sign;
    }

    private boolean advance() {
        double[] residual = task.outputs().clone();
        List<List<Integer>> held = new ArrayList<>();
        for (int j = 0; j < units; j++) {
            Branch branch = branch(j);
            double norm = Math.sqrt(GreatCircleAscent.dot(map[j], map[j]));
            List<Integer> on = new ArrayList<>();
            for (int p = 0; p < residual.length; p++) {
                z[j][p] = branch.product(map[j], p);
                if (Math.abs(z[j][p]) <= UnitCorrelation.ON_PLANE * norm * length(branch, p) && length(branch, p) > 0) {
                    z[j][p] = 0;
                    on.add(p);
                }
                residual[p] -= sign(j) * task.response(z[j][p]);
            }
            held.add(on);
        }
        double[][] steepest = new double[units][];
        List<List<Integer>> kept = new ArrayList<>();
        for (int j = 0; j < units; j++) {
            steepest[j] = steepest(j, residual);
            List<Integer> stay = new ArrayList<>();
            double norm = Math.sqrt(GreatCircleAscent.dot(steepest[j], steepest[j]));
            for (int p : held.get(j)) {
                if (Math.abs(branch(j).product(steepest[j], p)) <= 1e-9 * norm * length(branch(j), p)) {
                    stay.add(p);
                }
            }
            kept.add(stay);
        }
        LineMinimum line = new LineMinimum(task, z, residual);
        double loss = RectifiedTask.loss(residual);
        return tried(line, newton(residual, steepest, kept), loss) || tried(line, steepest, loss);
    }

    private static double length(Branch branch, int p) {
        double sum = 0;
        int d = branch.dimension();
        for (int i = 0; i < d; i++) {
            double x = branch.inputs()[p * d + i];
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    /** Moves along a direction to the first minimum; false if the loss does not fall beyond rounding. */
    private boolean tried(LineMinimum line, double[][] direction, double loss) {
        double[][] rate = new double[units][task.samples()];
        int[] signs = new int[units];
        for (int j = 0; j < units; j++) {
            signs[j] = sign(j);
            for (int p = 0; p < rate[j].length; p++) {
                rate[j][p] = branch(j).product(direction[j], p);
                if (z[j][p] == 0
                        && Math.abs(rate[j][p])
                                <= 1e-9
                                        * length(branch(j), p)
                                        * Math.sqrt(GreatCircleAscent.dot(direction[j], direction[j]))) {
                    rate[j][p] = 0;
                }
            }
        }
        LineMinimum.Found found = line.along(rate, signs);
        if (!(found.fall() > 1e-15 * loss)) {
            return false;
        }
        for (int j = 0; j < units; j++) {
            for (int i = 0; i < map[j].length; i++) {
                map[j][i] += found.step() * direction[j][i];
            }
        }
        return true;
    }

    /** The shortest negative subgradient of the loss by the map of a unit, which is the steepest ascent of {@code sign G}. */
    private double[] steepest(int j, double[] residual) {
        double norm = Math.sqrt(GreatCircleAscent.dot(map[j], map[j]));
        return norm > 0
                ? SteepestAscent.free(
                        planes.get(network.units().get(j).branch).correlation(sign(j), residual),
                        GreatCircleAscent.normalized(map[j]))
                : new double[map[j].length];
    }

    /** The step to the least-squares solution of the present pattern, along the boundaries that are kept. */
    private double[][] newton(double[] residual, double[][] steepest, List<List<Integer>> kept) {
        List<double[][]> bases = new ArrayList<>();
        int size = 0;
        int[] from = new int[units];
        for (int j = 0; j < units; j++) {
            from[j] = size;
            bases.add(complement(branch(j), kept.get(j)));
            size += bases.get(j).length;
        }
        double[][] rows = new double[size][residual.length];
        for (int j = 0; j < units; j++) {
            for (int k = 0; k < bases.get(j).length; k++) {
                double[] b = bases.get(j)[k];
                for (int p = 0; p < residual.length; p++) {
                    double side = z[j][p] != 0 ? z[j][p] : branch(j).product(steepest[j], p);
                    rows[from[j] + k][p] =
                            sign(j) * (side > 0 ? 1 : task.slope()) * branch(j).product(b, p);
                }
            }
        }
        double[] theta = leastSquares(rows, residual);
        double[][] direction = new double[units][];
        for (int j = 0; j < units; j++) {
            direction[j] = new double[map[j].length];
            for (int k = 0; k < bases.get(j).length; k++) {
                for (int i = 0; i < direction[j].length; i++) {
                    direction[j][i] += theta[from[j] + k] * bases.get(j)[k][i];
                }
            }
        }
        return direction;
    }

    private static double[] leastSquares(double[][] rows, double[] residual) {
        int n = rows.length;
        double[][] gram = new double[n][n];
        double trace = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                gram[a][b] = GreatCircleAscent.dot(rows[a], rows[b]);
                gram[b][a] = gram[a][b];
            }
            trace += gram[a][a];
        }
        double[] theta = new double[n];
        double[] left = residual.clone();
        for (int round = 0; round < 3; round++) {
            double[][] matrix = new double[n][];
            double[] right = new double[n];
            for (int a = 0; a < n; a++) {
                matrix[a] = gram[a].clone();
                matrix[a][a] += RIDGE * trace / n;
                right[a] = GreatCircleAscent.dot(rows[a], left);
            }
            SmallSystem.solve(matrix, right);
            for (int a = 0; a < n; a++) {
                theta[a] += right[a];
                for (int p = 0; p < left.length; p++) {
                    left[p] -= right[a] * rows[a][p];
                }
            }
        }
        return theta;
    }

    /** An orthonormal basis of the directions in which no kept boundary is left. */
    private static double[][] complement(Branch branch, List<Integer> kept) {
        int d = branch.dimension();
        List<double[]> normals = new ArrayList<>();
        for (int p : kept) {
            double[] x = Arrays.copyOfRange(branch.inputs(), p * d, (p + 1) * d);
            orthonormal(GreatCircleAscent.normalized(x), List.of(normals), 1e-8).ifPresent(normals::add);
        }
        List<double[]> basis = new ArrayList<>();
        for (int i = 0; i < d && normals.size() + basis.size() < d; i++) {
            double[] axis = new double[d];
            axis[i] = 1;
            // Of d axes enough are far from what is spanned already.
            orthonormal(axis, List.of(normals, basis), 1e-3).ifPresent(basis::add);
        }
        return basis.toArray(double[][]::new);
    }

    private static java.util.Optional<double[]> orthonormal(double[] v, List<List<double[]>> known, double least) {
        double[] rest = v.clone();
        for (int twice = 0; twice < 2; twice++) {
            for (List<double[]> vectors : known) {
                for (double[] one : vectors) {
                    double along = GreatCircleAscent.dot(rest, one);
                    for (int i = 0; i < rest.length; i++) {
                        rest[i] -= along * one[i];
                    }
                }
            }
        }
        return GreatCircleAscent.dot(rest, rest) > least * least
                ? java.util.Optional.of(GreatCircleAscent.normalized(rest))
                : java.util.Optional.empty();
    }
}
