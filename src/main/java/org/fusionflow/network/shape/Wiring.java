package org.fusionflow.network.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.Modality;

/**
 * Which layers a network has and which vectors they join, before anything has a size. Layers come in the order of the signal: children
 * before their parent, left to right, from the input up within an edge, heads last.
 */
final class Wiring {
    /** A vector: inputs of a modality, hidden, or output. Identity counts. */
    static final class Place {
        private final int leaves;
        private String name = "";

        Place(int leaves) {
            this.leaves = leaves;
        }

        /** Number of modalities that reach it. */
        int leaves() {
            return leaves;
        }

        /** The first layer that leads to it. */
        String name() {
            return name;
        }
    }

    /** A layer between two places. */
    record Link(String name, Place from, Place to) {}

    private final List<Place> inputs = new ArrayList<>();
    private final List<Place> made = new ArrayList<>();
    private final List<Place> outputs = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Set<String> edges = new HashSet<>();

    Wiring(NetworkDesign design) {
        FusionTree tree = design.tree();
        int leaves = tree.modalities().size();
        if (design.heads().isEmpty()) {
            Place output = newPlace(leaves);
            output.name = "output";
            outputs.add(output);
            build(tree, output);
            return;
        }
        for (Head head : design.heads()) {
            Place output = newPlace(leaves);
            output.name = head.name();
            outputs.add(output);
        }
        Place split = newPlace(leaves);
        build(tree, split);
        for (int k = 0; k < outputs.size(); k++) {
            Head head = design.heads().get(k);
            chain(edge(head.name()), head.depth(), split, outputs.get(k));
        }
    }

    private Place newPlace(int leaves) {
        Place place = new Place(leaves);
        made.add(place);
        return place;
    }

    private void build(FusionTree tree, Place above) {
        int depth = tree.depth().value();
        if (tree instanceof Modality modality) {
            Place input = new Place(1);
            inputs.add(input);
            chain(edge(modality.name()), depth, input, above);
            return;
        }
        Place node = depth == 0 ? above : newPlace(tree.modalities().size());
        for (FusionTree child : tree.children()) {
            build(child, node);
        }
        if (depth > 0) {
            chain(edge(String.join("+", tree.names())), depth, node, above);
        }
    }

    /** A node with one child has the same modalities as that child: its name gets a prime. */
    private String edge(String name) {
        String unique = name;
        while (!edges.add(unique)) {
            unique += "'";
        }
        return unique;
    }

    private void chain(String edge, int depth, Place from, Place to) {
        Place below = from;
        for (int j = 1; j <= depth; j++) {
            Place above = j == depth ? to : newPlace(from.leaves());
            String name = edge + "." + j;
            if (above.name.isEmpty()) {
                above.name = name;
            }
            links.add(new Link(name, below, above));
            below = above;
        }
    }

    /** One a modality, in leaf order. */
    List<Place> inputs() {
        return inputs;
    }

    /** Outputs first, then hidden vectors, a node before what is below it: the order of their positions. */
    List<Place> made() {
        return made;
    }

    List<Place> outputs() {
        return outputs;
    }

    List<Link> links() {
        return links;
    }

    /** Hidden vectors in the order in which the signal reaches them. */
    List<Place> hidden() {
        return links.stream()
                .map(Link::to)
                .distinct()
                .filter(place -> !outputs.contains(place))
                .toList();
    }
}
