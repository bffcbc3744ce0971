package org.fusionflow.claims.formal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;

/**
 * Terms of a claim as expressions of Coq's real numbers, one for one. Rates and derivatives are spelled out by the rules for sums, products, quotients,
 * powers, roots, exponentials and logarithms; {@code x'} is the rate of the symbol x, and {@code x'y} its derivative by y.
 */
final class FormalTerm {
    /** Where symbols have their values: away from fixed points, or at one. */
    interface Place {
        Leading value(String symbol);

        Leading rate(String symbol, String direction);

        boolean isDirection(String symbol);
    }

    /** Fixed points by their learned sets; the empty optional is the place away from all. */
    interface Places {
        Place at(Optional<Set<String>> learned);
    }

    /** Functions of one argument that the chain rule goes through. */
    private static final Set<String> CHAIN = Set.of("Sqrt", "Exp", "Log");

    /** Coq tells the signs of each apart, which takes minutes for more. */
    private static final int MOST_ABSOLUTES = 2;

    private final Map<String, Term> abbreviations = new HashMap<>();
    private final TermPolynomials polynomials;
    private final Places places;
    private final LeadingTerms terms;
    private final Functions functions;
    private final List<Binder> binders;
    private final Set<String> divisors = new LinkedHashSet<>();
    private final Set<String> radicands = new LinkedHashSet<>();
    private final Set<String> arguments = new LinkedHashSet<>();
    private final Map<String, String> absolutes = new HashMap<>();

    FormalTerm(Claim claim, Places places, LeadingTerms terms, Functions functions, List<Binder> binders) {
        claim.abbreviations().forEach(a -> abbreviations.put(a.name().name(), a.value()));
        this.polynomials = new TermPolynomials(abbreviations);
        this.places = places;
        this.terms = terms;
        this.functions = functions;
        this.binders = binders;
    }

    /** Divisors so far, which must not be 0. */
    Set<String> divisors() {
        return divisors;
    }

    /** Radicands of square roots so far, which must not be negative. */
    Set<String> radicands() {
        return radicands;
    }

    /** Arguments of logarithms and bases of powers so far, which must be above 0. */
    Set<String> arguments() {
        return arguments;
    }

    String text(Term term) {
        return value(term, places.at(Optional.empty())).text();
    }

    private Leading value(Term term, Place place) {
        if (term instanceof Term.Literal n) {
            return LeadingTerms.number(n.value());
        }
        if (term instanceof Term.Name n) {
            Term meaning = abbreviations.get(n.name());
            if (n.name().equals("Pi")) {
                throw new NotExportable("the number Pi");
            }
            if (n.name().equals("E")) {
                return functions.exponential("1", Optional.of(Map.of("1", Rational.ONE)));
            }
            return meaning != null ? value(meaning, place) : place.value(n.name());
        }
        if (term instanceof Term.Negation n) {
            return terms.negate(value(n.operand(), place));
        }
        if (term instanceof Term.Operation o) {
            Leading left = value(o.left(), place);
            return switch (o.operator()) {
                case '+' -> terms.plus(left, value(o.right(), place));
                case '-' -> terms.minus(left, value(o.right(), place));
                case '*' -> terms.times(left, value(o.right(), place));
                case '/' -> over(left, value(o.right(), place));
                default -> power(o, left, place);
            };
        }
        if (term instanceof Term.Call c) {
            return call(c, place);
        }
        throw new NotExportable("a term of an unknown kind");
    }

    private Leading over(Leading a, Leading b) {
        if (!b.positive() && !b.text().matches("\\(?-?\\d+\\)?")) {
            divisors.add(b.text());
        }
        return terms.over(a, b);
    }

    private Leading call(Term.Call c, Place place) {
        Term first = c.arguments().get(0);
        return switch (c.function()) {
            case "Dt" -> rate(first, FlowRates.TIME, place);
            case "D" -> rate(first, direction(c.arguments().get(1), place), place);
            case "At" -> atPoint(first, c.arguments().get(1));
            case "Sqrt" -> squareRoot(value(first, place));
            case "Exp" -> exponential(first, place);
            case "Log" -> logarithm(value(first, place));
            case "Abs" -> absolute(value(first, place));
            default -> throw new NotExportable(c.function());
        };
    }

