package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.saddle.FixedPointValues;

/**
 * Translates the terms of a claim into expressions of the algebra. Maps remain symbols inside {@code At} and
 * {@code Dt}, because there they take other values or have a rate; {@link #closed} finally replaces them by their
 * products of lengths or amplitudes.
 */
public final class Translation {
    private final Vocabulary vocabulary;
    private final Optional<FixedPointValues> fixedPoints;
    private final Map<String, Term> abbreviations = new HashMap<>();
    private final Map<String, Opened> opened = new HashMap<>();
    private final Set<Set<Integer>> positive = new LinkedHashSet<>();
    private Domain domain = new Domain();
    private DepthSet depths = DepthSet.all();
    private Function<Expr, List<Expr>> known = List::of;

    /** An expression, and where it has a value. */
    private record Opened(Expr value, Domain domain) {}

    /** A translation without abbreviations, for all L and Lf. */
    public Translation(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.fixedPoints = vocabulary.usesAmplitudes()
                ? Optional.empty()
                : vocabulary.flow().map(FixedPointValues::new);
    }

    /**
     * Takes up the abbreviations. Each is translated where it is used, so that one that is not used changes nothing.
     *
     * @throws InvalidInput if the name of one is taken
     */
    public void define(List<Claim.Abbreviation> all) {
        for (Claim.Abbreviation abbreviation : all) {
            vocabulary.requireFree(abbreviation.name());
            if (abbreviations.put(abbreviation.name().name(), abbreviation.value()) != null) {
                throw abbreviation
                        .name()
                        .place()
                        .wrong("'" + abbreviation.name().name() + "' is abbreviated twice; expected another name");
            }
        }
    }

    /** Where the terms so far have a value. */
    public Domain domain() {
        return closed(domain);
    }

    private Domain closed(Domain of) {
        Domain closed = new Domain();
        closed.addAll(of);
        closed.radicands().replaceAll(this::closed);
        closed.divisors().replaceAll(this::closed);
        return closed;
    }

