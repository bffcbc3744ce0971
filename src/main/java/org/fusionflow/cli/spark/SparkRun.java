package org.fusionflow.cli.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.IoReason;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.run.JobEngine;

/**
 * Has jobs computed on a Spark cluster. The driver of the application is a child of this process and ends with it: it reads the work from its
 * standard input, which stays open as long as this process lives, and writes finished jobs to its standard output as they come. Executors that
 * die are Spark's concern, which computes their tasks again.
 */
public final class SparkRun implements JobEngine {
    /** Begins the lines of the driver, among anything that Spark's configuration prints to the same stream. */
    private static final String MARK = "fusionflow> ";

    private static final String PROTOCOL = "fusionflow-spark 1";

    /** A task costs Spark 4 ms of CPU, measured on 3,000 tasks; what is lost with an executor are the tasks that it runs. */
    private static final int USUAL_TASKS = 2000;

    /** The context of a driver stops within a second, or not at all. */
    private static final long LONGEST_STOP_SECONDS = 20;

    /**
     * The work.
     *
     * @param name of the application
     * @param place beside whose path Spark's log is kept until {@link #done}
     * @param isQuick true for the quick form of studies that have one
     * @param tasks number of tasks of Spark; 0 for the usual number
     * @param options further words for {@code spark-submit}
     */
    public record Work(String name, Path place, boolean isQuick, int tasks, List<String> options) {
        public Work {
            options = List.copyOf(options);
        }
    }

    private final Work work;
    private final List<String> command;
    private final List<Path> jars;
    private final Path log;

    /**
     * @throws InvalidInput if there is no Spark, no adapter, or an option that does not fit
     */
    public SparkRun(Work work) {
        this(
                work,
                SparkSubmit.command(
                        SparkSubmit.program(System.getenv()), work.name(), SparkSubmit.adapter(), work.options()),
                SparkSubmit.jars(System.getProperty("java.class.path")));
    }

    /**
     * @param command starts the driver
     * @param jars of the program, for executors
     */
    SparkRun(Work work, List<String> command, List<Path> jars) {
        this.work = work;
        this.command = List.copyOf(command);
        this.jars = List.copyOf(jars);
        Path full = work.place().toAbsolutePath();
        this.log = full.resolveSibling(full.getFileName() + ".spark.log");
    }

    @Override
    public void compute(List<Unfinished> studies, Found found) {
        List<String> tasks = tasks(studies);
        if (tasks.isEmpty()) {
            return;
        }
        // Before the driver is there, which would wait for work that cannot be read.
        List<String> request = request(studies, tasks);
        Process driver = started();
        Thread writer = new Thread(() -> write(driver, request), "work for Spark");
        writer.setDaemon(true);
        writer.start();
        try {
            String gaveUp = read(driver, new Remaining(studies), found);
            if (!gaveUp.isEmpty()) {
                throw new NumericalFailure(
                        gaveUp + " (" + log + "); finished jobs are kept, and the same command goes on");
            }
        } finally {
            stop(driver);
        }
    }

    /** Deletes Spark's log, after the output was written. */
    public void done() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException left) {
            throw new InvalidInput(log + ": cannot be deleted (" + IoReason.of(left) + ")", left);
        }
    }

    private List<String> tasks(List<Unfinished> studies) {
        int all = studies.stream().mapToInt(study -> study.jobs().size()).sum();
        int number = work.tasks() == 0 ? USUAL_TASKS : work.tasks();
        int size = Math.max(1, (int) Math.ceil((double) all / number));
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < studies.size(); i++) {
            List<Integer> jobs = studies.get(i).jobs();
            for (int from = 0; from < jobs.size(); from += size) {
                tasks.add(SparkLines.of(
                        new SparkLines.Task(i, jobs.subList(from, Math.min(jobs.size(), from + size)))));
            }
        }
        return tasks;
    }

    private List<String> request(List<Unfinished> studies, List<String> tasks) {
        List<String> lines = new ArrayList<>(List.of(PROTOCOL, "worker " + StudyWorker.class.getName()));
        jars.forEach(jar -> lines.add("jar " + jar.toUri()));
        lines.add("given "
                + SparkLines.of(studies.stream()
                        .map(one -> new SparkLines.GivenStudy(
                                one.study().study().file().toAbsolutePath(),
                                YamlSource.text(one.study().study().file()),
                                work.isQuick(),
                                one.study().identity()))
                        .toList()));
        tasks.forEach(task -> lines.add("task " + task));
        lines.add("end");
        return lines;
    }

    private Process started() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new InvalidInput(
                    "--engine spark: " + command.get(0) + " cannot be started (" + IoReason.of(missing) + ")", missing);
        }
    }

    private static void write(Process driver, List<String> lines) {
        try {
            OutputStream to = driver.getOutputStream();
            for (String line : lines) {
                to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            // Left open: the driver ends when this process does.
            to.flush();
        } catch (IOException ended) {
            // How it ended is seen where its output is read.
            return;
        }
    }

    /** Jobs that have not come yet. Spark may compute a task twice. */
    private static final class Remaining {
        private final List<Set<Integer>> jobs = new ArrayList<>();

        Remaining(List<Unfinished> studies) {
            studies.forEach(study -> jobs.add(new HashSet<>(study.jobs())));
        }

        boolean take(SparkLines.Answer answer) {
            return jobs.get(answer.study()).remove(answer.job().job());
        }

        int count() {
            return jobs.stream().mapToInt(Set::size).sum();
        }
    }

    /** Takes finished jobs until all have come. Returns why the driver gave up; empty if it did not. */
    private String read(Process driver, Remaining remaining, Found found) {
        int all = remaining.count();
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
                Writer other = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(MARK + "job ")) {
                    SparkLines.Answer answer = SparkLines.answer(line.substring(MARK.length() + "job ".length()));
                    if (remaining.take(answer)) {
                        found.accept(answer.study(), answer.job());
                    }
                } else if (line.startsWith(MARK + "gave-up ")) {
                    return "Spark gave up: "
                            + InvalidInput.oneLine(line.substring(MARK.length() + "gave-up ".length()));
                } else if (!line.isEmpty()) {
                    other.write(line + "\n");
                    other.flush();
                }
                if (remaining.count() == 0) {
                    return "";
                }
            }
            return "spark-submit ended with " + driver.waitFor() + " after " + (all - remaining.count()) + " of " + all
                    + " jobs; what it said last: " + lastWords();
        } catch (IOException failed) {
            return "the driver cannot be read (" + IoReason.of(failed) + ")";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static void stop(Process driver) {
        try {
            driver.getOutputStream().close();
        } catch (IOException ended) {
            // Its input is closed with it.
        }
        try {
            if (!driver.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                driver.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            driver.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return InvalidInput.oneLine(lines.filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("nothing"));
        } catch (IOException | UncheckedIOException none) {
            return "nothing";
        }
    }
}
