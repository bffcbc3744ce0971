package org.fusionflow.report.diagram;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.axis.Ticks;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/**
 * Draws the phases of learning as bands over time, one row a source: a band is darker the more modalities are learned, and each half time has the
 * mark of its modality. The time axis is logarithmic if the half times differ by more than a factor of ten, so that early phases keep some width.
 *
 * @param modalities their names, in leaf order
 * @param rows from top to bottom
 * @param end of the time axis if nothing is ever learned, &gt; 0
 */
public record PhaseBands(List<String> modalities, List<BandRow> rows, double end) implements Figure {
    /** Largest ratio of two half times on a linear axis. */
    private static final double LINEAR = 10;

    private static final double BAND = 11.5;
    private static final double PITCH = 16;
    private static final double PITCH_OF_OWN = 15;
    private static final double AXIS = 25;
    private static final double NAME = 8;
    private static final double SMALL = 7.4;
    /** Largest part of the width that names take. */
    private static final double NAMES = 0.36;

    private static final double RIGHT = 10;
    private static final double INDENT = 7;
    private static final double GAP = 6;
    private static final double TICK_PITCH = 44;
    /** Marks nearer than this stand one above the other. */
    private static final double CLOSE = 5.5;
    /** Largest number of marks that stand one above the other. */
    private static final int MOST_CLOSE = 3;

    private static final double WHISKER = 2.6;

    public PhaseBands {
        modalities = List.copyOf(modalities);
        rows = List.copyOf(rows);
    }

    /** The height in points that the rows need. */
    public double height() {
        double height = AXIS;
        for (BandRow row : rows) {
            height += pitch(row);
        }
        return height;
    }

    private static double pitch(BandRow row) {
        return row.kind() == BandRow.Kind.OWN ? PITCH_OF_OWN : PITCH;
    }

    /** The time axis with its ends. */
    Axis axis() {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (BandRow row : rows) {
            for (BandRow.Event event : row.events()) {
                first = event.earliest() > 0 ? Math.min(first, event.earliest()) : first;
                last = Math.max(last, event.latest());
            }
        }
        Axis time = new Axis("flow time t", last > LINEAR * first, Double.NaN, Double.NaN);
        if (last == 0) {
            return time.from(0, end);
        }
        return time.logarithmic() ? time.from(first / 2.2, last * 1.8) : time.from(0, 1.18 * last);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        sketch(width, height).draw(graphics);
    }

    private Rectangle2D area(double width, double height) {
        double most = NAMES * width;
        double widest = rows.stream()
                .mapToDouble(row -> indent(row) + Sketch.width(Sketch.plain(row.name()), NAME))
                .max()
                .orElse(0);
        double left = Math.min(most, widest) + GAP;
        return new Rectangle2D.Double(left, 2, width - left - RIGHT, height - 2 - AXIS);
    }

    private static double indent(BandRow row) {
        return row.kind() == BandRow.Kind.OWN ? INDENT : 0;
    }

    Sketch sketch(double width, double height) {
        Sketch sketch = new Sketch();
        Rectangle2D area = area(width, height);
        Axis axis = axis();
        ticks(sketch, area, axis);
        key(sketch, axis, width, height);
        double wanted = rows.stream().mapToDouble(PhaseBands::pitch).sum();
        double scale = rows.isEmpty() ? 1 : Math.min(1, area.getHeight() / wanted);
        double top = area.getY();
        for (BandRow row : rows) {
            double pitch = scale * pitch(row);
            double band = Math.min(row.kind() == BandRow.Kind.OWN ? BAND - 2 : BAND, 0.7 * pitch);
            row(
                    sketch,
                    row,
                    axis,
                    new Rectangle2D.Double(area.getX(), top + (pitch - band) / 2 - 1, area.getWidth(), band));
            top += pitch;
        }
        return sketch;
    }

    private static double x(Rectangle2D area, Axis axis, double time) {
        double part = axis.logarithmic() && !(time > 0) ? 0 : axis.fraction(time);
        return area.getX() + Math.max(0, Math.min(1, part)) * area.getWidth();
    }

