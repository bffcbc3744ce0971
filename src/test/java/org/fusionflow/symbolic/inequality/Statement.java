package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * A statement about real numbers, read from a line {@code positive symbols : hypotheses => goal}; symbols that are not
 * listed as positive are real. {@code sqrt(x)}, {@code abs(x)} and {@code log(x)} are functions.
 */
record Statement(String text, List<Constraint> hypotheses, Expr difference, String comparison) {
    static Statement of(String line) {
        int colon = line.indexOf(':');
        Set<String> positive =
                new HashSet<>(List.of(line.substring(0, colon).strip().split("\\s+", -1)));
        String rest = line.substring(colon + 1);
        int arrow = rest.indexOf("=>");
        List<Constraint> hypotheses = new ArrayList<>();
        String goal = rest;
        if (arrow >= 0) {
            for (String hypothesis : rest.substring(0, arrow).split(",", -1)) {
                hypotheses.add(constraint(comparison(hypothesis.strip(), positive)));
            }
            goal = rest.substring(arrow + 2);
        }
        Comparison comparison = comparison(goal.strip(), positive);
        return new Statement(line, List.copyOf(hypotheses), comparison.difference, comparison.sign);
    }

    /** Hypotheses together with the opposite of the goal; both lists have to be refuted for {@code ==}. */
    List<List<Constraint>> refutations() {
        Expr p = difference;
        return switch (comparison) {
            case ">" -> List.of(with(Constraint.nonnegative(p.negate())));
            case ">=" -> List.of(with(Constraint.positive(p.negate())));
            case "!=" -> List.of(with(Constraint.zero(p)));
            default -> List.of(with(Constraint.positive(p)), with(Constraint.positive(p.negate())));
        };
    }

    private List<Constraint> with(Constraint opposite) {
        List<Constraint> all = new ArrayList<>(hypotheses);
        all.add(opposite);
        return all;
    }

    private record Comparison(Expr difference, String sign) {}

    private static Constraint constraint(Comparison comparison) {
        return new Constraint(
                comparison.difference,
                switch (comparison.sign) {
                    case ">" -> Sign.POSITIVE;
                    case ">=" -> Sign.NONNEGATIVE;
                    case "==" -> Sign.ZERO;
                    default -> Sign.NONZERO;
                });
    }

    /** Left minus right, or right minus left for {@code <}. */
    private static Comparison comparison(String text, Set<String> positive) {
        for (String sign : List.of("==", "!=", ">=", "<=", ">", "<")) {
            int at = text.indexOf(sign);
            if (at >= 0) {
                Expr left = new Reader(text.substring(0, at), positive).whole();
                Expr right = new Reader(text.substring(at + sign.length()), positive).whole();
                return sign.startsWith("<")
                        ? new Comparison(right.minus(left), ">" + sign.substring(1))
                        : new Comparison(left.minus(right), sign);
            }
        }
        throw new IllegalArgumentException("no comparison in " + text);
    }

    private static final class Reader {
        private final String text;
        private final Set<String> positive;
        private int at;

        Reader(String text, Set<String> positive) {
            this.text = text.replace(" ", "");
            this.positive = positive;
        }

        Expr whole() {
            Expr value = sum();
            if (at < text.length()) {
                throw new IllegalArgumentException("left over in " + text + ": " + text.substring(at));
            }
            return value;
        }

        private boolean next(char c) {
            boolean here = at < text.length() && text.charAt(at) == c;
            at += here ? 1 : 0;
            return here;
        }

        private Expr sum() {
            Expr value = next('-') ? product().negate() : product();
            while (true) {
                if (next('+')) {
                    value = value.plus(product());
                } else if (next('-')) {
                    value = value.minus(product());
                } else {
                    return value;
                }
            }
        }

        private Expr product() {
            Expr value = power();
            while (true) {
                if (next('*')) {
                    value = value.times(power());
                } else if (next('/')) {
                    value = value.over(power());
                } else {
                    return value;
                }
            }
        }

        private Expr power() {
            Expr base = atom();
            return next('^') ? Expr.power(base, next('-') ? atom().negate() : atom()) : base;
        }

        private Expr atom() {
            if (next('(')) {
                Expr value = sum();
                if (!next(')')) {
                    throw new IllegalArgumentException("no ) in " + text);
                }
                return value;
            }
            int start = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            String word = text.substring(start, at);
            if (word.isEmpty()) {
                throw new IllegalArgumentException("no value at " + start + " in " + text);
            }
            if (Character.isDigit(word.charAt(0))) {
                return Expr.number(Rational.of(Long.parseLong(word)));
            }
            if (at < text.length() && text.charAt(at) == '(') {
                Expr argument = atom();
                return switch (word) {
                    case "sqrt" -> Expr.sqrt(argument);
                    case "abs" -> Expr.sqrt(Expr.power(argument, 2));
                    case "log" -> Expr.log(argument);
                    default -> throw new IllegalArgumentException("no function " + word);
                };
            }
            return positive.contains(word) ? Expr.positive(word) : Expr.real(word);
        }
    }
}
