package org.fusionflow.claims.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;

/**
 * Writes rectified units and means out, so that all that decides and exports claims meets arithmetic only. {@code Relu(z, alpha)} is
 * {@code (1 + alpha)/2*z + (1 - alpha)/2*Abs(z)}, [LR-1], and {@code Relu(z)} the same with slope 0. A mean is over finitely many values:
 * {@code Mean(f, {x, -1, 1}, {y, 0, 1, 2})} is the sixth part of the sum of f at the six pairs of values. Each variable takes each of its values equally
 * often, independently of the others; a value that is listed twice counts twice. A variable may be declared too, so that abbreviations can use it.
 */
final class WrittenOut {
    /** More points are no data of a page, and no algebra gets through them. */
    private static final int MOST_POINTS = 4096;

    /** Functions whose second argument names a variable of their own. */
    private static final Set<String> BINDING = Set.of("Integrate", "D", "Limit", "Series");

    private final Map<String, Term> abbreviations = new LinkedHashMap<>();
    private final Optional<Set<String>> declared;

    /**
     * @param declared the only names of which there are means; empty if every name will do
     */
    WrittenOut(Optional<Set<String>> declared) {
        this.declared = declared.map(Set::copyOf);
    }

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
        Term inner = LearnedSets.mapped(term, this::expanded);
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
            requireAllowed(variable);
            // Written out, so that it is seen which symbols they have.
            List<Term> values = braces.elements().stream()
                    .skip(1)
                    .map(value -> at(value, Map.of()))
                    .toList();
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
        if (term instanceof Term.Call call) {
            boundVariable(call).ifPresent(bound -> requireUnaveraged(call, bound, point));
        }
        return LearnedSets.mapped(term, part -> at(part, point));
    }

    /** The variable that a call integrates over, differentiates by, or lets go to a point. */
    private static Optional<Term.Name> boundVariable(Term.Call call) {
        if (!BINDING.contains(call.function()) || call.arguments().size() < 2) {
            return Optional.empty();
        }
        Term second = call.arguments().get(1);
        Term bound = second instanceof Term.Braces || second instanceof Term.Approach
                ? second.parts().get(0)
                : second;
        return bound instanceof Term.Name name ? Optional.of(name) : Optional.empty();
    }

    /** Within such a call its variable is no symbol that has a value: a value in its place, or one that contains it, would change the meaning. */
    private static void requireUnaveraged(Term.Call call, Term.Name bound, Map<String, Term> point) {
        boolean averaged = point.containsKey(bound.name())
                || point.values().stream().anyMatch(value -> contains(value, bound.name()));
        if (averaged) {
            throw bound.place()
                    .wrong("'" + bound.name() + "' is the variable of " + call.function()
                            + " and stands in a mean over it; expected another name");
        }
    }

    private static boolean contains(Term term, String name) {
        return (term instanceof Term.Name n && n.name().equals(name))
                || term.parts().stream().anyMatch(part -> contains(part, name));
    }

    /** With an architecture an undeclared name may be one of its symbols, on which others depend: residuals on correlations, rates on lengths. */
    private void requireAllowed(Term.Name variable) {
        if (ReservedNames.contain(variable.name())) {
            throw variable.place().wrong("'" + variable.name() + "' has a meaning already; expected another name");
        }
        if (declared.isPresent() && !declared.get().contains(variable.name())) {
            throw variable.place()
                    .wrong("a mean over '" + variable.name()
                            + "' beside an architecture: expected a variable of 'forall:'");
        }
    }
}
