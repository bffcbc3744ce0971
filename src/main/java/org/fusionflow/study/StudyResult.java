package org.fusionflow.study;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.reduced.Prediction;

/**
 * A study that was run.
 *
 * @param study what was asked
 * @param prediction of theory, with states at {@code times}
 * @param runs of the networks, in the study's order
 * @param columns formula, reduced, then one a network
 */
public record StudyResult(Study study, Prediction prediction, List<NetworkRuns> runs, List<Measured> columns) {
    public StudyResult {
        runs = List.copyOf(runs);
        columns = List.copyOf(columns);
    }

    /** The column of this name. */
    public Measured measured(String column) {
        return columns.stream()
                .filter(c -> c.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("column '" + column + "': expected one of "
                        + columns.stream().map(Measured::name).toList()));
    }

    /** All criteria in order. */
    public List<Comparison> comparisons() {
        return study.criteria().stream().map(c -> c.apply(this)).toList();
    }

    public boolean holds() {
        return comparisons().stream().allMatch(Comparison::holds);
    }
}
