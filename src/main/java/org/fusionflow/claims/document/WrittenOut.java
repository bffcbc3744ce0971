package org.fusionflow.claims.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;

/**
 * Writes rectified units and means out, so that all that decides and exports claims meets arithmetic only. {@code Relu(z, alpha)} is
 * {@code (1 + alpha)/2*z + (1 - alpha)/2*Abs(z)}, [LR-1], and {@code Relu(z)} the same with slope 0. A mean is over finitely many values: {@code Mean(f, {x, -1, 1}, {y, 0, 1, 2})} is the sixth part of the sum of f at the six pairs of values. Each
 * variable takes each of its values equally often, independently of the others. A variable may be declared too, so that abbreviations can use it.
 */
final class WrittenOut {
    /** More points are no data of a page, and no algebra gets through them. */
    private static final int MOST_POINTS = 4096;

    private final Map<String, Term> abbreviations = new LinkedHashMap<>();

    /** Takes up an abbreviation that is written out. */
    void define(Claim.Abbreviation abbreviation) {
        abbreviations.put(abbreviation.name().name(), abbreviation.value());
    }

    /**
     * The term without means and rectified units.
     *
     * @throws org.fusionflow.architecture.InvalidInput if one is malformed
     */
    Term expanded(Term term) {
        Term inner = term.parts().isEmpty()
                ? term
                : term.withParts(term.parts().stream().map(this::expanded).toList());
        if (!(inner instanceof Term.Call call)) {
            return inner;
        }
        return switch (call.function()) {
            case "Mean" -> mean(call);
            case "Relu" -> rectified(call);
            default -> call;
        };
    }

    private static Term rectified(Term.Call call) {
        int count = call.arguments().size();
        if (count != 1 && count != 2) {
            throw call.place()
                    .wrong("Relu with " + count
                            + " arguments: expected Relu(expression) or Relu(expression, slope below 0)");
        }
        Place place = call.place();
        Term z = call.arguments().get(0);
        Term one = new Term.Literal(Rational.ONE, place);
        Term half = new Term.Literal(Rational.of(1, 2), place);
        Term size = new Term.Call("Abs", List.of(z), place);
        Term odd = half;
        Term even = half;
        if (count == 2) {
            Term slope = call.arguments().get(1);
            odd = new Term.Operation('*', half, new Term.Operation('+', one, slope, place), place);
            even = new Term.Operation('*', half, new Term.Operation('-', one, slope, place), place);
        }
        return new Term.Operation(
                '+', new Term.Operation('*', odd, z, place), new Term.Operation('*', even, size, place), place);
    }

    private Term mean(Term.Call call) {
        List<Term> arguments = call.arguments();
        if (arguments.size() < 2) {
            throw call.place().wrong("expected Mean(expression, {x, value, ...}), with a variable and its values");
        }
        List<Map<String, Term>> points = new ArrayList<>(List.of(Map.of()));
        for (Term range : arguments.subList(1, arguments.size())) {
            if (!(range instanceof Term.Braces braces)
                    || braces.elements().size() < 2
                    || !(braces.elements().get(0) instanceof Term.Name variable)) {
                throw range.place().wrong("expected {x, value, ...}: a variable and its values");
            }
            if (points.get(0).containsKey(variable.name())) {
                throw variable.place().wrong("'" + variable.name() + "' comes twice, expected it once");
            }
            List<Term> values = braces.elements().subList(1, braces.elements().size());
            if ((long) points.size() * values.size() > MOST_POINTS) {
                throw range.place().wrong("a mean over more than " + MOST_POINTS + " points");
            }
            List<Map<String, Term>> next = new ArrayList<>();
            for (Map<String, Term> point : points) {
                for (Term value : values) {
                    Map<String, Term> more = new LinkedHashMap<>(point);
                    more.put(variable.name(), value);
                    next.add(more);
                }
            }
            points = next;
        }
        Term total = new Term.Literal(Rational.ZERO, call.place());
        for (Map<String, Term> point : points) {
            total = new Term.Operation('+', total, at(arguments.get(0), point), call.place());
        }
        return new Term.Operation('/', total, new Term.Literal(Rational.of(points.size()), call.place()), call.place());
    }

    /** A term where variables have values; abbreviations are written out, because they may contain them. */
    private Term at(Term term, Map<String, Term> point) {
        if (term instanceof Term.Name name) {
            Term value = point.get(name.name());
            Term meaning = abbreviations.get(name.name());
            return value != null ? value : meaning != null ? at(meaning, point) : name;
        }
        boolean names = term instanceof Term.Braces;
        return term.parts().isEmpty() || names
                ? term
                : term.withParts(
                        term.parts().stream().map(part -> at(part, point)).toList());
    }
}
