package org.fusionflow.reduced.alignment.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.linear.Vector;

/**
 * The planes {@code n . u = 0} on which a branch's samples switch a unit on or off. Samples on one line through the origin share a plane. For a residual r
 * {@code G(u) = sum_q h_q(n_q . u)} with {@code h_q(z)} of slope {@code above_q} for z &gt; 0 and {@code below_q} for z &lt; 0, so that the cost of G
 * depends on the number of planes only, which is small for inputs of few values.
 */
public final class KinkPlanes {
    /** Directions of samples are equal within this: far above rounding, far below what separates samples. */
    private static final double SAME = 1e9;

    private final int dimension;
    private final double slope;
    private final int[] planeOf;
    private final double[] length;
    private final double[] normals;
    private final int count;

    public KinkPlanes(Branch branch, double slope) {
        dimension = branch.dimension();
        this.slope = slope;
        int samples = branch.samples();
        planeOf = new int[samples];
        length = new double[samples];
        Map<List<Long>, Integer> known = new HashMap<>();
        List<double[]> found = new ArrayList<>();
        for (int p = 0; p < samples; p++) {
            double[] n = Arrays.copyOfRange(branch.inputs(), p * dimension, (p + 1) * dimension);
            double norm = Vector.of(n).norm();
            planeOf[p] = -1;
            if (!(norm > 0)) {
                continue;
            }
            double sign = 0;
            for (int i = 0; i < dimension && sign == 0; i++) {
                sign = Math.abs(n[i]) > norm / SAME ? Math.signum(n[i]) : 0;
            }
            List<Long> key = new ArrayList<>();
            for (int i = 0; i < dimension; i++) {
                n[i] *= sign / norm;
                key.add(Math.round(n[i] * SAME));
            }
            length[p] = sign * norm;
            planeOf[p] = known.computeIfAbsent(key, unseen -> {
                found.add(n);
                return found.size() - 1;
            });
        }
        count = found.size();
        normals = new double[count * dimension];
        for (int q = 0; q < count; q++) {
            System.arraycopy(found.get(q), 0, normals, q * dimension, dimension);
        }
    }

    public int dimension() {
        return dimension;
    }

    /** Number of planes. */
    public int count() {
        return count;
    }

    /** Entry i of the unit normal of a plane. */
    public double normal(int plane, int i) {
        return normals[plane * dimension + i];
    }

    /** The product {@code n . v} of a plane's unit normal. */
    public double product(int plane, double[] v) {
        double sum = 0;
        int at = plane * dimension;
        for (int i = 0; i < dimension; i++) {
            sum += normals[at + i] * v[i];
        }
        return sum;
    }

    /** Adds a multiple of a plane's unit normal. */
    public void add(double factor, int plane, double[] target) {
        int at = plane * dimension;
        for (int i = 0; i < dimension; i++) {
            target[i] += factor * normals[at + i];
        }
    }

    /** The function {@code sign G} for a residual. */
    public UnitCorrelation correlation(int sign, double[] residual) {
        double[] above = new double[count];
        double[] below = new double[count];
        for (int p = 0; p < residual.length; p++) {
            if (planeOf[p] >= 0) {
                double moment = sign * residual[p] * length[p] / residual.length;
                boolean onAbove = length[p] > 0;
                above[planeOf[p]] += onAbove ? moment : slope * moment;
                below[planeOf[p]] += onAbove ? slope * moment : moment;
            }
        }
        return new UnitCorrelation(this, sign, above, below);
    }
}
