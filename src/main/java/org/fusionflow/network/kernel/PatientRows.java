package org.fusionflow.network.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Plain Java until so much has been computed that explicit vectors repay their start: the module's loading, and code that runs far below plain
 * Java's speed until it is compiled, together a good half second of a processor. The change shows in no result, because both give the same bits.
 */
final class PatientRows implements RowKernel {
    /** Entries of matrices passed over, some second of plain Java. */
    private static final long PATIENCE = 1L << 31;

    /** Set by the first that changes; from then on vectors are warm for all. */
    private static volatile boolean warm;

    private final RowKernel plain = new PlainRows();
    private @Nullable RowKernel vectors;
    private long passed;

    private RowKernel after(Block block) {
        RowKernel now = vectors;
        if (now != null) {
            return now;
        }
        passed += (long) block.rows() * block.columns();
        if (passed < PATIENCE && !warm) {
            return plain;
        }
        warm = true;
        now = Kernels.vectorRows().orElse(plain);
        vectors = now;
        return now;
    }

    @Override
    public void addLeftTimes(double[] weights, Block block, double[] left, int leftAt, double[] out, int outAt) {
        after(block).addLeftTimes(weights, block, left, leftAt, out, outAt);
    }

    @Override
    public void addTimesRight(double[] weights, Block block, double[] right, int rightAt, double[] out, int outAt) {
        after(block).addTimesRight(weights, block, right, rightAt, out, outAt);
    }

    @Override
    public void addTimesRightThenAdd(
            double[] weights,
            Block block,
            double[] right,
            int rightAt,
            double rate,
            double[] left,
            int leftAt,
            double[] out,
            int outAt) {
        after(block).addTimesRightThenAdd(weights, block, right, rightAt, rate, left, leftAt, out, outAt);
    }
}
