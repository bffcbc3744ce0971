package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.phase.PhaseLaw;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;

/** Writes a derivation as JSON. */
public final class DerivationJson {
    private DerivationJson() {}

    /**
     * The document.
     *
     * @param losses at the fixed points for given data; empty without data
     */
    public static ObjectNode of(Derivation derivation, Map<FixedPoint, Double> losses) {
        List<String> names = derivation.tree().names();
        ObjectNode document = Json.object();
        document.put("architecture", derivation.tree().newick());
        document.put("verdict", derivation.verdict().word());
        ArrayNode steps = document.putArray("steps");
        for (Step step : derivation.steps()) {
            ObjectNode node = steps.addObject();
            node.put("id", step.id());
            node.put("title", step.title());
            node.put("statement", step.statement().plain());
            node.put("tex", step.tex());
            node.put("verdict", step.verdict().word());
            ArrayNode checks = node.putArray("checks");
            for (ProofCheck check : step.checks()) {
                ObjectNode one = checks.addObject();
                one.put("claim", check.claim().plain());
                one.put("scope", check.scope().plain());
                one.put("verdict", check.verdict().word());
                one.put("detail", check.verdict().detail());
            }
            ArrayNode claims = node.putArray("claims");
            for (StatedClaim claim : step.claims()) {
                ObjectNode one = claims.addObject();
                one.put("name", claim.name());
                one.put("refutes", claim.refutes());
                one.put("statement", claim.statement());
            }
        }
        ObjectNode gains = document.putObject("gains");
        for (int m = 0; m < names.size(); m++) {
            gains.put(names.get(m), derivation.system().gains().get(m).text());
        }
        Json.strings(document.putArray("conserved"), derivation.conserved());
        ArrayNode points = document.putArray("fixedPoints");
        for (FixedPoint point : derivation.fixedPoints()) {
            ObjectNode node = points.addObject();
            Json.strings(node.putArray("learned"), point.learned());
            node.put("kind", point.kind());
            node.put("loss", point.loss().text());
            node.put("condition", point.condition());
            ArrayNode exits = node.putArray("exits");
            for (FixedPoint.Exit exit : point.exits()) {
                ObjectNode one = exits.addObject();
                one.put("modality", exit.modality());
                one.put("order", exit.order().text());
                one.put("factor", exit.factor().text());
                one.put("residual", exit.residual().text());
            }
            if (losses.containsKey(point)) {
                Json.put(node, "lossValue", losses.get(point));
            }
        }
        phases(document.putObject("phaseDurations"), derivation.phases());
        return document;
    }

    private static void phases(ObjectNode node, List<PhaseLaw> laws) {
        ArrayNode cases = node.putArray("cases");
        for (PhaseLaw law : laws) {
            ObjectNode one = cases.addObject();
            one.put("condition", law.condition());
            law.texts().forEach(one::put);
        }
    }
}
