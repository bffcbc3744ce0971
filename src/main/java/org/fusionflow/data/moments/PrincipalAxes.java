package org.fusionflow.data.moments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.linear.dense.RowProducts;

/**
 * Moments in the principal axes of each modality's own inputs, in which the modality's covariance is diagonal. Gradient
 * flow is the same in all orthonormal axes of a modality. In these a direction of small variance is not rounded in the
 * terms of a large one, so that inputs with means of a million standard deviations can be integrated.
 *
 * <p>There may be fewer axes than inputs: those of a subspace of each modality, {@link #within}. A row in the subspace keeps its norm, loss and residual
 * along the subspace, so the flow in these axes is that of the inputs, projected to the subspace (Galerkin's method).
 */
public final class PrincipalAxes {
    private final Modalities modalities;
    /** Of the axes. */
    private final Modalities kept;
    /** By modality, one axis a row. */
    private final double[][][] axes;

    private final int[] lost;
    private final Moments moments;

    private PrincipalAxes(Moments given) {
        modalities = given.modalities();
        kept = modalities;
        axes = new double[modalities.count()][][];
        lost = new int[modalities.count()];
        double[] variances = new double[modalities.inputs()];
        for (int m = 0; m < axes.length; m++) {
            int from = modalities.start(m);
            int[] inputs = IntStream.range(from, modalities.start(m + 1)).toArray();
            Symmetric own = given.inputCovariance().block(inputs);
            axes[m] = new double[inputs.length][];
            int known = 0;
            for (int k = 0; k < inputs.length; k++) {
                axes[m][k] = inputs.length == 1
                        ? new double[] {1}
                        : own.eigenvector(k).toArray();
                variances[from + k] = inputs.length == 1 ? own.at(0, 0) : known(own, k);
                known += variances[from + k] > 0 ? 1 : 0;
            }
            lost[m] = known == inputs.length
                    ? 0
                    : Math.max(0, given.equations(inputs).rank() - known);
        }
        moments = new Moments(
                modalities,
                new Symmetric(withoutRounding(turned(given.inputCovariance(), axes, modalities), variances)),
                given.rows().stream()
                        .map(row -> withoutUnknown(turned(row), variances))
                        .toList(),
                given.outputVariance(),
                given.knowledge().turned(this));
    }

    private PrincipalAxes(Moments given, double[][][] bases) {
        modalities = given.modalities();
        kept = new Modalities(
                modalities.names(),
                Arrays.stream(bases).map(rows -> rows.length).toList());
        lost = new int[bases.length];
        axes = bases;
        Symmetric covariance = turned(given.inputCovariance());
        double[][][] principal = new double[bases.length][][];
        for (int m = 0; m < bases.length; m++) {
            int[] own = IntStream.range(kept.start(m), kept.start(m + 1)).toArray();
            Symmetric block = covariance.block(own);
            double[][] vectors = new double[own.length][];
            for (int k = 0; k < own.length; k++) {
                vectors[k] = block.eigenvector(k).toArray();
            }
            principal[m] = vectors;
        }
        double[] variances = new double[kept.inputs()];
        double[][] both = turned(covariance, principal, kept);
        for (int i = 0; i < variances.length; i++) {
            variances[i] = both[i][i];
        }
        for (int m = 0; m < bases.length; m++) {
            axes[m] = RowProducts.of(principal[m], bases[m]);
        }
        moments = new Moments(
                kept,
                new Symmetric(withoutRounding(both, variances)),
                given.rows().stream().map(this::turned).toList(),
                given.outputVariance(),
                given.knowledge().alongSubspace(kept.inputs()));
    }

    /**
     * The principal axes within a subspace of each modality.
     *
     * @param bases orthonormal rows of a modality's inputs, by modality, at least one each
     */
    public static PrincipalAxes within(Moments moments, double[][][] bases) {
        return new PrincipalAxes(moments, bases.clone());
    }

    /** True if every direction of the inputs is a sum of axes. */
    public boolean isWhole() {
        return kept.inputs() == modalities.inputs();
    }

    /** An eigenvalue; 0 if it is within rounding of the largest, so that nothing is known of its direction. */
    private static double known(Symmetric own, int k) {
        double rounding = 8 * own.size() * 0x1p-53 * own.largestEigenvalue();
        return own.eigenvalue(k) > rounding ? own.eigenvalue(k) : 0;
    }

