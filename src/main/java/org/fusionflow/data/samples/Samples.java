package org.fusionflow.data.samples;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.HeapBudget;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.jspecify.annotations.Nullable;

/**
 * P samples of D inputs and r outputs each: a training set, or one held out. Immutable. Full-batch training of a linear network
 * depends on a training set only through {@link #moments()}, tag [OP-1]; other training reads {@link #inputsByFeature()}.
 */
public final class Samples {
    /** Largest number of inputs and outputs in one set: 800 MB. A heap that cannot hold a smaller set refuses it with the number. */
    public static final int MOST_NUMBERS = 100_000_000;

    /** Largest number of outputs. */
    public static final int MOST_OUTPUTS = 1000;

    /** Copies of a set that are held at once: as it was read, prepared, and column by column for a network. */
    private static final int COPIES = 3;

    /** Supplies samples one after the other. */
    @FunctionalInterface
    public interface Source {
        /** Sets all D inputs and r outputs of a sample; the arrays are reused and hold the previous sample. */
        void fill(int sample, double[] inputs, double[] outputs);
    }

    private final Modalities modalities;
    /** Number of inputs, D. */
    private final int inputCount;

    private final int outputCount;
    private final double[] inputs;
    private final double[] outputs;
    /** Cached because every run on these samples needs them; computing them twice gives the same bits. */
    private volatile @Nullable Centred centred;

    private volatile @Nullable ColumnFigures figures;

    /** Moments about the means; empty if no input varies. */
    private record Centred(Optional<Moments> moments) {}

