package org.fusionflow.study.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.study.design.column.TheoryColumn;
import org.fusionflow.study.design.network.RecordSpec;
import org.fusionflow.study.design.network.StudyNetwork;

/** Makes the rows of the table of curves: point, network, seed, time, and the recorded quantities. */
public final class CourseRows {
    /** Beginnings of columns that neither loss nor map determine in general. */
    private static final List<String> RECORDED =
            List.of("generalization", "directions", "contribution", "lossWithout", "accuracy");

    private CourseRows() {}

    /** Rows of the reduced system; none if nothing is recorded, or if all networks of the point are nonlinear and have no reduced system. */
    public static List<List<String>> ofTheory(StudyPoint point, List<String> what) {
        List<StudyNetwork> networks = point.study().networks(point.point());
        boolean linear = networks.isEmpty()
                || networks.stream().anyMatch(network -> network.at(point.at()).isLinear());
        if (what.isEmpty() || !linear || point.record().inEpochs()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        for (TrajectoryPoint state :
                point.at(CourseTimes.reduced(point)).trajectory().points()) {
            List<String> row = start(point, "reduced", "", state);
            for (String column : what) {
                row.add(CsvText.cell(value(point, column, state)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Rows of a run; none if nothing is recorded. */
    public static List<List<String>> of(NetworkRun run, List<String> what) {
        List<List<String>> rows = new ArrayList<>();
        if (what.isEmpty()) {
            return rows;
        }
        RunRecord record = run.recorded();
        double[] times = record.times();
        Map<String, double[]> recorded = new LinkedHashMap<>();
        what.forEach(column -> recorded(run, record, column).ifPresent(values -> recorded.put(column, values)));
        for (TrajectoryPoint state : run.result().trajectory()) {
            List<String> row = start(run.point(), run.network().name(), Long.toString(run.seed()), state);
            for (String column : what) {
                double[] values = recorded.get(column);
                if (column.equals(RecordSpec.EPOCH)) {
                    row.add(epoch(run, state));
                    continue;
                }
                row.add(CsvText.cell(
                        values != null
                                ? RunRecord.at(times, values, state)
                                : isRecorded(column) ? Double.NaN : value(run.point(), column, state)));
            }
            rows.add(row);
        }
        for (TheoryColumn column : run.point().study().theory()) {
            if (column instanceof TheoryColumn.OwnStart own
                    && own.of().equals(run.network().name())) {
                rows.addAll(ofOwnStart(run, own, what));
            }
        }
        return rows;
    }

    private static String epoch(NetworkRun run, TrajectoryPoint state) {
        double[] epochs = CourseTimes.epochs(run.point()).orElseThrow().toArray();
        return CsvText.cell(RunRecord.at(run.times().toArray(), epochs, state));
    }

    /** Rows of the reduced system from a network's own weights, if it exists. */
    private static List<List<String>> ofOwnStart(NetworkRun run, TheoryColumn.OwnStart own, List<String> what) {
        List<List<String>> rows = new ArrayList<>();
        for (TrajectoryPoint state : OwnStart.course(run, own.each())) {
            List<String> row = start(run.point(), own.name(), Long.toString(run.seed()), state);
            for (String column : what) {
                row.add(CsvText.cell(value(run.point(), column, state)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> start(StudyPoint point, String network, String seed, TrajectoryPoint state) {
        List<String> row = new ArrayList<>(point.point().cells());
        row.addAll(List.of(network, seed, CsvText.cell(state.time())));
        return row;
    }

    private static boolean isRecorded(String column) {
        return RECORDED.stream().anyMatch(column::startsWith);
    }

    private static Optional<double[]> recorded(NetworkRun run, RunRecord record, String column) {
        if (!isRecorded(column)) {
            return Optional.empty();
        }
        if (column.indexOf('[') < 0) {
            return record.single(column);
        }
        int modality = run.point().modality(label(column));
        return modality >= 0 ? record.ofModality(column.substring(0, column.indexOf('[')), modality) : Optional.empty();
    }

    private static String label(String column) {
        return column.indexOf('[') < 0 ? "" : column.substring(column.indexOf('[') + 1, column.length() - 1);
    }

    /** A quantity that is computed from loss and map. */
    private static double value(StudyPoint point, String column, TrajectoryPoint state) {
        if (column.equals("loss")) {
            return state.loss();
        }
        if (column.equals("generalization")) {
            return point.problem()
                    .population()
                    .filter(p -> point.problem().moments().outputs() == 1)
                    .map(p -> p.generalizationError(state.map()))
                    .orElse(Double.NaN);
        }
        int modality = point.modality(label(column));
        if (modality < 0 || column.startsWith("lossWithout") || column.startsWith("accuracy")) {
            return Double.NaN;
        }
        Vector block = point.problem().moments().modalities().block(state.map(), modality);
        if (column.startsWith("mapNorm")) {
            return block.norm();
        }
        return column.startsWith("contribution")
                ? Contributions.ofMap(point.problem().moments(), state.map().toArray())[modality]
                : TheoryMeasures.size(block);
    }
}