    private Leading atPoint(Term term, Term set) {
        Set<String> learned = new TreeSet<>();
        set.parts().forEach(m -> learned.add(((Term.Name) m).name()));
        return terms.atRest(value(term, places.at(Optional.of(learned)))).of(Linear.ZERO);
    }

    private String direction(Term variable, Place place) {
        if (variable instanceof Term.Name n && !abbreviations.containsKey(n.name()) && place.isDirection(n.name())) {
            return n.name();
        }
        throw new NotExportable("a derivative by what is no symbol");
    }

    private Leading squareRoot(Leading radicand) {
        if (radicand.isZero()) {
            return radicand;
        }
        if (!radicand.positive()) {
            radicands.add(radicand.text());
        }
        return functions.squareRoot(radicand);
    }

    private Leading logarithm(Leading argument) {
        return functions.logarithm(above(argument));
    }

    /** What has to be above 0, from now on known to be. */
    private Leading above(Leading value) {
        if (value.positive()) {
            return value;
        }
        arguments.add(value.text());
        return new Leading(value.order(), value.text(), true, Optional.of(Map.of(value.text(), Linear.ONE)));
    }

    private Leading absolute(Leading value) {
        if (value.positive() || value.isZero()) {
            return value;
        }
        if (!value.order().isZero()) {
            throw new NotExportable("the size of a small value");
        }
        String known = absolutes.get(value.text());
        if (known != null) {
            return new Leading(Linear.ZERO, known, false, Optional.empty());
        }
        if (absolutes.size() == MOST_ABSOLUTES) {
            throw new NotExportable("more than " + MOST_ABSOLUTES + " absolute values");
        }
        String name = "size" + absolutes.size() + "_";
        absolutes.put(value.text(), name);
        binders.add(Binder.variable(name));
        binders.add(Binder.premise("positive_" + name, "0 <= " + name, name));
        binders.add(Binder.premise(
                "norm_" + name, name + " * " + name + " = " + value.text() + " * " + value.text(), name));
        return new Leading(Linear.ZERO, name, false, Optional.empty());
    }

    private Leading exponential(Term argument, Place place) {
        Leading value = value(argument, place);
        if (!value.order().isZero()) {
            throw new NotExportable("the exponential of a small value");
        }
        return functions.exponential(value.text(), polynomials.of(argument).flatMap(p -> products(p, place)));
    }

    private static Optional<Map<String, Rational>> products(Map<List<String>, Rational> polynomial, Place place) {
        Map<String, Rational> all = new HashMap<>();
        polynomial.forEach((names, c) -> all.put(
                names.isEmpty()
                        ? "1"
                        : names.stream()
                                .map(n -> place.value(n).text())
                                .reduce((a, b) -> "(" + a + " * " + b + ")")
                                .orElse("1"),
                c));
        return Optional.of(all);
    }

    /** A term that is linear in names. */
    private Optional<Linear> linear(Term term, Place place) {
        return polynomials.of(term).flatMap(p -> {
            if (p.keySet().stream().anyMatch(names -> names.size() > 1)) {
                return Optional.empty();
            }
            Linear sum = Linear.ZERO;
            for (Map.Entry<List<String>, Rational> one : p.entrySet()) {
                Linear symbol = one.getKey().isEmpty()
                        ? Linear.ONE
                        : Linear.of(place.value(one.getKey().get(0)).text());
                sum = sum.plus(symbol.times(one.getValue()));
            }
            return Optional.of(sum);
        });
    }

    private Leading power(Term.Operation o, Leading base, Place place) {
        Optional<Linear> exponent = linear(o.right(), place);
        if (exponent.isPresent() && exponent.get().isNumber()) {
            return numberPower(base, exponent.get().number());
        }
        if (o.left() instanceof Term.Name n && n.name().equals("E")) {
            return exponential(o.right(), place);
        }
        String text = value(o.right(), place).text();
        if (exponent.isPresent()) {
            return functions.power(above(base), text, exponent.get(), Linear.ONE);
        }
        if (o.right() instanceof Term.Operation quotient && quotient.operator() == '/') {
            Optional<Linear> above = linear(quotient.left(), place);
            Optional<Linear> below = linear(quotient.right(), place);
            if (above.isPresent() && below.isPresent()) {
                return functions.power(above(base), text, above.get(), below.get());
            }
        }
        throw new NotExportable("a power with such an exponent");
    }

