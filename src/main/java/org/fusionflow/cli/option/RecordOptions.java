package org.fusionflow.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.record.Observable;
import org.fusionflow.network.record.Observables;
import org.fusionflow.network.record.Recording;
import org.fusionflow.network.record.SavedRun;
import org.fusionflow.network.record.WeightRecorder;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.TrainingPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for files that record a run, and for a run that continues from a file. */
public final class RecordOptions {
    @Option(
            names = "--record",
            paramLabel = "FILE.csv|FILE.npz",
            description =
                    "Record the run at --record-times: a table, or NumPy arrays; may be given twice, once for each.")
    private List<Path> record = new ArrayList<>();

    @Option(
            names = "--record-times",
            paramLabel = "TIMES",
            description = "Flow times: 0,1,2 or FROM:TO:COUNT or log:FROM:TO:COUNT.")
    private @Nullable String times;

    @Option(
            names = "--observe",
            paramLabel = "NAMES",
            description = "What to record: all (default), or some of loss, generalization, mapNorm, map, contribution,"
                    + " layerNorm, singular[:K], alignment, conserved, saddleDistance, directions (how many the first layer has learned), units (first-layer"
                    + " weights, in FILE.npz only).")
    private @Nullable String observe;

    @Option(
            names = "--save",
            paramLabel = "FILE.npz",
            description = "Write the final weights, and all that is needed to go on.")
    private @Nullable Path save;

    @Option(
            names = "--resume",
            paramLabel = "FILE.npz",
            description = "Go on where a run of the same problem ended that was saved; steps and times go on counting.")
    private @Nullable Path resume;

    private Optional<WeightRecorder> recorder = Optional.empty();

    /**
     * Rejects the options for a single run in a command that trains several seeds.
     *
     * @throws InvalidInput if one of them was given
     */
    public void refuseForSeveralSeeds() {
        if (!record.isEmpty() || times != null || observe != null || save != null || resume != null) {
            throw new InvalidInput(
                    "--seeds: expected none of --record, --record-times, --observe, --save and --resume with it");
        }
    }

    /** Checks all files before anything is computed, and returns the state in which the run begins. */
    public Checkpoint start(TrainingPlan plan) {
        if (record.isEmpty() != (times == null)) {
            throw new InvalidInput("--record and --record-times: expected both or none of them");
        }
        if (observe != null && record.isEmpty()) {
            throw new InvalidInput("--observe " + observe + ": expected --record with it");
        }
        record.forEach(file -> {
            if (!isCsv(file) && !isNpz(file)) {
                throw new InvalidInput("--record " + file + ": expected a name that ends with .csv or .npz");
            }
            AtomicFile.check(file);
        });
        if (save != null) {
            requireOwnFile(save);
            AtomicFile.check(save);
        }
        Checkpoint start =
                resume == null ? Simulator.start(plan) : SavedRun.read(resume).checkpoint(plan);
        if (times != null) {
            recorder = Optional.of(recorder(plan, FlowTimes.read(OptionValue.of("--record-times", times)), start));
        }
        return start;
    }

    /** Rejects the same file for weights and recording: the weights would silently replace the recording. */
    private void requireOwnFile(Path weights) {
        Path place = weights.toAbsolutePath().normalize();
        if (record.stream().anyMatch(file -> file.toAbsolutePath().normalize().equals(place))) {
            throw new InvalidInput("--record and --save " + weights + ": expected two files");
        }
    }

    /** The recorder; a resumed run continues the recording in its file if the file exists. */
    private WeightRecorder recorder(TrainingPlan plan, FlowTimes at, Checkpoint start) {
        List<Observable> observables = Observables.parse(observe == null ? "all" : observe, "--observe", plan);
        Optional<Path> earlier = resume == null
                ? Optional.empty()
                : record.stream()
                        .filter(RecordOptions::isNpz)
                        .filter(Files::exists)
                        .findFirst();
        return earlier.isPresent()
                ? WeightRecorder.after(Recording.read(earlier.get(), plan), start.time(), at, observables)
                : new WeightRecorder(at, observables);
    }

    public Optional<WeightRecorder> recorder() {
        return recorder;
    }

    /**
     * Writes all files of a run, also of an interrupted one; for a run that diverged, the recording up to the divergence.
     *
     * @return the files that were written
     */
    public List<Path> write(TrainingPlan plan, TrainedRun run) {
        List<Path> written = new ArrayList<>();
        if (recorder.isPresent()) {
            Recording recording = recorder.get().recording();
            for (Path file : record) {
                if (isCsv(file)) {
                    recording.writeCsv(file);
                } else {
                    recording.writeNpz(file, plan);
                }
                written.add(file);
            }
        }
        if (save != null && !run.result().outcome().isFailure() && SavedRun.isSavable(run.end())) {
            SavedRun.write(save, plan, run);
            written.add(save);
        }
        return written;
    }

    private static boolean isCsv(Path file) {
        return file.toString().endsWith(".csv");
    }

    private static boolean isNpz(Path file) {
        return file.toString().endsWith(".npz");
    }
}
