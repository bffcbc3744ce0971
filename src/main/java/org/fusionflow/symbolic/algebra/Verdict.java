package org.fusionflow.symbolic.algebra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;

/** The result of a proof attempt, with its evidence. */
public sealed interface Verdict {
    /** The printed word: {@code proved}, {@code refuted} or {@code undecided}. */
    String word();

    /** Evidence or reason, on one line. */
    String detail();

    default boolean isProved() {
        return this instanceof Proved;
    }

    /**
     * The statement holds, by exact algebra.
     *
     * @param method which expression was reduced to which
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
     * The statement does not hold.
     *
     * @param counterexample values of the symbols at which the sides differ
     * @param difference left minus right at these values: a rational number, or the midpoint of an enclosure that
     *     excludes 0
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
     * The statement was neither proved nor refuted.
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

    /**
     * The verdict on a conjunction: refuted if a part is refuted, else undecided if a part is undecided, else proved.
     */
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
