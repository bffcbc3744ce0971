package org.fusionflow.study.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.journal.Journal;
import org.fusionflow.study.journal.Workers;

/**
 * Computes the jobs of many experiments in parallel and writes each table as soon as it is complete. Finished jobs are kept in a journal
 * beside {@code reproduction.pdf} until all outputs are written, so an interrupted run goes on where it was; rows stand in the order of
 * the jobs, so the bytes depend neither on that nor on the number of threads.
 */
public final class Reproduction implements AutoCloseable {
    private final List<Experiment> experiments;
    private final Scale scale;
    private final Path folder;
    private final List<Task> tasks = new ArrayList<>();
    private final AtomicReferenceArray<String> csv;
    private final AtomicInteger[] open;
    private final long[] nanos;
    private final Journal journal;

    /** A job and the experiment to which it belongs. */
    private record Task(int experiment, Job job) {}

    private Reproduction(List<Experiment> experiments, Scale scale, Path folder, String version, boolean anew) {
        this.experiments = List.copyOf(experiments);
        this.scale = scale;
        this.folder = folder;
        open = new AtomicInteger[experiments.size()];
        nanos = new long[experiments.size()];
        for (int e = 0; e < experiments.size(); e++) {
            List<Job> jobs = experiments.get(e).jobs(scale);
            open[e] = new AtomicInteger(jobs.size());
            for (Job job : jobs) {
                tasks.add(new Task(e, job));
            }
        }
        csv = new AtomicReferenceArray<>(tasks.size());
        journal = Journal.open(pdf(folder), "reproduction", identity(version), tasks.size(), anew);
    }

    /**
     * @param folder of the outputs; exists
     * @param version of the program: another one does not take up what this one left
     * @param anew true to forget what an interrupted run left
     * @throws InvalidInput if the folder or a table in it cannot be written, or holds what an interrupted run of other experiments left
     */
    public static Reproduction open(
            List<Experiment> experiments, Scale scale, Path folder, String version, boolean anew) {
        AtomicFile.check(pdf(folder));
        experiments.forEach(experiment -> AtomicFile.check(table(folder, experiment)));
        return new Reproduction(experiments, scale, folder, version, anew);
    }

    /** Where the report belongs. */
    public static Path pdf(Path folder) {
        return folder.resolve("reproduction.pdf");
    }

    private static Path table(Path folder, Experiment experiment) {
        return folder.resolve(experiment.name() + ".csv");
    }

    private String identity(String version) {
        StringBuilder all = new StringBuilder(scale.name());
        for (Task task : tasks) {
            Experiment experiment = experiments.get(task.experiment());
            all.append('\n')
                    .append(experiment.name())
                    .append('\t')
                    .append(experiment.columns())
                    .append('\t')
                    .append(task.job().label());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return "fusionflow " + version + ", " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Computes what is not finished yet.
     *
     * @param threads at least 1
     * @return in the order of the experiments
     * @throws NumericalFailure naming experiment and job
     */
    public List<ExperimentResult> run(int threads, StudyProgress progress) {
        journal.finished().forEach((task, entry) -> {
            csv.set(task, entry.csv());
            finish(tasks.get(task).experiment());
        });
        int left = tasks.size() - journal.finished().size();
        String resumed = left < tasks.size() ? ", after " + (tasks.size() - left) + " jobs of an interrupted run" : "";
        progress.begin("reproduce" + resumed, left);
        try {
            Workers.run(threads, tasks.size(), t -> work(t, progress));
        } finally {
            progress.end();
        }
        List<ExperimentResult> results = new ArrayList<>();
        for (int e = 0; e < experiments.size(); e++) {
            Rows rows = rows(e);
            results.add(new ExperimentResult(
                    experiments.get(e), rows, experiments.get(e).findings(rows, scale), nanos[e] * 1e-9));
        }
        return results;
    }

    /** Does a task unless an earlier run has. */
    private void work(int t, StudyProgress progress) {
        if (csv.get(t) != null) {
            return;
        }
        Task task = tasks.get(t);
        long start = System.nanoTime();
        String lines = lines(task);
        csv.set(t, lines);
        journal.append(t, new Journal.Entry("DONE", lines));
        synchronized (nanos) {
            nanos[task.experiment()] += System.nanoTime() - start;
        }
        finish(task.experiment());
        progress.finished();
    }

    private String lines(Task task) {
        String at = "experiment " + experiments.get(task.experiment()).name() + ", "
                + task.job().label() + ": ";
        try {
            return CsvText.lines(
                    task.job().work().get().stream().map(Row::cells).toList());
        } catch (NumericalFailure failed) {
            throw new NumericalFailure(at + failed.getMessage());
        } catch (InvalidInput refused) {
            throw new InvalidInput(at + refused.getMessage(), refused);
        }
    }

    /** A job of the experiment is done; after the last one, its table is written. */
    private void finish(int experiment) {
        if (open[experiment].decrementAndGet() == 0) {
            byte[] text = rows(experiment).csv().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(table(folder, experiments.get(experiment)), out -> out.write(text));
        }
    }

    /** Read back from text, so that findings see the same numbers whether a job ran now or earlier. */
    private Rows rows(int experiment) {
        List<Row> rows = new ArrayList<>();
        for (int t = 0; t < tasks.size(); t++) {
            if (tasks.get(t).experiment() == experiment) {
                CsvText.rows(csv.get(t)).forEach(cells -> rows.add(new Row(cells)));
            }
        }
        return new Rows(experiments.get(experiment).columns(), rows);
    }

    /** Forgets the journal, once every output is written. */
    public void done() {
        journal.remove();
    }

    @Override
    public void close() {
        journal.close();
    }
}
