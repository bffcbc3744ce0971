package org.fusionflow.network.kernel;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A row kernel that uses plain Java until enough has been computed to repay the start of explicit vectors: loading the module, and code that is
 * far slower than plain Java until it is compiled, together about half a second of processor time. The switch changes no result, because both
 * kernels give the same bits.
 */
final class PatientRows implements RowKernel {
    /** Matrix entries to process before the switch; they take about one second in plain Java. */
    private static final long PATIENCE = 1L << 31;

    /** Number of entries after which a network adds its count to the shared total. */
    private static final long TOLD = 1L << 22;

    /** Entries that all networks together have processed, in many short runs or one long run. Above PATIENCE all networks use vectors. */
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
