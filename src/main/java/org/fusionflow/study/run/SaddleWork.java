package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.continuation.SaddleContinuation;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.grid.StudyGrid;

/** The work of a study that follows the fixed points along its axis. */
final class SaddleWork implements PointWork {
    private final Study study;
    private final SaddleContinuation continuation;

    SaddleWork(Study study) {
        this.study = study;
        this.continuation = new SaddleContinuation(study);
    }

    @Override
    public int jobs() {
        return study.grid().size();
    }

    @Override
    public List<String> header() {
        return continuation.header();
    }

    @Override
    public JobRows rows(int job) {
        StudyGrid.Point point = study.grid().points().get(job);
        Optional<Prediction> prediction = continuation.prediction(point);
        if (prediction.isPresent()) {
            return new JobRows(prediction.get().outcome().name(), continuation.rows(point, prediction.get()));
        }
        String why = study.problem().at(point).isEmpty() ? JobRows.NO_SUCH_NETWORK : JobRows.NOTHING_TO_LEARN;
        return new JobRows(why, List.of(continuation.without(point, why)));
    }

    @Override
    public Optional<String> problem(int job, JobRows rows) {
        List<String> cells = study.grid().points().get(job).cells();
        return rows.problem(cells, header().size(), header().size(), 0);
    }

    @Override
    public String describe(int job) {
        return study.grid().points().get(job).describe();
    }

    @Override
    public StudyTables tables(List<JobRows> all) {
        List<List<String>> rows = new ArrayList<>();
        all.forEach(job -> rows.addAll(job.rows()));
        StudyTable points = new StudyTable(header(), rows);
        return new StudyTables(
                points,
                points,
                new StudyTable(List.of("network", "seed"), List.of()),
                Optional.empty(),
                Optional.empty(),
                continuation.specialPoints());
    }
}
