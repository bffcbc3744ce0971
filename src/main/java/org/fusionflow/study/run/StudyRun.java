package org.fusionflow.study.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.check.CheckRun;
import org.fusionflow.study.check.ResultTables;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyFiles;
import org.fusionflow.study.journal.Journal;
import org.fusionflow.study.journal.Shard;
import org.fusionflow.study.journal.ShardFiles;
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
    /** Shards that a message names. */
    private static final int NAMED = 10;

    private final Study study;
    private final StudyOutput output;
    private final StudyJobs jobs;
    private final PointWork work;
    private final AtomicReferenceArray<JobRows> rows;
    private final AtomicLong nanos = new AtomicLong();
    private final List<Journal> journals = new ArrayList<>();
    private final Shard shard;
    private final long before;
    private List<Path> files = List.of();
    private int resumed;

    private StudyRun(Study study, MeasureCatalogue catalogue, StudyOutput output, Shard shard, long before) {
        this.study = study;
        this.output = output;
        this.shard = shard;
        this.before = before;
        this.jobs = new StudyJobs(study, catalogue);
        this.work = jobs.work();
        this.rows = new AtomicReferenceArray<>(work.jobs());
    }

    private void open(Path journal, String build, boolean anew) {
        journals.add(Journal.open(journal, new StudyJournal(study, work, build), anew));
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
        StudyRun run = new StudyRun(study, catalogue, output, Shard.WHOLE, 0);
        if (!output.isStream()) {
            run.open(output.csv(), build, anew);
        }
        return run;
    }

    /**
     * Opens the journal of one shard, which is kept when its jobs are finished. The tables are written when all shards are {@link #merged}.
     *
     * @param before number of jobs of other studies that are shared out before those of this one
     * @throws InvalidInput as {@link #open}, and if the output is a stream
     */
    public static StudyRun shard(
            Study study,
            MeasureCatalogue catalogue,
            StudyOutput output,
            String build,
            boolean anew,
            Shard shard,
            long before) {
        OutputFiles.check(output.files(study), StudyFiles.of(study));
        if (output.isStream()) {
            throw new InvalidInput(output.csv() + ": expected a file, beside which finished jobs of shards are kept");
        }
        StudyRun run = new StudyRun(study, catalogue, output, shard, before);
        run.open(shard.of(output.csv()), build, anew);
        return run;
    }

    /**
     * Opens the journals of all shards. {@link #all} then writes the tables without computing anything.
     *
     * @param before as for the {@link #shard shards}
     * @throws InvalidInput as {@link #open}, and if a job is not finished; the message names the shards that lack some
     */
    public static StudyRun merged(
            Study study, MeasureCatalogue catalogue, StudyOutput output, String build, long before) {
        OutputFiles.check(output.files(study), StudyFiles.of(study));
        StudyRun run = new StudyRun(study, catalogue, output, Shard.WHOLE, before);
        try {
            List<Shard> shards = ShardFiles.beside(output.csv());
            shards.forEach(one -> run.open(one.of(output.csv()), build, false));
            run.requireWhole(shards.get(0).of());
        } catch (RuntimeException refused) {
            run.close();
            throw refused;
        }
        return run;
    }

    private void requireWhole(int shards) {
        resume();
        Set<Integer> lacking = new TreeSet<>();
        for (int job = 0; job < rows.length(); job++) {
            if (rows.get(job) == null) {
                lacking.add((int) ((before + job) % shards) + 1);
            }
        }
        if (lacking.isEmpty()) {
            return;
        }
        String which = lacking.stream()
                .limit(NAMED)
                .map(number -> number + "/" + shards)
                .collect(Collectors.joining(", "));
        throw new InvalidInput(output.csv() + ": " + (jobs() - finished()) + " of " + jobs()
                + " jobs are not finished, expected that you run --shard " + which
                + (lacking.size() > NAMED ? " and " + (lacking.size() - NAMED) + " more" : "") + " first");
    }

    /**
     * Computes the unfinished jobs of several studies in threads of this process and writes the tables of each.
     *
     * @param threads at least 1
     * @return results in the order of the studies
     * @throws InvalidInput if a point is not valid for theory or for a network, or a file cannot be written
     */
    public static List<StudyResult> all(List<StudyRun> runs, int threads, StudyProgress progress) {
        return all(runs, JobEngine.threads(threads), progress);
    }

    /**
     * Computes the unfinished jobs of several studies and writes the tables of each.
     *
     * @param engine computes the jobs
     * @return results in the order of the studies
     * @throws InvalidInput if a point is not valid for theory or for a network, or a file cannot be written
     */
    public static List<StudyResult> all(List<StudyRun> runs, JobEngine engine, StudyProgress progress) {
        compute(runs, engine, progress);
        return runs.stream().map(StudyRun::finish).toList();
    }

    /**
     * Computes the unfinished jobs of several studies, or of a shard of them, and keeps them in the journals.
     *
     * @param engine computes the jobs
     * @throws InvalidInput if a point is not valid for theory or for a network, or a file cannot be written
     */
    public static void compute(List<StudyRun> runs, JobEngine engine, StudyProgress progress) {
        List<JobEngine.Unfinished> left = new ArrayList<>();
        int resumed = 0;
        int jobs = 0;
        for (StudyRun run : runs) {
            run.resume();
            resumed += run.resumed;
            JobEngine.Unfinished one = run.unfinished();
            left.add(one);
            jobs += one.jobs().size();
        }
        String name = runs.size() == 1 ? runs.get(0).study.name() : runs.size() + " studies";
        progress.begin(name + (resumed > 0 ? ", after " + resumed + " jobs of an interrupted run" : ""), jobs);
        try {
            engine.compute(left, (study, job) -> runs.get(study).keep(job, progress));
        } finally {
            progress.end();
        }
    }

    private JobEngine.Unfinished unfinished() {
        List<Integer> left = new ArrayList<>();
        for (int job = 0; job < rows.length(); job++) {
            if (rows.get(job) == null && shard.has(before + job)) {
                left.add(job);
            }
        }
        return new JobEngine.Unfinished(jobs, left);
    }

    private void resume() {
        for (Journal journal : journals) {
            Map<Integer, Journal.Entry> finished = journal.takeFinished();
            finished.forEach((job, entry) -> rows.set(job, JobRows.of(entry.outcome(), entry.csv())));
            resumed += finished.size();
        }
    }

    private void keep(FinishedJob found, StudyProgress progress) {
        // Read back from text, so that tables are the same whether a job ran now or earlier, here or elsewhere.
        JobRows read = JobRows.of(found.outcome(), found.csv());
        // A merged run computes nothing, any other one has one journal, or none beside a stream.
        journals.forEach(journal -> journal.append(found.job(), new Journal.Entry(found.outcome(), found.csv())));
        rows.set(found.job(), read);
        nanos.addAndGet(found.nanos());
        progress.finished();
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

    /** Number of jobs of the study. */
    public int jobs() {
        return rows.length();
    }

    /** Number of its jobs that belong to the shard, or to the whole run. */
    public int own() {
        int own = 0;
        for (int job = 0; job < rows.length(); job++) {
            own += shard.has(before + job) ? 1 : 0;
        }
        return own;
    }

    /** Number of finished jobs that failed numerically. */
    public int failed() {
        int failed = 0;
        for (int job = 0; job < rows.length(); job++) {
            JobRows one = rows.get(job);
            failed += one != null && one.isFailure() ? 1 : 0;
        }
        return failed;
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
        return !journals.isEmpty();
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
        journals.forEach(Journal::remove);
    }

    @Override
    public void close() {
        journals.forEach(Journal::close);
    }
}
