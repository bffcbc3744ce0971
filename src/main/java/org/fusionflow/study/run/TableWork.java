package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.measure.MeasureCatalogue;

/** The work of a study with one row for each point and, for networks, one for each seed. */
final class TableWork implements PointWork {
    private final Study study;
    private final StudyColumns columns;
    private final JobWork work;
    private final List<StudyJob> jobs;

    TableWork(Study study, MeasureCatalogue catalogue) {
        this.study = study;
        this.columns = new StudyColumns(study);
        this.work = new JobWork(study, catalogue);
        this.jobs = StudyJob.all(study, catalogue);
    }

    /** Computes the jobs. */
    JobWork work() {
        return work;
    }

    @Override
    public int jobs() {
        return jobs.size();
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(columns.pointHeader());
        header.addAll(columns.runHeader());
        header.addAll(columns.curveHeader());
        if (study.record().unitTimes().isPresent()) {
            header.addAll(columns.unitHeader());
        }
        return header;
    }

    @Override
    public JobRows rows(int job) {
        return work.rows(jobs.get(job));
    }

    @Override
    public Optional<String> problem(int job, JobRows rows) {
        StudyJob of = jobs.get(job);
        List<String> cells =
                new ArrayList<>(study.grid().points().get(of.point()).cells());
        of.network().ifPresent(network -> cells.addAll(List.of(network.name(), Long.toString(of.seed()))));
        return rows.problem(
                cells,
                of.network().isEmpty()
                        ? columns.pointHeader().size()
                        : columns.runHeader().size(),
                columns.curveHeader().size(),
                columns.unitHeader().size());
    }

    @Override
    public String describe(int job) {
        return jobs.get(job).describe(study);
    }

    @Override
    public StudyTables tables(List<JobRows> all) {
        TableAssembly assembly = new TableAssembly(
                study,
                new StudyTable(columns.pointHeader(), first(all, false)),
                new StudyTable(columns.runHeader(), first(all, true)));
        return new StudyTables(
                assembly.points(), assembly.computed(), assembly.runs(), curves(all), units(all), Optional.empty());
    }

    /** The first rows of the jobs of theory, or of those of networks. */
    private List<List<String>> first(List<JobRows> all, boolean networks) {
        List<List<String>> rows = new ArrayList<>();
        for (int job = 0; job < all.size(); job++) {
            if (jobs.get(job).network().isPresent() == networks) {
                rows.add(all.get(job).rows().get(0));
            }
        }
        return rows;
    }

    private Optional<StudyTable> curves(List<JobRows> all) {
        if (study.record().what().isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        all.forEach(job -> rows.addAll(job.rows().subList(1, job.rows().size())));
        return Optional.of(new StudyTable(columns.curveHeader(), rows));
    }

    private Optional<StudyTable> units(List<JobRows> all) {
        return study.record().unitTimes().map(times -> {
            List<List<String>> rows = new ArrayList<>();
            all.forEach(job -> rows.addAll(job.units()));
            return new StudyTable(columns.unitHeader(), rows);
        });
    }
}
