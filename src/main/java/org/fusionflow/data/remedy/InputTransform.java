package org.fusionflow.data.remedy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/** A linear map of the inputs of each modality, {@code x_m -> T_m x_m}: a factor, or the inverse square root of the covariance of the training data. */
public final class InputTransform {
    /** Relative to the largest eigenvalue of a covariance; below it nothing is known of a direction, times the number of inputs. */
    private static final double CUT = 32 * 0x1p-53;

    /** A symmetric linear map of the inputs of one modality. */
    @FunctionalInterface
    private interface Block {
        /** Multiplies the entries of x from an index on. */
        void times(double[] x, int from, double[] into);
    }

    private final Modalities modalities;
    /** {@code T_m}. */
    private final List<Block> forward;
    /** Their pseudoinverses. */
    private final List<Block> back;

    private InputTransform(Modalities modalities, List<Block> forward, List<Block> back) {
        this.modalities = modalities;
        this.forward = forward;
        this.back = back;
    }

    /** What remedies do to inputs with these training moments. */
    public static InputTransform of(Remedies remedies, Moments training) {
        Modalities modalities = training.modalities();
        List<Block> forward = new ArrayList<>();
        List<Block> back = new ArrayList<>();
        for (int m = 0; m < modalities.count(); m++) {
            int[] inputs = IntStream.range(modalities.start(m), modalities.start(m + 1))
                    .toArray();
            if (remedies.whiten()) {
                Symmetric own = training.inputCovariance().block(inputs);
                forward.add(matrix(power(own, -0.5)));
                back.add(matrix(power(own, 0.5)));
            } else {
                double factor =
                        remedies.inputScale().getOrDefault(modalities.names().get(m), 1.0);
                forward.add(factor(factor, inputs.length));
                back.add(factor(1 / factor, inputs.length));
            }
        }
        return new InputTransform(modalities, forward, back);
    }

    private static Block factor(double factor, int size) {
        return (x, from, into) -> {
            for (int i = from; i < from + size; i++) {
                into[i] = factor * x[i];
            }
        };
    }

    private static Block matrix(double[][] rows) {
        return (x, from, into) -> {
            for (int i = 0; i < rows.length; i++) {
                double sum = 0;
                for (int j = 0; j < rows.length; j++) {
                    sum += rows[i][j] * x[from + j];
                }
                into[from + i] = sum;
            }
        };
    }

    /** A power of a positive semidefinite matrix; directions without variance become 0. */
    private static double[][] power(Symmetric matrix, double exponent) {
        int size = matrix.size();
        double[][] power = new double[size][size];
        double cut = CUT * size * matrix.largestEigenvalue();
        for (int k = 0; k < size; k++) {
            double value = matrix.eigenvalue(k);
            if (!(value > cut)) {
                continue;
            }
            double factor = Math.pow(value, exponent);
            double[] axis = matrix.eigenvector(k).toArray();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    power[i][j] += factor * axis[i] * axis[j];
                    power[j][i] = power[i][j];
                }
            }
        }
        return power;
    }

    /** The data with transformed inputs; held-out samples and the population are transformed by the same maps. */
    public TrainingData of(TrainingData data) {
        return new TrainingData(
                of(data.moments()),
                data.samples().map(this::of),
                data.heldOut().map(this::of),
                data.population().map(this::of),
                data.warnings());
    }

    /** {@code T Sigma T'} and {@code Sigma_yx T'}. */
    public Moments of(Moments moments) {
        return new Moments(
                modalities,
                covariance(moments.inputCovariance()),
                moments.rows().stream().map(row -> times(forward, row)).toList(),
                moments.outputVariance(),
                moments.knowledge()
                        .withTeachers(moments.knowledge().teachers().stream()
                                .map(row -> times(back, row))
                                .toList()));
    }

    private Samples of(Samples samples) {
        double[] raw = new double[modalities.inputs()];
        return Samples.of(modalities, samples.count(), samples.outputs(), (s, x, y) -> {
            for (int i = 0; i < raw.length; i++) {
                raw[i] = samples.input(s, i);
            }
            times(forward, raw, x);
            for (int o = 0; o < y.length; o++) {
                y[o] = samples.output(s, o);
            }
        });
    }

    private Population of(Population population) {
        List<Vector> teachers =
                population.teachers().stream().map(row -> times(back, row)).toList();
        return new Population(
                modalities, covariance(population.inputCovariance()), teachers, population.noise(), population.rank());
    }

    private Symmetric covariance(Symmetric covariance) {
        double[][] half = Arrays.stream(covariance.toArray())
                .map(row -> times(forward, Vector.of(row)).toArray())
                .toArray(double[][]::new);
        double[][] columns = new double[half.length][half.length];
        for (int i = 0; i < half.length; i++) {
            for (int j = 0; j < half.length; j++) {
                columns[j][i] = half[i][j];
            }
        }
        return new Symmetric(Arrays.stream(columns)
                .map(row -> times(forward, Vector.of(row)).toArray())
                .toArray(double[][]::new));
    }

    private Vector times(List<Block> blocks, Vector row) {
        double[] product = new double[row.size()];
        times(blocks, row.toArray(), product);
        return Vector.of(product);
    }

    /** The blocks are symmetric, so that rows and columns are multiplied alike. */
    private void times(List<Block> blocks, double[] x, double[] into) {
        for (int m = 0; m < blocks.size(); m++) {
            blocks.get(m).times(x, modalities.start(m), into);
        }
    }
}
