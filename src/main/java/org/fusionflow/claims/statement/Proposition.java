package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.CertainSign;
import org.fusionflow.symbolic.algebra.Expr;

/** A condition on the values of symbols: comparisons of expressions, joined by "and" and "or". */
public sealed interface Proposition {
    /** Holds always: all of nothing. */
    Proposition TRUE = new All(List.of());

    /** Holds never: any of nothing. */
    Proposition FALSE = new Any(List.of());

    /** {@code left sign right}. */
    record Comparison(Expr left, ComparisonSign sign, Expr right) implements Proposition {
        public Expr difference() {
            return left.minus(right);
        }

        @Override
        public Proposition negated() {
            return new Comparison(left, sign.opposite(), right);
        }

        @Override
        public Optional<Boolean> at(Map<String, Rational> point) {
            return CertainSign.of(difference(), point).map(s -> sign.holds(s, 0));
        }

        @Override
        public Proposition map(UnaryOperator<Expr> change) {
            return new Comparison(change.apply(left), sign, change.apply(right));
        }

        @Override
        public Stream<Comparison> comparisons() {
            return Stream.of(this);
        }

        public String text() {
            return left.text() + " " + (sign == ComparisonSign.EQUAL ? "==" : sign.sign()) + " " + right.text();
        }
    }

    /** All parts hold. */
    record All(List<Proposition> parts) implements Proposition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Proposition negated() {
            return new Any(parts.stream().map(Proposition::negated).toList());
        }

        @Override
        public Optional<Boolean> at(Map<String, Rational> point) {
            return joined(parts, point, false);
        }

        @Override
        public Proposition map(UnaryOperator<Expr> change) {
            return new All(parts.stream().map(part -> part.map(change)).toList());
        }

        @Override
        public Stream<Comparison> comparisons() {
            return parts.stream().flatMap(Proposition::comparisons);
        }
    }

    /** At least one part holds. */
    record Any(List<Proposition> parts) implements Proposition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Proposition negated() {
            return new All(parts.stream().map(Proposition::negated).toList());
        }

        @Override
        public Optional<Boolean> at(Map<String, Rational> point) {
            return joined(parts, point, true);
        }

        @Override
        public Proposition map(UnaryOperator<Expr> change) {
            return new Any(parts.stream().map(part -> part.map(change)).toList());
        }

        @Override
        public Stream<Comparison> comparisons() {
            return parts.stream().flatMap(Proposition::comparisons);
        }
    }

    /** The opposite, with the negation in the comparisons. */
    Proposition negated();

    /** Whether it holds at a point; empty where that is not certain, or an expression has no value. */
    Optional<Boolean> at(Map<String, Rational> point);

    /** The same with every side changed. */
    Proposition map(UnaryOperator<Expr> change);

    Stream<Comparison> comparisons();

    /** {@code left => right}. */
    static Proposition implies(Proposition left, Proposition right) {
        return new Any(List.of(left.negated(), right));
    }

    /** A value that decides alone; otherwise certain only if all parts are. */
    private static Optional<Boolean> joined(List<Proposition> parts, Map<String, Rational> point, boolean decides) {
        boolean certain = true;
        for (Proposition part : parts) {
            Optional<Boolean> value = part.at(point);
            if (value.isPresent() && value.get() == decides) {
                return value;
            }
            certain &= value.isPresent();
        }
        return certain ? Optional.of(!decides) : Optional.empty();
    }

    /**
     * The alternatives of a proposition: it holds exactly if all comparisons of one of them hold.
     *
     * @throws ArithmeticException if there are more than the given number
     */
    static List<List<Comparison>> alternatives(Proposition proposition, int most) {
        if (proposition instanceof Comparison comparison) {
            return List.of(List.of(comparison));
        }
        List<List<Comparison>> alternatives = new ArrayList<>();
        if (proposition instanceof Any any) {
            for (Proposition part : any.parts()) {
                alternatives.addAll(alternatives(part, most));
                requireFew(alternatives, most);
            }
            return alternatives;
        }
        alternatives.add(List.of());
        for (Proposition part : ((All) proposition).parts()) {
            List<List<Comparison>> next = alternatives(part, most);
            List<List<Comparison>> joined = new ArrayList<>();
            for (List<Comparison> first : alternatives) {
                for (List<Comparison> second : next) {
                    List<Comparison> both = new ArrayList<>(first);
                    both.addAll(second);
                    joined.add(both);
                }
            }
            requireFew(joined, most);
            alternatives = joined;
        }
        return alternatives;
    }

    private static void requireFew(List<List<Comparison>> alternatives, int most) {
        if (alternatives.size() > most) {
            throw new ArithmeticException("more than " + most + " cases to tell apart");
        }
    }
}
