package org.fusionflow.study.design.figure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The description of a figure over the tables of a study. Expressions of the study file have already become columns of the tables, so a figure
 * names columns only.
 */
public sealed interface FigureSpec {
    /** Title above the figure; may be empty. */
    String title();

    /** The panels, one chart each, in the order of the page; at least one. */
    List<Panel> panels();

    /** The same figure with other panels. */
    FigureSpec with(List<Panel> others);

    /** The table that contains a column. */
    enum Source {
        /** One row for each point of the grid: axes, theory, and {@code NAME.QUANTITY.mean}, {@code .sd}, {@code .n} of networks. */
        POINTS,
        /** One row for each point, network and seed, with columns {@code network} and {@code seed}. */
        RUNS,
        /** One row for each point, network, seed and time, with columns {@code network}, {@code seed} and {@code time}. */
        CURVES,
        /**
         * One row for each point, network, seed, time and hidden unit, with columns {@code network}, {@code seed}, {@code time} and
         * {@code layer}.
         */
        UNITS
    }

    /** The mark with which the numbers of a column are drawn. */
    enum Mark {
        /** A line through one number at each x. */
        LINE,
        /** The line of a theory over time, with which the lines of networks are compared. */
        THEORY,
        /** Points, one for each row. */
        POINTS,
        /** Points with error bars: the column is a mean, {@link Series#spread} the half length of the bars. */
        BARS,
        /** Horizontal lines over all x, one for each different number of the column. */
        LEVEL
    }

    /** An axis of a chart. */
    record Scale(String label, boolean logarithmic) {}

    /**
     * One series of numbers in a figure.
     *
     * @param label in the legend; the value of {@link Curves#by} is added to it
     * @param source table of the columns
     * @param where texts that rows must have in other columns: network, the panel's value of an axis
     * @param x column
     * @param y column
     * @param spread column of the half length of error bars; only with bars
     * @param colour column that a map shows in colours; only in maps
     */
    record Series(
            String label,
            Source source,
            Map<String, String> where,
            String x,
            String y,
            Optional<String> spread,
            Optional<String> colour,
            Mark mark) {
        public Series {
            where = Map.copyOf(where);
        }
    }

    /** A chart of a figure. */
    record Panel(String title, List<Series> series) {
        public Panel {
            series = List.copyOf(series);
        }
    }

    /**
     * Curves and points over a number: quantities over an axis of the grid, theory against networks, quantities over time.
     *
     * @param by axes of the grid by whose values every series is split into curves, each in its own colour
     * @param diagonal true to draw the line on which x and y are equal
     */
    record Curves(String title, Scale x, Scale y, List<String> by, List<Panel> panels, boolean diagonal)
            implements FigureSpec {
        public Curves {
            by = List.copyOf(by);
            panels = List.copyOf(panels);
        }

        @Override
        public FigureSpec with(List<Panel> others) {
            return new Curves(title, x, y, by, others, diagonal);
        }
    }

    /**
     * A word shown in colours over two words or numbers, as a grid of cells in the order of the table; the panel has one series, whose
     * {@code colour} is the word.
     *
     * @param number column of a number that stands in each cell
     */
    record WordMap(String title, String x, String y, Optional<String> number, List<Panel> panels)
            implements FigureSpec {
        public WordMap {
            panels = List.copyOf(panels);
        }

        @Override
        public FigureSpec with(List<Panel> others) {
            return new WordMap(title, x, y, number, others);
        }
    }

    /** A quantity shown in colours over two axes of the grid; every panel has one series. */
    record ColourMap(String title, Scale x, Scale y, Scale colour, List<Panel> panels) implements FigureSpec {
        public ColourMap {
            panels = List.copyOf(panels);
        }

        @Override
        public FigureSpec with(List<Panel> others) {
            return new ColourMap(title, x, y, colour, others);
        }
    }
}