    /** Translates a term apart, so that what its value requires can be changed before it is required. */
    private Opened apart(Term term) {
        Domain outside = domain;
        domain = new Domain();
        try {
            return new Opened(open(term), domain);
        } finally {
            domain = outside;
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
        if (exponent instanceof Expr.Power power) {
            boolean natural = power.exponent() instanceof Expr.Num n
                    && n.value().isInteger()
                    && n.value().signum() > 0;
            return natural && isWhole(power.base());
        }
        return vocabulary.hasDepthSymbols()
                && exponent instanceof Expr.Symbol s
                && (s.name().equals("L") || s.name().equals("Lf"));
    }

    /** Restricts L and Lf to the values of which the claim speaks. */
    void restrict(DepthSet admissible) {
        this.depths = admissible;
    }

    /** Says which forms an expression has by the conditions of the claim, so that limits see the signs of exponents. */
    public void suppose(Function<Expr, List<Expr>> conditions) {
        this.known = conditions;
    }

    /** Says that the maps learned at a fixed point have to be positive, as they are on the balanced branch of lengths. */
    void requirePositiveMaps(Set<Integer> learned) {
        positive.add(learned);
    }

    /** The conditions that the maps learned at certain fixed points are positive. */
    public List<Proposition> positiveMaps() {
        List<Proposition> conditions = new ArrayList<>();
        for (Set<Integer> learned : positive) {
            for (int m : learned) {
                Expr map = fixedPoints
                        .orElseThrow()
                        .at(vocabulary.flow().orElseThrow().map(m), learned, depths);
                conditions.add(
                        new Proposition.Comparison(map.with(vocabulary.marked()), ComparisonSign.MORE, Constant.ZERO));
            }
        }
        return conditions;
    }

    /** The learned sets at which the terms so far take the branch of positive maps. */
    public List<String> branches() {
        Set<Set<Integer>> sets = new LinkedHashSet<>(positive);
        fixedPoints.ifPresent(points -> sets.addAll(points.setsWithLengths()));
        sets.remove(Set.of());
        return sets.stream().map(set -> fixedPoints.orElseThrow().setName(set)).toList();
    }

    public Optional<FixedPointValues> fixedPoints() {
        return fixedPoints;
    }

    /**
     * The value of a term in lengths or amplitudes, moments and declared variables.
     *
     * @throws InvalidInput if a name or function is unknown
     * @throws ArithmeticException if there is no value, for example at a pole
     */
    public Expr closed(Term term) {
        return closed(open(term));
    }

    /** The same with residuals as symbols, of which {@link #closed(Expr)} knows the values. */
    Expr inResiduals(Term term) {
        Expr expr = open(term);
        Expr closed = vocabulary.flow().map(flow -> flow.inResiduals(expr)).orElse(expr);
        return closed.with(vocabulary.marked());
    }

    /** An expression in moments, declared variables and lengths or amplitudes alone. */
    public Expr closed(Expr expr) {
        Expr closed = vocabulary.flow().isPresent() ? vocabulary.flow().get().closed(expr) : expr;
        return closed.with(vocabulary.marked());
    }

    private Expr open(Term term) {
        if (term instanceof Term.Literal n) {
            return Expr.number(n.value());
        }
        if (term instanceof Term.Name n) {
            Term abbreviated = abbreviations.get(n.name());
            return abbreviated != null ? abbreviated(n.name(), abbreviated) : vocabulary.meaning(n);
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
        if (term instanceof Term.Braces) {
            throw term.place().wrong("a set in braces: expected one only as the second argument of At");
        }
        throw term.place().wrong("a condition: expected an expression here, which has a value");
    }

    private Expr abbreviated(String name, Term meaning) {
        Opened known = opened.get(name);
        if (known == null) {
            known = apart(meaning);
            opened.put(name, known);
        }
        domain.addAll(known.domain());
        return known.value();
    }

    private Expr operation(Term.Operation operation) {
        Expr left = open(operation.left());
        Expr right = open(operation.right());
        if (operation.operator() == '^' && !isWhole(right)) {
            domain.requireBase(left, right);
        }
        if (operation.operator() == '/') {
            domain.requireNonzero(right);
        }
        boolean neverNegative = vocabulary.hasDepthSymbols()
                && DepthSet.Form.of(right).filter(depths::isNonnegative).isPresent();
        if (operation.operator() == '^' && !right.isPositive() && !neverNegative) {
            domain.requireNonzero(left);
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
            case "Sqrt" -> Expr.sqrt(domain.requireReal(one(call)));
            case "Exp" -> Expr.power(Constant.E, one(call));
            case "Log" -> Expr.log(domain.requireNonzero(domain.requireReal(one(call))));
            case "Abs" -> Expr.abs(one(call));
            case "Dt" -> domain.requireDefined(flow(call).rate(one(call)));
            case "At" -> at(call);
            case "D" -> derivative(call);
            case "dot", "norm" -> innerProduct(call);
            case "Limit", "Series" -> limit(LimitTerm.of(call, this::closed));
            case "Integrate" -> throw call.place().wrong("Integrate: expected in 'asymptotic:' statements only");
            default -> throw NearMisses.function(call);
        };
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
        requireArguments(call, 2, "At(expression, {A, ...})");
        Set<Integer> learned = learned(call, call.arguments().get(1));
        FixedPointValues points = points(call);
        Opened inside = apart(call.arguments().get(0));
        Domain there = inside.domain();
        try {
            there.radicands().replaceAll(r -> points.at(r.with(vocabulary.marked()), learned, depths));
            there.divisors().replaceAll(d -> valueOrZero(points, d, learned));
            // A divisor that vanishes with the lengths belongs to a limit that has been found to exist.
            there.divisors().removeIf(Expr::isZero);
            domain.addAll(there);
            return points.at(inside.value().with(vocabulary.marked()), learned, depths);
        } catch (ArithmeticException none) {
            throw new ArithmeticException("no value of At at " + call.place() + ": " + none.getMessage());
        }
    }

    private Expr innerProduct(Term.Call call) {
        Expr product = vocabulary.vectors().product(call, this::open, domain);
        if (product instanceof Expr.Power root && call.function().equals("norm")) {
            domain.requireReal(root.base());
        }
        return product;
    }

    private Expr limit(LimitTerm limit) {
        Opened inside = apart(limit.body());
        return limit.value(closed(inside.value()), closed(inside.domain()), domain, known);
    }

    private FixedPointValues points(Term.Call call) {
        flow(call);
        return fixedPoints.orElseThrow(() -> call.place()
                .wrong(call.function()
                        + " in a claim with amplitudes: expected lengths uA, of which fixed points are made"));
    }

    /**
     * The learned set of a fixed point, which has to exist.
     *
     * @throws InvalidInput if the term is no set of modalities
     * @throws NoFixedPoint if a tree with numeric depths does not have this fixed point
     * @throws ArithmeticException if a tree with symbolic depths does not have it for all of them
     */
    Set<Integer> learned(Term.Call call, Term set) {
        FixedPointValues points = points(call);
        if (!(set instanceof Term.Braces braces)) {
            throw set.place().wrong("expected a learned set in braces, such as {A} or {}");
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
        requireExists(points, learned);
        return learned;
    }

    private Expr valueOrZero(FixedPointValues points, Expr divisor, Set<Integer> learned) {
        try {
            return points.at(divisor.with(vocabulary.marked()), learned, depths);
        } catch (ArithmeticException none) {
            return Constant.ZERO;
        }
    }

    private void requireExists(FixedPointValues points, Set<Integer> learned) {
        if (points.exists(learned, depths)) {
            return;
        }
        if (!vocabulary.hasDepthSymbols()) {
            throw new NoFixedPoint(learned);
        }
        throw new ArithmeticException("the fixed point " + points.setName(learned)
                + " does not exist for all L and Lf of which the claim speaks");
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
        Expr opened = open(call.arguments().get(0));
        Expr expr = vocabulary.flow().map(flow -> flow.expanded(opened)).orElse(opened);
        if (vocabulary.isMap(variable)) {
            requireInMaps(call, expr);
            return domain.requireDefined(expr.derivative(variable));
        }
        Expr closed = closed(expr);
        boolean hidden = isLengthAtPoint(variable) || closed.symbols().stream().anyMatch(Translation::isLengthAtPoint);
        if (hidden) {
            throw new ArithmeticException("D at " + call.place()
                    + ": a length at a fixed point depends on the moments in a way that is not written out");
        }
        return domain.requireDefined(closed.derivative(variable));
    }

    /**
     * A derivative by a map takes the maps as the variables. Of lengths or amplitudes a map is a product, so that an expression in both has no such
     * derivative: it would depend on which of the two is written.
     */
    private void requireInMaps(Term.Call call, Expr expr) {
        Set<Expr.Symbol> found = new TreeSet<>(Comparator.comparing(Expr.Symbol::name));
        found.addAll(expr.symbols());
        found.retainAll(flow(call).coordinates());
        if (!found.isEmpty()) {
            throw new ArithmeticException("D at " + call.place() + ": a derivative by a map of an expression with "
                    + found.iterator().next().name() + ", expected maps and moments only");
        }
    }

    private static boolean isLengthAtPoint(Expr.Symbol symbol) {
        return symbol.name().indexOf('{') >= 0;
    }
}
