package org.fusionflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fusionflow.architecture.LayerGraph.Edge;
import org.fusionflow.architecture.LayerGraph.Layer;
import org.fusionflow.architecture.LayerGraph.Signal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("closed-form")
final class LayerGraphTest {
    @Test
    void signalsLayersAndEdgesOfATreeAreThoseOfItsPicture() {
        LayerGraph graph = graph("(A:2,B:1):1");
        // The hidden vector in which A and B are fused has the name of the first layer that adds to it.
        assertEquals(
                List.of("A", "B", "output", "A.2", "A.1"),
                graph.signals().stream().map(Signal::name).toList());
        assertEquals(
                List.of("A.1: 0 to 4", "A.2: 4 to 3", "B.1: 1 to 3", "A+B.1: 3 to 2"),
                graph.layers().stream()
                        .map(layer -> layer.name() + ": " + layer.from() + " to " + layer.to())
                        .toList());
        assertEquals(
                List.of("A: 0 to 3", "B: 1 to 3", "A+B: 3 to 2"),
                graph.edges().stream()
                        .map(edge -> edge.name() + ": " + edge.from() + " to " + edge.to())
                        .toList());
        assertEquals(
                List.of(1, 2, 1, 3), graph.layers().stream().map(Layer::depth).toList());
        assertEquals(3, graph.longestPath());
        assertEquals(List.of(1, 2), graph.into(3));
        assertEquals(List.of(0, 1, 3), graph.path(0));
    }

    @Test
    void anEdgeOfDepthZeroHasNoLayersAndPassesItsChildrenOn() {
        LayerGraph graph = graph("((A:1,B:2):0,C:1):0");
        assertEquals(List.of("A.1", "B.1", "B.2", "C.1"), names(graph));
        assertEquals(List.of(0, 2, 3), graph.into(graph.outputs().get(0).index()));
    }

