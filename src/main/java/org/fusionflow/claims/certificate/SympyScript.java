package org.fusionflow.claims.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.Conditions;
import org.fusionflow.claims.formal.NotExportable;
import org.fusionflow.claims.result.Evidence;
import org.fusionflow.claims.result.Exhibit;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;

/** The script for SymPy that checks one verdict from the claim's own words. */
final class SympyScript {
    private static final List<String> PARTS = List.of("algebra.py", "flow.py", "stability.py", "proof.py");

    private final Exhibit exhibit;
    private final Claim claim;
    private final SympyTerm terms;
    private final Set<String> used = new HashSet<>();
    private final Set<String> positive = new HashSet<>();

    private SympyScript(Exhibit exhibit) {
        this.exhibit = exhibit;
        this.claim = exhibit.claim();
        this.terms = new SympyTerm(claim);
        names(claim.statement());
        claim.assumptions().forEach(this::names);
        claim.abbreviations().forEach(a -> names(a.value()));
        claim.assumptions().forEach(a -> Claim.positiveName(a).ifPresent(positive::add));
        claim.declared().stream()
                .filter(Claim.Variable::positive)
                .forEach(v -> positive.add(v.name().name()));
    }

    private void names(Term term) {
        if (term instanceof Term.Name n) {
            used.add(n.name());
        }
        term.parts().forEach(this::names);
    }

    /**
     * The text of the script.
     *
     * @throws NotExportable if the claim speaks of what the script knows nothing of
     */
    static String of(Exhibit exhibit) {
        return new SympyScript(exhibit).text();
    }

    private String text() {
        boolean proved = exhibit.finding().verdict().equals("proved");
        List<String> modalities = claim.tree().map(FusionTree::names).orElse(List.of());
        if (claim.vectors().stream().anyMatch(vector -> modalities.contains(vector.name()))) {
            throw new NotExportable("modalities with several inputs");
        }
        if (!claim.training().isPlain() && speaksOfStability(claim.statement())) {
            throw new NotExportable("stability with learning rates or another objective");
        }
        StringBuilder build = new StringBuilder("def build():\n");
        claim.declared()
                .forEach(v -> build.append("    ")
                        .append(SympyTerm.name(v.name().name()))
                        .append(positive.contains(v.name().name()) ? " = positive('" : " = real('")
                        .append(v.name().name())
                        .append("')\n"));
        claim.vectors()
                .forEach(v -> build.append("    ")
                        .append(SympyTerm.name(v.name()))
                        .append(" = vector('")
                        .append(v.name())
                        .append(positive.contains(v.name()) ? "', positive)\n" : "', real)\n"));
        claim.abbreviations()
                .forEach(a -> build.append("    ")
                        .append(SympyTerm.name(a.name().name()))
                        .append(" = lambda: ")
                        .append(terms.value(a.value()))
                        .append('\n'));
        Map<String, String> rates = new LinkedHashMap<>();
        claim.training().rates().forEach(rate -> rates.put(rate.name().name(), "(" + terms.value(rate.value()) + ")"));
        claim.tree()
                .ifPresent(tree -> build.append(SympyArchitecture.of(
                        tree,
                        used,
                        positive::contains,
                        rates,
                        claim.training().objective().map(terms::value))));
        build.append("    conditions = speaks_of_depths([");
        claim.assumptions()
                .forEach(a ->
                        build.append("\n        ").append(terms.condition(a)).append(','));
        build.append("])\n    statement = ")
                .append(terms.condition(claim.statement()))
                .append('\n');
        build.append("    conditions, statement = finished(conditions, statement)\n");
        if (proved) {
            Evidence evidence =
                    exhibit.evidence().orElseThrow(() -> new NotExportable("a case that only its form decides"));
            SympyExpr meanings = new SympyExpr(modalities);
            boolean symbolic = claim.tree().filter(tree -> !tree.isNumeric()).isPresent();
            if (symbolic && !evidence.certificates().isEmpty() && hasLoss(claim.statement())) {
                throw new NotExportable("a certificate of losses for symbolic depths");
            }
            evidence.certificates().forEach(c -> build.append(new SympyCertificate(c, meanings).text()));
        }
        build.append("    return conditions, statement\n\n\n");
        Map<String, Rational> values = proved
                ? exhibit.evidence().map(Evidence::witness).orElse(Map.of())
                : exhibit.finding().counterexample();
        return heading() + prelude() + "\n\n# --- The claim: " + claim.name() + " ---\n" + build
                + "# "
                + (proved
                        ? "A point that meets all conditions, so that the claim is not empty."
                        : "The point at which the statement fails.")
                + "\nrun(build, " + (proved ? "True" : "False") + ", " + values(values) + ")\n";
    }

    private static boolean speaksOfStability(Term term) {
        return (term instanceof Term.Call call && Conditions.FUNCTIONS.contains(call.function()))
                || term.parts().stream().anyMatch(SympyScript::speaksOfStability);
    }

    private String heading() {
        return "#!/usr/bin/env python3\n# " + claim.name() + "\n# "
                + claim.place().file() + ":" + claim.place().line() + ", verdict: "
                + exhibit.finding().verdict()
                + ". Checked anew by SymPy from the words of the claim, which stand at the end.\n";
    }

    private static String values(Map<String, Rational> values) {
        return values.entrySet().stream()
                .map(e -> "'" + e.getKey() + "': " + SympyTerm.number(e.getValue()))
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String prelude() {
        StringBuilder all = new StringBuilder();
        for (String part : PARTS) {
            all.append(resource(part)).append("\n\n");
        }
        return all.toString();
    }

    static String resource(String name) {
        try (InputStream in = SympyScript.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** True if the loss itself is compared, not only its rate. */
    private static boolean hasLoss(Term term) {
        if (term instanceof Term.Name name && name.name().equals("Loss")) {
            return true;
        }
        boolean isRate = term instanceof Term.Call call && call.function().equals("Dt");
        return !isRate && term.parts().stream().anyMatch(SympyScript::hasLoss);
    }
}
