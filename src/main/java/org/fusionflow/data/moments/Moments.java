package org.fusionflow.data.moments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.ExactRank;
import org.fusionflow.linear.Semidefinite;
import org.fusionflow.linear.SingularValues;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The second moments of the data, with one output or several: all that the full-batch dynamics of a linear network depend on. Inputs of all
 * modalities are stacked in the order of {@link #modalities()}; D is their total number, r that of the outputs. A map
 * {@code w}, r x D, is written as one vector, row after row; with one output it is its only row.
 *
 * @param modalities names and dimensions
 * @param inputCovariance {@code <x x'>}, D x D, symmetric and positive semidefinite to rounding
 * @param rows {@code Sigma_yx = <y x'>}, one row of D an output, each in the range of the input covariance
 * @param outputVariance {@code <y'y>}, summed over the outputs, at least what the best linear map explains
 * @param knowledge what their source tells beyond these numbers
 */
public record Moments(
        Modalities modalities,
        Symmetric inputCovariance,
        List<Vector> rows,
        double outputVariance,
        Knowledge knowledge) {
    /**
     * Relative tolerance of the checks, each input in its own unit. Statistics are often written with six digits, so they satisfy exact
     * conditions only to about 1e-6; a matrix that is indefinite beyond that is an error.
     */
    static final double ROUNDING = 1e-6;

    /** Sums of entries beyond this overflow. */
    private static final double LARGEST = 1e300;

    /** The exact rank of more inputs takes long: the numbers grow with their count. */
    static final int MOST_EXACT = 16;

    public Moments {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new InvalidInput("inputOutputCorrelation: expected at least one output");
        }
        int d = modalities.inputs();
        if (inputCovariance.size() != d) {
            throw new InvalidInput("inputCovariance: expected " + d + " x " + d + " for modalities of dimensions "
                    + modalities.dimensions() + ", got " + inputCovariance.size() + " x " + inputCovariance.size());
        }
        rows.forEach(row -> checkRow(row, d));
        if (!(outputVariance >= 0) || Double.isInfinite(outputVariance)) {
            throw new InvalidInput(
                    described("outputVariance", outputVariance) + ": expected a finite number of at least 0");
        }
        checkCovariance(inputCovariance, knowledge);
        double explained = 0;
        for (Vector row : rows) {
            explained += explained(inputCovariance, row, outputVariance, knowledge);
        }
        if (!(outputVariance >= explained * (1 - ROUNDING))) {
            throw new InvalidInput("outputVariance " + outputVariance
                    + ": expected at least the variance that the inputs explain, " + explained);
        }
    }

    /** Moments of which only the numbers are known. */
    public Moments(Modalities modalities, Symmetric inputCovariance, List<Vector> rows, double outputVariance) {
        this(modalities, inputCovariance, rows, outputVariance, Knowledge.NONE);
    }

    /** Moments with one output, {@code Sigma_yx} being a row of D, of which only the numbers are known. */
    public Moments(Modalities modalities, Symmetric inputCovariance, Vector row, double outputVariance) {
        this(modalities, inputCovariance, List.of(row), outputVariance);
    }

    /** The same numbers with what their source tells of them. */
    public Moments with(Knowledge known) {
        return new Moments(modalities, inputCovariance, rows, outputVariance, known);
    }

    private static void checkRow(Vector row, int d) {
        if (row.size() != d) {
            throw new InvalidInput("inputOutputCorrelation: expected " + d + " numbers, got " + row.size());
        }
        for (int i = 0; i < d; i++) {
            if (!Double.isFinite(row.at(i))) {
                throw new InvalidInput(described("inputOutputCorrelation, entry " + (i + 1) + ",", row.at(i))
                        + ": expected a finite number");
            }
        }
    }

    private static void checkCovariance(Symmetric covariance, Knowledge knowledge) {
        double largest = 0;
        for (int i = 0; i < covariance.size(); i++) {
            for (int j = 0; j < covariance.size(); j++) {
                largest = Math.max(largest, Math.abs(covariance.at(i, j)));
            }
        }
        if (!(largest > 0)) {
            throw new InvalidInput("inputCovariance: expected a positive semidefinite matrix other than 0");
        }
        if (largest * covariance.size() > LARGEST) {
            throw new InvalidInput("inputCovariance: expected entries far below 1.8e308");
        }
        for (int i = 0; i < covariance.size(); i++) {
            if (covariance.at(i, i) < 0) {
                throw new InvalidInput("inputCovariance: expected a positive semidefinite matrix, entry (" + (i + 1)
                        + "," + (i + 1) + ") of the diagonal is " + covariance.at(i, i));
            }
        }
        if (!equations(covariance, knowledge).isDefinite() && covariance.smallestRelativeEigenvalue() < -ROUNDING) {
            throw new InvalidInput("inputCovariance: expected a positive semidefinite matrix, smallest eigenvalue is "
                    + covariance.smallestEigenvalue());
        }
    }

    /** A moment and its value. What overflows was a number in the data, so that its place there is not told by "Infinity". */
    private static String described(String name, double value) {
        if (Double.isNaN(value)) {
            return name + " is not a number";
        }
        return name
                + (Double.isFinite(value) ? " " + value : " is beyond the largest number in double precision, 1.8e308");
    }

    /** The variance of one output that the best linear map explains; the row must be one that some map can have. */
    private static double explained(Symmetric covariance, Vector row, double outputVariance, Knowledge knowledge) {
        Vector best = equations(covariance, knowledge).solve(row);
        Vector missed = row.minus(covariance.leftTimes(best));
        for (int i = 0; i < row.size(); i++) {
            // By Cauchy and Schwarz no correlation is larger than this, so it is the unit of the entry.
            double unit = Math.sqrt(covariance.at(i, i)) * Math.sqrt(outputVariance);
            if (!(Math.abs(missed.at(i)) <= ROUNDING * unit)) {
                throw new InvalidInput("inputOutputCorrelation, entry " + (i + 1) + ", " + row.at(i)
                        + ": expected a vector in the range of inputCovariance, but " + missed.at(i)
                        + " of the entry lies outside");
            }
        }
        return best.dot(row);
    }

    private static Semidefinite equations(Symmetric covariance, Knowledge knowledge) {
        // An eigenvalue moves by at most the norm of the rounding, of n entries a row; one below 8 times that counts as
        // 0.
        double cut = 8 * covariance.size() * knowledge.rounding();
        return covariance.semidefinite(
                cut, Math.min(covariance.size(), knowledge.mostRank().orElse(covariance.size())));
    }

    /** The equations {@code w Sigma_SS = r} of some inputs, with what is known of their rank. */
    public Semidefinite equations(int[] inputs) {
        boolean all = inputs.length == modalities.inputs();
        return equations(all ? inputCovariance : inputCovariance.block(inputs), knowledge);
    }

    /**
     * No rank of the input covariance is larger. For few inputs it is the exact rank of the numbers, unless these are
     * rounded sums over samples.
     */
    int mostRank() {
        int d = modalities.inputs();
        int known = Math.min(d, knowledge.mostRank().orElse(d));
        return d <= MOST_EXACT && knowledge.samples().isEmpty()
                ? Math.min(known, ExactRank.of(inputCovariance.toArray()))
                : known;
    }

    /** True if the input covariance is large and known to be positive definite beyond rounding. */
    public boolean isDefinite() {
        return equations(inputCovariance, knowledge).isDefinite();
    }

    /** Number of outputs, r. */
    public int outputs() {
        return rows.size();
    }

    /**
     * These moments where one output is expected.
     *
     * @throws InvalidInput if there are several
     */
    public Moments requireOneOutput() {
        if (outputs() != 1) {
            throw new InvalidInput(
                    "data with " + outputs() + " outputs: expected one output here; several need predict --rank K");
        }
        return this;
    }

    /** The moments of one output alone; where there are others its variance is what the best map explains of it. */
    public Moments output(int o) {
        if (outputs() == 1) {
            return this;
        }
        Vector row = rows.get(o);
        // The unit of the check is the whole output variance, which is at least that of this output.
        double variance = Math.max(0, explained(inputCovariance, row, outputVariance, knowledge));
        return new Moments(modalities, inputCovariance, List.of(row), variance, knowledge.output(o));
    }

    /**
     * The same moments with their blocks in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of these statistics
     */
    public Moments inOrderOf(FusionTree tree) {
        if (tree.names().equals(modalities.names())) {
            return this;
        }
        int[] indices = modalities.indicesInOrderOf(tree);
        return new Moments(
                modalities.inOrderOf(tree),
                inputCovariance.block(indices),
                rows.stream().map(row -> row.at(indices)).toList(),
                outputVariance,
                knowledge.at(indices));
    }

    /** {@code Sigma_yx} as a vector of r D entries, row after row. */
    public Vector correlation() {
        return stacked(rows);
    }

    /** {@code Sigma_yxm}: the block of modality m, row after row. */
    public Vector correlation(int modality) {
        return modalities.block(correlation(), modality);
    }

    /**
     * The signal of a modality, {@code Sigma_yxm . w_m} over all outputs: twice what its map takes off the loss to first order.
     *
     * @param map of all inputs, one output after the other
     */
    public double signal(Vector map, int modality) {
        double sum = 0;
        int from = modalities.start(modality);
        for (int o = 0; o < outputs(); o++) {
            for (int i = from; i < from + modalities.dimensions().get(modality); i++) {
                sum += rows.get(o).at(i) * map.at(o * modalities.inputs() + i);
            }
        }
        return sum;
    }

    /**
     * The speed at which modality m grows from a small start: the largest singular value of {@code Sigma_yxm}, which for one
     * output is its norm {@code s_m}.
     */
    public double speed(int modality) {
        Vector block = correlation(modality);
        if (outputs() == 1) {
            return block.norm();
        }
        int columns = modalities.dimensions().get(modality);
        return SingularValues.largest(block.toArray(), 0, outputs(), columns, 1)
                .values()
                .at(0);
    }

    /** A correlation of modality m whose norm is at most this may be the rounding of the data, and has no direction. */
    public double largestRounding(int modality) {
        double variance = 0;
        for (int i = modalities.start(modality); i < modalities.start(modality + 1); i++) {
            variance += inputCovariance.at(i, i);
        }
        return knowledge.rounding() * Math.sqrt(variance) * Math.sqrt(outputVariance);
    }

    /** Residual {@code e = Sigma_yx - w Sigma} of the map {@code w}. */
    public Vector residual(Vector map) {
        requireMap(map);
        int d = modalities.inputs();
        return outputs() == 1
                ? rows.get(0).minus(inputCovariance.leftTimes(map))
                : stacked(IntStream.range(0, outputs())
                        .mapToObj(o -> rows.get(o).minus(inputCovariance.leftTimes(map.slice(o * d, (o + 1) * d))))
                        .toList());
    }

    /** Loss {@code (sigma_yy - 2 tr(Sigma_yx w') + tr(w Sigma w')) / 2} of the map {@code w}. */
    public double loss(Vector map) {
        return 0.5 * (outputVariance - map.dot(correlation()) - map.dot(residual(map)));
    }

    private void requireMap(Vector map) {
        if (map.size() != outputs() * modalities.inputs()) {
            throw new IllegalArgumentException("map of " + map.size() + " entries for " + outputs() + " outputs and "
                    + modalities.inputs() + " inputs");
        }
    }

    private static Vector stacked(List<Vector> rows) {
        return rows.size() == 1
                ? rows.get(0)
                : Vector.of(rows.stream()
                        .flatMapToDouble(row -> Arrays.stream(row.toArray()))
                        .toArray());
    }
}