    private Leading numberPower(Leading base, Rational exponent) {
        if (exponent.isSmallInteger()) {
            int k = exponent.intValue();
            if (k == 0) {
                return LeadingTerms.number(Rational.ONE);
            }
            Leading power = terms.power(base, Math.abs(k));
            return k > 0 ? power : over(LeadingTerms.number(Rational.ONE), power);
        }
        if (base.isZero()) {
            throw new NotExportable("a root of 0");
        }
        if (exponent.denominator().intValueExact() == 2) {
            Leading root = squareRoot(base);
            return numberPower(root, exponent.times(Rational.of(2)));
        }
        return functions.power(above(base), CoqName.number(exponent), Linear.of(exponent), Linear.ONE);
    }

    /** The rate of a term: zero parts are left out. */
    private Leading rate(Term term, String direction, Place place) {
        if (term instanceof Term.Literal) {
            return LeadingTerms.number(Rational.ZERO);
        }
        if (term instanceof Term.Name n) {
            Term meaning = abbreviations.get(n.name());
            return meaning != null
                    ? rate(meaning, direction, place)
                    : n.name().equals("E") ? LeadingTerms.number(Rational.ZERO) : place.rate(n.name(), direction);
        }
        if (term instanceof Term.Negation n) {
            return terms.negate(rate(n.operand(), direction, place));
        }
        if (term instanceof Term.Call c) {
            return callRate(c, direction, place);
        }
        if (!(term instanceof Term.Operation o)) {
            throw new NotExportable("the rate of a condition");
        }
        Leading da = rate(o.left(), direction, place);
        Leading a = value(o.left(), place);
        if (o.operator() == '^') {
            return powerRate(o, a, da, direction, place);
        }
        Leading db = rate(o.right(), direction, place);
        Leading b = value(o.right(), place);
        return switch (o.operator()) {
            case '+' -> terms.plus(da, db);
            case '-' -> terms.minus(da, db);
            case '*' -> terms.plus(terms.times(da, b), terms.times(a, db));
            default -> over(terms.minus(terms.times(da, b), terms.times(a, db)), terms.power(b, 2));
        };
    }

    private Leading powerRate(Term.Operation o, Leading a, Leading da, String direction, Place place) {
        Leading value = value(o, place);
        Leading change = rate(o.right(), direction, place);
        Leading sum = LeadingTerms.number(Rational.ZERO);
        if (!da.isZero()) {
            Optional<Linear> exponent = linear(o.right(), place);
            if (exponent.isPresent()
                    && exponent.get().isNumber()
                    && exponent.get().number().isSmallInteger()
                    && exponent.get().number().signum() > 0) {
                int k = exponent.get().number().intValue();
                Leading below = k == 1 ? LeadingTerms.number(Rational.ONE) : terms.power(a, k - 1);
                sum = terms.times(terms.times(LeadingTerms.number(Rational.of(k)), below), da);
            } else {
                sum = terms.times(value(o.right(), place), over(terms.times(value, da), a));
            }
        }
        return change.isZero() ? sum : terms.plus(sum, terms.times(terms.times(value, logarithm(a)), change));
    }

    /** The rate of a length is its gain times its residual. */
    private Leading rateOfRate(Term term, String direction, Place place) {
        if (term instanceof Term.Name n && n.name().startsWith("u") && !abbreviations.containsKey(n.name())) {
            String m = n.name().substring(1);
            return terms.plus(
                    terms.times(place.rate("g" + m, direction), place.value("e" + m)),
                    terms.times(place.value("g" + m), place.rate("e" + m, direction)));
        }
        throw new NotExportable("the rate of Dt");
    }

    private Leading callRate(Term.Call c, String direction, Place place) {
        Term first = c.arguments().get(0);
        if (c.function().equals("At")) {
            if (!direction.equals(FlowRates.TIME)) {
                throw new NotExportable("the derivative of a value at a fixed point");
            }
            return LeadingTerms.number(Rational.ZERO);
        }
        if (c.function().equals("Dt")) {
            return rateOfRate(first, direction, place);
        }
        if (!CHAIN.contains(c.function())) {
            throw new NotExportable("the rate of " + c.function());
        }
        Leading d = rate(first, direction, place);
        if (d.isZero()) {
            return d;
        }
        return switch (c.function()) {
            case "Sqrt" -> over(d, terms.times(LeadingTerms.number(Rational.of(2)), value(c, place)));
            case "Exp" -> terms.times(d, value(c, place));
            default -> over(d, value(first, place));
        };
    }
}
