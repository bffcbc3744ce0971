package org.fusionflow.data.manifest;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.table.Rows;

/** Reads rows into the samples that are trained on and those that are held out, with outputs for classes beside the columns. */
final class SplitReader {
    /** Rows that are read at once. */
    private static final int BLOCK = 1024;

    private final Modalities modalities;
    private final int outputs;
    private final byte[] parts;
    private final Optional<ClassTarget> classes;
    private final double[] shares;

    SplitReader(Modalities modalities, int outputs, byte[] parts, Optional<ClassTarget> classes) {
        this.modalities = modalities;
        this.outputs = outputs;
        this.parts = parts;
        this.classes = classes;
        shares = classes.filter(ClassTarget::centered).map(this::shares).orElseGet(() -> new double[outputs]);
    }

    /** Shares of the classes among the samples that are trained on. */
    private double[] shares(ClassTarget target) {
        double[] counts = new double[outputs];
        int training = 0;
        for (int p = 0; p < parts.length; p++) {
            if (parts[p] == SplitPlan.TRAINING) {
                training++;
                if (target.codes()[p] >= 0) {
                    counts[target.codes()[p]]++;
                }
            }
        }
        for (int o = 0; o < outputs; o++) {
            counts[o] /= training;
        }
        return counts;
    }

    private int count(byte part) {
        int count = 0;
        for (byte p : parts) {
            count += p == part ? 1 : 0;
        }
        return count;
    }

    RawSamples read(JoinedRows rows, List<String> names, Optional<RawSamples.FoldPlan> folds) {
        int training = count(SplitPlan.TRAINING);
        int held = count(SplitPlan.HELD_OUT);
        Samples.requireRoom(modalities, outputs, (long) training + held);
        Store trained = new Store(training);
        Store heldOut = new Store(held);
        double[] block = new double[BLOCK * rows.width()];
        int next = 0;
        for (int read = rows.read(block, BLOCK); read > 0; read = rows.read(block, BLOCK)) {
            for (int s = 0; s < read && next < parts.length; s++, next++) {
                if (parts[next] == SplitPlan.TRAINING) {
                    trained.add(block, s * rows.width(), next);
                } else if (parts[next] == SplitPlan.HELD_OUT) {
                    heldOut.add(block, s * rows.width(), next);
                }
            }
        }
        return new RawSamples(
                trained.samples(),
                names,
                List.of(),
                held == 0 ? Optional.empty() : Optional.of(heldOut.samples()),
                folds);
    }

    private final class Store {
        private final int d = modalities.inputs();
        private final double[] inputs;
        private final double[] values;
        private int count;

        Store(int rows) {
            inputs = new double[rows * d];
            values = new double[rows * outputs];
        }

        void add(double[] block, int from, int row) {
            System.arraycopy(block, from, inputs, count * d, d);
            int to = count * outputs;
            if (classes.isPresent()) {
                int code = classes.get().codes()[row];
                for (int o = 0; o < outputs; o++) {
                    values[to + o] = (o == code ? 1 : 0) - shares[o];
                }
            } else {
                System.arraycopy(block, from + d, values, to, outputs);
            }
            count++;
        }

        Samples samples() {
            return Samples.ofRows(modalities, outputs, inputs, values);
        }
    }
}
