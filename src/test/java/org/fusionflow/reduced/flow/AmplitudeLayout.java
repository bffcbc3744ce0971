package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.flow.RankOneFlow;

/**
 * The layers of a tree on the rank-one manifold, tag [FT-4]: one amplitude each, but for the first layer of a leaf, which is a row. Layers
 * come from the output down: those of an edge from its last to its first, then its children's, left to right.
 *
 * @param names of the amplitudes as in derivations, {@code aAB1} the first layer above the fusion of A and B
 * @param junctions where layers meet, from the inputs up; the output is none
 * @param gains as functions of the amplitudes
 */
record AmplitudeLayout(List<String> names, List<Junction> junctions, AmplitudeGains gains) {
    private static final Map<FusionTree, AmplitudeLayout> KNOWN = new ConcurrentHashMap<>();

    AmplitudeLayout {
        names = List.copyOf(names);
        junctions = List.copyOf(junctions);
    }

    /**
     * A hidden vector: {@code a_above^2 - sum of a_below^2} is conserved.
     *
     * @param above index of the amplitude of the layer that leaves it
     * @param below layers that deliver into it: an amplitude's index, or {@code -1 - m} for the row of modality m
     */
    record Junction(int above, List<Integer> below) {
        Junction {
            below = List.copyOf(below);
        }
    }

    /** Numeric depths. Compiled once a tree. */
    static AmplitudeLayout of(FusionTree tree) {
        return KNOWN.computeIfAbsent(tree, AmplitudeLayout::build);
    }

    private static AmplitudeLayout build(FusionTree tree) {
        RankOneFlow flow = RankOneFlow.amplitudes(tree);
        LayerGraph graph = LayerGraph.of(tree);
        List<LayerGraph.Layer> downward = graph.layersDownward();
        int[] indices = new int[downward.size()];
        List<String> names = new ArrayList<>();
        List<Symbol> symbols = new ArrayList<>();
        Map<Expr, String> inputs = new HashMap<>();
        for (int c = 0; c < downward.size(); c++) {
            LayerGraph.Layer layer = downward.get(c);
            if (graph.signal(layer.from()).isInput()) {
                indices[layer.index()] = -1 - layer.from();
                continue;
            }
            indices[layer.index()] = symbols.size();
            Symbol symbol = flow.coordinates().get(c);
            inputs.put(symbol, "a[" + symbols.size() + "]");
            names.add(symbol.name());
            symbols.add(symbol);
        }
        List<Expr> gains = new ArrayList<>();
        List<Expr> slopes = new ArrayList<>();
        for (int m = 0; m < tree.modalities().size(); m++) {
            gains.add(flow.gain(m));
            for (Symbol symbol : symbols) {
                slopes.add(flow.gain(m).derivative(symbol));
            }
        }
        String source = "public void evaluate(double[] a, double[] g) {\n"
                + CompiledExpressions.body(inputs, gains, "g")
                + "}\npublic void slopes(double[] a, double[] s) {\n"
                + CompiledExpressions.body(inputs, slopes, "s") + "}\n";
        return new AmplitudeLayout(
                names, junctions(graph, indices), CompiledExpressions.instance(AmplitudeGains.class, source));
    }

    private static List<Junction> junctions(LayerGraph graph, int[] indices) {
        List<Junction> junctions = new ArrayList<>();
        for (LayerGraph.Layer layer : graph.layers()) {
            if (graph.signal(layer.from()).isHidden()) {
                List<Integer> below = graph.into(layer.from()).stream()
                        .map(writer -> indices[writer])
                        .toList();
                junctions.add(new Junction(indices[layer.index()], below));
            }
        }
        return junctions;
    }
}
