package org.fusionflow.claims.formal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.result.Evidence;
import org.fusionflow.claims.result.Exhibit;

/**
 * A file for Coq: the claim as a closed statement, and its proof or its refutation. Everything is defined from layers and moments.
 */
public final class CoqFile {
    private CoqFile() {}

    /**
     * The text of the file.
     *
     * @throws NotExportable if the claim or its proof has no form that Coq checks
     */
    public static String of(Exhibit exhibit) {
        boolean proved = exhibit.finding().verdict().equals("proved");
        boolean moments = exhibit.finding().assumed().stream().anyMatch(a -> a.startsWith("the moments are"));
        FormalClaim claim = FormalClaim.of(exhibit.claim(), moments);
        StringBuilder text = new StringBuilder(heading(exhibit.claim()));
        text.append(resource("prelude.v")).append('\n').append(resource("point.v"));
        text.append(definition("claim", claim.binders(), claim.conclusion()));
        if (proved) {
            Evidence evidence =
                    exhibit.evidence().orElseThrow(() -> new NotExportable("a case that only its form decides"));
            if (!evidence.certificates().isEmpty()) {
                text.append(resource("certificate.v"));
            }
            text.append(new CoqProof(claim, evidence).text());
            text.append(new CoqPoint(claim, evidence.witness()).witness());
        } else {
            text.append(new CoqPoint(claim, exhibit.finding().counterexample()).refutation());
        }
        return text.toString();
    }

    private static String heading(Claim claim) {
        return "(* " + claim.name().replace("(*", "( *").replace("*)", "* )") + "\n   "
                + claim.place().file() + ":" + claim.place().line()
                + ". Checked anew from the words of the claim. x_' is the rate of x_ along the flow, x_'y its\n"
                + "   derivative by y, spelled out by the rules of differentiation; x_at_A is x_ where the flow rests at {A}. *)\n";
    }

    /** {@code Definition name : Prop := forall ..., conclusion.} */
    static String definition(String name, List<Binder> binders, String conclusion) {
        StringBuilder text = new StringBuilder("Definition ").append(name).append(" : Prop :=\n");
        List<String> variables = new ArrayList<>();
        for (Binder binder : binders) {
            if (binder.kind() == Binder.Kind.VARIABLE) {
                variables.add(binder.name());
                continue;
            }
            flush(text, variables);
            text.append(
                    binder.kind() == Binder.Kind.PREMISE
                            ? "  " + binder.text() + " ->\n"
                            : "  let " + binder.name() + " := " + binder.text() + " in\n");
        }
        flush(text, variables);
        return text.append("  ").append(conclusion).append(".\n\n").toString();
    }

    private static void flush(StringBuilder text, List<String> variables) {
        if (!variables.isEmpty()) {
            text.append("  forall ").append(String.join(" ", variables)).append(" : R,\n");
            variables.clear();
        }
    }

    static String resource(String name) {
        try (InputStream in = CoqFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
