package org.fusionflow.study.design.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Sentence;

/**
 * A statement that must hold in a study.
 *
 * @param name a sentence for output
 * @param of quantity or condition that is checked
 * @param criterion that it must satisfy
 * @param every what one case is
 * @param per expressions by whose values the cases are grouped, for checks of groups
 * @param when condition that a case must satisfy; empty for all cases
 * @param except cases that are left out, with the reason
 * @param reason why the bound has its value
 * @param published true for a claim of a publication: if it does not hold, that is a result and not a failure
 */
public record Check(
        Sentence name,
        Formula of,
        Criterion criterion,
        Every every,
        List<Formula> per,
        Optional<Formula> when,
        List<Excluded> except,
        Sentence reason,
        boolean published) {
    public Check {
        per = List.copyOf(per);
        except = List.copyOf(except);
    }

    /** What one case of a check is. */
    public enum Every {
        /** Each seed of each point. */
        SEED,
        /** Each point; a quantity of networks is its mean over seeds. */
        POINT,
        /** The whole table, or each group of it; aggregates run over its points. */
        TABLE,
        /** The whole table, or each group of it; aggregates run over each seed of each point. */
        TABLE_OF_SEEDS
    }

    /** Cases that are left out. */
    public record Excluded(Formula where, Sentence reason) {}

    /** The criterion of a check. */
    public sealed interface Criterion {
        /** The relative difference from a reference is at most a bound. */
        record Within(Formula against, Formula bound) implements Criterion {}

        /** The difference from a reference is at most a bound. */
        record PlusMinus(Formula against, Formula bound) implements Criterion {}

        record AtMost(Formula bound) implements Criterion {}

        record AtLeast(Formula bound) implements Criterion {}

        record Between(Formula least, Formula most) implements Criterion {}

        /**
         * The value changes from one point to the next along an axis in the direction of an expression, or against it.
         *
         * @param along the expression; points are followed along its axes
         * @param rising true for the same direction
         * @param errors the change must exceed this many standard errors of the difference of two means over seeds
         * @param share of the steps that must satisfy this
         */
        record Monotone(Formula along, boolean rising, double errors, Share share) implements Criterion {}

        /** The value exists exactly where a condition does not hold ({@code absent}), or exactly where it holds ({@code present}). */
        record Existence(Formula condition, boolean present, Share share) implements Criterion {}

        /**
         * A condition holds in enough cases.
         *
         * @param byPoint true to count the seeds of each point separately, false to count all cases together
         */
        record Holds(Share share, boolean byPoint) implements Criterion {}

        /**
         * The slope of the value with respect to an expression.
         *
         * @param over the expression; points along its axes are taken together
         * @param logarithmic true for the slope of the logarithms, the exponent of a power law
         * @param is expected slope
         * @param bound on the difference
         */
        record Slope(Formula over, boolean logarithmic, Formula is, Formula bound) implements Criterion {}
    }

    /**
     * How many cases must hold.
     *
     * @param count at least this number, or all if there are fewer, as in a quick run; empty if a part is given
     * @param part at least this part of the cases, at most 1
     */
    public record Share(OptionalInt count, double part) {
        public static final Share ALL = new Share(OptionalInt.empty(), 1);

        /** Number of cases that must hold, of this number of cases. */
        public int needed(int cases) {
            // A part that was given as 20 of 21 must not become 21 by rounding.
            return count.isPresent() ? Math.min(count.getAsInt(), cases) : (int) Math.ceil(part * cases - 1e-9);
        }

        /** True if enough cases hold; false without cases. */
        public boolean isEnough(int holding, int cases) {
            return cases > 0 && holding >= needed(cases);
        }
    }
}
