package org.fusionflow.explore.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.file.OptionValue;

/** The sliders of a tree's depths: {@code L} and {@code L_f} of two modalities of equal depth, those of all edges of any other tree. */
final class DepthSliders {
    static final String LAYERS = "L";
    static final String FUSION = "Lf";
    private static final String EDGE = "depth.";

    /** Deeper networks are typed as a tree. */
    private static final int DEEPEST = 8;

    private static final int MOST = 1000;

    private DepthSliders() {}

    static List<Slider> of(FusionTree tree) {
        if (tree.asTwoModality().isPresent()) {
            TwoModality two = tree.asTwoModality().get();
            int layers = two.layers().value();
            return List.of(
                    Slider.whole(LAYERS, "L", "layers", layers, 2, Math.max(DEEPEST, layers)),
                    Slider.whole(FUSION, "L_f", "fusion layer", two.fusion().value(), 1, layers));
        }
        List<Slider> sliders = new ArrayList<>();
        for (FusionTree node : preorder(tree)) {
            int depth = node.depth().value();
            boolean root = node == tree;
            boolean leaf = node.children().isEmpty();
            String names = String.join("+", node.names());
            sliders.add(Slider.whole(
                    EDGE + sliders.size(),
                    "d_{" + (root && !leaf ? "out" : names) + "}",
                    leaf
                            ? "layers of modality " + names
                            : root ? "layers after the last fusion" : "layers after the fusion of " + names,
                    depth,
                    leaf ? 1 : 0,
                    Math.max(DEEPEST, depth)));
        }
        return sliders;
    }

    private static List<FusionTree> preorder(FusionTree tree) {
        List<FusionTree> nodes = new ArrayList<>(List.of(tree));
        tree.children().forEach(child -> nodes.addAll(preorder(child)));
        return nodes;
    }

    /**
     * The tree with other depths.
     *
     * @param positions of sliders by name; others than those of depths are ignored
     * @param moved name of the slider that is being moved: fewer layers take the fusion layer with them
     * @throws org.fusionflow.architecture.InvalidInput that names the wrong depth
     */
    static FusionTree at(FusionTree tree, Map<String, String> positions, String moved) {
        if (tree.asTwoModality().isPresent()) {
            TwoModality two = tree.asTwoModality().get();
            int layers = depth(positions, LAYERS, "--layers", two.layers());
            int fusion = depth(positions, FUSION, "--fusion", two.fusion());
            if (moved.equals(LAYERS)) {
                fusion = Math.min(fusion, layers);
            }
            // Checks the depths with the messages of these options.
            FusionTree plain = FusionTree.twoModalities(Depth.of(layers), Depth.of(fusion));
            return new Fusion(
                    List.of(
                            new Modality(two.a().name(), plain.children().get(0).depth()),
                            new Modality(two.b().name(), plain.children().get(1).depth())),
                    plain.depth());
        }
        return changed(tree, positions, new int[1]);
    }

    private static FusionTree changed(FusionTree node, Map<String, String> positions, int[] edges) {
        String name = EDGE + edges[0];
        edges[0]++;
        Depth depth = Depth.of(depth(positions, name, name, node.depth()));
        if (node instanceof Modality leaf) {
            return new Modality(leaf.name(), depth);
        }
        List<FusionTree> children = new ArrayList<>();
        node.children().forEach(child -> children.add(changed(child, positions, edges)));
        return new Fusion(children, depth);
    }

    private static int depth(Map<String, String> positions, String name, String option, Depth now) {
        String text = positions.get(name);
        return text == null ? now.value() : OptionValue.of(option, text).whole(0, MOST);
    }
}
