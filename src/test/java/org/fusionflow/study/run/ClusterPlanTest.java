package org.fusionflow.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of {@code validation/scaling.md}: ten million jobs on a thousand nodes, simulated with measured times of jobs. */
class ClusterPlanTest {
    /** Of 1,756 jobs of the study two-layer-ratio, measured by {@code org.fusionflow.jmh.JobTimes}. */
    private static final Path MEASURED = Path.of("src/test/resources/scaling/job-times.txt");

    private static final double HOUR = 3600;

    @Test
    void jobsOfOneLengthWithoutFailuresTakeWhatArithmeticSays() {
        ClusterPlan plan = new ClusterPlan(List.of(2.0), 1200, 10, 5, 4, 7, Double.POSITIVE_INFINITY, 60);
        ClusterPlan.Cost cost = plan.simulate(1);
        // 120 jobs a shard, 30 for each of four threads: 7 + 60 s, in two rounds on five nodes.
        assertEquals(134, cost.seconds(), 1e-9);
        assertEquals(10 * 67 / HOUR, cost.nodeHours(), 1e-12);
        assertEquals(60.0 / 67, cost.efficiency(), 1e-12);
        assertEquals(0, cost.died());
    }

    @Test
    void aTaskThatDiesLosesTheJobsInProgressAndNoOthers() {
        // Failures twice as often as a shard is long: most tasks die.
        ClusterPlan plan = new ClusterPlan(List.of(1.0), 40_000, 10, 10, 4, 5, 500, 60);
        ClusterPlan.Cost cost = plan.simulate(2);
        assertTrue(cost.died() > 5, "died: " + cost.died());
        // All jobs are computed once: what is held beyond that is starts and at most the length of one job a death.
        double useful = 40_000 / 4.0;
        double most = useful + (10 + cost.died()) * 5 + cost.died();
        assertTrue(cost.nodeHours() * HOUR >= useful + 10 * 5 && cost.nodeHours() * HOUR <= most, "held: " + cost);
    }

    private static List<Double> measured() throws IOException {
        return Files.readAllLines(MEASURED).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Double::valueOf)
                .toList();
    }

    @Tag("long")
    @Test
    void theTableOfTheDocumentIsWhatTheSimulationSays() throws IOException {
        String document = Files.readString(Path.of("validation/scaling.md"));
        for (String row : table()) {
            assertTrue(document.contains(row), "validation/scaling.md: expected " + row);
        }
    }

    private static List<String> table() throws IOException {
        List<Double> once = measured();
        List<Double> hundred = once.stream().map(time -> 100 * time).toList();
        double never = Double.POSITIVE_INFINITY;
        double month = 30 * 24 * HOUR;
        return List.of(
                row("as measured", 1000, never, once),
                row("as measured", 100, never, once),
                row("100 times longer", 1000, never, hundred),
                row("100 times longer", 1000, month, hundred),
                row("100 times longer", 1000, 24 * HOUR, hundred),
                row("100 times longer", 4000, 24 * HOUR, hundred),
                row("100 times longer", 10000, 24 * HOUR, hundred));
    }

    private static String row(String what, int shards, double failure, List<Double> times) {
        ClusterPlan plan = new ClusterPlan(times, 10_000_000, shards, 1000, 32, 20, failure, 60);
        ClusterPlan.Cost cost = plan.simulate(1);
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %.0f s | %.0f | %.0f %% | %,d |",
                what,
                shards,
                Double.isInfinite(failure) ? "never" : failure > 25 * HOUR ? "once in 30 days" : "once a day",
                cost.seconds(),
                cost.nodeHours(),
                100 * cost.efficiency(),
                cost.died());
    }
}
