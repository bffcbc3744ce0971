package org.fusionflow.report.diagram;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.document.Figure;

/**
 * Draws a network as a tree: its modalities at the left, the nodes at which they are added, and the output at the right. The number at an edge is
 * that of its layers, which are also drawn as bars if there are few.
 *
 * @param tree numeric
 * @param inputs of each modality, in leaf order
 * @param outputs of the network
 * @param widths of the hidden vectors, in words; may be empty
 */
public record FusionDrawing(FusionTree tree, List<Integer> inputs, int outputs, String widths) implements Figure {
    private static final double LARGEST_NAME = ChartText.SIZE;
    private static final double SMALLEST_NAME = 4.5;
    /** Largest part of the width that names take. */
    private static final double NAMES = 0.34;

    private static final double MARK = 10;
    private static final double MARGIN = 3;
    private static final double OUTPUT_GAP = 3;
    private static final double FOOT = 12;
    /** Smallest size of numbers that are read with ease. */
    private static final double LEGIBLE = 5.5;

    private static final double SMALL = 7.4;
    private static final double BAR = 1.8;
    /** Smallest distance of two bars. */
    private static final double BAR_PITCH = 3.4;
    /** Height for each modality that keeps the numbers legible. */
    private static final double PITCH = 16;

    public FusionDrawing {
        inputs = List.copyOf(inputs);
    }

    /** The height in points at which all numbers are legible. */
    public double height() {
        return PITCH * inputs.size() + (widths.isEmpty() ? 0 : FOOT);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        sketch(width, height).draw(graphics);
    }

    /** True if the numbers are large enough to read at this width; deeply nested trees need more. */
    public boolean isLegible(double width) {
        double names = NAMES * width + MARGIN + Sketch.width(output(), LARGEST_NAME) + OUTPUT_GAP;
        return TreeLayout.of(tree, 0, width - names, 0, height()).size() >= LEGIBLE;
    }

    private String output() {
        return outputs == 1 ? "ŷ" : "ŷ (" + outputs + ")";
    }

    Sketch sketch(double width, double height) {
        Sketch sketch = new Sketch();
        double foot = widths.isEmpty() ? 0 : FOOT;
        double pitch = (height - foot) / inputs.size();
        double size = Math.max(SMALLEST_NAME, Math.min(LARGEST_NAME, 0.8 * pitch));
        List<String> names = names(size, NAMES * width - MARK - MARGIN);
        double widest = names.stream()
                .mapToDouble(name -> Sketch.width(name, size))
                .max()
                .orElse(0);
        String output = output();
        double left = MARGIN + widest + MARK;
        double right = width - MARGIN - Sketch.width(output, LARGEST_NAME) - OUTPUT_GAP;
        TreeLayout layout = TreeLayout.of(tree, left, right, 0, height - foot);
        for (TreeLayout.Node node : layout.nodes()) {
            edge(sketch, layout, node);
        }
        for (TreeLayout.Node node : layout.nodes()) {
            if (node.isLeaf()) {
                String name = names.get(node.leaf());
                sketch.mark(Ink.modality(node.leaf()), left - MARK / 2, node.y());
                sketch.rightAligned(name, size, left - MARK, middle(node.y(), size), Ink.WORDS);
            } else {
                sum(sketch, node, layout.radius());
            }
        }
        TreeLayout.Node root = layout.nodes().get(layout.nodes().size() - 1);
        sketch.text(output, LARGEST_NAME, right + OUTPUT_GAP, middle(root.y(), LARGEST_NAME), Ink.WORDS);
        if (!widths.isEmpty()) {
            String words = Sketch.fitted(widths, SMALL, width - 2 * MARGIN);
            sketch.text(words, SMALL, MARGIN, height - 0.25 * SMALL - 1, Ink.SECOND_WORDS);
        }
        return sketch;
    }

    private static double middle(double y, double size) {
        return y + ChartText.of("A", size).ascent() / 2;
    }

