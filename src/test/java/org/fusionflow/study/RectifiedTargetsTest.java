package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.TargetSamples;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.record.ContributionHalfTimes;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.alignment.AlignmentRequest;
import org.fusionflow.reduced.alignment.LinearVerdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The alignment law, its refined form and the linear theory against full networks of rectified units on forty random targets. The document
 * {@code validation/relu-alignment.md} has the table that this test makes.
 */
@Tag("long")
class RectifiedTargetsTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");
    private static final double U0 = 1e-5;
    private static final double RATE = 0.02;
    private static final int WIDTH = 32;

    /** Training ends at this multiple of the law's last half time, and not before the least time. */
    private static final double LONGER = 3;

    private static final double LEAST_TIME = 60;
    private static final double MOST_TIME = 600;

    /** The linear theory is right where it has the order and the ratio within this; fixed before anything was trained. */
    private static final double RIGHT = 0.1;

    @Test
    void theTableIsThatOfTheDocument() throws IOException {
        List<String> lines = new ArrayList<>();
        List<Double> greedy = new ArrayList<>();
        List<Double> refined = new ArrayList<>();
        int bothLearned = 0;
        int orders = 0;
        int linearOrders = 0;
        int verdicts = 0;
        for (RectifiedTargets target : RectifiedTargets.all()) {
            Row row = row(target);
            lines.add(row.line());
            Files.createDirectories(Path.of("target"));
            Files.write(Path.of("target/relu-alignment-table.md"), lines);
            if (row.full.isPresent()) {
                bothLearned++;
                orders += row.lawOrder ? 1 : 0;
                linearOrders += row.linearOrder ? 1 : 0;
                verdicts += row.verdictRight ? 1 : 0;
                row.greedyError.ifPresent(e -> greedy.add(Math.abs(e)));
                row.refinedError.ifPresent(e -> refined.add(Math.abs(e)));
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "Of %d targets of which the full network learns both modalities: the first one named right by the law in %d, by the linear"
                        + " theory in %d; verdict right in %d. Error of the ratio, median (worst): law %s, refined %s.",
                bothLearned,
                orders,
                linearOrders,
                verdicts,
                spread(greedy),
                spread(refined)));
        Files.write(Path.of("target/relu-alignment-table.md"), lines);
        String document = Files.readString(Path.of("validation/relu-alignment.md"));
        for (String line : lines) {
            assertTrue(document.contains(line), line);
        }
        assertEquals(RectifiedTargets.COUNT + 1, lines.size());
    }

    private static String spread(List<Double> errors) {
        double[] sorted =
                errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.0f %%) of %d",
                100 * sorted[sorted.length / 2],
                100 * sorted[sorted.length - 1],
                sorted.length);
    }

    /** What is known of one target; the full network's ratio t_B/t_A is empty where one of them is not learned. */
    private record Row(
            RectifiedTargets target,
            OptionalDouble full,
            OptionalDouble greedyError,
            OptionalDouble refinedError,
            OptionalDouble linearError,
            boolean lawOrder,
            boolean linearOrder,
            boolean applies,
            boolean verdictRight) {
        String line() {
            String formula = target.text().substring(0, target.text().indexOf(';'));
            return String.format(
                    Locale.ROOT,
                    "| %d | `%s` | %s | %s | %s | %s | %s | %s |",
                    target.number(),
                    formula,
                    full.isPresent() ? String.format(Locale.ROOT, "%.3g", full.getAsDouble()) : "-",
                    percent(greedyError) + (lawOrder || full.isEmpty() ? "" : ", wrong order"),
                    percent(refinedError),
                    percent(linearError) + (linearOrder || full.isEmpty() ? "" : ", wrong order"),
                    applies ? "yes" : "no",
                    full.isEmpty() ? "-" : verdictRight ? "right" : "wrong");
        }

        private static String percent(OptionalDouble error) {
            return error.isPresent() ? String.format(Locale.ROOT, "%+.1f %%", 100 * error.getAsDouble()) : "-";
        }
    }

    private static Row row(RectifiedTargets target) {
        TrainingData data = TargetSamples.parse(target.text()).trainingData(TREE);
        Problem problem = new Problem(TREE, data, U0);
        RandomStart start = new RandomStart(TREE, data.moments(), new GaussianStd(), WIDTH, U0, target.number());
        AlignmentLaw law =
                AlignmentLaw.of(new AlignmentRequest(TREE, data.samples().orElseThrow(), 0, U0)
                        .from(start.initialWeights(), OptionalDouble.of(RATE)));
        double last = Math.max(law.halfTime(0).orElse(0), law.halfTime(1).orElse(0));
        ContributionHalfTimes times =
                train(problem, target.number(), Math.min(MOST_TIME, Math.max(LEAST_TIME, LONGER * last)));
        OptionalDouble full = ratio(times.of(0), times.of(1));
        // A branch that the law says is driven by noise is no prediction of a time.
        boolean known = law.order().size() == 2;
        OptionalDouble counted = known ? full : OptionalDouble.empty();
        LinearVerdict premise = law.premise();
        OptionalDouble linear = premise.timeRatio();
        OptionalDouble signed = linear.isPresent()
                ? OptionalDouble.of(premise.order().get(0) == 0 ? linear.getAsDouble() : 1 / linear.getAsDouble())
                : linear;
        OptionalDouble linearError = error(signed, counted);
        boolean linearOrder = counted.isPresent()
                && !premise.order().isEmpty()
                && (premise.order().get(0) == 0) == (counted.getAsDouble() >= 1);
        boolean linearRight = linearOrder && linearError.isPresent() && Math.abs(linearError.getAsDouble()) <= RIGHT;
        return new Row(
                target,
                counted,
                error(ratio(law.halfTime(0), law.halfTime(1)), counted),
                error(ratio(law.refinedTime(0), law.refinedTime(1)), counted),
                linearError,
                known && counted.isPresent() && (law.order().get(0) == 0) == (counted.getAsDouble() >= 1),
                linearOrder,
                premise.applies(),
                premise.applies() == linearRight);
    }

    private static OptionalDouble ratio(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(b.getAsDouble() / a.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Error of a ratio last over first; both are t_B/t_A, and the full network says which is the first. */
    private static OptionalDouble error(OptionalDouble ratio, OptionalDouble full) {
        if (ratio.isEmpty() || full.isEmpty()) {
            return OptionalDouble.empty();
        }
        double error = full.getAsDouble() >= 1
                ? ratio.getAsDouble() / full.getAsDouble()
                : full.getAsDouble() / ratio.getAsDouble();
        return OptionalDouble.of(error - 1);
    }

    private static ContributionHalfTimes train(Problem problem, int seed, double time) {
        Descent descent = Descent.plain(RATE);
        TrainingPlan plan = new TrainingPlan(
                problem,
                NetworkSetup.linear(
                                WIDTH,
                                new GaussianStd(),
                                descent,
                                StopRule.afterSteps(Math.round(time / RATE)).withStopLoss(0))
                        .withActivation(Activation.RELU),
                seed,
                Vector.of());
        ContributionHalfTimes watcher =
                new ContributionHalfTimes(Contributions.of(Simulator.layout(plan), problem.data()), 0.1);
        Simulator.train(plan, new Watching(ProgressListener.NONE, watcher, () -> false));
        return watcher;
    }
}
