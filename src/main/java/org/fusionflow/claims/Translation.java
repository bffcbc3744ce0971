package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/**
 * Translates the terms of a claim into expressions of the algebra. Maps remain symbols inside {@code At} and
 * {@code Dt}, because there they take other values or have a rate; {@link #closed} finally replaces them by their
 * products of lengths or amplitudes.
 */
final class Translation {
    private final Vocabulary vocabulary;
    private final Optional<FixedPointValues> fixedPoints;
    private final Map<String, Expr> abbreviations = new HashMap<>();
    private final Set<Set<Integer>> learnedSets = new LinkedHashSet<>();
    private final List<Expr> radicands = new ArrayList<>();
    private final List<Expr> divisors = new ArrayList<>();
    private List<int[]> depths;

    /** A translation without abbreviations and without values of L and Lf. */
    Translation(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.depths = List.of();
        this.fixedPoints = vocabulary.usesAmplitudes()
                ? Optional.empty()
                : vocabulary.flow().map(FixedPointValues::new);
    }

    /**
     * Translates the abbreviations. Call {@link #restrict} first, because values at fixed points depend on L and Lf.
     *
     * @throws InvalidInput if an abbreviation is malformed or its name is taken
     */
    void define(List<Claim.Abbreviation> all) {
        for (Claim.Abbreviation abbreviation : all) {
            vocabulary.requireFree(abbreviation.name());
            if (abbreviations.containsKey(abbreviation.name().name())) {
                throw abbreviation
                        .name()
                        .place()
                        .wrong("'" + abbreviation.name().name() + "' is abbreviated twice; expected another name");
            }
            abbreviations.put(abbreviation.name().name(), open(abbreviation.value()));
        }
    }

    /** Arguments of roots and logarithms whose form does not show that they are positive. */
    List<Expr> radicands() {
        return radicands.stream().map(this::closed).toList();
    }

    /** Divisors whose form does not show that they are positive. */
    List<Expr> divisors() {
        return divisors.stream().map(this::closed).toList();
    }

    private void requireReal(Expr radicand) {
        if (!radicand.isPositive()) {
            radicands.add(radicand);
        }
    }

    /** True for integer exponents: L and Lf are integers, so powers with them are defined for every base. */
    private boolean isWhole(Expr exponent) {
        if (exponent instanceof Expr.Num n) {
            return n.value().isInteger();
        }
        if (exponent instanceof Expr.Sum sum) {
            return sum.terms().stream().allMatch(this::isWhole);
        }
        if (exponent instanceof Expr.Product product) {
            return product.factors().stream().allMatch(this::isWhole);
        }
        return vocabulary.hasDepthSymbols()
                && exponent instanceof Expr.Symbol s
                && (s.name().equals("L") || s.name().equals("Lf"));
    }

    /** Restricts L and Lf to the values that the claim assumes. */
    void restrict(List<int[]> admissible) {
        this.depths = admissible;
    }

    /**
     * Values of L and Lf for which all learned sets of the claim so far are fixed points; empty for numeric depths.
     */
    List<int[]> depths() {
        return depths;
    }

    Optional<FixedPointValues> fixedPoints() {
        return fixedPoints;
    }

    /**
     * The value of a term in lengths or amplitudes, moments and declared variables.
     *
     * @throws InvalidInput if a name or function is unknown
     * @throws ArithmeticException if there is no value, for example at a pole
     */
    Expr closed(Term term) {
        return closed(open(term));
    }

    private Expr closed(Expr expr) {
        Expr closed = vocabulary.flow().isPresent() ? vocabulary.flow().get().closed(expr) : expr;
        return closed.with(vocabulary.marked());
    }

    private Expr open(Term term) {
        if (term instanceof Term.Literal n) {
            return Expr.number(n.value());
        }
        if (term instanceof Term.Name n) {
            Expr abbreviated = abbreviations.get(n.name());
            return abbreviated != null ? abbreviated : vocabulary.meaning(n);
        }
        if (term instanceof Term.Negation n) {
            return open(n.operand()).negate();
        }
        if (term instanceof Term.Operation o) {
            return operation(o);
        }
        if (term instanceof Term.Call c) {
            return call(c);
        }
        throw term.place().wrong("a set in braces: expected one only as the second argument of At");
    }

    private Expr operation(Term.Operation operation) {
        Expr left = open(operation.left());
        Expr right = open(operation.right());
        if (operation.operator() == '^' && !isWhole(right)) {
            requireReal(left);
        }
        if (operation.operator() == '/' && !right.isPositive()) {
            divisors.add(right);
        }
        if (operation.operator() == '^' && !left.isPositive() && !right.isPositive()) {
            divisors.add(left);
        }
        try {
            return switch (operation.operator()) {
                case '+' -> left.plus(right);
                case '-' -> left.minus(right);
                case '*' -> left.times(right);
                case '/' -> left.over(right);
                default -> Expr.power(left, right);
            };
        } catch (ArithmeticException none) {
            throw new ArithmeticException("no value at " + operation.place() + ": " + none.getMessage());
        }
    }

    private Expr call(Term.Call call) {
        return switch (call.function()) {
            case "Sqrt" -> Expr.sqrt(real(call));
            case "Exp" -> Expr.power(Constant.E, one(call));
            case "Log" -> Expr.log(nonzero(real(call)));
            case "Abs" -> magnitude(one(call));
            case "Dt" -> flow(call).rate(one(call));
            case "At" -> at(call);
            case "D" -> derivative(call);
            case "Integrate" -> throw call.place().wrong("Integrate: expected in 'asymptotic:' statements only");
            default ->
                throw call.place()
                        .wrong("unknown function '" + call.function()
                                + "'; known are Sqrt, Exp, Log, Abs, Dt, At, D (products are written with *)");
        };
    }

