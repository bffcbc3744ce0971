package org.fusionflow.study.design.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.SourceText;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.column.TheoryColumn;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.figure.FigureSpec.Mark;
import org.fusionflow.study.design.figure.FigureSpec.Series;
import org.fusionflow.study.design.figure.FigureSpec.Source;

/** Finds the columns that a figure draws, and adds columns to the study for those that are expressions. */
final class FigureColumns {
    private static final Pattern QUANTITY = Pattern.compile("([A-Za-z]\\w*)(\\[[^\\]]*\\])?");

    private final StudyNames names;

    FigureColumns(StudyNames names) {
        this.names = names;
    }

    /** The column of an expression in the table of points; that of its mean for an expression that differs between seeds. */
    String atPoint(YamlValue text) {
        return mean(variable(text));
    }

    /**
     * The column of a word or condition, which has one value at a point.
     *
     * @throws org.fusionflow.architecture.InvalidInput if it differs between seeds
     */
    String wordAtPoint(YamlValue text) {
        SourceText source = text.source();
        Formula formula = Formula.of(source, names);
        Variable variable = formula.term() instanceof org.fusionflow.expression.Term.Name name
                ? names.variable(name.name(), name.place())
                : names.derived(formula.text(), formula, source.place(0));
        if (variable.network().isPresent()) {
            throw text.expected("words that have one value at a point, not one for each seed");
        }
        return variable.column();
    }

    private static String mean(Variable variable) {
        return variable.network().isEmpty() ? variable.column() : variable.pointColumn(Variable.Statistic.MEAN);
    }

    /** The variable of a name, or of an expression, for which a column is added. */
    Variable variable(YamlValue text) {
        SourceText source = text.source();
        Formula formula = Formula.of(source, names, Datum.Kind.NUMBER);
        if (formula.term() instanceof org.fusionflow.expression.Term.Name name) {
            return names.variable(name.name(), name.place());
        }
        return names.derived(formula.text(), formula, source.place(0));
    }

    /**
     * The lines of a column of theory, of which the figure's quantity is drawn, or of an expression.
     *
     * @param network of the panel, for a column that exists once for each network; empty for all networks
     */
    List<Series> lines(YamlValue text, String x, YamlValue y, Optional<String> network) {
        if (names.isOfEachNetwork(text.text())) {
            return network.map(List::of).orElse(names.networks()).stream()
                    .map(one -> line(names.ofNetwork(text.text(), one), text, x, y))
                    .toList();
        }
        return List.of(line(text.text(), text, x, y));
    }

    private Series line(String column, YamlValue text, String x, YamlValue y) {
        Optional<TheoryColumn> theory = names.theory(column, Optional.empty());
        Matcher quantity = QUANTITY.matcher(y.text());
        Variable variable = theory.isPresent() && !(theory.get() instanceof TheoryColumn.Derived) && quantity.matches()
                ? names.variable(column + "." + y.text(), y.source().place(0))
                : variable(text);
        return new Series(
                column, Source.POINTS, Map.of(), x, mean(variable), Optional.empty(), Optional.empty(), Mark.LINE);
    }

    /** A horizontal line at a number that each point has once. */
    Series level(YamlValue text) {
        String column = atPoint(text);
        return new Series(
                text.text(), Source.POINTS, Map.of(), column, column, Optional.empty(), Optional.empty(), Mark.LEVEL);
    }

    /**
     * The points of networks: the quantity of each network, of one network, or an expression.
     *
     * @param points {@code mean +- sd}, {@code mean +- se}, {@code seeds} or {@code none}
     */
    List<Series> points(YamlValue y, Optional<String> network, String x, String points) {
        List<Series> series = new ArrayList<>();
        if (points.equals("none")) {
            return series;
        }
        Matcher quantity = QUANTITY.matcher(y.text());
        if (quantity.matches() && names.isQuantity(quantity.group(1))) {
            for (String one : network.map(List::of).orElse(names.networks())) {
                series.add(points(
                        one, names.variable(one + "." + y.text(), y.source().place(0)), x, points));
            }
            if (names.networks().isEmpty()) {
                Variable reduced =
                        names.variable("reduced." + y.text(), y.source().place(0));
                series.add(line("reduced", reduced, x));
            }
            return series;
        }
        Variable variable = variable(y);
        if (variable.network().isEmpty()) {
            series.add(line(y.text(), variable, x));
        } else if (network.isEmpty() || variable.network().equals(network)) {
            series.add(points(y.text(), variable, x, points));
        }
        return series;
    }

    private static Series line(String label, Variable variable, String x) {
        return new Series(
                label, Source.POINTS, Map.of(), x, variable.column(), Optional.empty(), Optional.empty(), Mark.LINE);
    }

    private Series points(String label, Variable variable, String x, String points) {
        if (points.equals("seeds")) {
            return new Series(
                    label,
                    Source.RUNS,
                    Map.of("network", variable.network().orElseThrow()),
                    x,
                    variable.column(),
                    Optional.empty(),
                    Optional.empty(),
                    Mark.POINTS);
        }
        Variable.Statistic spread = points.endsWith("se") ? Variable.Statistic.SE : Variable.Statistic.SD;
        names.statistic(variable, spread);
        return new Series(
                label,
                Source.POINTS,
                Map.of(),
                x,
                variable.pointColumn(Variable.Statistic.MEAN),
                Optional.of(variable.pointColumn(spread)),
                Optional.empty(),
                Mark.BARS);
    }

    /** The points of one expression over another: one for each seed if both have a value for each, else of the means. */
    Series pair(YamlValue x, YamlValue y) {
        Variable horizontal = variable(x);
        Variable vertical = variable(y);
        boolean seeds = horizontal.network().isPresent() && horizontal.network().equals(vertical.network());
        Map<String, String> where = new TreeMap<>();
        if (seeds) {
            where.put("network", vertical.network().orElseThrow());
        }
        return new Series(
                y.text(),
                seeds ? Source.RUNS : Source.POINTS,
                where,
                seeds ? horizontal.column() : mean(horizontal),
                seeds ? vertical.column() : mean(vertical),
                Optional.empty(),
                Optional.empty(),
                Mark.POINTS);
    }

    /** The same series, restricted to some values of axes. */
    static Series where(Series series, Map<String, String> cells) {
        Map<String, String> where = new TreeMap<>(series.where());
        where.putAll(cells);
        return new Series(
                series.label(),
                series.source(),
                where,
                series.x(),
                series.y(),
                series.spread(),
                series.colour(),
                series.mark());
    }
}
