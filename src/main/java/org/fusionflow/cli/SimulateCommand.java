package org.fusionflow.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.LocatedTime;
import org.fusionflow.data.Numbers;
import org.fusionflow.data.Outcome;
import org.fusionflow.data.Population;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Vector;
import org.fusionflow.network.GradientDescent;
import org.fusionflow.network.GradientFlow;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.StopRule;
import org.fusionflow.network.TrainingMethod;
import org.fusionflow.network.TrainingPlan;
import org.fusionflow.network.TrainingResult;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.study.NumericalFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulate}: trains the full network, which knows nothing of the theory. */
@Command(name = "simulate", description = "Trains the full network.", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private ArchitectureOptions architecture = new ArchitectureOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--init",
            defaultValue = "aligned",
            description = "aligned (on the rank-one manifold), gaussian-norm or gaussian-std (default: aligned).")
    private String init = "aligned";

    @Option(names = "--width", defaultValue = "100", description = "Hidden width (default: 100).")
    private String width = "100";

    @Option(names = "--activation", defaultValue = "linear", description = "linear is the only one so far.")
    private String activation = "linear";

    @Option(names = "--method", defaultValue = "gd", description = "flow (adaptive gradient flow) or gd (default: gd).")
    private String method = "gd";

    @Option(names = "--lr", defaultValue = "0.04", description = "Learning rate of gd (default: 0.04).")
    private String lr = "0.04";

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the initial weights (default: 1).")
    private String seed = "1";

    @Option(names = "--max-steps", description = "Limit on the steps of the method (default: 200000).")
    private @Nullable String maxSteps;

    @Option(names = "--max-time", defaultValue = "1e5", description = "Limit on the flow time (default: 1e5).")
    private String maxTime = "1e5";

    @Option(names = "--stop-loss", description = "Stop once the loss is at most this (default: when all is learned).")
    private @Nullable String stopLoss;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        FusionTree tree = architecture.required();
        SecondMoments moments = data.required(tree);
        // Other trees train as well; only what their half times are measured against is not defined yet.
        Optional<LearningOrder> order = tree.isNumeric() && tree.asTwoModality().isPresent()
                ? Optional.of(LearningOrder.of(tree, moments))
                : Optional.empty();
        if (!activation.equals("linear")) {
            throw new InvalidInput("--activation '" + activation + "': expected linear, others are not supported yet");
        }
        TrainingMethod training = method();
        TrainingPlan plan = new TrainingPlan(
                tree,
                moments,
                order,
                (int) whole("--width", width, 1, 100_000),
                Initialization.named(init),
                data.u0(),
                training,
                whole("--seed", seed, 0, Long.MAX_VALUE),
                Vector.of(data.times()),
                stopRule(training));
        TrainingResult result;
        try (ProgressLine progress = new ProgressLine()) {
            result = Simulator.train(
                    plan,
                    (steps, time, loss) -> progress.show(
                            "step " + steps + ", t = " + Text.number(time) + ", loss " + Text.number(loss)));
        }
        if (result.outcome().isFailure()) {
            throw new NumericalFailure("training stopped at step " + result.steps() + ", t = "
                    + Text.number(result.endTime()) + ": " + NumericalFailure.describe(result.outcome()));
        }
        List<String> warnings = warnings(plan, result);
        if (json) {
            Json.print(document(plan, result, data.population(tree), warnings));
        } else {
            print(plan, result, data.population(tree), warnings);
        }
        return Main.DONE;
    }

    private TrainingMethod method() {
        return switch (method) {
            case "flow" -> new GradientFlow();
            case "gd" -> new GradientDescent(Numbers.parse(lr, "--lr"));
            default -> throw new InvalidInput("--method '" + method + "': expected flow or gd");
        };
    }

    private StopRule stopRule(TrainingMethod training) {
        long steps = maxSteps == null ? training.defaultMaxSteps() : whole("--max-steps", maxSteps, 1, Long.MAX_VALUE);
        OptionalDouble loss =
                stopLoss == null ? OptionalDouble.empty() : OptionalDouble.of(Numbers.parse(stopLoss, "--stop-loss"));
        return new StopRule(steps, Numbers.parse(maxTime, "--max-time"), loss);
    }

    private static long whole(String option, String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            throw new InvalidInput(option + " '" + text + "': expected a whole number of at least " + least, wrong);
        }
        throw new InvalidInput(option + " " + text + ": expected a whole number from " + least + " to " + most);
    }

    private static List<String> warnings(TrainingPlan plan, TrainingResult result) {
        FusionTree tree = plan.tree();
        List<String> warnings = new ArrayList<>();
        if (plan.order().isEmpty()) {
            warnings.add("half times are reported for two modalities of equal depth fused once; here they are null");
            return warnings;
        }
        for (int m = 0; m < tree.names().size(); m++) {
            if (result.halfTimes().get(m).isEmpty()) {
                warnings.add(tree.names().get(m) + " is not half learned by time " + Text.number(result.endTime())
                        + ", step " + result.steps() + "; its half time is null");
            }
        }
        if (result.halfTimes().stream().anyMatch(t -> t.isPresent() && t.get().time() == 0)) {
            warnings.add(
                    "the start is already beyond half of a final norm: that half time is 0 and no ratio is formed from it");
        }
        if (result.outcome() == Outcome.OUT_OF_STEPS) {
            warnings.add("the limit of " + result.steps() + " steps was used up; raise it with --max-steps");
        }
        return warnings;
    }

    private static OptionalDouble ratio(TrainingPlan plan, TrainingResult result) {
        if (plan.order().isEmpty()) {
            return OptionalDouble.empty();
        }
        LearningOrder order = plan.order().get();
        Optional<LocatedTime> first = result.halfTimes().get(order.first());
        Optional<LocatedTime> second = result.halfTimes().get(order.second());
        return first.isPresent()
                        && second.isPresent()
                        && first.get().time() > 0
                        && second.get().time() > 0
                ? OptionalDouble.of(second.get().time() / first.get().time())
                : OptionalDouble.empty();
    }

    private static ObjectNode document(
            TrainingPlan plan, TrainingResult result, Optional<Population> population, List<String> warnings) {
        ObjectNode document = Json.object();
        document.put("architecture", plan.tree().newick());
        document.put("init", plan.initialization().name());
        document.put("method", plan.method().name());
        document.put("width", plan.width());
        document.put("seed", plan.seed());
        document.put("steps", result.steps());
        Json.put(document, "endTime", result.endTime());
        Json.halfTimes(document, plan.tree().names(), result.halfTimes());
        Json.put(document, "timeRatio", ratio(plan, result));
        Json.put(document, "finalLoss", result.finalLoss());
        population.ifPresent(p -> Json.put(document, "finalGeneralization", p.generalizationError(result.finalMap())));
        Json.put(document, "conservedDrift", result.conservedDrift());
        Json.strings(document.putArray("warnings"), warnings);
        Json.trajectory(document, result.trajectory(), population);
        return document;
    }

    private static void print(
            TrainingPlan plan, TrainingResult result, Optional<Population> population, List<String> warnings) {
        System.out.println("network " + plan.tree().newick() + ", width " + plan.width() + ", init "
                + plan.initialization().name() + ", method " + plan.method().name() + ", seed " + plan.seed());
        System.out.println();
        for (int m = 0; m < plan.tree().names().size(); m++) {
            double half = result.halfTimes().get(m).map(LocatedTime::time).orElse(Double.NaN);
            Text.row("half time of " + plan.tree().names().get(m), List.of(Text.number(half)));
        }
        Text.row("time ratio", List.of(Text.number(ratio(plan, result))));
        Text.row("final loss", List.of(Text.number(result.finalLoss())));
        population.ifPresent(p ->
                Text.row("final error on new data", List.of(Text.number(p.generalizationError(result.finalMap())))));
        Text.row("conserved drift", List.of(Text.number(result.conservedDrift())));
        Text.row("steps", List.of(Long.toString(result.steps())));
        Text.row("end time", List.of(Text.number(result.endTime())));
        Text.warnings(warnings);
        Text.trajectory(result.trajectory(), population);
    }
}
