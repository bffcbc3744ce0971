package org.fusionflow.claims.certificate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.result.Exhibit;
import org.fusionflow.expression.Term;

/**
 * A file for Coq with an equality of rational expressions: everything is defined from layers, and {@code field} shows the equality modulo
 * {@code N * N = sum of squares}.
 */
final class CoqFile {
    private final Claim claim;
    private final Set<String> rates = new TreeSet<>();
    private final Set<String> variables = new LinkedHashSet<>();
    private final List<String> hypotheses = new ArrayList<>();
    private final List<String> definitions = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();
    private final Map<String, String> nonzero = new LinkedHashMap<>();
    private final Map<String, List<String>> paths = new LinkedHashMap<>();

    private CoqFile(Claim claim) {
        this.claim = claim;
    }

    /**
     * The text of the file.
     *
     * @throws NotExportable if the claim is no proved equality of rational expressions without conditions
     */
    static String of(Exhibit exhibit) {
        if (!exhibit.finding().verdict().equals("proved")) {
            throw new NotExportable("refuted claims are for SymPy");
        }
        if (exhibit.claim().assumptions().stream()
                .anyMatch(a -> Claim.positiveName(a).isEmpty())) {
            throw new NotExportable("conditions");
        }
        return new CoqFile(exhibit.claim()).text();
    }

    private String text() {
        claim.declared().forEach(v -> variables.add(v.name().name()));
        Set<String> used = new TreeSet<>();
        names(claim.statement(), used);
        claim.abbreviations().forEach(a -> names(a.value(), used));
        claim.tree().ifPresent(tree -> architecture(tree, used));
        CoqTerm terms = new CoqTerm(claim, rates::contains);
        String statement = terms.equalities(claim.statement());
        claim.assumptions().forEach(a -> Claim.positiveName(a).ifPresent(this::positive));
        StringBuilder text =
                new StringBuilder("(* " + claim.name().replace("(*", "( *").replace("*)", "* )") + "\n   "
                        + claim.place().file() + ":" + claim.place().line()
                        + ". Proved anew from the words of the claim; x_' is the rate of x_, by the rules of differentiation. *)\n"
                        + "Require Import Reals Lra Field.\nOpen Scope R_scope.\n\nSection Claim.\n");
        variables.forEach(v -> text.append("Variable ").append(CoqTerm.name(v)).append(" : R.\n"));
        hypotheses.forEach(h -> text.append("Hypothesis ").append(h).append(".\n"));
        definitions.forEach(d -> text.append("Let ").append(d).append(".\n"));
        int number = 0;
        List<String> unequal = new ArrayList<>(nonzero.values());
        for (String divisor : terms.divisors()) {
            text.append("Hypothesis divisor")
                    .append(number)
                    .append(" : ")
                    .append(divisor)
                    .append(" <> 0.\n");
            unequal.add("divisor" + number++);
        }
        text.append("\nTheorem claim : ").append(statement).append(".\nProof.\n");
        nonzero.forEach((symbol, fact) -> text.append("  assert (")
                .append(fact)
                .append(" : ")
                .append(symbol)
                .append(" <> 0) by (apply Rgt_not_eq; assumption).\n"));
        String modulo = relations.isEmpty() ? "" : " [" + String.join(" ", relations) + "]";
        String all = definitions.isEmpty() ? "" : "  unfold " + String.join(", ", defined()) + " in *.\n";
        text.append(all)
                .append("  repeat split; field")
                .append(modulo)
                .append("; repeat split; try assumption; intro zero; ")
                .append(unequal.isEmpty() ? "lra" : "first [" + closers(unequal) + " lra]")
                .append(".\nQed.\nEnd Claim.\n");
        return text.toString();
    }

    private static String closers(List<String> unequal) {
        StringBuilder text = new StringBuilder();
        unequal.forEach(fact -> text.append("apply ").append(fact).append("; nra | "));
        return text.toString();
    }

    /** The last definition first: it may speak of those before it. */
    private List<String> defined() {
        List<String> names = new ArrayList<>(
                definitions.stream().map(d -> d.substring(0, d.indexOf(' '))).toList());
        Collections.reverse(names);
        return names;
    }

    private static void names(Term term, Set<String> names) {
        if (term instanceof Term.Name n) {
            names.add(n.name());
        }
        term.parts().forEach(part -> names(part, names));
    }

    private void positive(String symbol) {
        if (nonzero.putIfAbsent(CoqTerm.name(symbol), "nonzero_" + symbol) == null) {
            hypotheses.add("positive_" + symbol + " : " + CoqTerm.name(symbol) + " > 0");
        }
    }

    private void variable(String symbol, boolean isPositive) {
        variables.add(symbol);
        if (isPositive) {
            positive(symbol);
        }
    }

    private void define(String symbol, String value) {
        definitions.add(symbol + " := " + value);
    }

