package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.formal.FormalTerm.Place;
import org.fusionflow.claims.statement.DepthConditions;
import org.fusionflow.claims.statement.Propositions;
import org.fusionflow.claims.statement.Translation;
import org.fusionflow.claims.statement.Vocabulary;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;

/** A claim as one closed statement: variables, premises and definitions, then the conclusion. */
final class FormalClaim {
    private final Claim claim;
    private final List<Binder> binders = new ArrayList<>();
    private final Map<String, Leading> moments = new HashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final Map<Optional<Set<String>>, FlowSymbols> flows = new LinkedHashMap<>();
    private final LeadingTerms terms;
    private final Functions functions;
    private final FormalTerm texts;
    private final Optional<NetworkPaths> network;
    private final List<String> free = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<List<Atom>> atoms = new ArrayList<>();
    private final String conclusion;
    private final List<Binder> arranged;

    /**
     * Writes a claim down.
     *
     * @param moments true if the moments are taken to be those of data with linearly independent inputs
     * @throws NotExportable if the claim speaks of what has no such form
     */
    static FormalClaim of(Claim claim, boolean moments) {
        FormalClaim first = new FormalClaim(claim, moments, Map.of());
        // Where lengths at a fixed point with one learned modality occur, its correlation is a power of the length.
        Map<String, Map<String, Linear>> correlations = new HashMap<>();
        first.flows.values().stream()
                .filter(flow -> flow.withLengths().size() == 1)
                .forEach(flow -> flow.withLengths().forEach(m -> correlations.put("s" + m, flow.onlyCorrelation(m))));
        return correlations.isEmpty() ? first : new FormalClaim(claim, moments, correlations);
    }

    private FormalClaim(Claim claim, boolean moments, Map<String, Map<String, Linear>> correlations) {
        this.claim = claim;
        if (!claim.vectors().isEmpty()) {
            throw new NotExportable("vectors");
        }
        if (!claim.training().isPlain()) {
            throw new NotExportable("learning rates or another objective");
        }
        Set<String> used = new HashSet<>();
        names(claim.statement(), used);
        claim.assumptions().forEach(a -> names(a, used));
        claim.abbreviations().forEach(a -> names(a.value(), used));
        this.terms = new LeadingTerms(depths(claim));
        this.functions = new Functions(terms, binders);
        this.network = claim.tree().map(tree -> NetworkPaths.of(tree, used));
        symbols();
        correlations.forEach((symbol, product) ->
                this.moments.put(symbol, new Leading(Linear.ZERO, CoqName.of(symbol), true, Optional.of(product))));
        this.texts = new FormalTerm(claim, this::place, terms, functions, binders);
        for (Term assumption : claim.assumptions()) {
            if (Claim.positiveName(assumption).filter(this.moments::containsKey).isEmpty()) {
                conditions.add(condition(assumption));
            }
        }
        parts(claim.statement());
        this.conclusion = condition(claim.statement());
        if (functions.hasSeveralSums()) {
            throw new NotExportable("powers of a sum");
        }
        if (moments) {
            admissible();
        }
        fixedPoints();
        texts.divisors().forEach(d -> premise("divisor", d + " <> 0"));
        texts.radicands().forEach(r -> premise("radicand", "0 <= " + r));
        texts.arguments().forEach(a -> premise("above", "0 < " + a));
        for (int i = 0; i < conditions.size(); i++) {
            binders.add(Binder.premise("condition" + i, conditions.get(i), ""));
        }
        this.arranged = new Arrangement(binders, conclusion).binders();
    }

    private static DepthSet depths(Claim claim) {
        Vocabulary vocabulary = new Vocabulary(claim);
        return DepthConditions.of(claim, new Propositions(vocabulary, new Translation(vocabulary)))
                .map(DepthConditions::set)
                .orElse(DepthSet.all());
    }

    private static void names(Term term, Set<String> names) {
        if (term instanceof Term.Name n) {
            names.add(n.name());
        }
        term.parts().forEach(part -> names(part, names));
    }

    private void premise(String name, String text) {
        binders.add(Binder.premise(name + binders.size(), text, ""));
    }

    private void variable(String symbol, boolean positive) {
        String name = CoqName.of(symbol);
        boolean above = positive
                || claim.assumptions().stream()
                        .anyMatch(a ->
                                Claim.positiveName(a).filter(symbol::equals).isPresent());
        binders.add(Binder.variable(name));
        if (above) {
            binders.add(Binder.premise("positive_" + name, "0 < " + name, name));
        }
        moments.put(symbol, LeadingTerms.variable(name, above));
    }

    private void symbols() {
        claim.declared().forEach(v -> {
            variable(v.name().name(), v.positive());
            declared.add(v.name().name());
        });
        claim.tree().ifPresent(tree -> {
            List<String> names = tree.names();
            for (int m = 0; m < names.size(); m++) {
                variable("s" + names.get(m), false);
                for (int n = m; n < names.size(); n++) {
                    variable("v" + names.get(m) + (m == n ? "" : names.get(n)), m == n);
                }
            }
            variable("yy", true);
            variable("u0", true);
            if (!tree.isNumeric()) {
                variable("L", true);
                variable("Lf", true);
                binders.add(Binder.premise("layers", "2 <= L_", "L_"));
                binders.add(Binder.premise("fusion_layer", "1 <= Lf_ /\\ Lf_ <= L_", "Lf_"));
            }
        });
    }

