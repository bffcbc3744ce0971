package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.saddle.Continuum;
import org.fusionflow.reduced.saddle.ContinuumEquation;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.reduced.saddle.path.Phase;
import org.fusionflow.reduced.saddle.path.PredictedEdge;

/** Writes the saddle graph and its path as a JSON document. */
public final class SaddleDocument {
    private SaddleDocument() {}

    /**
     * @param ofData warnings about the data
     */
    public static ObjectNode of(MatchedPhases phases, List<String> ofData) {
        ObjectNode document = Json.object();
        document.put("architecture", phases.graph().tree().newick());
        document.put("u0", phases.u0());
        ArrayNode saddles = document.putArray("saddles");
        phases.graph().saddles().forEach(saddle -> saddle(saddles.addObject(), phases, saddle));
        ArrayNode edges = document.putArray("edges");
        phases.edges().forEach(edge -> edge(edges.addObject(), edge));
        path(document.putArray("path"), phases);
        ObjectNode halfTimes = document.putObject("halfTimes");
        List<String> names = phases.graph().tree().names();
        for (int m = 0; m < names.size(); m++) {
            ObjectNode node = halfTimes.putObject(names.get(m));
            Json.put(node, "leading", phases.leadingHalfTime(m));
            Json.put(node, "refined", phases.refinedHalfTime(m));
        }
        Json.warnings(document, ofData, phases.warnings());
        return document;
    }

    private static void saddle(ObjectNode node, MatchedPhases phases, Saddle saddle) {
        set(node, "learned", saddle.learned());
        Json.put(node, "loss", saddle.loss());
        node.put("kind", saddle.kind().label());
        node.put("permanentBias", saddle.hasPermanentBias());
        vector(node.putArray("map"), saddle.map());
        vector(node.putArray("lengths"), saddle.lengths());
        set(node, "degenerate", saddle.degenerate());
        continuum(node.putObject("continuum"), phases, saddle);
        ArrayNode exits = node.putArray("exits");
        for (Exit exit : saddle.exits()) {
            ObjectNode out = exits.addObject();
            out.put("modality", exit.name());
            out.put("order", exit.order());
            out.put("law", exit.law().label());
            Json.put(out, "rate", exit.rate());
            Json.put(out, "residual", exit.residualNorm());
            out.put("vanishes", exit.vanishing().label());
            ArrayNode direction = out.putArray("direction");
            exit.direction().ifPresent(unit -> vector(direction, unit));
            Json.strings(out.putArray("companions"), exit.companions());
        }
    }

    /** Dimension 0 for an isolated point; otherwise the directions and equations of the set that it stands for. */
    private static void continuum(ObjectNode node, MatchedPhases phases, Saddle saddle) {
        node.put("dimension", saddle.continuum().map(Continuum::dimension).orElse(0));
        ArrayNode directions = node.putArray("directions");
        ArrayNode equations = node.putArray("equations");
        saddle.continuum().ifPresent(continuum -> {
            continuum.directions().forEach(direction -> vector(directions.addArray(), direction));
            for (ContinuumEquation equation :
                    ContinuumEquation.of(phases.graph().moments(), saddle.learned())) {
                ObjectNode one = equations.addObject();
                vector(one.putArray("coefficients"), equation.coefficients());
                Json.put(one, "value", equation.value());
            }
        });
    }

    private static void edge(ObjectNode node, PredictedEdge edge) {
        set(node, "from", edge.escape().from());
        set(node, "to", edge.escape().to());
        node.put("by", edge.escape().exit().name());
        Json.put(node, "duration", edge.duration());
        Json.put(node, "refinedDuration", edge.refined());
        node.put("law", edge.escape().exit().law().label());
        node.put("onPath", edge.onPath());
    }

    private static void path(ArrayNode path, MatchedPhases phases) {
        ObjectNode start = path.addObject();
        set(start, "learned", phases.sequence().get(0));
        start.putNull("by");
        start.put("arrival", 0.0);
        for (Phase phase : phases.leadingPhases()) {
            ObjectNode node = path.addObject();
            set(node, "learned", phase.to().learned());
            node.put("by", phase.exit().name());
            Json.put(node, "arrival", phase.arrival());
        }
    }

    private static void set(ObjectNode node, String key, LearnedSet set) {
        Json.strings(node.putArray(key), set.names());
    }

    private static void vector(ArrayNode array, Vector vector) {
        for (double entry : vector.toArray()) {
            array.add(entry);
        }
    }
}
