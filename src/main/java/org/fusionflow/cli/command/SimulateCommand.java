package org.fusionflow.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.Main;
import org.fusionflow.cli.option.ArchitectureOptions;
import org.fusionflow.cli.option.DataOptions;
import org.fusionflow.cli.option.MethodOptions;
import org.fusionflow.cli.option.NetworkOptions;
import org.fusionflow.cli.option.RecordOptions;
import org.fusionflow.cli.option.StopOptions;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.Simulation;
import org.fusionflow.cli.print.SimulationJson;
import org.fusionflow.cli.print.SimulationText;
import org.fusionflow.cli.print.Text;
import org.fusionflow.cli.print.TrainingProgress;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.SeedRuns;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.model.PointLoss;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.stability.Divergence;
import org.fusionflow.network.stability.DivergenceSearch;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.NumericalFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulate}: trains the full network, which knows nothing of the theory. */
@Command(name = "simulate", description = "Trains the full network.", mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private ArchitectureOptions architecture = new ArchitectureOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private MethodOptions method = new MethodOptions();

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            defaultValue = "mse",
            description =
                    "mse (half the mean squared error; default), or logistic or exponential for outputs of -1 and 1.")
    private String loss = "mse";

    @Option(
            names = "--weight-decay",
            paramLabel = "S",
            defaultValue = "0",
            description = "Adds S/2 times the sum of all squared weights to what is minimized (default: 0).")
    private String weightDecay = "0";

    @Mixin
    private StopOptions stop = new StopOptions();

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the initial weights and batches (default: 1).")
    private String seed = "1";

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Train with N seeds from --seed on, side by side, and summarize.")
    private @Nullable String seeds;

    @Mixin
    private RecordOptions record = new RecordOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        TrainingPlan plan = plan();
        if (seeds == null) {
            return one(plan);
        }
        record.refuseForSeveralSeeds();
        return several(plan, Numbers.whole(seeds, "--seeds", 1, 100_000));
    }

    private TrainingPlan plan() {
        FusionTree tree = architecture.required();
        NetworkDesign design = network.design(tree);
        TrainingMethod training = method.method();
        TrainingData samples = data.trainingData(tree);
        PointLoss pointLoss = PointLoss.named(loss);
        if (pointLoss != PointLoss.MSE) {
            samples.samples().ifPresent(s -> requireClasses(pointLoss, "output", s));
            samples.heldOut().ifPresent(s -> requireClasses(pointLoss, "held-out output", s));
        }
        Moments moments = TrainingPlan.mapMoments(design, samples);
        Optional<LearningOrder> order = tree.isNumeric() && tree.asTwoModality().isPresent() && moments.outputs() == 1
                ? Optional.of(LearningOrder.of(tree, moments.requireOneOutput()))
                : Optional.empty();
        return new TrainingPlan(
                design,
                samples,
                pointLoss,
                Numbers.parse(weightDecay, "--weight-decay"),
                order,
                network.initialization(),
                data.u0(),
                training,
                Numbers.whole(seed, "--seed", 0L, Long.MAX_VALUE),
                Vector.of(data.times()),
                stop.rule(training));
    }

    /** Labels 0 and 1 would train as well, to something else: a sample of label 0 has no pull. */
    private static void requireClasses(PointLoss loss, String what, Samples samples) {
        for (int p = 0; p < samples.count(); p++) {
            for (int o = 0; o < samples.outputs(); o++) {
                if (Math.abs(samples.output(p, o)) != 1) {
                    throw new InvalidInput("loss " + loss.title() + ", " + what + " " + samples.output(p, o)
                            + " of sample " + (p + 1) + ": expected -1 or 1");
                }
            }
        }
    }

    @SuppressWarnings("try")
    private int one(TrainingPlan plan) {
        Checkpoint start = record.start(plan);
        try (InterruptSignal interruption = InterruptSignal.watch();
                ProgressLine progress = new ProgressLine()) {
            Watching watching = new Watching(
                    new TrainingProgress(plan.stop(), progress::show),
                    record.recorder().<WeightWatcher>map(recorder -> recorder).orElse(WeightWatcher.NONE),
                    interruption);
            TrainedRun run = Simulator.resume(plan, start, watching);
            List<Path> written = record.write(plan, run);
            Simulation simulation = checked(plan, start, run, watching);
            progress.close();
            if (json) {
                Json.print(SimulationJson.of(simulation));
            } else {
                SimulationText.print(simulation);
                written.forEach(file -> System.out.println("wrote " + file));
            }
        }
        return Main.DONE;
    }

    private int several(TrainingPlan plan, int count) {
        if (plan.seed() > Long.MAX_VALUE - (count - 1)) {
            throw new InvalidInput("--seed " + plan.seed() + ": expected at most " + (Long.MAX_VALUE - (count - 1))
                    + " with --seeds " + count);
        }
        List<Long> all = LongStream.rangeClosed(plan.seed(), plan.seed() + (count - 1))
                .boxed()
                .toList();
        List<TrainedRun> runs;
        try (ProgressLine progress = new ProgressLine()) {
            progress.begin("training", count);
            runs = SeedRuns.of(
                    plan, all, Runtime.getRuntime().availableProcessors(), Watching.NOBODY, progress::finished);
        }
        List<Simulation> simulations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TrainingPlan own = plan.withSeed(all.get(i));
            simulations.add(checked(own, Simulator.start(own), runs.get(i), Watching.NOBODY));
        }
        if (json) {
            Json.print(SimulationJson.of(simulations));
        } else {
            SimulationText.print(simulations);
        }
        return Main.DONE;
    }

    /** A run that can be shown; one that diverged is explained instead. */
    private static Simulation checked(TrainingPlan plan, Checkpoint start, TrainedRun run, Watching watching) {
        Outcome outcome = run.result().outcome();
        if (outcome.isFailure()) {
            Optional<Divergence> divergence =
                    outcome == Outcome.NOT_FINITE ? DivergenceSearch.explain(plan, start, watching) : Optional.empty();
            throw new NumericalFailure("training with seed " + plan.seed() + " stopped at step "
                    + run.result().steps() + ", t = " + Text.number(run.result().endTime()) + ": "
                    + divergence.map(Divergence::sentence).orElseGet(() -> NumericalFailure.describe(outcome)));
        }
        return Simulation.of(plan, run);
    }
}
