package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
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
        return KNOWN.computeIfAbsent(tree, t -> new Building().build(t));
    }

    private static final class Building {
        private final List<Integer> indices = new ArrayList<>();
        private final List<Junction> junctions = new ArrayList<>();
        private int coordinates;
        private int amplitudes;
        private int leaf;

        AmplitudeLayout build(FusionTree tree) {
            RankOneFlow flow = RankOneFlow.amplitudes(tree);
            add(tree);
            List<String> names = new ArrayList<>();
            List<Symbol> symbols = new ArrayList<>();
            Map<Expr, String> inputs = new HashMap<>();
            for (int c = 0; c < coordinates; c++) {
                if (indices.get(c) >= 0) {
                    Symbol symbol = flow.coordinates().get(c);
                    names.add(symbol.name());
                    symbols.add(symbol);
                    inputs.put(symbol, "a[" + indices.get(c) + "]");
                }
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
            return new AmplitudeLayout(names, junctions, CompiledExpressions.instance(AmplitudeGains.class, source));
        }

        /** Numbers the layers of an edge from the top down, as the derivation does, and returns those that deliver at its top. */
        private List<Integer> add(FusionTree node) {
            boolean isLeaf = node instanceof Modality;
            int depth = node.depth().value();
            List<Integer> chain = new ArrayList<>();
            for (int j = depth; j >= 1; j--) {
                int index = isLeaf && j == 1 ? -1 - leaf++ : amplitudes++;
                indices.add(index);
                coordinates++;
                chain.add(index);
            }
            List<Integer> delivering = new ArrayList<>();
            for (FusionTree child : node.children()) {
                delivering.addAll(add(child));
            }
            for (int j = chain.size() - 1; j >= 0; j--) {
                if (!delivering.isEmpty()) {
                    junctions.add(new Junction(chain.get(j), delivering));
                }
                delivering = List.of(chain.get(j));
            }
            return delivering;
        }
    }
}
