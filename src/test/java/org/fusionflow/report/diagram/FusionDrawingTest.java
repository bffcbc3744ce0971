package org.fusionflow.report.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.junit.jupiter.api.Test;

class FusionDrawingTest {
    private static final double HALF = 214;

    private static FusionDrawing drawing(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        List<Integer> inputs = new ArrayList<>(Collections.nCopies(tree.names().size(), 1));
        inputs.set(0, 12345);
        return new FusionDrawing(tree, inputs, 1, "hidden width 50 (aligned), 100 (random)");
    }

    @Test
    void everyNumberStandsAtItsEdge() throws IOException {
        String text = Boxes.text(drawing("((A:21,B:17):13,C:34):55"), 110);
        for (String number : List.of("21", "17", "13", "34", "55", "A (12345)", "hidden width 50")) {
            assertTrue(text.contains(number), number + " in " + text);
        }
    }

    @Test
    void aSumThatIsTheOutputHasNoNumber() {
        assertEquals(
                List.of("2", "2"),
                TreeLayout.of(FusionTree.parse("(A:2,B:2):0"), 20, 200, 0, 80).nodes().stream()
                        .map(TreeLayout.Node::depth)
                        .filter(depth -> !depth.equals("0"))
                        .toList());
    }

    @Test
    void edgesOfDifferentNodesDoNotCross() {
        TreeLayout layout = TreeLayout.of(FusionTree.parse("((A:1,(B:2,C:3):4):5,D:6):7"), 20, 200, 0, 100);
        for (TreeLayout.Node a : layout.nodes()) {
            for (TreeLayout.Node b : layout.nodes()) {
                boolean crosses = !a.equals(b)
                        && a.target() > b.x()
                        && a.target() < b.target()
                        && Math.min(a.y(), a.rise()) < b.y()
                        && b.y() < Math.max(a.y(), a.rise());
                assertTrue(!crosses, a + " and " + b);
            }
        }
    }

    /** Trees of all shapes: nested to one side, unary, wide, with layer counts up to three digits and long names. */
    @Test
    void randomTreesKeepTheirLabelsApartAndInside() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            int[] leaves = {0};
            String newick = tree(random, 1 + random.nextInt(4), leaves) + ":" + random.nextInt(3);
            FusionDrawing drawing = drawing(newick);
            for (double width : new double[] {HALF, 443}) {
                double height = Math.max(94, drawing.height());
                Boxes.check(drawing.sketch(width, height), width, height, newick);
            }
        }
    }

    private static String tree(Random random, int nesting, int[] leaves) {
        int children = 1 + random.nextInt(3);
        StringBuilder text = new StringBuilder("(");
        for (int c = 0; c < children; c++) {
            boolean leaf = nesting == 0 || random.nextBoolean() || leaves[0] > 8;
            int depth = 1 + (random.nextInt(4) == 0 ? random.nextInt(1000) : random.nextInt(5));
            String name = (random.nextInt(5) == 0 ? "averylongmodalityname" : "M") + leaves[0];
            if (leaf) {
                leaves[0]++;
            }
            text.append(c == 0 ? "" : ",")
                    .append(leaf ? name : tree(random, nesting - 1, leaves))
                    .append(":")
                    .append(depth);
        }
        return text.append(")").toString();
    }

    @Test
    void theTreeIsDescribedInWords() {
        String words = drawing("((A:2,B:1):1,C:3):1").alternative();
        assertTrue(
                words.contains(
                        "the sum of [the sum of [A (12345 inputs) through 2 layers; B (one input) through 1 layer],"
                                + " then through 1 layer; C (one input) through 3 layers], then through 1 layer. One output."),
                words);
    }

    @Test
    void aDeeplyNestedTreeNeedsTheWholeWidth() {
        FusionDrawing nested = drawing("(((((((A:100,B:2):33,C:40):5,D:6):7,E:8):99,F:10):110,G:12):13,H:14):15");
        assertTrue(!nested.isLegible(HALF) && nested.isLegible(443));
        assertTrue(drawing("((A:2,B:1):1,C:3):1").isLegible(HALF));
    }
}
