package org.fusionflow.claims;

/**
 * Behaviour of a sequence of relative errors as u0 tends to 0.
 *
 * @param outcome whether the error tends to 0, does not, or cannot be classified
 * @param last absolute value of the error at the smallest start
 * @param limit extrapolated limit of the error
 * @param order observed order, in u0 or in 1/ln(1/u0); NaN if all errors are numerical noise
 * @param inLogarithm true if {@code order} is an order in 1/ln(1/u0)
 */
record Convergence(Outcome outcome, double last, double limit, double order, boolean inLogarithm) {
    enum Outcome {
        VANISHES,
        DOES_NOT,
        UNCLEAR
    }

    /** True if the error converges to a limit other than 0. */
    boolean settles() {
        return outcome == Outcome.DOES_NOT && Math.abs(limit) >= SETTLED * Math.abs(last - Math.abs(limit));
    }

    /** Errors of integration and quadrature stay below this. */
    private static final double NOISE = 1e-6;

    /**
     * For a statement that holds, the extrapolated limit is an error of second order: below this fraction of the last
     * error.
     */
    private static final double SECOND_ORDER = 0.4;

    /**
     * The error does not vanish if its limit is at least this many times the remaining change {@code |last - limit|}.
     */
    private static final double SETTLED = 2;

    /** A decrease slower than this power of u0 is fitted as a power of 1/ln(1/u0). */
    private static final double LEAST_POWER = 0.4;

    /**
     * Classifies the errors of one sequence of starts.
     *
     * @param errors signed relative errors, one for each start of the sequence, at least three
     */
    static Convergence of(double[] errors, StartSequence sequence) {
        int n = errors.length;
        double last = errors[n - 1];
        if (!Double.isFinite(last)) {
            return new Convergence(Outcome.UNCLEAR, Double.NaN, Double.NaN, Double.NaN, false);
        }
        if (Math.abs(last) <= NOISE) {
            return new Convergence(Outcome.VANISHES, Math.abs(last), 0, powerOrder(errors, sequence), false);
        }
        double limit = extrapolated(errors[n - 3], errors[n - 2], last);
        double power = powerOrder(errors, sequence);
        boolean inLogarithm = !(power >= LEAST_POWER);
        double order = inLogarithm ? logarithmOrder(errors, sequence) : power;
        boolean falls = Math.abs(last) < Math.abs(errors[n - 2]);
        double changing = Math.abs(last - limit);
        Outcome outcome = Outcome.UNCLEAR;
        if (falls && Math.abs(limit) <= SECOND_ORDER * Math.abs(last) + NOISE && order > 0) {
            outcome = Outcome.VANISHES;
        } else if (Math.abs(limit) > 100 * NOISE && Math.abs(limit) >= SETTLED * changing) {
            outcome = Outcome.DOES_NOT;
        } else if (!falls && Math.abs(last) > 100 * NOISE) {
            outcome = Outcome.DOES_NOT;
        }
        return new Convergence(outcome, Math.abs(last), limit, order, inLogarithm);
    }

    /** Aitken's extrapolation: exact for a constant plus a geometric sequence. */
    private static double extrapolated(double a, double b, double c) {
        double first = b - a;
        double second = c - b;
        return second == first || second == 0 ? c : c - second * second / (second - first);
    }

    private static double powerOrder(double[] errors, StartSequence sequence) {
        int i = lastAboveNoise(errors);
        return i < 1
                ? Double.NaN
                : Math.log(Math.abs(errors[i - 1] / errors[i]))
                        / Math.log(
                                sequence.starts().get(i - 1) / sequence.starts().get(i));
    }

    private static double logarithmOrder(double[] errors, StartSequence sequence) {
        int i = lastAboveNoise(errors);
        return i < 1
                ? Double.NaN
                : Math.log(Math.abs(errors[i - 1] / errors[i]))
                        / Math.log(Math.log(sequence.starts().get(i))
                                / Math.log(sequence.starts().get(i - 1)));
    }

    private static int lastAboveNoise(double[] errors) {
        for (int i = errors.length - 1; i >= 0; i--) {
            if (Math.abs(errors[i]) > NOISE) {
                return i;
            }
        }
        return -1;
    }
}