    private Samples(Modalities modalities, int outputCount, double[] inputs, double[] outputs) {
        this.modalities = modalities;
        inputCount = modalities.inputs();
        this.outputCount = outputCount;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * @param inputs P rows of D finite numbers, blocks in the order of the modalities
     * @param outputs P finite numbers, P &ge; 1
     * @throws InvalidInput if the shapes do not fit or a number is not finite
     */
    public static Samples of(Modalities modalities, List<Vector> inputs, Vector outputs) {
        requireOneEach(inputs.size(), outputs.size());
        requireRows(inputs, modalities.inputs(), "inputs");
        return of(modalities, inputs.size(), 1, (p, x, y) -> {
            inputs.get(p).copyTo(x);
            y[0] = outputs.at(p);
        });
    }

    /**
     * @param inputs P rows of D finite numbers, blocks in the order of the modalities
     * @param outputs P rows of r finite numbers, P and r &ge; 1
     * @throws InvalidInput if the shapes do not fit or a number is not finite
     */
    public static Samples of(Modalities modalities, List<Vector> inputs, List<Vector> outputs) {
        requireOneEach(inputs.size(), outputs.size());
        int r = outputs.get(0).size();
        requireRows(inputs, modalities.inputs(), "inputs");
        requireRows(outputs, r, "outputs");
        return of(modalities, inputs.size(), r, (p, x, y) -> {
            inputs.get(p).copyTo(x);
            outputs.get(p).copyTo(y);
        });
    }

    private static void requireOneEach(int inputs, int outputs) {
        if (inputs == 0 || inputs != outputs) {
            throw new InvalidInput("samples: expected at least one, and one output for each, got " + inputs
                    + " rows of inputs and " + outputs + " outputs");
        }
    }

    private static void requireRows(List<Vector> rows, int size, String what) {
        for (int p = 0; p < rows.size(); p++) {
            if (rows.get(p).size() != size) {
                throw new InvalidInput("samples, row " + (p + 1) + ": expected " + size + " " + what + ", got "
                        + rows.get(p).size());
            }
        }
    }

    /**
     * Samples from a source, which is asked for each once and in order.
     *
     * @param count P, &ge; 1
     * @param outputCount r, &ge; 1
     * @throws InvalidInput if there are too many or a number is not finite
     */
    public static Samples of(Modalities modalities, int count, int outputCount, Source source) {
        requireRoom(modalities, outputCount, count);
        int d = modalities.inputs();
        double[] x = new double[d];
        double[] y = new double[outputCount];
        double[] inputs = new double[count * d];
        double[] outputs = new double[count * outputCount];
        for (int p = 0; p < count; p++) {
            source.fill(p, x, y);
            copyFinite(x, inputs, p);
            copyFinite(y, outputs, p);
        }
        return new Samples(modalities, outputCount, inputs, outputs);
    }

    /**
     * Samples whose numbers are held in these arrays, which nobody changes any more.
     *
     * @param inputs P rows of D numbers, one row after the other
     * @param outputs P rows of r numbers
     * @throws InvalidInput if a number is not finite
     */
    public static Samples ofRows(Modalities modalities, int outputCount, double[] inputs, double[] outputs) {
        int d = modalities.inputs();
        requireRoom(modalities, outputCount, outputs.length / outputCount);
        if ((long) outputs.length / outputCount * d != inputs.length || outputs.length % outputCount != 0) {
            throw new IllegalArgumentException(inputs.length + " inputs and " + outputs.length + " outputs");
        }
        requireFinite(inputs, d);
        requireFinite(outputs, outputCount);
        return new Samples(modalities, outputCount, inputs, outputs);
    }

    private static void requireFinite(double[] rows, int width) {
        for (int k = 0; k < rows.length; k++) {
            if (!Double.isFinite(rows[k])) {
                throw new InvalidInput(
                        "samples, row " + (k / width + 1) + ", " + rows[k] + ": expected a finite number");
            }
        }
    }

    private static void copyFinite(double[] row, double[] rows, int sample) {
        for (int i = 0; i < row.length; i++) {
            if (!Double.isFinite(row[i])) {
                throw new InvalidInput("samples, row " + (sample + 1) + ", " + row[i] + ": expected a finite number");
            }
            rows[sample * row.length + i] = row[i];
        }
    }

    /**
     * @throws InvalidInput if there are no samples or no outputs, or too many to hold
     */
    public static void requireRoom(Modalities modalities, int outputs, long samples) {
        if (outputs < 1 || outputs > MOST_OUTPUTS) {
            throw new InvalidInput(
                    "samples: expected a number of outputs from 1 to " + MOST_OUTPUTS + ", got " + outputs);
        }
        if (samples < 1) {
            throw new InvalidInput("samples " + samples + ": expected at least 1");
        }
        if (samples > MOST_NUMBERS / (modalities.inputs() + outputs)) {
            throw new InvalidInput("samples: expected at most " + MOST_NUMBERS + " numbers together, got " + samples
                    + " samples of " + modalities.inputs() + " inputs and "
                    + (outputs == 1 ? "an output" : outputs + " outputs"));
        }
        HeapBudget.require(
                (double) COPIES * Double.BYTES * samples * (modalities.inputs() + outputs),
                samples + " samples of " + (modalities.inputs() + outputs) + " numbers",
                "fewer samples");
    }

    /**
     * Some of these samples, in the given order.
     *
     * @param rows numbers of samples from 0 on, at least one
     */
    public Samples at(int[] rows) {
        int d = modalities.inputs();
        double[] x = new double[rows.length * d];
        double[] y = new double[rows.length * outputCount];
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(inputs, rows[k] * d, x, k * d, d);
            System.arraycopy(outputs, rows[k] * outputCount, y, k * outputCount, outputCount);
        }
        return new Samples(modalities, outputCount, x, y);
    }

    /** True if so many samples can be held. */
    public static boolean fits(Modalities modalities, int outputs, long samples) {
        return fits((double) samples * (modalities.inputs() + outputs));
    }

    /** True if so many inputs and outputs of samples can be held. */
    public static boolean fits(double numbers) {
        return numbers <= MOST_NUMBERS && COPIES * Double.BYTES * numbers <= HeapBudget.bytes();
    }

    public Modalities modalities() {
        return modalities;
    }

    /** Number of samples, P. */
    public int count() {
        return outputs.length / outputCount;
    }

    /** Number of outputs of a sample, r. */
    public int outputs() {
        return outputCount;
    }

    public double input(int sample, int index) {
        return inputs[sample * inputCount + index];
    }

    /**
     * The one output of a sample.
     *
     * @throws IllegalStateException if there are several
     */
    public double output(int sample) {
        if (outputCount != 1) {
            throw new IllegalStateException("one output asked for, there are " + outputCount);
        }
        return outputs[sample];
    }