    private Place place(Optional<Set<String>> learned) {
        Optional<FlowSymbols> flow = network.map(
                n -> flows.computeIfAbsent(learned, at -> new FlowSymbols(n, at, moments, terms, functions, binders)));
        return new Place() {
            @Override
            public Leading value(String symbol) {
                Leading moment = moments.get(symbol);
                return moment != null
                        ? moment
                        : flow.flatMap(f -> f.value(symbol))
                                .orElseThrow(() -> new NotExportable("the symbol " + symbol));
            }

            @Override
            public Leading rate(String symbol, String direction) {
                value(symbol);
                return flow.map(f -> f.rate(symbol, direction))
                        .orElseGet(() -> LeadingTerms.number(
                                org.fusionflow.expression.Rational.of(symbol.equals(direction) ? 1 : 0)));
            }

            @Override
            public boolean isDirection(String symbol) {
                return moments.containsKey(symbol)
                        || flow.filter(f -> f.isDirection(symbol)).isPresent();
            }
        };
    }

    /**
     * A comparison of the conclusion.
     *
     * @param relation of the two sides
     */
    record Atom(String left, ComparisonSign relation, String right) {}

    /** The comparisons of each part of what "and" joins. */
    private void parts(Term term) {
        if (term instanceof Term.Junction j && j.and()) {
            parts(j.left());
            parts(j.right());
        } else {
            List<Atom> part = new ArrayList<>();
            atoms(term, part);
            atoms.add(part);
        }
    }

    private void atoms(Term term, List<Atom> part) {
        if (term instanceof Term.Comparison c) {
            part.add(new Atom(texts.text(c.left()), c.relation(), texts.text(c.right())));
        } else if (!(term instanceof Term.Call)) {
            term.parts().forEach(t -> atoms(t, part));
        }
    }

    List<List<Atom>> atoms() {
        return atoms;
    }

    /** What a variable of a certificate stands for; it may need functions of its own, which stand in no binder. */
    Leading meaning(Expr expr) {
        return new FormalExpr(this::place, terms, functions).of(expr);
    }

    /** Definitions that only meanings need. */
    List<Binder> more(Set<String> names) {
        return binders.stream()
                .filter(b -> b.kind() == Binder.Kind.DEFINITION && names.contains(b.name()) && !arranged.contains(b))
                .toList();
    }

    private String condition(Term term) {
        if (term instanceof Term.Comparison c) {
            String sign = c.relation() == ComparisonSign.EQUAL
                    ? "="
                    : c.relation() == ComparisonSign.UNEQUAL
                            ? "<>"
                            : c.relation().sign();
            return texts.text(c.left()) + " " + sign + " " + texts.text(c.right());
        }
        if (term instanceof Term.Junction j) {
            return "(" + condition(j.left()) + (j.and() ? " /\\ " : " \\/ ") + condition(j.right()) + ")";
        }
        if (term instanceof Term.Not n) {
            return "(~ " + condition(n.operand()) + ")";
        }
        if (term instanceof Term.Implication i) {
            return "(" + condition(i.left()) + (i.both() ? " <-> " : " -> ") + condition(i.right()) + ")";
        }
        throw new NotExportable(term instanceof Term.Call c ? c.function() : "a condition of an unknown kind");
    }

    /** The moments are those of data with linearly independent inputs. */
    private void admissible() {
        List<String> names = claim.tree().map(FusionTree::names).orElse(List.of());
        Place place = place(Optional.empty());
        for (int set = 1; set < 1 << names.size(); set++) {
            List<String> some = new ArrayList<>();
            for (int m = 0; m < names.size(); m++) {
                if ((set >> m & 1) != 0) {
                    some.add(names.get(m));
                }
            }
            String det = CramersRule.determinant(some, place::value, terms).text();
            if (some.size() > 1) {
                premise("moments", "0 < " + det);
            }
            premise(
                    "moments",
                    "0 <= " + CramersRule.unexplained(some, place::value, terms).text());
        }
    }

    /**
     * At fixed points the flow is at rest. Where lengths occur, they are free, and the maps are their products and explain the output best; else maps are
     * least squares.
     */
    private void fixedPoints() {
        Set<String> taken = new HashSet<>();
        for (FlowSymbols flow : List.copyOf(flows.values())) {
            for (String m : flow.withLengths()) {
                if (!taken.add(m)) {
                    throw new NotExportable("lengths at two fixed points with a modality in common");
                }
                free.add(CoqName.of("s" + m));
                flow.freeLengths(m);
            }
            if (flow.withLengths().isEmpty()) {
                flow.leastSquares();
            }
        }
    }

    /** Correlations that premises give from lengths at fixed points. */
    List<String> givenByLengths() {
        return free;
    }

    /** Names, premises and definitions, each after what it speaks of; nothing that the claim does not need. */
    List<Binder> binders() {
        return arranged;
    }

    List<Functions.Function> functions() {
        return functions.all();
    }

    Functions roots() {
        return functions;
    }

    String conclusion() {
        return conclusion;
    }

    Claim claim() {
        return claim;
    }
}
