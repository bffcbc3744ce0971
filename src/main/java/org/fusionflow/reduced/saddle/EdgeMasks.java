package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;

/**
 * The edges of a numeric tree, each with the leaves below it as a bit mask in leaf order. Fixed points depend on the
 * tree through these only. An inner edge is one that does not start at an input; inner edges without layers are left
 * out, as in {@link LayerGraph}.
 */
public final class EdgeMasks {
    private final int[] leafDepths;
    private final int[] masks;
    private final int[] depths;

    /** The edges of a tree of at most {@link SaddleGraph#MOST_MODALITIES} modalities. */
    public EdgeMasks(FusionTree tree) {
        LayerGraph graph = LayerGraph.of(tree);
        leafDepths = new int[graph.inputs().size()];
        if (leafDepths.length > SaddleGraph.MOST_MODALITIES) {
            throw new IllegalArgumentException(leafDepths.length + " modalities: expected at most "
                    + SaddleGraph.MOST_MODALITIES + ", the bits of a mask are few");
        }
        List<LayerGraph.Edge> inner = new ArrayList<>();
        for (LayerGraph.Edge edge : graph.edges()) {
            if (graph.signal(edge.from()).isInput()) {
                leafDepths[edge.from()] = edge.depth();
            } else {
                inner.add(edge);
            }
        }
        masks = inner.stream()
                .mapToInt(
                        edge -> edge.modalities().stream().mapToInt(m -> 1 << m).sum())
                .toArray();
        depths = inner.stream().mapToInt(LayerGraph.Edge::depth).toArray();
    }

    /** Number of modalities. */
    public int leaves() {
        return leafDepths.length;
    }

    /** Layers of the edge that starts at the input of modality {@code m}. */
    public int leafDepth(int m) {
        return leafDepths[m];
    }

    /** Number of inner edges that have layers. */
    public int inner() {
        return masks.length;
    }

    /** Bit mask of the leaves below inner edge {@code e}. */
    int mask(int e) {
        return masks[e];
    }

    /** Layers of inner edge {@code e}, &ge; 1. */
    public int depth(int e) {
        return depths[e];
    }

    /** True if modality {@code m} lies below inner edge {@code e}. */
    public boolean isAbove(int e, int m) {
        return (mask(e) >> m & 1) == 1;
    }

    /** Layers from the input of {@code m} to the output. */
    int pathLayers(int m) {
        return order(m, 0) + 1;
    }

    /**
     * Order of the exit of an unlearned {@code m}: number of small factors of its gain, {@code d_eff - 1} of [SG-9].
     */
    int order(int m, int learned) {
        int layers = leafDepths[m];
        for (int e = 0; e < inner(); e++) {
            if (isAbove(e, m) && (mask(e) & learned) == 0) {
                layers += depth(e);
            }
        }
        return layers - 1;
    }

    /** True if every leaf outside {@code learned} has gain 0 at the point, tag [SG-3]. */
    public boolean isAdmissible(int learned) {
        return closure(learned) == learned;
    }

    /**
     * The smallest admissible set that contains {@code learned}. It is unique, because the intersection of two
     * admissible sets is admissible: an edge that makes the gain of a leaf vanish for one of them does so for the
     * intersection.
     */
    public int closure(int learned) {
        int set = learned;
        int before;
        do {
            before = set;
            for (int m = 0; m < leaves(); m++) {
                if ((set >> m & 1) == 0 && order(m, set) == 0) {
                    set |= 1 << m;
                }
            }
        } while (set != before);
        return set;
    }

    /** True if a leaf grows at once where another is learned. */
    public boolean isLearnedWith(int m, int other) {
        return (closure(1 << other) >> m & 1) == 1;
    }

    /** Unlearned leaves that share a small edge with {@code m}, tag [SG-10]. */
    public int companions(int m, int learned) {
        int set = 0;
        for (int e = 0; e < inner(); e++) {
            if (isAbove(e, m) && (mask(e) & learned) == 0) {
                set |= mask(e);
            }
        }
        return set & ~(1 << m);
    }

    /** Squared norm of a layer of inner edge {@code e}: {@code N_e^2}, the sum of the squared lengths below. */
    public double squaredNorm(int e, double[] squares) {
        double sum = 0;
        for (int m = 0; m < squares.length; m++) {
            if (isAbove(e, m)) {
                sum += squares[m];
            }
        }
        return sum;
    }
}
