package org.fusionflow.claims.document;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerNames;
import org.fusionflow.claims.document.Claim.Abbreviation;
import org.fusionflow.expression.Term;

/** Checks the names on the left of {@code rates:} and {@code starts:}: edges with layers, and modalities, each once. */
final class TrainingFields {
    private TrainingFields() {}

    /**
     * @throws InvalidInput if a name is none of an edge with layers, stands for two edges, or comes twice
     */
    static void requireEdges(FusionTree tree, List<Abbreviation> rates) {
        Set<String> edges = new LinkedHashSet<>();
        Set<String> ambiguous = new HashSet<>();
        collect(tree, edges, ambiguous);
        requireOnce(rates);
        for (Abbreviation rate : rates) {
            Term.Name name = rate.name();
            if (ambiguous.contains(name.name())) {
                throw name.place()
                        .wrong("'" + name.name() + "' stands for two edges; expected other names of modalities");
            }
            if (!edges.contains(name.name())) {
                throw name.place()
                        .wrong("no edge '" + name.name() + "' with layers; expected one of "
                                + String.join(", ", edges));
            }
        }
    }

    private static void collect(FusionTree node, Set<String> edges, Set<String> ambiguous) {
        node.children().forEach(child -> collect(child, edges, ambiguous));
        if (!node.depth().isNumeric() || node.depth().value() > 0) {
            String name = LayerNames.symbol(LayerNames.edge(node));
            if (!edges.add(name)) {
                ambiguous.add(name);
            }
        }
    }

    /**
     * @throws InvalidInput if a name is none of a modality, or comes twice
     */
    static void requireModalities(FusionTree tree, List<Abbreviation> starts) {
        requireOnce(starts);
        for (Abbreviation start : starts) {
            if (!tree.names().contains(start.name().name())) {
                throw start.name()
                        .place()
                        .wrong("unknown modality '" + start.name().name() + "'; expected one of "
                                + String.join(", ", tree.names()));
            }
        }
    }

    private static void requireOnce(List<Abbreviation> all) {
        Set<String> seen = new HashSet<>();
        for (Abbreviation one : all) {
            if (!seen.add(one.name().name())) {
                throw one.name().place().wrong("'" + one.name().name() + "' comes twice, expected it once");
            }
        }
    }
}
