package org.fusionflow.claims.formal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.expression.Rational;

/** A statement at a point, in Coq: it fails there, or its premises hold there. */
final class CoqPoint {
    private static final Pattern AT_POINT = Pattern.compile("(\\w+)\\{(.*)\\}");

    private static final String ELSEWHERE =
            "(* That there is a point that meets all premises is checked by the script for SymPy. *)\n";

    private final FormalClaim claim;
    private final Map<String, Rational> valuesOfPoint = new HashMap<>();
    private final Map<String, Rational> values = new HashMap<>();
    private int roots;
    private final StringBuilder text = new StringBuilder();

    CoqPoint(FormalClaim claim, Map<String, Rational> point) {
        this.claim = claim;
        point.forEach((symbol, value) -> {
            Matcher matcher = AT_POINT.matcher(symbol);
            valuesOfPoint.put(
                    matcher.matches()
                            ? CoqName.of(matcher.group(1)) + "at_"
                                    + matcher.group(2).replace(",", "_")
                            : CoqName.of(symbol),
                    value);
        });
        // Lengths at fixed points are free, and correlations follow from them.
        claim.givenByLengths().forEach(valuesOfPoint::remove);
        claim.binders().stream()
                .filter(b -> b.kind() == Binder.Kind.VARIABLE)
                .forEach(b -> given(b.name()).ifPresent(v -> values.put(b.name(), v)));
        for (int i = 0; i < claim.binders().size(); i++) {
            derived();
        }
    }

    private boolean has(String premise) {
        return claim.binders().stream().anyMatch(b -> b.name().equals(premise));
    }

    /** The value of a variable that is not made of others. */
    private Optional<Rational> given(String name) {
        if (claim.givenByLengths().contains(name) || has("norm_" + name)) {
            return Optional.empty();
        }
        return Optional.of(valuesOfPoint.getOrDefault(name, has("positive_" + name) ? Rational.ONE : Rational.ZERO));
    }

    /** Values that definitions and norms give from those known so far, and correlations from lengths. */
    private void derived() {
        for (Binder b : claim.binders()) {
            int equals = b.text().indexOf(" = ");
            if (b.kind() == Binder.Kind.DEFINITION) {
                PointText.value(b.text(), values).ifPresent(v -> values.put(b.name(), v));
            } else if (b.name().startsWith("norm_")) {
                PointText.value(b.text().substring(equals + 3), values)
                        .flatMap(PointText::root)
                        .ifPresent(v -> values.put(b.about(), v));
            } else if (b.name().startsWith("rest_")) {
                PointText.value(b.text().substring(equals + 3), values)
                        .ifPresent(v -> values.put(b.text().substring(0, equals), v));
            }
        }
    }

    private void line(String line) {
        text.append("  ").append(line).append('\n');
    }

    /** The premises hold at the point, so that the claim says something; empty where this takes more than rational numbers and square roots. */
    String witness() {
        if (claim.binders().stream().anyMatch(b -> b.kind() == Binder.Kind.DEFINITION && isTranscendental(b.text()))) {
            return ELSEWHERE;
        }
        try {
            return somewhere();
        } catch (NotExportable roots) {
            return ELSEWHERE;
        }
    }

    private String somewhere() {
        for (Binder b : claim.binders()) {
            // The point is one for what the proof used, not for moments that it did not.
            if (b.text().startsWith("0 <= ")
                    && PointText.value(b.text().substring(5), values)
                            .filter(v -> v.signum() < 0)
                            .isPresent()) {
                throw new NotExportable("a point that says nothing of some moments");
            }
        }
        text.append(CoqFile.definition("nowhere", claim.binders(), "False"));
        text.append("Theorem somewhere : ~ nowhere.\nProof.\n  unfold nowhere; intro holds; cbv zeta in holds.\n");
        point();
        return text.append("  exact holds.\nQed.\n").toString();
    }

    String refutation() {
        text.append("Theorem refuted : ~ claim.\nProof.\n  unfold claim; intro holds; cbv zeta in holds.\n");
        point();
        line("fails holds.");
        return text.append("Qed.\n").toString();
    }

    private static boolean isTranscendental(String body) {
        return body.startsWith("Rpower ") || body.startsWith("exp ") || body.startsWith("ln ");
    }

    private void point() {
        List<Binder> binders = claim.binders();
        for (Binder binder : binders) {
            switch (binder.kind()) {
                case VARIABLE -> variable(binder.name());
                case DEFINITION -> definition(binder);
                default -> {
                    line("assert (met : " + binder.text() + ") by (first [assumption | numeric]).");
                    line("specialize (holds met); clear met.");
                }
            }
        }
    }

    private void variable(String name) {
        Optional<String> square = claim.binders().stream()
                .filter(b -> b.name().equals("norm_" + name))
                .map(b -> b.text().substring(b.text().indexOf('=') + 2))
                .findFirst();
        if (square.isPresent()) {
            Rational value = PointText.value(square.get(), values)
                    .orElseThrow(() -> new NotExportable("a point with such roots"));
            Optional<Rational> root = PointText.root(value);
            if (root.isEmpty()) {
                irrational();
                line("destruct (root_of " + CoqName.number(value) + ") as [" + name + " [root_" + name + " square_"
                        + name + "]]; [lra|].");
            } else {
                pose(name, root.get());
            }
        } else {
            pose(
                    name,
                    Optional.ofNullable(values.get(name))
                            .orElseThrow(() -> new NotExportable("a point with such roots")));
        }
        line("specialize (holds " + name + ").");
    }

    /** One irrational number is told from rational ones by its square. */
    private void irrational() {
        if (++roots > 1) {
            throw new NotExportable("a point with several irrational numbers");
        }
    }

    private void pose(String name, Rational value) {
        values.put(name, value);
        line("pose (" + name + " := (" + CoqName.number(value) + ")).");
    }

    private void definition(Binder binder) {
        if (isTranscendental(binder.text())) {
            throw new NotExportable("a point with powers, exponentials or logarithms");
        }
        line("pose (" + binder.name() + " := " + binder.text() + ").");
        if (binder.text().startsWith("sqrt ")) {
            root(binder);
            return;
        }
        PointText.value(binder.text(), values).ifPresent(v -> values.put(binder.name(), v));
    }

    /** A root of a number is known by its square. */
    private void root(Binder binder) {
        String below = binder.text().substring("sqrt ".length());
        Rational value = PointText.value(below, values).orElseThrow(() -> new NotExportable("a point with such roots"));
        line("assert (square_" + binder.name() + " : " + binder.name() + " * " + binder.name() + " = "
                + CoqName.number(value) + ") by (subst " + binder.name() + "; rewrite sqrt_sqrt; numeric).");
        line("assert (root_" + binder.name() + " : 0 <= " + binder.name() + ") by apply sqrt_pos.");
        line("fold " + binder.name() + " in holds; clearbody " + binder.name() + ".");
        if (PointText.root(value).isEmpty()) {
            irrational();
        }
        PointText.root(value).ifPresent(root -> {
            line("assert (exact_" + binder.name() + " : " + binder.name() + " = " + CoqName.number(root) + ") by nra.");
            values.put(binder.name(), root);
        });
    }
}