    private static void ticks(Sketch sketch, Rectangle2D area, Axis axis) {
        Ticks ticks = Ticks.of(axis, (int) (area.getWidth() / TICK_PITCH));
        double bottom = area.getMaxY();
        for (Ticks.Tick tick : ticks.major()) {
            double x = x(area, axis, tick.value());
            sketch.line(x, area.getY(), x, bottom, Ink.GRID, 0.4);
            sketch.line(x, bottom, x, bottom + 3, Ink.LINE, 0.5);
            sketch.centred(
                    tick.label(),
                    SMALL,
                    x,
                    bottom + 5 + ChartText.of("0", SMALL).ascent(),
                    Ink.WORDS);
        }
        for (double minor : ticks.minor()) {
            double x = x(area, axis, minor);
            sketch.line(x, bottom, x, bottom + 1.6, Ink.LINE, 0.5);
        }
        sketch.line(area.getX(), bottom, area.getMaxX(), bottom, Ink.LINE, 0.5);
    }

    private void row(Sketch sketch, BandRow row, Axis axis, Rectangle2D band) {
        double size = Math.min(row.kind() == BandRow.Kind.OWN ? SMALL : NAME, band.getHeight());
        String name = Sketch.fitted(row.name(), size, band.getX() - GAP - indent(row));
        double baseline = band.getCenterY() + ChartText.of("A", size).ascent() / 2;
        sketch.text(name, size, indent(row), baseline, row.kind() == BandRow.Kind.OWN ? Ink.SECOND_WORDS : Ink.WORDS);
        double end = Math.min(band.getMaxX(), x(band, axis, row.end()));
        double from = band.getX();
        for (int learned = 0; learned <= row.events().size(); learned++) {
            boolean last = learned == row.events().size();
            double to = last ? end : x(band, axis, row.events().get(learned).time());
            if (to > from + 0.3) {
                segment(sketch, row, learned, new Rectangle2D.Double(from, band.getY(), to - from, band.getHeight()));
                from = to;
            }
        }
        sketch.stroke(
                new Rectangle2D.Double(band.getX(), band.getY(), Math.max(0, from - band.getX()), band.getHeight()),
                Ink.LINE,
                0.5);
        marks(sketch, row, axis, band);
    }

    private void segment(Sketch sketch, BandRow row, int learned, Rectangle2D area) {
        sketch.fill(area, Ink.shade(learned, modalities.size()));
        sketch.line(area.getMaxX(), area.getY(), area.getMaxX(), area.getMaxY(), Ink.LINE, 0.5);
        double size = Math.min(SMALL, 0.7 * area.getHeight());
        double room = area.getWidth() - 2 * CLOSE - 3;
        for (String words : words(row, learned)) {
            if (Sketch.width(words, size) <= room) {
                double baseline = area.getCenterY() + ChartText.of("A", size).ascent() / 2;
                sketch.centred(words, size, area.getCenterX(), baseline, Ink.WORDS);
                return;
            }
        }
    }

    /** What a band says, the longest first. */
    private List<String> words(BandRow row, int learned) {
        if (learned == 0) {
            return List.of("nothing learned", "nothing");
        }
        List<String> names = row.events().subList(0, learned).stream()
                .map(event -> Sketch.plain(modalities.get(event.modality())))
                .toList();
        boolean all = learned == modalities.size();
        String list = all && learned > 2 ? "all" : learned <= 4 ? list(names) : learned + " of " + modalities.size();
        return List.of(list + " learned", list, all && learned > 1 ? "all" : String.valueOf(learned));
    }

