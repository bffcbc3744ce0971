package org.fusionflow.study.design;

import java.util.Locale;
import java.util.Optional;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;

/**
 * A name that checks, figures and tables of a study may use.
 *
 * @param name as it is written, {@code linear.halfTime[B]}
 * @param kind of its values
 * @param network that has it, one value a seed; empty for one value a point
 * @param statistic of the seeds, for names such as {@code linear.timeRatio.sd}
 * @param column of the table of runs or of points that it is in
 * @param source of the column
 */
public record Variable(
        String name,
        Datum.Kind kind,
        Optional<String> network,
        Optional<Statistic> statistic,
        String column,
        Source source) {
    /** What becomes of the seeds' values. */
    public enum Statistic {
        /** Of the seeds that have the quantity. */
        MEAN,
        SD,
        SE,
        N
    }

    /** The column of the table of points with a statistic of the seeds; only for what differs from seed to seed. */
    public String pointColumn(Statistic of) {
        return seedName() + "." + of.name().toLowerCase(Locale.ROOT);
    }

    /** The name before its statistic, {@code linear.timeRatio}. */
    public String seedName() {
        String end = statistic.map(s -> "." + s.name().toLowerCase(Locale.ROOT)).orElse("");
        return name.substring(0, name.length() - end.length());
    }

    /** Where the numbers of a column come from. */
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
