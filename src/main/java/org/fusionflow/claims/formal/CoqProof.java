package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.result.Evidence;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.inequality.Certificate;
import org.fusionflow.symbolic.inequality.CertificateVariable;

/** The proof of a statement in Coq: equalities of expressions by {@code field} after everything is written out. */
final class CoqProof {
    private final FormalClaim claim;
    private final Evidence evidence;
    private final List<String> known = new ArrayList<>();
    private final List<Binder> more = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    CoqProof(FormalClaim claim, Evidence evidence) {
        this.claim = claim;
        this.evidence = evidence;
    }

    private void line(String line) {
        text.append("  ").append(line).append('\n');
    }

    String text() {
        StringBuilder lemmas = new StringBuilder();
        boolean byField = isEqualities(claim.claim().statement());
        if (!byField && evidence.certificates().isEmpty()) {
            throw new NotExportable("more than equalities");
        }
        if (!evidence.certificates().isEmpty()
                && claim.binders().stream().anyMatch(b -> b.name().startsWith("norm_size"))) {
            throw new NotExportable("the size of a value in an inequality");
        }
        boolean symbolic =
                claim.claim().tree().filter(tree -> !tree.isNumeric()).isPresent();
        if (!evidence.certificates().isEmpty()
                && (symbolic || hasPoint(claim.claim().statement()))) {
            throw new NotExportable("a certificate with symbolic depths or fixed points");
        }
        if (!evidence.certificates().isEmpty() && claim.atoms().stream().anyMatch(this::isLongEquivalence)) {
            throw new NotExportable("an equivalence of several equations");
        }
        List<CoqCertificate> certificates = new ArrayList<>();
        for (Certificate certificate : evidence.certificates()) {
            CoqCertificate lemma = new CoqCertificate(certificate, "impossible" + certificates.size());
            lemmas.append(lemma.lemma());
            certificates.add(lemma);
        }
        StringBuilder values = values();
        text.append("Theorem proved : claim.\nProof.\n");
        line("cbv delta [claim]; intros "
                + claim.binders().stream().map(Binder::name).collect(Collectors.joining(" ")) + ".");
        text.append(values);
        if (!certificates.isEmpty()) {
            claim.atoms()
                    .forEach(part -> decisions(part).stream()
                            .filter(d -> !known.contains(d))
                            .forEach(d -> {
                                line("pose proof (" + d + ") as case" + known.size() + ".");
                                known.add(d);
                            }));
        }
        opening();
        if (certificates.isEmpty()) {
            equality();
        } else {
            cases(certificates);
        }
        return lemmas + text.append("Qed.\n\n").toString();
    }

    /** True for more than two equations, or two at several fixed points: their cases take steps that are not written here. */
    private boolean isLongEquivalence(List<FormalClaim.Atom> part) {
        return part.size() > 1
                && part.stream().allMatch(a -> a.relation().isEquality())
                && (part.size() > 2
                        || claim.binders().stream().anyMatch(b -> b.name().startsWith("independent_")));
    }

    private void equality() {
        String sides = "first [field" + modulo()
                + "; unequal | lra | one_logarithm; field; unequal | positives; field; unequal]";
        List<String> sizes = claim.binders().stream()
                .map(Binder::name)
                .filter(n -> n.startsWith("norm_size"))
                .toList();
        line(sizes.stream()
                        .map(n -> "destruct (sizes _ _ " + n + ") as [same_" + n + " | same_" + n + "]; subst "
                                + n.substring("norm_".length()) + "; ")
                        .collect(Collectors.joining())
                + "repeat match goal with |- _ /\\ _ => split end; rewrite ?ln_exp; "
                + (sizes.isEmpty() ? sides : "first [" + sides + " | exfalso; contradictory]") + ".");
    }

    /** What the variables of the certificates stand for. */
    private StringBuilder values() {
        StringBuilder values = new StringBuilder();
        for (int k = 0; k < evidence.certificates().size(); k++) {
            List<CertificateVariable> variables = evidence.certificates().get(k).variables();
            for (int i = 0; i < variables.size(); i++) {
                String meaning = claim.meaning(variables.get(i).meaning()).text();
                String name = "x" + k + "_" + i;
                more.addAll(claim.more(Arrangement.names(meaning)));
                values.append("  pose (")
                        .append(name)
                        .append(" := ")
                        .append(meaning)
                        .append(").\n");
            }
        }
        StringBuilder all = new StringBuilder();
        for (Binder b : new LinkedHashSet<>(more)) {
            all.append("  pose (")
                    .append(b.name())
                    .append(" := ")
                    .append(b.text())
                    .append(").\n");
        }
        return all.append(values);
    }

