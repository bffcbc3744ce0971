package org.fusionflow.network.kernel;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Plain Java until so much has been computed that explicit vectors repay their start: the module's loading, and code that runs far below plain
 * Java's speed until it is compiled, together a good half second of a processor. The change shows in no result, because both give the same bits.
 */
final class PatientRows implements RowKernel {
    /** Entries of matrices passed over, some second of plain Java. */
    private static final long PATIENCE = 1L << 31;

    /** How often a network tells the others what it has computed. */
    private static final long TOLD = 1L << 22;

    /** What all networks have passed over, many short runs as well as one long; beyond patience vectors are warm for all. */
    private static final AtomicLong TOGETHER = new AtomicLong();

    private final RowKernel plain = new PlainRows();
    private @Nullable RowKernel vectors;
    private long passed;

    private RowKernel after(MatrixBlock block) {
        RowKernel now = vectors;
        if (now != null) {
            return now;
        }
        passed += (long) block.rows() * block.columns();
        if (passed >= TOLD) {
            TOGETHER.addAndGet(passed);
            passed = 0;
        }
        if (TOGETHER.get() < PATIENCE) {
            return plain;
        }
        now = Kernels.vectorRows().orElse(plain);
        vectors = now;
        return now;
    }

    @Override
    public void addLeftTimes(double[] weights, MatrixBlock block, double[] left, int leftAt, double[] out, int outAt) {
        after(block).addLeftTimes(weights, block, left, leftAt, out, outAt);
    }

    @Override
    public void addTimesRight(
            double[] weights, MatrixBlock block, double[] right, int rightAt, double[] out, int outAt) {
        after(block).addTimesRight(weights, block, right, rightAt, out, outAt);
    }

    @Override
    public void addTimesRightThenAdd(
            double[] weights,
            MatrixBlock block,
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