    /** The row with entries set to 0 along directions without a variance, where they are rounding. */
    private static Vector withoutUnknown(Vector row, double[] variances) {
        double[] entries = row.toArray();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = variances[i] > 0 ? entries[i] : 0;
        }
        return Vector.of(entries);
    }

    /** The axes of given moments. */
    public static PrincipalAxes of(Moments moments) {
        return new PrincipalAxes(moments);
    }

    /** The covariance in these axes: of the inputs, or another one of the same inputs. A direction whose variance is rounding has none. */
    public Symmetric turned(Symmetric covariance) {
        double[][] rows = turned(covariance, axes, modalities);
        for (int m = 0; m < axes.length; m++) {
            double largest = 0;
            for (int i = kept.start(m); i < kept.start(m + 1); i++) {
                largest = Math.max(largest, rows[i][i]);
            }
            for (int i = kept.start(m); i < kept.start(m + 1); i++) {
                if (Math.abs(rows[i][i]) <= 8 * modalities.dimensions().get(m) * 0x1p-53 * largest) {
                    Arrays.fill(rows[i], 0);
                    for (double[] row : rows) {
                        row[i] = 0;
                    }
                }
            }
        }
        return new Symmetric(rows);
    }

    /** {@code axes covariance axes'} with one block of axes for each modality. */
    private static double[][] turned(Symmetric covariance, double[][][] axes, Modalities of) {
        List<double[]> half = new ArrayList<>();
        for (int m = 0; m < axes.length; m++) {
            half.addAll(Arrays.asList(covariance.leftTimes(axes[m], of.start(m))));
        }
        double[][] columns = RowProducts.transposed(half.toArray(double[][]::new));
        List<double[]> whole = new ArrayList<>();
        for (int m = 0; m < axes.length; m++) {
            double[][] own = Arrays.copyOfRange(columns, of.start(m), of.start(m + 1));
            whole.addAll(Arrays.asList(RowProducts.of(axes[m], own)));
        }
        return RowProducts.transposed(whole.toArray(double[][]::new));
    }

    private double[][] withoutRounding(double[][] both, double[] variances) {
        for (int i = 0; i < both.length; i++) {
            both[i] = withoutUnknown(Vector.of(both[i]), variances).toArray();
            if (!(variances[i] > 0)) {
                Arrays.fill(both[i], 0);
            }
        }
        for (int m = 0; m < axes.length; m++) {
            for (int i = kept.start(m); i < kept.start(m + 1); i++) {
                for (int j = kept.start(m); j < kept.start(m + 1); j++) {
                    both[i][j] = i == j ? variances[i] : 0;
                }
            }
        }
        return both;
    }

    /**
     * Number of directions of a modality that vary, in units of its inputs' own standard deviations, but by less than the rounding of the largest
     * variance. They count as constant here: what a network learns from them is not seen.
     */
    public int lostDirections(int modality) {
        return lost[modality];
    }

    /** The moments in these axes. */
    public Moments moments() {
        return moments;
    }

    /** A row over all inputs, such as a map of one output, in these axes. */
    public Vector turned(Vector row) {
        double[] entries = row.toArray();
        double[] turned = new double[kept.inputs()];
        for (int m = 0; m < axes.length; m++) {
            double[] own = Arrays.copyOfRange(entries, modalities.start(m), modalities.start(m + 1));
            for (int k = 0; k < axes[m].length; k++) {
                double sum = 0;
                for (int i = 0; i < own.length; i++) {
                    sum += axes[m][k][i] * own[i];
                }
                turned[kept.start(m) + k] = sum;
            }
        }
        return Vector.of(turned);
    }

    /** Rows in these axes, one over all axes after the other, in the axes of the inputs. */
    public Vector back(Vector turned) {
        int outputs = turned.size() / kept.inputs();
        double[] entries = turned.toArray();
        double[] rows = new double[outputs * modalities.inputs()];
        for (int o = 0; o < outputs; o++) {
            for (int m = 0; m < axes.length; m++) {
                back(
                        m,
                        entries,
                        o * kept.inputs() + kept.start(m),
                        rows,
                        o * modalities.inputs() + modalities.start(m));
            }
        }
        return Vector.of(rows);
    }

    /** Writes a row over all axes, of which the first entries of {@code turned} are one, in the axes of the inputs. */
    public void back(double[] turned, double[] into) {
        for (int m = 0; m < axes.length; m++) {
            back(m, turned, kept.start(m), into, modalities.start(m));
        }
    }

    /** Writes a row over the axes of a modality, which begins at {@code from}, in the axes of its inputs to the entries from {@code to} on. */
    public void back(int modality, double[] turned, int from, double[] into, int to) {
        Arrays.fill(into, to, to + modalities.dimensions().get(modality), 0);
        for (int k = 0; k < axes[modality].length; k++) {
            double entry = turned[from + k];
            double[] axis = axes[modality][k];
            for (int i = 0; i < axis.length; i++) {
                into[to + i] += axis[i] * entry;
            }
        }
    }

    /** Number of axes of a modality. */
    public int count(int modality) {
        return axes[modality].length;
    }
}
