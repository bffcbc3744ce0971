package org.fusionflow.jmh;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyOutput;
import org.fusionflow.study.run.StudyRun;

/**
 * How long the jobs of a study take: CPU time of the thread that computes them, which other processes disturb little. Prints the number of jobs,
 * their mean and 1,000 quantiles in seconds, each at the middle of its thousandth.
 *
 * <pre>{@code java -cp ... org.fusionflow.jmh.JobTimes STUDY.yaml > job-times.txt}</pre>
 */
public final class JobTimes {
    private static final int QUANTILES = 1000;

    private JobTimes() {}

    public static void main(String[] arguments) throws IOException {
        Study study = new StudyReader(Plugins.CATALOGUE).read(Path.of(arguments[0]), false);
        Path folder = Files.createTempDirectory("job-times");
        Clock clock = new Clock();
        try (StudyRun run = StudyRun.open(study, Plugins.CATALOGUE, new StudyOutput(folder.resolve("out.csv")), "", true)) {
            StudyRun.compute(List.of(run), 1, clock);
            run.done();
        }
        Files.delete(folder);
        double[] sorted = clock.seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double sum = 0;
        for (double one : sorted) {
            sum += one;
        }
        System.out.printf(Locale.ROOT, "# %s, %d jobs, mean %.6f s%n", study.name(), sorted.length, sum / sorted.length);
        for (int q = 0; q < QUANTILES; q++) {
            System.out.printf(Locale.ROOT, "%.6f%n", sorted[(int) ((q + 0.5) / QUANTILES * sorted.length)]);
        }
    }

    /** Is called by the only thread that computes, after each job. */
    private static final class Clock implements StudyProgress {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final List<Double> seconds = new ArrayList<>();
        private long before;

        @Override
        public void finished() {
            long now = threads.getCurrentThreadCpuTime();
            seconds.add((now - before) * 1e-9);
            before = now;
        }
    }
}
