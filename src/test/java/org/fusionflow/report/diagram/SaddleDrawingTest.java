package org.fusionflow.report.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fusionflow.report.chart.look.PointKind;
import org.fusionflow.report.document.Plot;
import org.junit.jupiter.api.Test;

class SaddleDrawingTest {
    private static SaddleNode node(double loss, boolean path, String... names) {
        return new SaddleNode(
                List.of(names), loss, Optional.of(loss == 0 ? PointKind.MINIMUM : PointKind.SADDLE), path);
    }

    private static SaddleDrawing two() {
        return new SaddleDrawing(
                2,
                List.of(node(2.5, true), node(0.5, true, "A"), node(2, false, "B"), node(0, true, "A", "B")),
                List.of(
                        new SaddleDrawing.Edge(0, 1, true),
                        new SaddleDrawing.Edge(0, 2, false),
                        new SaddleDrawing.Edge(1, 3, true),
                        new SaddleDrawing.Edge(2, 3, false)));
    }

    @Test
    void pointsAreNamedAndTheirKindsExplained() throws IOException {
        String text = Boxes.text(two(), 100);
        for (String word : List.of("nothing", "A, B", "B", "saddle", "minimum", "modalities learned")) {
            assertTrue(text.contains(word), word + " in " + text);
        }
    }

    @Test
    void lossesCanBeTakenAlong() {
        Plot plot = two().plots(214, 100).get(0);
        Plot.Series step = plot.series().get(0);
        assertEquals("path, nothing to A", step.name());
        assertEquals(0.5, step.column("y")[1]);
        assertEquals(8, plot.series().size());
        assertTrue(plot.area().getMaxX() <= 214 && plot.area().getMaxY() <= 100);
    }

    @Test
    void thePathIsDescribedInWords() {
        assertTrue(
                two().alternative().contains("nothing (loss 2.500), then A (loss 0.5000), then A, B (loss 0.000)"),
                two().alternative());
    }

    @Test
    void lossesOfManyOrdersAreShownOnALogarithmicAxis() {
        assertTrue(!two().axis().logarithmic());
        assertTrue(new SaddleDrawing(1, List.of(node(3, true), node(1e-4, true, "A")), List.of())
                .axis()
                .logarithmic());
    }

    @Test
    void randomGraphsKeepTheirLabelsApartAndInside() {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            int modalities = 1 + random.nextInt(8);
            List<SaddleNode> nodes = new ArrayList<>();
            List<SaddleDrawing.Edge> edges = new ArrayList<>();
            int count = 1 + random.nextInt(40);
            for (int n = 0; n < count; n++) {
                List<String> names = new ArrayList<>();
                for (int m = 0; m < modalities; m++) {
                    if (random.nextBoolean()) {
                        names.add(m == 3 ? "somatosensory" : "M" + m);
                    }
                }
                // Many have equal losses.
                nodes.add(node(random.nextInt(5) * 0.3, random.nextInt(4) == 0, names.toArray(String[]::new)));
                edges.add(new SaddleDrawing.Edge(random.nextInt(n + 1), n, random.nextInt(4) == 0));
            }
            Boxes.check(new SaddleDrawing(modalities, nodes, edges).sketch(214, 96), 214, 96, "graph " + i);
        }
    }
}
