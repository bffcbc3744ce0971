package org.fusionflow.report.diagram;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.report.chart.LabelPlacer;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.axis.Ticks;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.chart.look.PointKind;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/**
 * Draws fixed points by the number of learned modalities and by their loss, with the exits from one to the next as arrows; those of the predicted
 * path are thick. A label that has no free place is left out, first those off the path.
 *
 * @param modalities number of modalities
 * @param nodes fixed points
 * @param edges exits between them
 */
public record SaddleDrawing(int modalities, List<SaddleNode> nodes, List<Edge> edges) implements Figure {
    /**
     * An exit.
     *
     * @param from index of the node that it leaves
     * @param to index of the node that it reaches
     * @param onPath true if the predicted path takes it
     */
    public record Edge(int from, int to, boolean onPath) {}

    /** Losses whose ratio is larger are shown on a logarithmic axis. */
    private static final double LINEAR = 30;

    private static final double SIZE = 7.8;
    private static final double SMALL = 7.4;
    private static final double KEY = 13;
    private static final double BELOW = 24;
    private static final double TOP = 5;
    private static final double RIGHT = 4;
    private static final double TICK_PITCH = 26;
    private static final double RADIUS = 4.2;
    /** Nodes of one column that are nearer than this are moved apart sideways. */
    private static final double CLOSE = 11;

    private static final double ASIDE = 13;
    private static final double WIDEST_LABEL = 82;
    /** Width of a name from which on the path says what it adds instead. */
    private static final double LONG_NAME = 60;

    private static final double HEAD = 2.2;
    /** Largest number of nodes that all have their name; with more, those of the path say what they add. */
    private static final int MOST_NAMED = 8;
    /** Size of the symbols off the path in a crowded graph. */
    private static final double SMALLER = 0.6;

    public SaddleDrawing {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        sketch(width, height).draw(graphics);
    }

    /** The axis of losses with its ends. */
    Axis axis() {
        double least = nodes.stream().mapToDouble(SaddleNode::loss).min().orElse(0);
        double most = nodes.stream().mapToDouble(SaddleNode::loss).max().orElse(1);
        if (least > 0 && most / least > LINEAR) {
            return Axis.logarithmic("loss").fitted(least, most, 0.1);
        }
        Axis open = least >= 0 && least < 0.25 * most
                ? Axis.linear("loss").from(-0.05 * most, Double.NaN)
                : Axis.linear("loss");
        return open.fitted(least, most, 0.1);
    }

    private Rectangle2D area(double width, double height, Ticks ticks) {
        double widest = ticks.major().stream()
                .mapToDouble(tick -> Sketch.width(tick.label(), SMALL))
                .max()
                .orElse(0);
        double left = ChartText.SIZE + 4 + widest + 6;
        return new Rectangle2D.Double(
                left, TOP, Math.max(10, width - left - RIGHT), Math.max(10, height - TOP - BELOW - KEY));
    }