    /**
     * Rejects log(0): adds the argument to the divisors, which must not be 0, unless its form shows that it is
     * positive.
     */
    private Expr nonzero(Expr argument) {
        if (!argument.isPositive()) {
            divisors.add(argument);
        }
        return argument;
    }

    /** The argument of a root or logarithm, which must not be negative. */
    private Expr real(Term.Call call) {
        Expr argument = one(call);
        requireReal(argument);
        return argument;
    }

    private static void requireArguments(Term.Call call, int count, String form) {
        if (call.arguments().size() != count) {
            throw call.place()
                    .wrong(call.function() + " with " + call.arguments().size() + " arguments: expected " + form);
        }
    }

    private Expr one(Term.Call call) {
        requireArguments(call, 1, call.function() + "(expression)");
        return open(call.arguments().get(0));
    }

    private RankOneFlow flow(Term.Call call) {
        return vocabulary
                .flow()
                .orElseThrow(
                        () -> call.place().wrong(call.function() + " needs an architecture: expected 'architecture:'"));
    }

    private Expr at(Term.Call call) {
        flow(call);
        requireArguments(call, 2, "At(expression, {A, ...})");
        FixedPointValues points = fixedPoints.orElseThrow(() -> call.place()
                .wrong("At in a claim with amplitudes: expected lengths uA, of which fixed points are made"));
        if (!(call.arguments().get(1) instanceof Term.Braces braces)) {
            throw call.arguments().get(1).place().wrong("expected a learned set in braces, such as {A} or {}");
        }
        Set<Integer> learned = new TreeSet<>();
        for (Term element : braces.elements()) {
            if (!(element instanceof Term.Name name)) {
                throw element.place().wrong("expected the name of a modality");
            }
            if (!learned.add(vocabulary.modality(name))) {
                throw element.place().wrong("modality '" + name.name() + "' comes twice, expected it once");
            }
        }
        int outside = radicands.size();
        int divisorsOutside = divisors.size();
        Expr inside = open(call.arguments().get(0));
        if (learnedSets.add(learned)) {
            requireExists(points, learned);
        }
        int leastFusion = depths.stream().mapToInt(pair -> pair[1]).min().orElse(1);
        try {
            radicands
                    .subList(outside, radicands.size())
                    .replaceAll(r -> points.at(r.with(vocabulary.marked()), learned, leastFusion));
            List<Expr> inner = divisors.subList(divisorsOutside, divisors.size());
            inner.replaceAll(d -> valueOrZero(points, d, learned, leastFusion));
            // A divisor that vanishes with the lengths belongs to a limit that has been found to exist.
            inner.removeIf(Expr::isZero);
            return points.at(inside.with(vocabulary.marked()), learned, leastFusion);
        } catch (ArithmeticException none) {
            throw new ArithmeticException("no value of At at " + call.place() + ": " + none.getMessage());
        }
    }

    private Expr valueOrZero(FixedPointValues points, Expr divisor, Set<Integer> learned, int leastFusion) {
        try {
            return points.at(divisor.with(vocabulary.marked()), learned, leastFusion);
        } catch (ArithmeticException none) {
            return Constant.ZERO;
        }
    }

    /**
     * @throws NoFixedPoint if the point exists for none of the remaining depths
     */
    private void requireExists(FixedPointValues points, Set<Integer> learned) {
        if (depths.isEmpty()) {
            if (points.growing(learned, Map.of()) >= 0) {
                throw new NoFixedPoint(learned, List.of());
            }
            return;
        }
        List<int[]> existing = depths.stream()
                .filter(pair -> points.growing(learned, values(pair)) < 0)
                .toList();
        if (existing.isEmpty()) {
            throw new NoFixedPoint(learned, depths);
        }
        depths = existing;
    }

    private static Map<String, Expr> values(int[] pair) {
        return Map.of("L", Expr.number(pair[0]), "Lf", Expr.number(pair[1]));
    }

    private Expr derivative(Term.Call call) {
        requireArguments(call, 2, "D(expression, variable)");
        Term by = call.arguments().get(1);
        // The variable must be given by its own name: an abbreviation or a gain may happen to equal a symbol for one
        // architecture only.
        if (!(by instanceof Term.Name name)
                || !(open(by) instanceof Expr.Symbol variable)
                || variable.equals(Constant.E)
                || !variable.name().equals(name.name())) {
            throw by.place().wrong("expected a symbol or a declared variable to differentiate by");
        }
        Expr expr = open(call.arguments().get(0));
        if (vocabulary.isMap(variable)) {
            return expr.derivative(variable);
        }
        Expr closed = closed(expr);
        boolean hidden = isLengthAtPoint(variable) || closed.symbols().stream().anyMatch(Translation::isLengthAtPoint);
        if (hidden) {
            throw new ArithmeticException("D at " + call.place()
                    + ": a length at a fixed point depends on the moments in a way that is not written out");
        }
        return closed.derivative(variable);
    }

    private static boolean isLengthAtPoint(Expr.Symbol symbol) {
        return symbol.name().indexOf('{') >= 0;
    }

    /** |x|: x or -x if the form shows the sign, else {@code sqrt(x^2)}. */
    private static Expr magnitude(Expr expr) {
        if (expr.isPositive() || expr.isZero()) {
            return expr;
        }
        return expr.negate().isPositive() ? expr.negate() : Expr.sqrt(Expr.power(expr, 2));
    }
}