    @Test
    void headsOfAnInputAloneReadTheInput() {
        FusionTree alone = FusionTree.parse("A:0");
        LayerGraph graph = LayerGraph.of(alone, List.of(new Head("C", 2, 1), new Head("D", 1, 3)));
        assertEquals(
                List.of("A", "C", "D", "C.1"),
                graph.signals().stream().map(Signal::name).toList());
        assertEquals(
                List.of("C.1: 0 to 3", "C.2: 3 to 1", "D.1: 0 to 2"),
                graph.layers().stream()
                        .map(layer -> layer.name() + ": " + layer.from() + " to " + layer.to())
                        .toList());
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> LayerGraph.of(alone)).getMessage());
        assertTrue(message.contains("A:0: expected at least one layer"), message);
    }

    @Test
    void layersFromTheOutputDownComeEdgeByEdgeEachFromItsLastLayer() {
        LayerGraph graph = graph("((A:2,B:1):2,C:1):1");
        assertEquals(
                List.of("A+B+C.1", "A+B.2", "A+B.1", "A.2", "A.1", "B.1", "C.1"),
                graph.layersDownward().stream().map(Layer::name).toList());
    }

    @Test
    void headsShareTheSignalAfterTheRoot() {
        LayerGraph graph =
                LayerGraph.of(FusionTree.parse("(A:1,B:1):1"), List.of(new Head("near", 1, 2), new Head("far", 2, 1)));
        assertEquals(List.of("A.1", "B.1", "A+B.1", "near.1", "far.1", "far.2"), names(graph));
        assertEquals(
                List.of("near", "far"),
                graph.outputs().stream().map(Signal::name).toList());
        int near = graph.outputs().get(0).index();
        int far = graph.outputs().get(1).index();
        assertEquals(List.of(List.of(0, 2, 3)), graph.paths(0, near));
        assertEquals(List.of(List.of(1, 2, 4, 5)), graph.paths(1, far));
        assertEquals(List.of(3, 4), graph.outOf(graph.layer(2).to()));
        assertThrows(IllegalStateException.class, () -> graph.path(0));
        assertEquals(
                List.of("near.1", "far.2", "far.1", "A+B.1", "A.1", "B.1"),
                graph.layersDownward().stream().map(Layer::name).toList());
    }

    @Test
    void everyLayerHasOneNameAndOneSymbol() {
        assertEquals(List.of("A1", "A2", "B1", "AB1"), symbols(graph("(A:2,B:1):1")));
        LayerGraph chain = graph("((A:1):2):1");
        assertEquals(List.of("A.1", "A'.1", "A'.2", "A''.1"), names(chain));
        assertEquals(List.of("A1", "Aup1", "Aup2", "Aupup1"), symbols(chain));
        assertEquals("A+B'", LayerNames.edge(FusionTree.parse("((A:1,B:1):1):1")));
        assertEquals("A+B", LayerNames.edge(FusionTree.parse("((A:1,B:1):0):1")));
        assertEquals("AB", LayerNames.symbol(LayerNames.edge(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)"))));
    }

    private static List<String> symbols(LayerGraph graph) {
        return graph.layers().stream().map(Layer::symbol).toList();
    }

    @Test
    void symbolicDepthsCannotBeWrittenOut() {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> graph("(A:Lf,B:Lf):(L-Lf)"));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected numbers for L and Lf"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyLayerIsOnThePathsOfTheModalitiesBelowItAndNowhereElse(long seed) {
        FusionTree tree = tree(new Random(seed), new ArrayList<>(List.of("E", "D", "C", "B", "A")), 0);
        LayerGraph graph = LayerGraph.of(tree);
        int output = graph.outputs().get(0).index();
        for (Signal input : graph.inputs()) {
            List<Integer> path = graph.path(input.index());
            assertEquals(List.of(path), graph.paths(input.index(), output), tree.newick());
            assertEquals(depthOf(tree, input.name()), path.size(), tree.newick());
            for (Layer layer : graph.layers()) {
                boolean below = graph.signal(layer.from()).modalities().contains(input.index());
                assertEquals(below, path.contains(layer.index()), layer.name() + " of " + tree.newick());
            }
        }
        assertEquals(new HashSet<>(names(graph)).size(), graph.layers().size(), tree.newick());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void layersComeAfterAllThatDeliverToThemAndDownwardBeforeThem(long seed) {
        FusionTree tree = tree(new Random(seed), new ArrayList<>(List.of("E", "D", "C", "B", "A")), 0);
        LayerGraph graph = LayerGraph.of(tree);
        Set<Integer> done = new HashSet<>();
        for (Layer layer : graph.layers()) {
            assertTrue(done.containsAll(graph.into(layer.from())), tree.newick());
            done.add(layer.index());
        }
        Set<Integer> above = new HashSet<>();
        for (Layer layer : graph.layersDownward()) {
            assertTrue(above.containsAll(graph.outOf(layer.to())), tree.newick());
            above.add(layer.index());
        }
        assertEquals(done, above);
        Set<Integer> onEdges = new HashSet<>();
        graph.edges().stream().map(Edge::layers).forEach(onEdges::addAll);
        assertEquals(done, onEdges);
    }

    /** Sum of the depths from a leaf to the root: what the path must count. */
    private static int depthOf(FusionTree node, String leaf) {
        int above = node.depth().value();
        for (FusionTree child : node.children()) {
            if (child.names().contains(leaf)) {
                return above + depthOf(child, leaf);
            }
        }
        return above;
    }

    private static FusionTree tree(Random random, List<String> names, int level) {
        if (level > 0 && (names.size() == 1 || level > 3 || random.nextInt(3) == 0)) {
            return new Modality(names.remove(names.size() - 1), Depth.of(1 + random.nextInt(3)));
        }
        List<FusionTree> children = new ArrayList<>();
        int count = 1 + random.nextInt(2) + (level == 0 ? 1 : 0);
        for (int c = 0; c < count && !names.isEmpty(); c++) {
            children.add(tree(random, names, level + 1));
        }
        return new Fusion(children, Depth.of(random.nextInt(3)));
    }

    private static LayerGraph graph(String newick) {
        return LayerGraph.of(FusionTree.parse(newick));
    }

    private static List<String> names(LayerGraph graph) {
        return graph.layers().stream().map(Layer::name).toList();
    }
}