    Sketch sketch(double width, double height) {
        Sketch sketch = new Sketch();
        Axis axis = axis();
        Ticks ticks = Ticks.of(axis, (int) ((height - TOP - BELOW - KEY) / TICK_PITCH));
        Rectangle2D area = area(width, height, ticks);
        frame(sketch, axis, ticks, area);
        List<Point2D> places = places(area, axis);
        LabelPlacer placer = new LabelPlacer(area);
        for (boolean path : new boolean[] {false, true}) {
            for (Edge edge : edges) {
                if (edge.onPath == path) {
                    edge(sketch, places.get(edge.from), places.get(edge.to), path);
                    avoid(placer, places.get(edge.from), places.get(edge.to));
                }
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            Point2D at = places.get(i);
            sketch.symbol(
                    sized(nodes.get(i)),
                    at.getX(),
                    at.getY(),
                    nodes.get(i).onPath() ? Color.BLACK : Ink.FAINT,
                    nodes.get(i).kind().filter(Ink::isFilled).isPresent());
            placer.block(around(at));
        }
        labels(sketch, placer, places);
        key(sketch, width, height);
        return sketch;
    }

    private void frame(Sketch sketch, Axis axis, Ticks ticks, Rectangle2D area) {
        for (Ticks.Tick tick : ticks.major()) {
            double y = y(area, axis, tick.value());
            sketch.line(area.getX(), y, area.getMaxX(), y, Ink.GRID, 0.4);
            sketch.line(area.getX() - 3, y, area.getX(), y, Ink.LINE, 0.5);
            double baseline = y + ChartText.of("0", SMALL).ascent() / 2;
            sketch.rightAligned(tick.label(), SMALL, area.getX() - 4.5, baseline, Ink.WORDS);
        }
        for (double minor : ticks.minor()) {
            double y = y(area, axis, minor);
            sketch.line(area.getX() - 1.6, y, area.getX(), y, Ink.LINE, 0.5);
        }
        sketch.stroke(area, Ink.LINE, 0.5);
        String label = axis.logarithmic() ? "loss, logarithmic" : "loss";
        sketch.upwards(label, SIZE, ChartText.of("l", SIZE).ascent() + 1, area.getCenterY(), Ink.WORDS);
        for (int count = 0; count <= modalities; count++) {
            double baseline = area.getMaxY() + 3 + ChartText.of("0", SMALL).ascent();
            sketch.centred(String.valueOf(count), SMALL, column(area, count), baseline, Ink.WORDS);
        }
        sketch.centred("modalities learned", SIZE, area.getCenterX(), area.getMaxY() + 19.5, Ink.WORDS);
    }

    private static double y(Rectangle2D area, Axis axis, double loss) {
        return area.getMaxY() - axis.fraction(loss) * area.getHeight();
    }

    private double column(Rectangle2D area, int count) {
        return area.getX() + (count + 0.5) / (modalities + 1) * area.getWidth();
    }

    /** In the column of their number of learned modalities; nodes with nearly the same loss stand beside each other. */
    private List<Point2D> places(Rectangle2D area, Axis axis) {
        List<Point2D> places = new ArrayList<>();
        nodes.forEach(node ->
                places.add(new Point2D.Double(column(area, node.learned().size()), y(area, axis, node.loss()))));
        Map<Integer, List<Integer>> columns = IntStream.range(0, nodes.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> nodes.get(i).learned().size()));
        double half = 0.5 * area.getWidth() / (modalities + 1) - RADIUS - 1;
        for (List<Integer> column : columns.values()) {
            List<Integer> sorted = new ArrayList<>(column);
            sorted.sort(Comparator.comparingDouble(i -> places.get(i).getY()));
            for (int from = 0; from < sorted.size(); ) {
                int to = from + 1;
                while (to < sorted.size()
                        && places.get(sorted.get(to)).getY()
                                        - places.get(sorted.get(to - 1)).getY()
                                < CLOSE) {
                    to++;
                }
                double step = to - from < 2 ? 0 : Math.min(ASIDE, 2 * half / (to - from - 1));
                for (int i = from; i < to; i++) {
                    Point2D at = places.get(sorted.get(i));
                    double aside = (i - from - 0.5 * (to - from - 1)) * step;
                    at.setLocation(at.getX() + aside, at.getY());
                }
                from = to;
            }
        }
        return places;
    }

    private static void edge(Sketch sketch, Point2D from, Point2D to, boolean path) {
        sketch.arrow(
                from.getX(),
                from.getY(),
                to.getX(),
                to.getY(),
                RADIUS + 1,
                path ? Color.BLACK : Ink.FAINT,
                path ? 1.8 : 0.6);
    }

    /** Both sides of an arrow stay free, as its head is wider than its line. */
    private static void avoid(LabelPlacer placer, Point2D from, Point2D to) {
        for (double aside : new double[] {-HEAD, 0, HEAD}) {
            placer.avoid(List.of(
                    new Point2D.Double(from.getX(), from.getY() + aside),
                    new Point2D.Double(to.getX(), to.getY() + aside)));
        }
    }

    private Shape sized(SaddleNode node) {
        double scale = isCrowded() && !node.onPath() ? SMALLER : 1;
        return AffineTransform.getScaleInstance(scale, scale).createTransformedShape(symbol(node));
    }

    private static Rectangle2D around(Point2D at) {
        return new Rectangle2D.Double(at.getX() - RADIUS, at.getY() - RADIUS, 2 * RADIUS, 2 * RADIUS);
    }

    /** A cross stands for a start that is no fixed point. */
    private static Shape symbol(SaddleNode node) {
        if (node.kind().isPresent()) {
            return Ink.symbol(node.kind().get());
        }
        Path2D.Double cross = new Path2D.Double();
        cross.moveTo(-2.6, -2.6);
        cross.lineTo(2.6, 2.6);
        cross.moveTo(-2.6, 2.6);
        cross.lineTo(2.6, -2.6);
        return cross;
    }

    private void labels(Sketch sketch, LabelPlacer placer, List<Point2D> places) {
        List<Integer> order = IntStream.range(0, nodes.size())
                .boxed()
                .sorted(Comparator.comparing(i -> !nodes.get(i).onPath()))
                .toList();
        for (int i : order) {
            if (isCrowded() && !nodes.get(i).onPath()) {
                continue;
            }
            String words = Sketch.fitted(isCrowded() ? step(i) : name(nodes.get(i)), SIZE, WIDEST_LABEL);
            ChartText text = ChartText.of(words, SIZE);
            Color color = nodes.get(i).onPath() ? Ink.WORDS : Ink.SECOND_WORDS;
            placer.placeFree(candidates(text, places.get(i)))
                    .ifPresent(box -> sketch.text(words, SIZE, box.getX(), box.getY() + text.ascent(), color));
        }
    }

