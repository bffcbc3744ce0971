package org.fusionflow.claims.statement;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.VectorFlow;

/**
 * Translates the terms of a claim into expressions of the algebra. Maps remain symbols inside {@code At} and
 * {@code Dt}, because there they take other values or have a rate; {@link #closed} finally replaces them by their
 * products of lengths or amplitudes.
 */
public final class Translation {
    private final Vocabulary vocabulary;
    private final FixedPointTerms points;
    private final Map<String, Term> abbreviations = new HashMap<>();
    private final Map<String, Opened> opened = new HashMap<>();
    private Domain domain = new Domain();
    private DepthSet depths = DepthSet.all();
    private Function<Expr, List<Expr>> known = List::of;

    /** An expression, and where it has a value. */
    private record Opened(Expr value, Domain domain) {}

    /** A translation without abbreviations, for all L and Lf. */
    public Translation(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.points = new FixedPointTerms(vocabulary);
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

    private Domain inMoments(Domain of) {
        Domain closed = closed(of);
        closed.radicands().replaceAll(this::inMoments);
        closed.divisors().replaceAll(this::inMoments);
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
        points.restrict(admissible);
    }

    /** Says which forms an expression has by the conditions of the claim, so that limits see the signs of exponents. */
    public void suppose(Function<Expr, List<Expr>> conditions) {
        this.known = conditions;
    }

    /** The fixed points of which the terms so far speak. */
    public FixedPointTerms points() {
        return points;
    }

    /**
     * The value of a term in lengths or amplitudes, moments and declared variables.
     *
     * @throws InvalidInput if a name or function is unknown
     * @throws ArithmeticException if there is no value, for example at a pole
     */
    public Expr closed(Term term) {
        return inMoments(closed(open(term)));
    }

    /** With the maps at fixed points replaced by what they are in the moments. */
    public Expr inMoments(Expr expr) {
        return points.values().map(values -> values.inMoments(expr)).orElse(expr);
    }

    /** The value of a term with maps as symbols, and residuals and the loss as what they are in maps. */
    Expr inMaps(Term term) {
        Expr opened = open(term);
        return vocabulary
                .flow()
                .map(flow -> flow.expanded(opened))
                .orElse(opened)
                .with(vocabulary.marked());
    }

    /** The same with residuals as symbols, of which {@link #closed(Expr)} knows the values. */
    Expr inResiduals(Term term) {
        Expr expr = withoutLoss(open(term));
        Expr closed = vocabulary.flow().map(flow -> flow.inResiduals(expr)).orElse(expr);
        return closed.with(vocabulary.marked());
    }

    /** An expression in moments, declared variables and lengths or amplitudes alone. */
    public Expr closed(Expr expr) {
        Expr closed = vocabulary.flow().isPresent() ? vocabulary.flow().get().closed(expr) : withoutLoss(expr);
        return closed.with(vocabulary.marked());
    }

    /** With the value of the loss, where modalities have several inputs. */
    private Expr withoutLoss(Expr expr) {
        return vocabulary.vectorFlow().map(flow -> flow.closed(expr)).orElse(expr);
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
            case "Dt" -> domain.requireDefined(rate(call));
            case "At" -> at(call);
            case "D" -> derivative(call);
            case "dot", "norm" -> innerProduct(call);
            case "Limit", "Series" -> limit(LimitTerm.of(call, this::closed));
            case "Cos" -> vocabulary.functions().cosine(one(call));
            case "Sin" -> vocabulary.functions().sine(one(call));
            case "Erf" -> vocabulary.functions().errorFunction(one(call));
            case "Integrate" -> integral(IntegralTerm.of(call, vocabulary.declared(), this::closed));
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

    private Expr rate(Term.Call call) {
        Expr inside = one(call);
        Optional<VectorFlow> vectors = vocabulary.vectorFlow();
        return vectors.isPresent()
                ? vectors.get().rate(inside)
                : vocabulary.flow(call).rate(inside);
    }

    private Expr at(Term.Call call) {
        requireArguments(call, 2, "At(expression, {A, ...})");
        return at(call, points.valuesAt(call, call.arguments().get(1)));
    }

    private Expr at(Term.Call call, UnaryOperator<Expr> point) {
        Opened inside = apart(call.arguments().get(0));
        Domain there = inside.domain();
        try {
            there.radicands().replaceAll(r -> point.apply(r.with(vocabulary.marked())));
            there.divisors().replaceAll(d -> valueOrZero(point, d));
            // A divisor that vanishes with the lengths belongs to a limit that has been found to exist.
            there.divisors().removeIf(Expr::isZero);
            domain.addAll(there);
            return point.apply(inside.value().with(vocabulary.marked()));
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

    private Expr integral(IntegralTerm integral) {
        Opened function = apart(integral.function());
        Opened antiderivative = apart(integral.antiderivative());
        Expr f = inMoments(closed(function.value()));
        Expr primitive = inMoments(closed(antiderivative.value()));
        requireNoLengthAtPoint("an integral", integral.function(), f, primitive);
        for (Opened part : List.of(function, antiderivative)) {
            Domain needed = inMoments(part.domain());
            integral.requireWithout(needed, vocabulary.functions());
            domain.addAll(needed);
        }
        return new DefiniteIntegral(integral.variable(), vocabulary.functions())
                .of(f, primitive, integral.from(), integral.to());
    }

    private Expr limit(LimitTerm limit) {
        Opened inside = apart(limit.body());
        limit.requireNoFunction(vocabulary.functions().dependents(inside.value(), limit.variable()));
        Expr body = inMoments(closed(inside.value()));
        requireNoLengthAtPoint("a limit", limit.body(), body);
        Domain near = inMoments(inside.domain());
        return limit.value(body, near, domain, known);
    }

    private Expr valueOrZero(UnaryOperator<Expr> point, Expr divisor) {
        try {
            return point.apply(divisor.with(vocabulary.marked()));
        } catch (ArithmeticException none) {
            return Constant.ZERO;
        }
    }

    private Expr derivative(Term.Call call) {
        requireArguments(call, 2, "D(expression, variable)");
        Term by = call.arguments().get(1);
        // The variable must be given by its own name: an abbreviation or a gain may happen to equal a symbol for one
        // architecture only.
        if (!(by instanceof Term.Name name)
                || !(open(by) instanceof Expr.Symbol variable)
                || Constant.isNumber(variable)
                || !variable.name().equals(name.name())) {
            throw by.place().wrong("expected a symbol or a declared variable to differentiate by");
        }
        Expr opened = open(call.arguments().get(0));
        Expr expr = vocabulary.flow().map(flow -> flow.expanded(opened)).orElse(opened);
        if (vocabulary.isMap(variable)) {
            requireInMaps(call, expr);
            return domain.requireDefined(expr.derivative(variable));
        }
        Expr closed = inMoments(closed(expr));
        requireNoLengthAtPoint("D", call, closed, variable);
        return domain.requireDefined(vocabulary.functions().derivative(closed, variable));
    }

    /**
     * A derivative by a map takes the maps as the variables. Of lengths or amplitudes a map is a product, so that an expression in both has no such
     * derivative: it would depend on which of the two is written.
     */
    private void requireInMaps(Term.Call call, Expr expr) {
        Set<Expr.Symbol> found = new TreeSet<>(Comparator.comparing(Expr.Symbol::name));
        found.addAll(expr.symbols());
        found.retainAll(vocabulary.flow(call).coordinates());
        if (!found.isEmpty()) {
            throw new ArithmeticException("D at " + call.place() + ": a derivative by a map of an expression with "
                    + found.iterator().next().name() + ", expected maps and moments only");
        }
    }

    /** No rule of derivatives sees on what a length at a fixed point depends. */
    private static void requireNoLengthAtPoint(String function, Term at, Expr... all) {
        if (Stream.of(all).flatMap(e -> e.symbols().stream()).anyMatch(Translation::isLengthAtPoint)) {
            throw new ArithmeticException(function + " at " + at.place()
                    + ": a length at a fixed point depends on moments and rates in a way that is not written out");
        }
    }

    private static boolean isLengthAtPoint(Expr.Symbol symbol) {
        return symbol.name().indexOf('{') >= 0;
    }
}