    private static String list(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static void marks(Sketch sketch, BandRow row, Axis axis, Rectangle2D band) {
        List<BandRow.Event> events = row.events();
        for (int from = 0; from < events.size(); ) {
            int to = from + 1;
            double x = x(band, axis, events.get(from).time());
            while (to < events.size() && x(band, axis, events.get(to).time()) - x < CLOSE) {
                to++;
            }
            for (int i = from; i < to && to - from <= MOST_CLOSE; i++) {
                BandRow.Event event = events.get(i);
                double at = x(band, axis, event.time());
                double y = band.getY() + (i - from + 1) * band.getHeight() / (to - from + 1);
                whisker(sketch, event, axis, band);
                sketch.mark(Ink.modality(event.modality()), at, y);
            }
            if (to - from > MOST_CLOSE) {
                // So many marks would hide each other; the word in the band says that they come together.
                sketch.line(x, band.getY() - 1.5, x, band.getMaxY() + 1.5, Ink.WORDS, 2);
            }
            from = to;
        }
    }

    /** From the earliest to the latest seed, below the band; open at its end if some seeds never learn the modality. */
    private static void whisker(Sketch sketch, BandRow.Event event, Axis axis, Rectangle2D band) {
        double low = x(band, axis, event.earliest());
        double high = x(band, axis, event.latest());
        if (high - low < 0.5) {
            return;
        }
        double y = band.getMaxY() + WHISKER;
        Color color = Ink.modality(event.modality()).color().color();
        sketch.line(low, y, high, y, color, 1.1);
        sketch.line(low, y - 1.5, low, y + 1.5, color, 1.1);
        if (event.everySeed()) {
            sketch.line(high, y - 1.5, high, y + 1.5, color, 1.1);
        }
    }

    /** The label of the axis at the right, and the marks with their modalities at the left, in one row below. */
    private void key(Sketch sketch, Axis axis, double width, double height) {
        double baseline = height - 0.3 * SMALL;
        String label = axis.logarithmic() ? axis.label() + ", logarithmic" : axis.label();
        sketch.rightAligned(label, NAME, width - RIGHT, baseline, Ink.WORDS);
        double room = width - RIGHT - Sketch.width(label, NAME) - 3 * GAP;
        double share = room / modalities.size();
        List<String> names = new ArrayList<>();
        double total = 0;
        for (String modality : modalities) {
            String name = Sketch.fitted(modality, SMALL, Math.max(2, Math.min(120, share - 18)));
            names.add(name);
            total += 18 + Sketch.width(name, SMALL);
        }
        String lead = "half time of";
        double leadWidth = Sketch.width(lead, SMALL) + 8;
        boolean led = total + leadWidth <= room;
        double x = 0;
        if (led) {
            sketch.text(lead, SMALL, x, baseline, Ink.SECOND_WORDS);
            x += leadWidth;
        }
        for (int m = 0; m < names.size(); m++) {
            sketch.mark(
                    Ink.modality(m), x + 4, baseline - ChartText.of("A", SMALL).ascent() / 2);
            sketch.text(names.get(m), SMALL, x + 9, baseline, Ink.WORDS);
            x += 18 + Sketch.width(names.get(m), SMALL);
        }
    }

    @Override
    public List<Plot> plots(double width, double height) {
        List<Plot.Series> series = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            BandRow row = rows.get(r);
            double place = rows.size() - r;
            for (BandRow.Event event : row.events()) {
                String name = Sketch.plain(row.name() + ": " + modalities.get(event.modality()));
                Look look = Ink.modality(event.modality());
                series.add(points(name, look, place, event.time()));
                if (event.latest() > event.earliest()) {
                    series.add(points(name + ", first seed", look, place, event.earliest()));
                    series.add(points(name + ", last seed", look, place, event.latest()));
                }
            }
        }
        return List.of(new Plot(
                "",
                axis().scale(),
                new Plot.Scale("row from below", false, 0.5, rows.size() + 0.5),
                area(width, height),
                series));
    }

    private static Plot.Series points(String name, Look look, double row, double time) {
        return new Plot.Series(
                name,
                Plot.Kind.POINTS,
                look.color().web(),
                List.of(),
                Map.of("x", new double[] {time}, "y", new double[] {row}));
    }

    @Override
    public String alternative() {
        StringBuilder text = new StringBuilder("Phases of learning over flow time, one row a source.");
        for (BandRow row : rows) {
            text.append(' ').append(row.name()).append(": ");
            List<String> parts = row.events().stream()
                    .map(event -> modalities.get(event.modality()) + " is half learned at " + number(event.time()))
                    .toList();
            text.append(parts.isEmpty() ? "nothing is half learned" : String.join(", ", parts))
                    .append('.');
        }
        return text.toString();
    }

    private static String number(double time) {
        return String.format(Locale.ROOT, "%.4g", time);
    }
}
