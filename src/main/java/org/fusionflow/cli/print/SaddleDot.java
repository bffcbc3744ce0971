package org.fusionflow.cli.print;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.reduced.saddle.path.PredictedEdge;

/** Writes the saddle graph in the language of Graphviz: the greedy path bold, edges without an escape dashed. */
public final class SaddleDot {
    private SaddleDot() {}

    public static String of(MatchedPhases phases) {
        List<LearnedSet> path = phases.sequence();
        StringBuilder dot = new StringBuilder("digraph saddles {\n");
        dot.append("  label=\"").append(phases.graph().tree().newick());
        dot.append(", u0 = ").append(phases.u0()).append("\";\n");
        dot.append("  labelloc=t;\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"Helvetica\"];\n");
        dot.append("  edge [fontname=\"Helvetica\", fontsize=10];\n");
        if (!phases.graph().admissibleSets().contains(path.get(0))) {
            dot.append("  \"{}\" [label=\"start\\nno fixed point\", style=dashed];\n");
        }
        for (Saddle saddle : phases.graph().saddles()) {
            String set = saddle.learned().toString();
            dot.append("  \"").append(set).append("\" [label=\"").append(set);
            dot.append("\\nloss ").append(number(saddle.loss()));
            dot.append("\\n").append(saddle.kind().label()).append('"');
            dot.append(path.contains(saddle.learned()) ? ", penwidth=2.5" : "").append("];\n");
        }
        for (PredictedEdge edge : phases.edges()) {
            dot.append("  \"").append(edge.escape().from()).append("\" -> \"");
            dot.append(edge.escape().to()).append("\" [label=\"");
            dot.append(label(edge)).append('"');
            dot.append(edge.onPath() ? ", penwidth=2.5" : ", color=gray40, fontcolor=gray40");
            dot.append(edge.escape().exit().isOpen() ? "" : ", style=dashed").append("];\n");
        }
        return dot.append("}\n").toString();
    }

    private static String label(PredictedEdge edge) {
        String name = edge.escape().exit().name();
        OptionalDouble shown = edge.refined().isPresent() ? edge.refined() : edge.duration();
        return shown.isEmpty() ? name + ": never" : name + ": " + number(shown.getAsDouble());
    }

    private static String number(double value) {
        return Text.number("%.4g", value);
    }
}
