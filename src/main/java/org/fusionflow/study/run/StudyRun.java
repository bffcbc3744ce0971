package org.fusionflow.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.check.CheckRun;
import org.fusionflow.study.check.ResultTables;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyFiles;
import org.fusionflow.study.journal.Journal;
import org.fusionflow.study.journal.Workers;
import org.fusionflow.study.measure.MeasureCatalogue;

/**
 * Runs a study and writes its tables to files. Finished jobs are kept in a journal beside these files until the tables are written.
 *
 * <pre>{@code
 * try (StudyRun run = StudyRun.open(study, Plugins.CATALOGUE, new StudyOutput(csv), build, false)) {
 *     StudyResult result = StudyRun.all(List.of(run), threads, StudyProgress.NONE).get(0);
 *     run.done();
 * }
 * }</pre>
 */
public final class StudyRun implements AutoCloseable {
    private final Study study;
    private final StudyOutput output;
    private final PointWork work;
    private final AtomicReferenceArray<JobRows> rows;
    private final AtomicLong nanos = new AtomicLong();
    private final Optional<Journal> journal;
    private List<Path> files = List.of();
    private int resumed;

    private StudyRun(Study study, MeasureCatalogue catalogue, StudyOutput output, String build, boolean anew) {
        this.study = study;
        this.output = output;
        this.work = study.followsSaddles() ? new SaddleWork(study) : new TableWork(study, catalogue);
        this.rows = new AtomicReferenceArray<>(work.jobs());
        this.journal = output.isStream()
                ? Optional.empty()
                : Optional.of(Journal.open(output.csv(), new StudyJournal(study, work, build), anew));
    }

    /**
     * Opens the output and its journal.
     *
     * @param build identity of the program's code; jobs that another build finished are not reused
     * @param anew true to discard the jobs of an interrupted run
     * @throws InvalidInput if the output cannot be written, is a file that the study reads, or has the journal of an interrupted run of another
     *     study
     */
    public static StudyRun open(
            Study study, MeasureCatalogue catalogue, StudyOutput output, String build, boolean anew) {
        OutputFiles.check(output.files(study), StudyFiles.of(study));
        return new StudyRun(study, catalogue, output, build, anew);
    }

    /**
     * Computes the unfinished jobs of several studies, which share the threads, and writes the tables of each.
     *
     * @param threads at least 1
     * @return results in the order of the studies
     * @throws InvalidInput if a point is not valid for theory or for a network, or a file cannot be written
     */
    public static List<StudyResult> all(List<StudyRun> runs, int threads, StudyProgress progress) {
        if (threads < 1) {
            throw new InvalidInput("threads " + threads + ": expected at least 1");
        }
        List<Runnable> jobs = new ArrayList<>();
        int resumed = 0;
        for (StudyRun run : runs) {
            run.resume();
            resumed += run.resumed;
            for (int job = 0; job < run.rows.length(); job++) {
                if (run.rows.get(job) == null) {
                    int index = job;
                    jobs.add(() -> run.compute(index, progress));
                }
            }
        }
        String name = runs.size() == 1 ? runs.get(0).study.name() : runs.size() + " studies";
        progress.begin(name + (resumed > 0 ? ", after " + resumed + " jobs of an interrupted run" : ""), jobs.size());
        try {
            Workers.run(threads, jobs.size(), job -> jobs.get(job).run());
        } finally {
            progress.end();
        }
        return runs.stream().map(StudyRun::finish).toList();
    }

    private void resume() {
        Map<Integer, Journal.Entry> finished = journal.map(Journal::finished).orElse(Map.of());
        finished.forEach((job, entry) -> rows.set(job, JobRows.of(entry.outcome(), entry.csv())));
        resumed = finished.size();
    }

    private void compute(int job, StudyProgress progress) {
        long start = System.nanoTime();
        JobRows found;
        try {
            found = work.rows(job);
        } catch (InvalidInput refused) {
            throw new InvalidInput(at(job) + refused.getMessage(), refused);
        } catch (NumericalFailure failed) {
            throw new NumericalFailure(at(job) + failed.getMessage());
        }
        // Read back from text, so that tables are the same whether a job ran now or earlier.
        JobRows read = JobRows.of(found.outcome(), found.csv());
        journal.ifPresent(j -> j.append(job, new Journal.Entry(found.outcome(), found.csv())));
        rows.set(job, read);
        nanos.addAndGet(System.nanoTime() - start);
        progress.finished();
    }

    private String at(int job) {
        String where = work.describe(job);
        return "study " + study.name() + (where.isEmpty() ? "" : " at " + where) + ": ";
    }

    private StudyResult finish() {
        List<JobRows> all = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int job = 0; job < rows.length(); job++) {
            JobRows one = rows.get(job);
            all.add(one);
            if (one.isFailure()) {
                failures.add(work.describe(job) + ": " + one.outcome());
            }
        }
        StudyTables tables = work.tables(all);
        List<CheckResult> checks = study.checks().isEmpty()
                ? List.of()
                : CheckRun.all(
                        study.checks(),
                        new ResultTables(study.grid(), study.variables(), tables.computed(), tables.runs()));
        StudyResult result = new StudyResult(
                study,
                tables.points(),
                tables.runs(),
                tables.curves(),
                tables.units(),
                checks,
                tables.special(),
                Optional.empty(),
                failures,
                nanos.get() * 1e-9);
        files = output.write(result);
        return result;
    }

    /** Number of jobs. */
    public int jobs() {
        return rows.length();
    }

    /** Number of jobs that are finished now; may be asked from another thread. */
    public int finished() {
        int finished = 0;
        for (int job = 0; job < rows.length(); job++) {
            finished += rows.get(job) == null ? 0 : 1;
        }
        return finished;
    }

    /** True if finished jobs are kept in a journal. */
    public boolean isKept() {
        return journal.isPresent();
    }

    /** Number of jobs that an interrupted run had finished. */
    public int resumed() {
        return resumed;
    }

    /** The files that were written. */
    public List<Path> files() {
        return files;
    }

    /** Deletes the journal, after every output was written. */
    public void done() {
        journal.ifPresent(Journal::remove);
    }

    @Override
    public void close() {
        journal.ifPresent(Journal::close);
    }
}
