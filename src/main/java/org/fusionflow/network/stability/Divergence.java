package org.fusionflow.network.stability;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/** The reason why a stepwise run diverged, as {@link DivergenceSearch} found it. */
public sealed interface Divergence {
    /** The reason in one sentence, for output. */
    String sentence();

    /** The largest stable learning rate; empty if it is not known. */
    OptionalDouble limit();

    /** The loss or its gradient is beyond double precision before the first step: no learning rate helps. */
    record AtTheStart() implements Divergence {
        @Override
        public String sentence() {
            return "the initial weights have a loss or gradient beyond double precision; expected a smaller u0";
        }

        @Override
        public OptionalDouble limit() {
            return OptionalDouble.empty();
        }
    }

    /**
     * A smaller rate does not diverge, and the curvature at the end of its run sets a limit.
     *
     * @param rate of the first step of the run that diverged
     * @param stable largest rate whose run converged; if there is none, the smallest rate tried
     * @param steps of that run
     * @param settled true if that run converged to a minimum; false if it reached its limit of steps before
     * @param step limit at its end
     */
    record WithLimit(double rate, double stable, long steps, boolean settled, StableStep step) implements Divergence {
        @Override
        public OptionalDouble limit() {
            return step.rate();
        }

        @Override
        public String sentence() {
            String reached = settled
                    ? " at the minimum that rate " + number(stable) + " reaches"
                    : " at the weights that rate " + number(stable) + " reaches in " + steps + " steps";
            if (limit().isEmpty()) {
                return "learning rate " + number(rate) + " diverges, " + number(stable)
                        + (step.product().isEmpty()
                                ? " does not; this method has no limit by the Hessian alone"
                                : " does not; the Hessian has no positive eigenvalue" + reached);
            }
            double limit = limit().getAsDouble();
            String law = number(limit) + " (" + number(step.product().orElse(Double.NaN))
                    + " / largest Hessian eigenvalue " + number(step.curvature().value())
                    + (step.curvature().converged() ? "" : " or more") + reached + ")";
            return rate > limit
                    ? "learning rate " + number(rate) + " is above the stability limit " + law
                    : "learning rate " + number(rate)
                            + " diverges on the way, where the loss is steeper: it is below the" + " stability limit "
                            + law;
        }
    }

    /**
     * Every rate that was tried diverges.
     *
     * @param rate of the first step of the run that diverged
     * @param smallest smallest rate tried
     */
    record Everywhere(double rate, double smallest) implements Divergence {
        @Override
        public OptionalDouble limit() {
            return OptionalDouble.empty();
        }

        @Override
        public String sentence() {
            return "learning rate " + number(rate) + " diverges, and so do all its halves down to " + number(smallest);
        }
    }

    /** The search was interrupted. */
    record Unknown(double rate) implements Divergence {
        @Override
        public OptionalDouble limit() {
            return OptionalDouble.empty();
        }

        @Override
        public String sentence() {
            return "learning rate " + number(rate) + " diverges; the search for the limit was interrupted";
        }
    }

    /** A number with three digits, more than a limit needs. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        double size = Math.abs(value);
        return (size >= 1e-4 && size < 1e7) || size == 0 ? rounded.toPlainString() : rounded.toString();
    }
}