    public double output(int sample, int o) {
        return outputs[sample * outputCount + o];
    }

    /** Input {@code k}, or output {@code k - D}. */
    double column(int sample, int k) {
        return k < inputCount ? input(sample, k) : output(sample, k - inputCount);
    }

    /** Means and deviations of the columns, computed when they are first asked for. */
    ColumnFigures figures() {
        ColumnFigures known = figures;
        if (known == null) {
            known = ColumnFigures.of(this);
            figures = known;
        }
        return known;
    }

    /** All inputs, {@code D x P}: first the P values of input 0, then those of input 1, and so on. A new array. */
    public double[] inputsByFeature() {
        return transposed(inputs, count(), modalities.inputs());
    }

    /** All outputs, {@code r x P}: first the P values of output 0, and so on. A new array. */
    public double[] outputsByFeature() {
        return transposed(outputs, count(), outputCount);
    }

    private static double[] transposed(double[] rows, int count, int width) {
        // Blocks of samples: their rows, read anew for every feature, stay in the cache.
        int block = 256;
        double[] columns = new double[rows.length];
        for (int from = 0; from < count; from += block) {
            int to = Math.min(from + block, count);
            for (int i = 0; i < width; i++) {
                for (int p = from; p < to; p++) {
                    columns[i * count + p] = rows[p * width + i];
                }
            }
        }
        return columns;
    }

    /**
     * The same samples with the blocks of their inputs in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of these samples
     */
    public Samples inOrderOf(FusionTree tree) {
        if (tree.names().equals(modalities.names())) {
            return this;
        }
        int[] indices = modalities.indicesInOrderOf(tree);
        int d = indices.length;
        double[] ordered = new double[inputs.length];
        for (int row = 0; row < inputs.length; row += d) {
            for (int i = 0; i < d; i++) {
                ordered[row + i] = inputs[row + indices[i]];
            }
        }
        return new Samples(modalities.inOrderOf(tree), outputCount, ordered, outputs);
    }

    /**
     * Empirical moments {@code X X'/P}, {@code y X'/P}, {@code y y'/P} without subtraction of means, because the network has no
     * biases. With P below D the covariance is singular. A correlation below the rounding error of its sum is set to 0: its
     * sign would be round-off, and an aligned start would follow it.
     *
     * @throws InvalidInput if all inputs are 0 or a square overflows
     */
    public Moments moments() {
        return new MomentSums(modalities.inputs(), outputCount, false)
                .of(inputs, outputs)
                .moments(this, 0);
    }

    /**
     * The moments of samples that are deviations from their own means. As P deviations add up to 0, the rank of their covariance is at most
     * P - 1.
     */
    Moments momentsOfDeviations() {
        return new MomentSums(modalities.inputs(), outputCount, false)
                .of(inputs, outputs)
                .moments(this, 1);
    }

    /**
     * The moments about the means of inputs and outputs, as for a map with a bias.
     *
     * @return empty if no input varies
     */
    public Optional<Moments> momentsAboutMeans() {
        Centred known = centred;
        if (known == null) {
            known = new Centred(CentredRows.moments(this));
            centred = known;
        }
        return known.moments();
    }

    /** Loss on these samples of a map to one output, sample by sample: {@code (1/2P) ||y - w X||^2}. */
    public double loss(Vector map) {
        return loss(List.of(map));
    }

    /** Loss on these samples, sample by sample: {@code (1/2P) sum ||y - w x||^2} over the samples. */
    public double loss(List<Vector> map) {
        int d = modalities.inputs();
        if (map.size() != outputCount) {
            throw new IllegalArgumentException("map of " + map.size() + " rows for " + outputCount + " outputs");
        }
        double sum = 0;
        for (int o = 0; o < outputCount; o++) {
            if (map.get(o).size() != d) {
                throw new IllegalArgumentException("map of " + map.get(o).size() + " entries for " + d + " inputs");
            }
            double[] row = map.get(o).toArray();
            for (int s = 0; s < count(); s++) {
                double error = outputs[s * outputCount + o];
                for (int i = 0; i < d; i++) {
                    error -= row[i] * inputs[s * d + i];
                }
                sum += error * error;
            }
        }
        return 0.5 * sum / count();
    }
}