    private void architecture(FusionTree tree, Set<String> used) {
        if (!tree.isNumeric()) {
            throw new NotExportable("symbolic depths");
        }
        LayerGraph graph = LayerGraph.of(tree);
        if (graph.layers().stream().anyMatch(layer -> used.contains("a" + layer.symbol()))) {
            throw new NotExportable("amplitudes");
        }
        List<String> names = tree.names();
        for (int m = 0; m < names.size(); m++) {
            variable("s" + names.get(m), false);
            variable("u" + names.get(m), true);
            for (int n = m; n < names.size(); n++) {
                variable(covariance(names, m, n), m == n);
            }
        }
        variable("yy", true);
        variable("u0", true);
        edgeNorms(tree);
        products(tree, List.of());
        StringBuilder loss = new StringBuilder("(yy_");
        for (int m = 0; m < names.size(); m++) {
            String name = names.get(m);
            StringBuilder residual = new StringBuilder(CoqTerm.name("s" + name));
            loss.append(" - 2 * s").append(name).append("_ * w").append(name).append('_');
            for (int n = 0; n < names.size(); n++) {
                String term = CoqTerm.name(covariance(names, m, n)) + " * w" + names.get(n) + "_";
                residual.append(" - ").append(term);
                loss.append(" + ").append(term).append(" * w").append(name).append('_');
            }
            define("e" + name + "_", residual.toString());
        }
        define("Loss_", loss + ") / 2");
        rates(tree);
    }

    private static String covariance(List<String> names, int m, int n) {
        return "v" + names.get(Math.min(m, n)) + (m == n ? "" : names.get(Math.max(m, n)));
    }

    private static Optional<String> norm(FusionTree node) {
        return node.names().size() == 1 ? Optional.empty() : Optional.of("N" + String.join("", node.names()));
    }

    private void edgeNorms(FusionTree node) {
        norm(node).filter(variables::add).ifPresent(norm -> {
            positive(norm);
            List<String> squares =
                    node.names().stream().map(m -> "u" + m + "_ * u" + m + "_").toList();
            hypotheses.add("norm_" + norm + " : " + norm + "_ * " + norm + "_ = " + String.join(" + ", squares));
            relations.add("norm_" + norm);
        });
        node.children().forEach(this::edgeNorms);
    }

    private void products(FusionTree node, List<String> above) {
        String norm = norm(node).orElse("u" + node.names().get(0)) + "_";
        List<String> here = new ArrayList<>();
        for (int i = 0; i < node.depth().value(); i++) {
            here.add(norm);
        }
        here.addAll(above);
        if (node.children().isEmpty()) {
            String name = node.names().get(0);
            List<String> rest = here.subList(1, here.size());
            define("g" + name + "_", rest.isEmpty() ? "1" : String.join(" * ", rest));
            define("w" + name + "_", String.join(" * ", here));
            paths.put(name, here);
        }
        node.children().forEach(child -> products(child, here));
    }

    /** The flow: lengths change by gain times residual, all else by the chain rule. */
    private void rates(FusionTree tree) {
        List<String> names = tree.names();
        for (String m : names) {
            rate("u" + m, "g" + m + "_ * e" + m + "_");
        }
        rateOfNorms(tree);
        paths.forEach((m, path) -> {
            rate("w" + m, productRule(path));
            rate("g" + m, path.size() == 1 ? "0" : productRule(path.subList(1, path.size())));
        });
        StringBuilder loss = new StringBuilder();
        for (int m = 0; m < names.size(); m++) {
            StringBuilder residual = new StringBuilder("0");
            for (int n = 0; n < names.size(); n++) {
                residual.append(" - ")
                        .append(CoqTerm.name(covariance(names, m, n)))
                        .append(" * w")
                        .append(names.get(n))
                        .append("_'");
                loss.append(" + ")
                        .append(CoqTerm.name(covariance(names, m, n)))
                        .append(" * (w" + names.get(m) + "_' * w" + names.get(n) + "_ + w" + names.get(m) + "_ * w"
                                + names.get(n) + "_')");
            }
            loss.append(" - 2 * s")
                    .append(names.get(m))
                    .append("_ * w")
                    .append(names.get(m))
                    .append("_'");
            rate("e" + names.get(m), residual.toString());
        }
        rate("Loss", "(0" + loss + ") / 2");
    }

    private void rate(String symbol, String value) {
        rates.add(symbol);
        define(symbol + "_'", value);
    }

    private void rateOfNorms(FusionTree node) {
        norm(node).filter(norm -> !rates.contains(norm)).ifPresent(norm -> {
            List<String> terms =
                    node.names().stream().map(m -> "u" + m + "_ * u" + m + "_'").toList();
            rate(norm, "(" + String.join(" + ", terms) + ") / " + norm + "_");
        });
        node.children().forEach(this::rateOfNorms);
    }

    private static String productRule(List<String> factors) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            List<String> term = new ArrayList<>(factors);
            term.set(i, factors.get(i) + "'");
            terms.add(String.join(" * ", term));
        }
        return String.join(" + ", terms);
    }
}
