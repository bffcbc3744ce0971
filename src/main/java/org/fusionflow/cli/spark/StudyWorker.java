package org.fusionflow.cli.spark;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyJobs;

/**
 * Computes tasks on an executor, several at a time. It is a function of the JDK on texts, so that the adapter can call it across class loaders:
 * from the studies and a task to a line for each finished job, each ended by a line feed. A job that is refused has the last line, with the reason.
 *
 * <p>The studies' text comes with them. Data files that they name are read where they are, so executors must see the same folders; a study whose
 * data differ there is refused.
 */
public final class StudyWorker implements BinaryOperator<String> {
    private static final Pattern HEAP = Pattern.compile("FUSIONFLOW_JAVA_OPTS=-Xmx(\\d+[kmg])");

    private Optional<String> read = Optional.empty();
    private List<StudyJobs> studies = List.of();

    @Override
    public String apply(String given, String task) {
        StringBuilder lines = new StringBuilder();
        try {
            SparkLines.Task wanted = SparkLines.task(task);
            StudyJobs study = studies(given).get(wanted.study());
            for (int job : wanted.jobs()) {
                lines.append(SparkLines.of(new SparkLines.Answer(wanted.study(), study.compute(job))))
                        .append('\n');
            }
        } catch (RuntimeException problem) {
            lines.append(SparkLines.of(problem, message(problem))).append('\n');
        }
        return lines.toString();
    }

    /** Read once by each executor, which works for one run only. */
    private synchronized List<StudyJobs> studies(String given) {
        if (!read.equals(Optional.of(given))) {
            List<StudyJobs> all = new ArrayList<>();
            for (SparkLines.GivenStudy one : SparkLines.studies(given)) {
                StudyJobs jobs = new StudyJobs(
                        new StudyReader(Plugins.CATALOGUE).parse(one.text(), one.file(), one.isQuick()),
                        Plugins.CATALOGUE);
                if (!jobs.identity().equals(one.identity())) {
                    throw new InvalidInput(one.file() + ": its data differ on " + host()
                            + ", expected the same files at the same paths on all executors");
                }
                all.add(jobs);
            }
            studies = all;
            read = Optional.of(given);
        }
        return studies;
    }

    private static String message(RuntimeException problem) {
        if (problem instanceof InvalidInput) {
            return forExecutors(String.valueOf(problem.getMessage()));
        }
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        return problem instanceof NumericalFailure ? String.valueOf(problem.getMessage()) : trace.toString();
    }

    /** Memory is given to executors, and not to this program. */
    static String forExecutors(String message) {
        return HEAP.matcher(message).replaceAll("--spark-submit \"--executor-memory $1\"");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "an executor";
        }
    }
}
