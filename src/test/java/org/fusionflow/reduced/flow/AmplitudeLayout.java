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
 * Order of the layers of a tree on the rank-one manifold, tag [FT-4]. Each layer has one amplitude, except the first
 * layer of a leaf, which is a row. Layers are listed from the output down: those of an edge from the last to the
 * first, then those of its children, left to right.
 *
 * @param names of the amplitudes as in the derivations, {@code aAB1} for the first layer above the fusion of A and B
 * @param junctions hidden vectors between layers, from the inputs up, without the output
 * @param gains as functions of the amplitudes
 */
record AmplitudeLayout(List<String> names, List<Junction> junctions, AmplitudeGains gains) {
    private static final Map<FusionTree, AmplitudeLayout> KNOWN = new ConcurrentHashMap<>();

    AmplitudeLayout {
        names = List.copyOf(names);
        junctions = List.copyOf(junctions);
    }

    /**
     * A hidden vector between layers: {@code a_above^2 - sum of a_below^2} is conserved, tag [FT-5].
     *
     * @param above index of the amplitude of the layer that reads it
     * @param below layers that write to it: the index of an amplitude, or {@code -1 - m} for the row of modality m
     */
    record Junction(int above, List<Integer> below) {
        Junction {
            below = List.copyOf(below);
        }
    }

    /** The layout of a tree with numeric depths; compiled once per tree. */
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