    /** True if there is no room for the names of all nodes. */
    private boolean isCrowded() {
        return nodes.size() > MOST_NAMED
                || nodes.stream().anyMatch(node -> Sketch.width(Sketch.plain(name(node)), SIZE) > LONG_NAME);
    }

    /** What is learned in addition on the step of the path that leads to a node. */
    private String step(int node) {
        return edges.stream()
                .filter(edge -> edge.onPath && edge.to == node)
                .findFirst()
                .map(edge -> {
                    List<String> more = new ArrayList<>(nodes.get(node).learned());
                    more.removeAll(nodes.get(edge.from).learned());
                    return more.isEmpty() ? name(nodes.get(node)) : "+ " + String.join(", ", more);
                })
                .orElseGet(() -> name(nodes.get(node)));
    }

    private static List<Rectangle2D> candidates(ChartText text, Point2D at) {
        double w = text.width();
        double h = text.height();
        double gap = RADIUS + 2;
        List<Rectangle2D> boxes = new ArrayList<>();
        for (double far : new double[] {gap, gap + 5}) {
            for (double[] side : new double[][] {
                {far, -h / 2}, {-w - far, -h / 2}, {far - 2, -h - far + 3}, {far - 2, far - 3},
                {-w - far + 2, -h - far + 3}, {-w - far + 2, far - 3}, {-w / 2, -h - far}, {-w / 2, far}
            }) {
                boxes.add(new Rectangle2D.Double(at.getX() + side[0], at.getY() + side[1], w, h));
            }
        }
        return boxes;
    }

    private String name(SaddleNode node) {
        int count = node.learned().size();
        if (count == 0) {
            return "nothing";
        }
        return count == modalities && count > 2 ? "all" : String.join(", ", node.learned());
    }

    /** The symbols that occur, in one row below. */
    private void key(Sketch sketch, double width, double height) {
        List<PointKind> kinds = nodes.stream()
                .flatMap(node -> node.kind().stream())
                .distinct()
                .sorted()
                .toList();
        double total = kinds.stream()
                .mapToDouble(kind -> 22 + Sketch.width(kind.words(), SMALL))
                .sum();
        double x = Math.max(0, (width - total + 8) / 2);
        double baseline = height - 0.3 * SMALL;
        for (PointKind kind : kinds) {
            String words = Sketch.fitted(kind.words(), SMALL, Math.max(0, width - x - 14));
            sketch.symbol(
                    Ink.symbol(kind),
                    x + 5,
                    baseline - ChartText.of("A", SMALL).ascent() / 2,
                    Color.BLACK,
                    Ink.isFilled(kind));
            sketch.text(words, SMALL, x + 12, baseline, Ink.WORDS);
            x += 22 + Sketch.width(kind.words(), SMALL);
        }
    }

    @Override
    public List<Plot> plots(double width, double height) {
        Axis axis = axis();
        Ticks ticks = Ticks.of(axis, (int) ((height - TOP - BELOW - KEY) / TICK_PITCH));
        List<Plot.Series> series = new ArrayList<>();
        for (Edge edge : edges) {
            SaddleNode from = nodes.get(edge.from);
            SaddleNode to = nodes.get(edge.to);
            series.add(new Plot.Series(
                    Sketch.plain((edge.onPath ? "path, " : "exit, ") + name(from) + " to " + name(to)),
                    Plot.Kind.LINE,
                    edge.onPath ? Look.Hue.BLACK.web() : Look.Hue.GREY.web(),
                    List.of(),
                    Map.of(
                            "x",
                            new double[] {from.learned().size(), to.learned().size()},
                            "y",
                            new double[] {from.loss(), to.loss()})));
        }
        for (SaddleNode node : nodes) {
            String kind = node.kind().map(PointKind::words).orElse("start");
            series.add(new Plot.Series(
                    Sketch.plain(name(node) + ", " + kind),
                    Plot.Kind.POINTS,
                    node.onPath() ? Look.Hue.BLACK.web() : Look.Hue.GREY.web(),
                    List.of(),
                    Map.of("x", new double[] {node.learned().size()}, "y", new double[] {node.loss()})));
        }
        return List.of(new Plot(
                "",
                new Plot.Scale("modalities learned", false, -0.5, modalities + 0.5),
                axis.scale(),
                area(width, height, ticks),
                series));
    }

    @Override
    public String alternative() {
        List<String> path = nodes.stream()
                .filter(SaddleNode::onPath)
                .sorted(Comparator.comparingInt(node -> node.learned().size()))
                .map(node -> name(node) + String.format(Locale.ROOT, " (loss %.4g)", node.loss()))
                .toList();
        int off = nodes.size() - path.size();
        return "Fixed points by the number of learned modalities and their loss. The predicted path passes "
                + String.join(", then ", path) + "."
                + (off == 0
                        ? ""
                        : off == 1 ? " One more is drawn off the path." : " " + off + " more are drawn off the path.");
    }
}
