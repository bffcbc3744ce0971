package org.fusionflow.study.design.column;

import java.util.Locale;
import java.util.Optional;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;

/**
 * A variable of a study: a name that checks, figures and tables may use.
 *
 * @param name as it is written, {@code linear.halfTime[B]}
 * @param kind of its values
 * @param network that has one value for each seed; empty for one value for each point
 * @param statistic of the seeds, for names such as {@code linear.timeRatio.sd}
 * @param column of the table of runs or of points that holds it
 * @param source of the values
 */
public record Variable(
        String name,
        Datum.Kind kind,
        Optional<String> network,
        Optional<Statistic> statistic,
        String column,
        Source source) {
    /** A statistic over the values of the seeds. */
    public enum Statistic {
        /** Mean of the seeds that have the quantity. */
        MEAN,
        SD,
        SE,
        N
    }

    /** The column of the table of points with a statistic of the seeds; only for a variable that differs between seeds. */
    public String pointColumn(Statistic of) {
        return seedName() + "." + of.name().toLowerCase(Locale.ROOT);
    }

    /** The name without its statistic, {@code linear.timeRatio}. */
    public String seedName() {
        String end = statistic.map(s -> "." + s.name().toLowerCase(Locale.ROOT)).orElse("");
        return name.substring(0, name.length() - end.length());
    }

    /** The source of a column's numbers. */
    public sealed interface Source {
        /** An axis of the grid. */
        record OfAxis() implements Source {}

        /** A number of the problem: {@code u0}, {@code layers}, {@code sA}. */
        record OfProblem(String symbol) implements Source {}

        /** A quantity of theory. */
        record OfTheory(TheoryColumn column, QuantityName quantity, Optional<String> modality) implements Source {}

        /** A quantity of a trained network. */
        record OfNetwork(QuantityName quantity, Optional<String> modality) implements Source {}

        /** An expression of other columns. */
        record OfFormula(Formula formula) implements Source {}
    }
}
