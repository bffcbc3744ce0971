package org.fusionflow.data.manifest;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Preparation;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.SampleStream;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.data.table.RowsAhead;

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
        split(rows, trained::add, heldOut::add);
        return new RawSamples(
                trained.samples(),
                names,
                List.of(),
                held == 0 ? Optional.empty() : Optional.of(heldOut.samples()),
                folds);
    }

    private interface Taker {
        /** Takes a row from a place of a block. */
        void add(double[] block, int from, int row);
    }

    private void split(JoinedRows rows, Taker trained, Taker heldOut) {
        int next = 0;
        try (RowsAhead ahead = new RowsAhead(rows, rows.width(), BLOCK)) {
            for (RowsAhead.Block block = ahead.next(); block.rows() > 0; block = ahead.next()) {
                for (int s = 0; s < block.rows() && next < parts.length; s++, next++) {
                    if (parts[next] == SplitPlan.TRAINING) {
                        trained.add(block.values(), s * rows.width(), next);
                    } else if (parts[next] == SplitPlan.HELD_OUT) {
                        heldOut.add(block.values(), s * rows.width(), next);
                    }
                }
            }
        }
    }

    /** Sums up the rows that are trained on, without keeping them. */
    TrainingData stream(JoinedRows rows, List<String> names, Preparation preparation, FusionTree tree) {
        int held = count(SplitPlan.HELD_OUT);
        if (held > 0) {
            Samples.requireRoom(modalities, outputs, held);
        }
        Store heldOut = new Store(held);
        SampleStream sums = new SampleStream(modalities, outputs, names);
        int d = modalities.inputs();
        double[] sample = new double[d + outputs];
        split(
                rows,
                (block, from, row) -> {
                    System.arraycopy(block, from, sample, 0, d);
                    fillOutputs(block, from, row, sample, d);
                    sums.add(sample, 1);
                },
                heldOut::add);
        return sums.trainingData(preparation, tree, held == 0 ? Optional.empty() : Optional.of(heldOut.samples()));
    }

    private void fillOutputs(double[] block, int from, int row, double[] to, int at) {
        if (classes.isPresent()) {
            int code = classes.get().codes()[row];
            for (int o = 0; o < outputs; o++) {
                to[at + o] = (o == code ? 1 : 0) - shares[o];
            }
        } else {
            System.arraycopy(block, from + modalities.inputs(), to, at, outputs);
        }
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
            fillOutputs(block, from, row, values, count * outputs);
            count++;
        }

        Samples samples() {
            return Samples.ofRows(modalities, outputs, inputs, values);
        }
    }
}