    private List<String> names(double size, double most) {
        List<String> names = new ArrayList<>();
        for (int m = 0; m < inputs.size(); m++) {
            String count = inputs.get(m) == 1 ? "" : " (" + inputs.get(m) + ")";
            double room = most - Sketch.width(count, size);
            names.add(Sketch.fitted(tree.names().get(m), size, Math.max(size, room)) + count);
        }
        return names;
    }

    private static void edge(Sketch sketch, TreeLayout layout, TreeLayout.Node node) {
        double from = node.from(layout.radius());
        double to = node.to(layout.radius());
        boolean last = node.target() == layout.end() && node.rise() == node.y();
        if (last) {
            sketch.arrow(from, node.y(), layout.end(), node.y(), 0, Ink.LINE, 1);
        } else {
            sketch.line(from, node.y(), to, node.y(), Ink.LINE, 1);
        }
        if (node.rise() != node.y()) {
            double end = node.rise() + (node.rise() > node.y() ? -1 : 1) * layout.radius();
            sketch.line(node.target(), node.y(), node.target(), end, Ink.LINE, 1);
        }
        if (node.tree().depth().isNumeric()) {
            bars(sketch, node, from, last ? to - 2 : to);
        }
        // A sum that is the output itself has no layer behind it.
        if (layout.fits(node) && !node.depth().equals("0")) {
            sketch.centred(node.depth(), layout.size(), (from + to) / 2, node.y() - TreeLayout.GAP, Ink.WORDS);
        }
    }

    private static void bars(Sketch sketch, TreeLayout.Node node, double from, double to) {
        int layers = node.tree().depth().value();
        double pitch = (to - from) / (layers + 1);
        if (pitch < BAR_PITCH) {
            return;
        }
        double step = Math.min(pitch, 3 * BAR_PITCH);
        double first = (from + to) / 2 - step * (layers - 1) / 2;
        for (int i = 0; i < layers; i++) {
            double x = first + i * step;
            sketch.line(x, node.y() - BAR, x, node.y() + BAR, Ink.LINE, 1.6);
        }
    }

    /** A node that adds what comes in; one with a single child only passes it on. */
    private static void sum(Sketch sketch, TreeLayout.Node node, double radius) {
        boolean adds = node.tree().children().size() > 1;
        double r = adds ? radius : 0.4 * radius;
        sketch.symbol(new Ellipse2D.Double(-r, -r, 2 * r, 2 * r), node.x(), node.y(), Ink.LINE, !adds);
        if (adds) {
            double arm = 0.55 * radius;
            sketch.line(node.x() - arm, node.y(), node.x() + arm, node.y(), Ink.LINE, 0.9);
            sketch.line(node.x(), node.y() - arm, node.x(), node.y() + arm, Ink.LINE, 0.9);
        } else if (radius > r) {
            sketch.line(node.x() - radius, node.y(), node.x() + radius, node.y(), Ink.LINE, 1);
        }
    }

    @Override
    public String alternative() {
        StringBuilder text = new StringBuilder("The network as a tree, from its inputs to its output: ");
        text.append(words(tree)).append(". ");
        text.append(outputs == 1 ? "One output." : outputs + " outputs.");
        return widths.isEmpty() ? text.toString() : text + " " + sentence(widths);
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private String words(FusionTree node) {
        String layers = node.depth() + (node.depth().toString().equals("1") ? " layer" : " layers");
        if (node.children().isEmpty()) {
            int count = inputs.get(tree.names().indexOf(node.names().get(0)));
            return node.names().get(0) + " (" + (count == 1 ? "one input" : count + " inputs") + ") through " + layers;
        }
        List<String> parts = node.children().stream().map(this::words).toList();
        String joined = parts.size() == 1 ? parts.get(0) : "the sum of [" + String.join("; ", parts) + "]";
        return node.depth().toString().equals("0") ? joined : joined + ", then through " + layers;
    }
}
