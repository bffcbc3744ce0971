package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.Ticks;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * Makes JFreeChart axes with our {@link Ticks}. The library's own ticks depend on the locale, and on a logarithmic axis their text is drawn as
 * outlines that cannot be searched. So the library draws the marks and the grid, and {@link PlotFrame} draws the labels.
 */
final class PlotAxes {
    private static final float TICK = 2.8f;
    private static final float MINOR_TICK = 1.5f;

    private PlotAxes() {}

    static ValueAxis of(Axis axis, Ticks ticks) {
        List<ValueTick> marks = new ArrayList<>();
        for (Ticks.Tick tick : ticks.major()) {
            marks.add(mark(TickType.MAJOR, tick.value()));
        }
        for (double value : ticks.minor()) {
            marks.add(mark(TickType.MINOR, value));
        }
        ValueAxis made = axis.logarithmic() ? new Logarithmic(marks) : new Linear(marks);
        made.setRange(axis.lower(), axis.upper());
        made.setTickLabelsVisible(false);
        made.setAxisLineVisible(false);
        made.setTickMarkPaint(PlotFrame.FRAME_COLOR);
        made.setTickMarkStroke(new BasicStroke(0.5f));
        made.setTickMarkOutsideLength(TICK);
        made.setMinorTickMarksVisible(true);
        made.setMinorTickMarkOutsideLength(MINOR_TICK);
        made.setLabelPaint(Color.BLACK);
        return made;
    }

    private static NumberTick mark(TickType type, double value) {
        return new NumberTick(type, value, "", TextAnchor.CENTER, TextAnchor.CENTER, 0);
    }

    private static final class Linear extends NumberAxis {
        private static final long serialVersionUID = 1L;
        private final transient List<ValueTick> marks;

        Linear(List<ValueTick> marks) {
            this.marks = marks;
            setAutoRangeIncludesZero(false);
        }

        @Override
        public List<ValueTick> refreshTicks(
                Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return marks;
        }
    }

    private static final class Logarithmic extends LogAxis {
        private static final long serialVersionUID = 1L;
        private final transient List<ValueTick> marks;

        Logarithmic(List<ValueTick> marks) {
            this.marks = marks;
        }

        @Override
        public List<ValueTick> refreshTicks(
                Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return marks;
        }
    }
}
