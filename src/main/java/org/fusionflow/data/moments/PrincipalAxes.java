package org.fusionflow.data.moments;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Moments in the principal axes of each modality's own inputs, in which the modality's covariance is diagonal. Gradient
 * flow is the same in all orthonormal axes of a modality. In these a direction of small variance is not rounded in the
 * terms of a large one, so that inputs with means of a million standard deviations can be integrated.
 */
public final class PrincipalAxes {
    private final Modalities modalities;
    /** By modality, one axis a row. */
    private final double[][][] axes;

    private final int[] lost;
    private final Moments moments;

    private PrincipalAxes(Moments given) {
        modalities = given.modalities();
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
                new Symmetric(withoutRounding(turned(given.inputCovariance()).toArray(), variances)),
                given.rows().stream()
                        .map(row -> withoutUnknown(turned(row), variances))
                        .toList(),
                given.outputVariance(),
                given.knowledge().turned(this));
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

    /** The covariance in these axes: of the inputs, or another one of the same inputs. */
    public Symmetric turned(Symmetric covariance) {
        double[][] rows = transposed(Arrays.stream(covariance.toArray())
                .map(row -> turned(Vector.of(row)))
                .toArray(Vector[]::new));
        return new Symmetric(transposed(
                Arrays.stream(rows).map(row -> turned(Vector.of(row))).toArray(Vector[]::new)));
    }

    private double[][] withoutRounding(double[][] both, double[] variances) {
        for (int i = 0; i < both.length; i++) {
            both[i] = withoutUnknown(Vector.of(both[i]), variances).toArray();
            if (!(variances[i] > 0)) {
                Arrays.fill(both[i], 0);
            }
        }
        for (int m = 0; m < axes.length; m++) {
            for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                for (int j = modalities.start(m); j < modalities.start(m + 1); j++) {
                    both[i][j] = i == j ? variances[i] : 0;
                }
            }
        }
        return both;
    }

    private static double[][] transposed(Vector[] rows) {
        double[][] columns = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                columns[j][i] = rows[i].at(j);
            }
        }
        return columns;
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
        double[] turned = new double[row.size()];
        for (int m = 0; m < axes.length; m++) {
            int from = modalities.start(m);
            for (int k = 0; k < axes[m].length; k++) {
                for (int i = 0; i < axes[m].length; i++) {
                    turned[from + k] += axes[m][k][i] * row.at(from + i);
                }
            }
        }
        return Vector.of(turned);
    }

    /** Rows in these axes, one over all inputs after the other, in the axes of the inputs. */
    public Vector back(Vector turned) {
        double[] rows = new double[turned.size()];
        for (int row = 0; row < rows.length; row += modalities.inputs()) {
            for (int m = 0; m < axes.length; m++) {
                int from = row + modalities.start(m);
                for (int k = 0; k < axes[m].length; k++) {
                    for (int i = 0; i < axes[m].length; i++) {
                        rows[from + i] += axes[m][k][i] * turned.at(from + k);
                    }
                }
            }
        }
        return Vector.of(rows);
    }
}
