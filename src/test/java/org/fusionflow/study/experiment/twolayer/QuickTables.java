package org.fusionflow.study.experiment.twolayer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.ExperimentResult;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** The quick form of every experiment of the room, computed once for all tests. */
public final class QuickTables {
    private static final Map<String, ExperimentResult> RESULTS = new LinkedHashMap<>();

    private QuickTables() {}

    /** In the order of the report. */
    public static synchronized List<ExperimentResult> all() {
        for (Experiment experiment : TwoLayerExperiments.all()) {
            if (!RESULTS.containsKey(experiment.name())) {
                List<Row> rows = new ArrayList<>();
                for (Job job : experiment.jobs(Scale.QUICK)) {
                    rows.addAll(job.work().get());
                }
                Rows table = new Rows(experiment.columns(), rows);
                RESULTS.put(
                        experiment.name(),
                        new ExperimentResult(experiment, table, experiment.findings(table, Scale.QUICK), 0));
            }
        }
        return List.copyOf(RESULTS.values());
    }

    static ExperimentResult of(String name) {
        return all().stream()
                .filter(result -> result.experiment().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The table with another text in a column of the rows whose other column begins with a text. */
    static Rows doctored(Rows rows, String where, String begins, String column, UnaryOperator<String> change) {
        int key = rows.columns().indexOf(where);
        int at = rows.columns().indexOf(column);
        List<Row> changed = new ArrayList<>();
        for (Row row : rows.rows()) {
            List<String> cells = new ArrayList<>(row.cells());
            if (cells.get(key).startsWith(begins) && !cells.get(at).isEmpty()) {
                cells.set(at, change.apply(cells.get(at)));
            }
            changed.add(new Row(cells));
        }
        return new Rows(rows.columns(), changed);
    }

    /** The finding of a table whose statement holds a text. */
    static StudyFinding finding(String experiment, Rows rows, String statement) {
        List<StudyFinding> found = of(experiment).experiment().findings(rows, Scale.QUICK).stream()
                .filter(finding -> finding.statement().contains(statement))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " findings say '" + statement + "'");
        }
        return found.get(0);
    }
}
