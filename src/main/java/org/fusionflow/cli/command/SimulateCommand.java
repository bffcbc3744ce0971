package org.fusionflow.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.option.KeyedOptions;
import org.fusionflow.cli.option.NetworkOptions;
import org.fusionflow.cli.option.ProblemOptions;
import org.fusionflow.cli.option.RecordOptions;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.print.Simulation;
import org.fusionflow.cli.print.SimulationJson;
import org.fusionflow.cli.print.SimulationText;
import org.fusionflow.cli.print.StandardOutput;
import org.fusionflow.cli.print.Text;
import org.fusionflow.cli.print.TrainingProgress;
import org.fusionflow.data.problem.DataSource;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.network.SeedRuns;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.learned.ContributionWatch;
import org.fusionflow.network.record.FromFile;
import org.fusionflow.network.record.WeightRecorder;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.setup.NetworkKeys;
import org.fusionflow.network.stability.Divergence;
import org.fusionflow.network.stability.DivergenceSearch;
import org.fusionflow.network.start.BranchScales;
import org.fusionflow.network.start.GaussianBiases;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.PredictedWatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulate}: trains the full network, without using the theory. */
@Command(
        name = "simulate",
        description = {
            "Trains the full network, without using the theory.",
            "Half times are measured against the same norms as those of predict (JSON: halfTimeReference). The error on new data, where data are drawn from a known population, is half the mean squared error with the noise floor in it; the losses are without weight decay. DATA is one option under Data."
        },
        customSynopsis = "fusionflow simulate -a TREE DATA [OPTIONS]",
        mixinStandardHelpOptions = true,
        modelTransformer = KeyedOptions.Adder.class)
@Listed(CommandGroup.SIMULATE)
@Example(
        does = "Along the gradient flow from the manifold, where theory is exact",
        run = "fusionflow simulate -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --init aligned --method flow --width 50")
@Example(
        does = "Five random networks, gradient descent",
        run =
                "fusionflow simulate -a '(A:3,B:3):1' --toy ratio=2,rho=0 --init gaussian-norm --method gd --lr 0.04 --width 50 --seeds 5")
@Example(
        does = "ReLU on XOR",
        run =
                "fusionflow simulate -a '(A:2,B:2):0' --xor var=4,samples=256 --activation relu --init gaussian-std --u0 0.01 --stop-loss 0.01")
@Example(
        does = "Recorded for Python, and saved to go on",
        run =
                "fusionflow simulate -a '(A:2,B:2):0' --toy ratio=2,rho=0 --init gaussian-std --u0 1e-3 --record run.npz --record-times log:0.1:20:100 --save end.npz")
public final class SimulateCommand implements Callable<Integer>, KeyedOptions.Holder {
    private final ProblemOptions problem = ProblemOptions.withRemedies();
    private final NetworkOptions network = new NetworkOptions();

    @Mixin
    private RecordOptions record = new RecordOptions();

    @InGroup(OptionGroup.OUTPUT)
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public List<KeyedOptions> keyedOptions() {
        return List.of(problem.options(), network.options());
    }

    @Override
    @SuppressWarnings("try")
    public Integer call() {
        NetworkSetup setup = network.setup(problem.requiredTree().names());
        boolean several = network.isGiven(NetworkKeys.SEEDS);
        if (several) {
            refuseForSeveralSeeds();
        }
        record.check();
        Problem given = setup.onProblem(problem.problem());
        new ShownWarnings(json).add(given.data().warnings());
        TrainingPlan plan = PredictedWatch.plan(given, setup, setup.seeds().get(0), problem.times());
        if (several) {
            return several(plan);
        }
        try (StandardOutput.Diversion diversion = StandardOutput.divertedFrom(record.outputs(), json)) {
            return one(plan);
        }
    }

    private void refuseForSeveralSeeds() {
        record.refuseForSeveralSeeds();
        if (problem.times().size() > 0) {
            throw new InvalidInput(
                    "--seeds: expected no --times with it; the maps at given times are those of one seed");
        }
    }

