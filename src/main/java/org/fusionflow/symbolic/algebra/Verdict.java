package org.fusionflow.symbolic.algebra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;

/** The outcome of a proof attempt, with its evidence. */
public sealed interface Verdict {
    /** The word that is printed: {@code proved}, {@code refuted} or {@code undecided}. */
    String word();

    /** Evidence or reason in one line. */
    String detail();

    default boolean isProved() {
        return this instanceof Proved;
    }

    /**
     * Holds, by exact algebra.
     *
     * @param method what was reduced to what
     */
    record Proved(String method) implements Verdict {
        @Override
        public String word() {
            return "proved";
        }

        @Override
        public String detail() {
            return method;
        }
    }

    /**
     * Does not hold.
     *
     * @param counterexample values at which the sides differ
     * @param difference left minus right there: a rational number, or the middle of an enclosure away from 0
     */
    record Refuted(Map<String, Rational> counterexample, String difference) implements Verdict {
        public Refuted {
            counterexample = new TreeMap<>(counterexample);
        }

        @Override
        public String word() {
            return "refuted";
        }

        @Override
        public String detail() {
            return "at " + counterexample + " the sides differ by " + difference;
        }
    }

    /**
     * Neither proved nor refuted.
     *
     * @param reason why
     */
    record Undecided(String reason) implements Verdict {
        @Override
        public String word() {
            return "undecided";
        }

        @Override
        public String detail() {
            return reason;
        }
    }

    /** The verdict on a conjunction: refuted if one part is, else undecided if one part is, else proved. */
    static Verdict all(List<Verdict> parts) {
        if (parts.isEmpty()) {
            return new Undecided("nothing was checked");
        }
        for (Verdict part : parts) {
            if (part instanceof Refuted) {
                return part;
            }
        }
        for (Verdict part : parts) {
            if (part instanceof Undecided) {
                return part;
            }
        }
        return new Proved(parts.size() == 1 ? parts.get(0).detail() : parts.size() + " exact checks");
    }
}
