package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.network.StudyNetwork;
import org.fusionflow.study.design.problem.ProblemTemplate;
import org.fusionflow.study.design.problem.Recent;
import org.fusionflow.study.measure.CourseRows;
import org.fusionflow.study.measure.CourseTimes;
import org.fusionflow.study.measure.MeasureCatalogue;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.PointMeasurement;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.UnitRows;

/** Computes the jobs of a study. */
final class JobWork {
    /** Number of points held in memory: the jobs of one point follow each other. */
    private static final int HELD = 64;

    private final Study study;
    private final MeasureCatalogue catalogue;
    private final StudyColumns columns;
    private final boolean watched;
    private final Recent<Integer, Optional<StudyPoint>> points = new Recent<>(HELD, false);

    JobWork(Study study, MeasureCatalogue catalogue) {
        this.study = study;
        this.catalogue = catalogue;
        this.columns = new StudyColumns(study);
        this.watched = study.grid().isSingle() || catalogue.needsVisits(study.variables());
    }

    /** The problem of a point; empty if the point has no network. */
    Optional<StudyPoint> point(int index) {
        return points.of(index, () -> {
            StudyGrid.Point point = study.grid().points().get(index);
            Optional<ProblemTemplate.AtPoint> at = study.problem().at(point);
            return at.map(problem -> new StudyPoint(study, point, problem, watched, catalogue));
        });
    }

    /**
     * Computes a job.
     *
     * @throws InvalidInput if the point is not valid for theory or for a network
     */
    JobRows rows(StudyJob job) {
        return job.network().isEmpty()
                ? theory(job)
                : network(job, job.network().get());
    }

    private JobRows theory(StudyJob job) {
        StudyGrid.Point place = study.grid().points().get(job.point());
        List<String> row = new ArrayList<>(place.cells());
        Optional<StudyPoint> point = point(job.point());
        if (point.isEmpty()) {
            return without(row, JobRows.NO_SUCH_NETWORK);
        }
        if (!(point.get().problem().moments().correlation().norm() > 0)) {
            return without(row, JobRows.NOTHING_TO_LEARN);
        }
        PointMeasurement measurement = new PointMeasurement(catalogue, point.get());
        for (Variable variable : columns.ofPoints()) {
            row.add(StudyColumns.cell(variable, measurement.atPoint(variable)));
        }
        List<List<String>> rows = new ArrayList<>(List.of(row));
        rows.addAll(CourseRows.ofTheory(point.get(), point.get().record().what()));
        String outcome = measurement.outcome().map(Outcome::name).orElse(Outcome.REACHED_END.name());
        return new JobRows(outcome, rows);
    }

    /** A row without a prediction, with the reason as its outcome. Numbers of the problem, which need no prediction, are left empty too. */
    private JobRows without(List<String> row, String outcome) {
        for (Variable variable : columns.ofPoints()) {
            row.add(variable.name().equals("outcome") ? outcome : "");
        }
        return new JobRows(outcome, List.of(row));
    }

    /** The run of a network at a point; with recorded states if a quantity, the network or the study needs them. */
    NetworkRun run(StudyPoint point, StudyNetwork network, NetworkSetup setup, long seed) {
        boolean course = study.grid().isSingle()
                || !point.record().isNothing()
                || network.times().isPresent()
                || catalogue.needsCourse(columns.ofRuns(network.name()));
        Vector times = course ? CourseTimes.of(point, network, setup) : Vector.of();
        return new NetworkRun(point, network, setup, seed, times);
    }

    private JobRows network(StudyJob job, StudyNetwork network) {
        StudyPoint point = point(job.point()).orElseThrow();
        return measured(job.point(), run(point, network, network.at(point.at()), job.seed()));
    }

    /** The row of a run. */
    JobRows measured(int index, NetworkRun run) {
        List<String> row = new ArrayList<>(study.grid().points().get(index).cells());
        row.addAll(List.of(
                run.network().name(), Long.toString(run.seed()), run.outcome().name()));
        if (run.outcome().isFailure()) {
            columns.runColumns().forEach(column -> row.add(""));
            return new JobRows(run.outcome().name(), List.of(row));
        }
        PointMeasurement measurement = new PointMeasurement(catalogue, run.point());
        Map<String, Variable> measured = new LinkedHashMap<>();
        columns.ofRuns(run.network().name()).forEach(v -> measured.put(v.column(), v));
        for (String column : columns.runColumns()) {
            Variable variable = measured.get(column);
            row.add(variable == null ? "" : StudyColumns.cell(variable, measurement.of(variable, run)));
        }
        List<List<String>> rows = new ArrayList<>(List.of(row));
        rows.addAll(CourseRows.of(run, run.point().record().what()));
        return new JobRows(run.outcome().name(), rows, UnitRows.of(run));
    }
}