    @SuppressWarnings("try")
    private int one(TrainingPlan plan) {
        List<Path> read = new ArrayList<>();
        problem.source().flatMap(DataSource::file).ifPresent(read::add);
        network.weights().ifPresent(read::add);
        Checkpoint start = record.start(plan, read);
        try (InterruptSignal interruption = InterruptSignal.watch();
                ProgressLine progress = new ProgressLine()) {
            Optional<ContributionWatch> watch = record.watch(plan);
            Watching watching =
                    watching(new TrainingProgress(plan.stop(), progress::show), record.recorder(), watch, interruption);
            TrainedRun run = Simulator.resume(plan, start, watching);
            RecordOptions.Written written = record.write(plan, run, watch);
            // Now, because a run that diverged ends below.
            written.lost().forEach(lost -> ExitCode.complain(String.valueOf(lost.getMessage()), ExitCode.LOST_OUTPUT));
            Simulation simulation =
                    checked(plan, () -> start, run, watch, watching).with(notes(plan, run));
            progress.close();
            if (json) {
                Json.print(SimulationJson.of(simulation));
            } else {
                SimulationText.print(simulation);
                written.files().forEach(file -> System.out.println("wrote " + file));
            }
            return written.lost().isEmpty() ? ExitCode.DONE : ExitCode.LOST_OUTPUT;
        }
    }

    private List<String> notes(TrainingPlan plan, TrainedRun run) {
        List<String> notes = new ArrayList<>(record.warnings(run));
        notes.addAll(idle(plan));
        return notes;
    }

    /** Says which options had no effect. */
    private List<String> idle(TrainingPlan plan) {
        List<String> idle = new ArrayList<>();
        boolean batches = plan.method().needsSamples();
        Initialization start =
                plan.initialization() instanceof BranchScales scaled ? scaled.base() : plan.initialization();
        if (start instanceof FromFile) {
            if (problem.options().value(ProblemKeys.U0).isPresent()) {
                idle.add(
                        "--u0 has no effect on weights from a file; it only chooses the path that half times are measured"
                                + " against");
            }
            if (!batches && (network.isGiven(NetworkKeys.SEED) || network.isGiven(NetworkKeys.SEEDS))) {
                idle.add("a seed has no effect: the weights are from a file, and no batches are drawn");
            }
        } else if (!batches
                && (network.isGiven(NetworkKeys.SEED) || network.isGiven(NetworkKeys.SEEDS))
                && !(start instanceof GaussianBiases)
                && plan.setup().isAligned()
                && plan.setup().isLinear()) {
            idle.add("from an aligned start all seeds give the same maps, up to rounding");
        }
        return idle;
    }

    private int several(TrainingPlan plan) {
        List<Long> all = plan.setup().seeds();
        List<String> idle = idle(plan);
        List<Simulation> simulations;
        try (ProgressLine progress = new ProgressLine()) {
            progress.begin("training", all.size());
            simulations = SeedRuns.of(
                    plan,
                    all,
                    Runtime.getRuntime().availableProcessors(),
                    own -> {
                        Optional<ContributionWatch> watch = record.watch(own);
                        TrainedRun run = Simulator.train(
                                own, watching(ProgressListener.NONE, Optional.empty(), watch, () -> false));
                        return checked(own, () -> Simulator.start(own), run, watch, Watching.NOBODY)
                                .with(idle);
                    },
                    progress::finished);
        }
        if (json) {
            Json.print(SimulationJson.of(simulations));
        } else {
            SimulationText.print(simulations);
        }
        return ExitCode.DONE;
    }

    private static Watching watching(
            ProgressListener progress,
            Optional<WeightRecorder> recorder,
            Optional<ContributionWatch> watch,
            BooleanSupplier interrupted) {
        List<WeightWatcher> watchers = new ArrayList<>();
        recorder.ifPresent(watchers::add);
        watch.ifPresent(watchers::add);
        return new Watching(progress, WeightWatcher.all(watchers), interrupted);
    }

    /** A run that can be shown; for a run that diverged the reason is found and reported instead. */
    private static Simulation checked(
            TrainingPlan plan,
            Supplier<Checkpoint> start,
            TrainedRun run,
            Optional<ContributionWatch> watch,
            Watching watching) {
        Outcome outcome = run.result().outcome();
        if (outcome.isFailure()) {
            Optional<Divergence> divergence = outcome == Outcome.NOT_FINITE
                    ? DivergenceSearch.explain(plan, start.get(), watching)
                    : Optional.empty();
            throw new NumericalFailure("training with seed " + plan.seed() + " stopped at step "
                    + run.result().steps() + ", t = " + Text.number(run.result().endTime()) + ": "
                    + divergence.map(Divergence::sentence).orElseGet(() -> NumericalFailure.describe(outcome)));
        }
        return Simulation.of(plan, run, watch);
    }
}
