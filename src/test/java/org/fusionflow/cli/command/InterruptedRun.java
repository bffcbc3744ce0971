package org.fusionflow.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.record.Observables;
import org.fusionflow.network.record.Recording;
import org.fusionflow.network.record.SavedRun;
import org.fusionflow.network.record.WeightRecorder;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.AlignedStart;

/** A process that {@link InterruptSignalTest} interrupts: it trains for ever, then writes slowly. */
final class InterruptedRun {
    private InterruptedRun() {}

    static TrainingPlan plan(long steps) {
        return new TrainingPlan(
                Problem.of(FusionTree.parse("(A:2,B:2):1"), new ToyData(2, 0.3, 1, 1).moments(), 0.1),
                NetworkSetup.linear(
                        10,
                        new AlignedStart(),
                        Descent.momentum(1e-4, 0.5),
                        new StopRule(steps, Double.POSITIVE_INFINITY, OptionalDouble.of(0))),
                1,
                Vector.of());
    }

    static WeightRecorder recorder(TrainingPlan plan) {
        return new WeightRecorder(FlowTimes.linear(0, 0.05, 30), Observables.parse("all", "record", plan));
    }

    /**
     * @param args a folder; {@code startup} to wait before anything can be lost; {@code finished} to end by itself and wait after that
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        if (args[1].equals("startup")) {
            Files.createFile(folder.resolve("ready"));
            Thread.sleep(60_000);
        }
        TrainingPlan plan = plan(args[1].equals("finished") ? 100 : Long.MAX_VALUE);
        WeightRecorder recorder = recorder(plan);
        try (InterruptSignal interruption = InterruptSignal.watch()) {
            ProgressListener ready = args[1].equals("training") ? listener(folder) : ProgressListener.NONE;
            TrainedRun run = Simulator.train(plan, new Watching(ready, recorder, interruption));
            Recording recording = recorder.recording();
            if (args[1].equals("finished")) {
                Files.createFile(folder.resolve("ready"));
            }
            Thread.sleep(500); // a slow disk
            recording.writeCsv(folder.resolve("run.csv"));
            recording.writeNpz(folder.resolve("run.npz"), plan);
            SavedRun.write(folder.resolve("end.npz"), plan, run);
            System.out.println(run.result().outcome() + " " + run.result().steps());
        }
        System.exit(0);
    }

    private static ProgressListener listener(Path folder) {
        return (steps, time, loss) -> {
            try {
                if (!Files.exists(folder.resolve("ready"))) {
                    Files.createFile(folder.resolve("ready"));
                }
            } catch (IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
        };
    }
}
