package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An expression of the claim language as the tests read, rewrite and print it. */
public sealed interface Formula {
    /** Parts of this formula, left to right. */
    List<Formula> parts();

    /** The same formula on other parts. */
    Formula with(List<Formula> parts);

    /** A number that the text spells out, at least 0. */
    record Literal(Fraction value) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of();
        }

        @Override
        public Formula with(List<Formula> parts) {
            return this;
        }
    }

    /** A symbol such as {@code uA}. */
    record Name(String text) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of();
        }

        @Override
        public Formula with(List<Formula> parts) {
            return this;
        }
    }

    /** {@code -part}. */
    record Minus(Formula part) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(part);
        }

        @Override
        public Formula with(List<Formula> parts) {
            return new Minus(parts.get(0));
        }
    }

    /**
     * Two formulas joined.
     *
     * @param sign one of {@code + - * / ^}
     */
    record Joined(char sign, Formula left, Formula right) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(left, right);
        }

        @Override
        public Formula with(List<Formula> parts) {
            return new Joined(sign, parts.get(0), parts.get(1));
        }
    }

    /**
     * A function of formulas.
     *
     * @param learned for {@code At} the set in braces, otherwise empty
     */
    record Call(String function, List<Formula> parts, List<String> learned) implements Formula {
        public Call {
            parts = List.copyOf(parts);
            learned = List.copyOf(learned);
        }

        @Override
        public Formula with(List<Formula> parts) {
            return new Call(function, parts, learned);
        }
    }

    static Formula number(long value) {
        return value < 0 ? new Minus(number(-value)) : new Literal(Fraction.of(value));
    }

    static Formula call(String function, Formula part) {
        return new Call(function, List.of(part), List.of());
    }

    default Formula plus(Formula other) {
        return new Joined('+', this, other);
    }

    default Formula minus(Formula other) {
        return new Joined('-', this, other);
    }

    default Formula times(Formula other) {
        return new Joined('*', this, other);
    }

    default Formula over(Formula other) {
        return new Joined('/', this, other);
    }

    default Formula to(Formula exponent) {
        return new Joined('^', this, exponent);
    }

    /** True for this formula or a part of it, at any depth. */
    default boolean contains(java.util.function.Predicate<Formula> what) {
        return what.test(this) || parts().stream().anyMatch(part -> part.contains(what));
    }

    /** This formula with every part, at any depth and from below, replaced. */
    default Formula replaced(Function<Formula, Formula> by) {
        List<Formula> parts = new ArrayList<>();
        parts().forEach(part -> parts.add(part.replaced(by)));
        return by.apply(with(parts));
    }
}
