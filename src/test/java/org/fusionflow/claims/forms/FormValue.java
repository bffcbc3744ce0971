package org.fusionflow.claims.forms;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.random.Bounds;
import org.fusionflow.claims.random.ExactValue;
import org.fusionflow.claims.random.Formula;
import org.fusionflow.claims.random.Formula.Call;
import org.fusionflow.claims.random.Formula.Joined;
import org.fusionflow.claims.random.Formula.Literal;
import org.fusionflow.claims.random.Formula.Minus;
import org.fusionflow.claims.random.Formula.Name;
import org.fusionflow.claims.random.FormulaText;
import org.fusionflow.claims.random.Fraction;
import org.fusionflow.claims.random.SmallSeries;

/**
 * Values of formulas at one point. Limits, series and derivatives are read off expansions in a small parameter, inner products off coordinates;
 * what a network does is left to {@link ExactValue}.
 *
 * @param tree with numbers for depths; empty if the claim has none
 * @param values of variables, moments, numbers of layers, and lengths or amplitudes
 * @param vectors their coordinates
 * @param meanings of abbreviations, written out
 */
record FormValue(
        Optional<FusionTree> tree,
        Map<String, Bounds> values,
        Map<String, List<Bounds>> vectors,
        Map<String, Formula> meanings) {
    /** The value of a text. @throws ArithmeticException where it has none, or none that is certain */
    Bounds of(String text) {
        return of(FormulaText.read(text)
                .replaced(part -> part instanceof Name n ? meanings.getOrDefault(n.text(), part) : part));
    }

    Bounds of(Formula formula) {
        return series(formula, Map.of()).limit();
    }

    /** The coordinates of a vector. */
    List<Bounds> vector(String text) {
        return vector(FormulaText.read(text));
    }

    /** What the linearized flow does at a fixed point. */
    JacobianSigns jacobian(List<String> learned) {
        return JacobianSigns.at(tree.orElseThrow(), values, learned);
    }

    /** The value while some variables move with the small parameter. */
    private SmallSeries series(Formula formula, Map<String, SmallSeries> moving) {
        if (formula instanceof Literal literal) {
            return SmallSeries.constant(Bounds.exactly(literal.value()));
        }
        if (formula instanceof Name name) {
            return name(name, moving);
        }
        if (formula instanceof Minus minus) {
            return series(minus.part(), moving).negate();
        }
        if (formula instanceof Call call) {
            return call(call, moving);
        }
        Joined joined = (Joined) formula;
        SmallSeries left = series(joined.left(), moving);
        if (joined.sign() == '^') {
            return left.power(series(joined.right(), moving).limit().fraction());
        }
        SmallSeries right = series(joined.right(), moving);
        return switch (joined.sign()) {
            case '+' -> left.plus(right);
            case '-' -> left.plus(right.negate());
            case '*' -> left.times(right);
            default -> left.times(right.power(Fraction.of(-1)));
        };
    }

    private SmallSeries name(Name name, Map<String, SmallSeries> moving) {
        SmallSeries moved = moving.get(name.text());
        if (moved != null) {
            return moved;
        }
        Bounds known = values.get(name.text());
        return SmallSeries.constant(known != null ? known : ofNetwork(name, moving));
    }

    private Bounds ofNetwork(Formula formula, Map<String, SmallSeries> moving) {
        if (formula.contains(part -> part instanceof Name n && moving.containsKey(n.text()))) {
            throw new IllegalArgumentException(
                    "a quantity of the network moves with a variable: " + FormulaText.write(formula));
        }
        if (tree.isEmpty()) {
            throw new IllegalArgumentException("no value of " + FormulaText.write(formula));
        }
        return new ExactValue(tree.get(), values, 0).of(formula);
    }

    private SmallSeries call(Call call, Map<String, SmallSeries> moving) {
        Formula part = call.parts().get(0);
        return switch (call.function()) {
            case "Dt", "At" -> SmallSeries.constant(ofNetwork(call, moving));
            case "Sqrt" -> series(part, moving).power(Fraction.of(1, 2));
            case "Log" -> series(part, moving).log();
            case "Exp" -> series(part, moving).exp();
            case "Abs" -> absolute(series(part, moving));
            case "D" ->
                SmallSeries.constant(near(part, variable(call), moving, 1).coefficient(Fraction.ONE));
            case "Limit" -> SmallSeries.constant(limit(call, moving));
            case "Series" -> expansion(call, moving);
            case "dot" ->
                SmallSeries.constant(product(vector(part), vector(call.parts().get(1))));
            case "norm" ->
                SmallSeries.constant(product(vector(part), vector(part)).power(Fraction.of(1, 2)));
            default -> throw new IllegalArgumentException("function " + call.function());
        };
    }

    private static SmallSeries absolute(SmallSeries value) {
        return value.isExactlyZero() || value.sign() > 0 ? value : value.negate();
    }

    private static String variable(Call call) {
        return ((Name) call.parts().get(1)).text();
    }

    /** The body of a derivative with its variable at a small distance, to either side. */
    private SmallSeries near(Formula body, String variable, Map<String, SmallSeries> moving, int side) {
        SmallSeries at = SmallSeries.constant(values.get(variable));
        return series(body, moved(moving, variable, at.plus(SmallSeries.term(number(side), Fraction.ONE))));
    }

    private static Map<String, SmallSeries> moved(Map<String, SmallSeries> moving, String variable, SmallSeries to) {
        Map<String, SmallSeries> all = new HashMap<>(moving);
        all.put(variable, to);
        return all;
    }

    private static Bounds number(int value) {
        return Bounds.exactly(Fraction.of(value));
    }

    /** From both sides, from above at 0 or infinity if the variable has a positive value here. */
    private Bounds limit(Call call, Map<String, SmallSeries> moving) {
        String variable = variable(call);
        Formula goal = call.parts().get(2);
        Formula body = call.parts().get(0);
        if (goal instanceof Name n && n.text().equals("Infinity")) {
            return series(body, moved(moving, variable, SmallSeries.term(number(1), Fraction.of(-1))))
                    .limit();
        }
        SmallSeries at = SmallSeries.constant(series(goal, moving).limit());
        SmallSeries above = series(body, moved(moving, variable, at.plus(SmallSeries.term(number(1), Fraction.ONE))));
        boolean oneSided = at.isExactlyZero() && values.containsKey(variable + "'positive");
        if (!oneSided) {
            SmallSeries below =
                    series(body, moved(moving, variable, at.plus(SmallSeries.term(number(-1), Fraction.ONE))));
            if (above.limit().minus(below.limit()).sign() != 0) {
                throw new ArithmeticException("the limits from both sides differ");
            }
        }
        return above.limit();
    }

    /** The terms up to an order at the place where the variable is. */
    private SmallSeries expansion(Call call, Map<String, SmallSeries> moving) {
        String variable = variable(call);
        int most = series(call.parts().get(3), moving).limit().fraction().intValue();
        SmallSeries at =
                SmallSeries.constant(series(call.parts().get(2), moving).limit());
        SmallSeries body = series(
                call.parts().get(0), moved(moving, variable, at.plus(SmallSeries.term(number(1), Fraction.ONE))));
        SmallSeries distance = SmallSeries.constant(values.get(variable)).plus(at.negate());
        SmallSeries sum = SmallSeries.ZERO;
        for (int k = 0; k <= most; k++) {
            sum = sum.plus(
                    SmallSeries.constant(body.coefficient(Fraction.of(k))).times(distance.power(Fraction.of(k))));
        }
        return sum;
    }

    private List<Bounds> vector(Formula formula) {
        if (formula instanceof Name name && vectors.containsKey(name.text())) {
            return vectors.get(name.text());
        }
        if (formula instanceof Minus minus) {
            return scaled(vector(minus.part()), number(-1));
        }
        if (formula instanceof Joined joined) {
            return switch (joined.sign()) {
                case '+' -> added(vector(joined.left()), vector(joined.right()));
                case '-' -> added(vector(joined.left()), scaled(vector(joined.right()), number(-1)));
                case '*' ->
                    isVector(joined.left())
                            ? scaled(vector(joined.left()), of(joined.right()))
                            : scaled(vector(joined.right()), of(joined.left()));
                default -> scaled(vector(joined.left()), of(joined.right()).inverse());
            };
        }
        throw new IllegalArgumentException("no vector: " + FormulaText.write(formula));
    }

    private boolean isVector(Formula formula) {
        if (formula instanceof Call) {
            return false;
        }
        return formula instanceof Name name
                ? vectors.containsKey(name.text())
                : formula.parts().stream().anyMatch(this::isVector);
    }

    private static List<Bounds> scaled(List<Bounds> vector, Bounds factor) {
        return vector.stream().map(c -> c.times(factor)).toList();
    }

    private static List<Bounds> added(List<Bounds> a, List<Bounds> b) {
        List<Bounds> sum = new java.util.ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            sum.add(a.get(i).plus(b.get(i)));
        }
        return sum;
    }

    private static Bounds product(List<Bounds> a, List<Bounds> b) {
        Bounds sum = Bounds.ZERO;
        for (int i = 0; i < a.size(); i++) {
            sum = sum.plus(a.get(i).times(b.get(i)));
        }
        return sum;
    }

    /** The meanings of abbreviations, each with the earlier ones written out. */
    static Map<String, Formula> writtenOut(Map<String, String> abbreviations) {
        Map<String, Formula> known = new LinkedHashMap<>();
        abbreviations.forEach((name, text) -> known.put(
                name,
                FormulaText.read(text)
                        .replaced(part -> part instanceof Name n ? known.getOrDefault(n.text(), part) : part)));
        return known;
    }
}