    /** Each comparison of the statement holds or not; where the statement does not follow, a certificate says that this cannot be. */
    private void cases(List<CoqCertificate> certificates) {
        List<String> closers = new ArrayList<>();
        for (int k = 0; k < certificates.size(); k++) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < evidence.certificates().get(k).variables().size(); i++) {
                names.add("x" + k + "_" + i);
            }
            String all = String.join(" ", names);
            String unfold = names.isEmpty() ? "" : "unfold " + String.join(", ", names);
            String prefix = "x" + k + "_";
            List<String> shown = certificates.get(k).closers().stream()
                    .map(c -> c.startsWith("stated (1 ")
                            ? "let s := eval " + unfold + " in "
                                    + c.substring("stated ".length()).replaceAll("\\bx(\\d+)", prefix + "$1")
                                    + " in stated s"
                            : c)
                    .toList();
            String unfolded = names.isEmpty() ? "" : unfold + "; ";
            closers.add("(apply (impossible" + k + (names.isEmpty() ? "" : " ") + all + "); " + unfolded + "["
                    + String.join(" | ", shown) + "])");
        }
        line("repeat match goal with given : _ /\\ _ |- _ => destruct given end.");
        line("repeat match goal with |- _ /\\ _ => split end.");
        for (List<FormalClaim.Atom> part : claim.atoms()) {
            StringBuilder split = new StringBuilder();
            for (String decision : decisions(part)) {
                String name = "case" + known.indexOf(decision);
                String two = " as [" + name + " | " + name + "]; ";
                split.append("destruct ")
                        .append(name)
                        .append(
                                decision.startsWith("Rlt_le")
                                        ? two
                                        : " as [" + name + " | [" + name + " | " + name + "]]; ");
            }
            text.append("  - ")
                    .append(split)
                    .append("first [solve [intuition lra] | exfalso; first [")
                    .append(String.join("\n      | ", closers))
                    .append("]].\n");
        }
    }

    private static Set<String> decisions(List<FormalClaim.Atom> part) {
        Set<String> all = new LinkedHashSet<>();
        part.forEach(atom -> all.add(decision(atom)));
        return all;
    }

    private static String decision(FormalClaim.Atom atom) {
        String sides = "(" + atom.left() + ") (" + atom.right() + ")";
        String turned = "(" + atom.right() + ") (" + atom.left() + ")";
        return switch (atom.relation()) {
            case LESS, AT_LEAST -> "Rlt_le_dec " + sides;
            case MORE, AT_MOST -> "Rlt_le_dec " + turned;
            default -> "Rtotal_order " + sides;
        };
    }

    static boolean isEqualities(Term term) {
        return term instanceof Term.Junction j
                ? j.and() && isEqualities(j.left()) && isEqualities(j.right())
                : term instanceof Term.Comparison c && c.relation() == ComparisonSign.EQUAL;
    }

    /** All names are written out, and functions made of those of single names. */
    private void opening() {
        List<String> functions =
                claim.functions().stream().map(Functions.Function::name).toList();
        List<String> defined = new ArrayList<>(claim.binders().stream()
                .filter(b -> b.kind() == Binder.Kind.DEFINITION && !functions.contains(b.name()))
                .map(Binder::name)
                .toList());
        Collections.reverse(defined);
        if (!defined.isEmpty()) {
            line("subst " + String.join(" ", defined) + ".");
            gone.addAll(defined);
        }
        for (Functions.Function f : claim.functions()) {
            if (isBound(f.name())) {
                line("pose proof (eq_refl " + f.name() + ") as body_" + f.name() + "; unfold " + f.name()
                        + " at 2 in body_" + f.name() + "; clearbody " + f.name() + ".");
            }
        }
        for (String correlation : claim.givenByLengths()) {
            if (isBound(correlation)) {
                line("subst " + correlation + ".");
                gone.add(correlation);
            }
        }
        equations();
        claim.roots().roots().forEach((name, degree) -> {
            requirePresent(name);
            line("pose (root_" + name + " := Rpower " + name + " (1 / " + degree + ")).");
            line("assert (positive_root_" + name + " : 0 < root_" + name + ") by (unfold root_" + name + "; above).");
            line("assert (power_root_" + name + " : " + name + " = root_" + name + " ^ " + degree + ") by (unfold root_"
                    + name + "; by_logarithms).");
            line("clearbody root_" + name + "; subst " + name + ".");
        });
        // Correlations that lengths give are made of other functions, which come first.
        for (boolean last : new boolean[] {false, true}) {
            for (Functions.Function f : claim.functions()) {
                boolean isMade = claim.givenByLengths().stream().anyMatch(f.body()::contains);
                if (isBound(f.name()) && isMade == last) {
                    function(f);
                }
            }
        }
    }

    /**
     * Says what is under a root only if all its names are still there.
     *
     * @throws NotExportable if one was written out before
     */
    private void requirePresent(String text) {
        if (Pattern.compile("\\w+").matcher(text).results().anyMatch(name -> gone.contains(name.group()))) {
            throw new NotExportable("a root of an abbreviation");
        }
    }

    private void function(Functions.Function f) {
        if (f.made().isPresent()) {
            String made = f.made().get();
            String proof = f.body().startsWith("ln ") ? "logarithms; simpl INR; field; unequal" : "by_logarithms";
            line("assert (made_" + f.name() + " : " + f.name() + " = " + made + ").");
            line("{ rewrite body_" + f.name() + "; " + norms() + proof + ". }");
            line("clear body_" + f.name() + "; subst " + f.name() + ".");
        } else if (f.square().isPresent()) {
            requirePresent(f.square().get());
            line("assert (square_" + f.name() + " : " + f.name() + " * " + f.name() + " = "
                    + f.square().get() + ") by (rewrite body_" + f.name() + "; apply sqrt_sqrt; above).");
        }
    }

    /** Norms of edges in place of sums of squares. */
    private String norms() {
        StringBuilder lines = new StringBuilder();
        List<Binder> norms = new ArrayList<>(claim.binders().stream()
                .filter(b -> b.kind() == Binder.Kind.PREMISE
                        && (b.name().startsWith("norm_N") || b.name().startsWith("norm_small_N")))
                .toList());
        // The longest sum first: it contains the others.
        norms.sort(Comparator.comparing((Binder b) -> -b.text().length()));
        for (Binder b : norms) {
            String sum = b.text().substring(b.text().indexOf('=') + 2).replaceAll("\\((\\w+) \\* \\w+\\)", "($1 ^ 2)");
            lines.append("try replace (")
                    .append(sum)
                    .append(") with (")
                    .append(b.about())
                    .append(" ^ 2) by (replace (")
                    .append(b.about())
                    .append(" ^ 2) with (")
                    .append(b.about())
                    .append(" * ")
                    .append(b.about())
                    .append(") by ring; rewrite ")
                    .append(b.name())
                    .append("; ring); ");
        }
        return lines.toString();
    }

    private static boolean hasPoint(Term term) {
        return (term instanceof Term.Call call && call.function().equals("At"))
                || term.parts().stream().anyMatch(CoqProof::hasPoint);
    }

    private boolean isBound(String name) {
        return Stream.concat(claim.binders().stream(), more.stream())
                .anyMatch(b -> b.name().equals(name));
    }

    /** Equations among the conditions give a symbol. */
    private void equations() {
        List<Term> assumptions = claim.claim().assumptions();
        for (Binder b : claim.binders()) {
            if (b.kind() == Binder.Kind.PREMISE
                    && b.name().startsWith("condition")
                    && b.text().contains(" = ")) {
                String left = b.text().substring(0, b.text().indexOf(" = "));
                String right = b.text().substring(b.text().indexOf(" = ") + 3);
                if (left.matches("\\w+_") || right.matches("\\w+_")) {
                    line("subst " + (left.matches("\\w+_") ? left : right) + ".");
                    gone.add(left.matches("\\w+_") ? left : right);
                } else {
                    throw new NotExportable("an equation as a condition");
                }
            }
        }
        if (assumptions.stream().anyMatch(a -> !(a instanceof Term.Comparison))
                && assumptions.stream().anyMatch(a -> Claim.comparisons(a).isEmpty())) {
            throw new NotExportable("a condition that is no comparison");
        }
    }

    private String modulo() {
        List<String> relations = new ArrayList<>();
        for (Binder b : claim.binders()) {
            if (b.kind() == Binder.Kind.PREMISE
                    && b.name().startsWith("norm_")
                    && !b.name().startsWith("norm_size")) {
                relations.add(b.name());
            }
        }
        claim.functions().stream()
                .filter(f -> isBound(f.name()) && f.square().isPresent())
                .forEach(f -> relations.add("square_" + f.name()));
        return relations.isEmpty() ? "" : " [" + String.join(" ", relations) + "]";
    }
}
