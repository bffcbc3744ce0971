package org.fusionflow.study.design.network;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.expression.Formula;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.problem.ProblemTemplate;

/**
 * What a study records of networks and of the reduced system over time.
 *
 * @param times as in {@code simulate --times}; empty if nothing is recorded
 * @param inEpochs true if times are counted in passes over all samples instead of flow time
 * @param what columns of the table of curves; empty if there is none
 * @param unitTimes times at which the hidden units that read inputs are recorded; empty for none
 * @param unitColumns of the table of units: inputs, then the norm of a unit's outgoing weights; empty if there is none
 * @param where condition on the axes of the points that are recorded; empty for all
 */
public record RecordSpec(
        Optional<YamlValue> times,
        boolean inEpochs,
        List<String> what,
        Optional<YamlValue> unitTimes,
        List<String> unitColumns,
        Optional<Formula> where) {
    /** The column of the table of curves with the number of passes over all samples. */
    public static final String EPOCH = "epoch";

    public static final RecordSpec NOTHING =
            new RecordSpec(Optional.empty(), false, List.of(), Optional.empty(), List.of(), Optional.empty());

    public RecordSpec {
        what = List.copyOf(what);
        unitColumns = List.copyOf(unitColumns);
    }

    /** What is recorded at a point. */
    public RecordSpec at(StudyGrid.Point point) {
        return where.isEmpty() || where.get().at(point).isTrue() ? this : NOTHING;
    }

    /** The flow times, or epochs, of the table of curves at a point. */
    public Optional<Vector> times(ProblemTemplate.AtPoint at) {
        return times.map(given -> read(given, at));
    }

    /** The flow times at which units are recorded at a point. */
    public Optional<Vector> unitTimes(ProblemTemplate.AtPoint at) {
        return unitTimes.map(given -> read(given, at));
    }

    private static Vector read(YamlValue given, ProblemTemplate.AtPoint at) {
        return FlowTimes.read(at.value(given)).times();
    }

    public boolean isNothing() {
        return what.isEmpty() && unitTimes.isEmpty();
    }
}
