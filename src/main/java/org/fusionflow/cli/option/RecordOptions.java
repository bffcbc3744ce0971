package org.fusionflow.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.data.file.LostOutput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.learned.ContributionWatch;
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
@InGroup(OptionGroup.RECORD)
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
                    + " lossWithout (each modality's inputs set to 0), accuracy (of classes, with all and with each modality alone,"
                    + " on held-out samples if there are some), layerNorm, singular[:K], alignment, conserved, saddleDistance, directions (how many the first layer has learned), units (first-layer"
                    + " weights, in FILE.npz only).")
    private @Nullable String observe;

    @Option(
            names = "--save",
            paramLabel = "FILE.npz",
            description = "Write the final weights, and all that is needed to go on; may be the file of --resume.")
    private @Nullable Path save;

    @Option(
            names = "--resume",
            paramLabel = "FILE.npz",
            description = "Go on where a run of the same problem ended that was saved; steps and times go on counting.")
    private @Nullable Path resume;

    private Optional<WeightRecorder> recorder = Optional.empty();
    private Optional<SavedRun> earlier = Optional.empty();

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

    /**
     * Checks what can be checked before data are read.
     *
     * @throws InvalidInput if options do not go together, or a value is invalid
     */
    public void check() {
        if (record.isEmpty() != (times == null)) {
            throw new InvalidInput("--record and --record-times: expected both or none of them");
        }
        if (observe != null && record.isEmpty()) {
            throw new InvalidInput("--observe " + observe + ": expected --record with it");
        }
        if (observe != null) {
            Observables.requireNames(observe, "--observe");
        }
        if (observe != null
                && List.of(observe.split("\\s*,\\s*", -1)).contains("units")
                && record.stream().noneMatch(RecordOptions::isNpz)) {
            throw new InvalidInput("--observe units: expected --record FILE.npz with it, a table does not hold them");
        }
        record.forEach(file -> {
            if (!isCsv(file) && !isNpz(file)) {
                throw new InvalidInput("--record " + file + ": expected a name that ends with .csv or .npz");
            }
        });
        if (times != null) {
            FlowTimes.read(OptionValue.of("--record-times", times));
        }
    }

    /** Follows the contributions of a nonlinear network, whose map does not tell what is learned; after {@link #start}, where it began. */
    public Optional<ContributionWatch> watch(TrainingPlan plan) {
        if (plan.setup().isLinear()) {
            return Optional.empty();
        }
        ContributionWatch watch = ContributionWatch.of(plan);
        earlier.ifPresent(saved -> watch.goOn(saved.contributions(plan)));
        return Optional.of(watch);
    }

    /** The files that the run will write. */
    public List<Path> outputs() {
        List<Path> outputs = new ArrayList<>(record);
        if (save != null) {
            outputs.add(save);
        }
        return outputs;
    }

    /**
     * Checks all files before anything is computed, and returns the state in which the run begins.
     *
     * @param read files that the problem and the network are read from
     */
    public Checkpoint start(TrainingPlan plan, Collection<Path> read) {
        OutputFiles.check(outputs(), read);
        requireNoLoss();
        earlier = Optional.ofNullable(resume).map(SavedRun::read);
        Checkpoint start = earlier.map(saved -> saved.checkpoint(plan)).orElseGet(() -> Simulator.start(plan));
        if (times != null) {
            recorder = Optional.of(recorder(plan, FlowTimes.read(OptionValue.of("--record-times", times)), start));
        }
        return start;
    }

    /**
     * Rejects files of a run that goes on which would replace what it began with: the saved run by a recording (its own end may replace it), or
     * the table of its first part by that of the second.
     */
    private void requireNoLoss() {
        if (resume == null) {
            return;
        }
        OutputFiles.requireDifferent(record, List.of(resume));
        for (Path file : record) {
            if (isCsv(file) && Files.exists(file) && recordedBefore().isEmpty()) {
                throw new InvalidInput(
                        "--record " + file + " with --resume: the file exists, and its rows would be replaced by"
                                + " those after the resumed time; expected another name, or --record FILE.npz, in which a"
                                + " recording goes on");
            }
        }
    }

    /** The file of NumPy arrays in which the recording of a resumed run goes on; empty if there is none. */
    private Optional<Path> recordedBefore() {
        return resume == null
                ? Optional.empty()
                : record.stream()
                        .filter(RecordOptions::isNpz)
                        .filter(Files::exists)
                        .findFirst();
    }

    /** The recorder; a resumed run continues the recording in its file if the file exists. */
    private WeightRecorder recorder(TrainingPlan plan, FlowTimes at, Checkpoint start) {
        List<Observable> observables = Observables.parse(observe == null ? "all" : observe, "--observe", plan);
        Optional<Path> earlier = recordedBefore();
        return earlier.isPresent()
                ? WeightRecorder.after(Recording.read(earlier.get(), plan), start.time(), at, observables)
                : new WeightRecorder(at, observables);
    }

    public Optional<WeightRecorder> recorder() {
        return recorder;
    }

    /**
     * What became of the files of a run.
     *
     * @param files that were written
     * @param lost those that could not be written
     */
    public record Written(List<Path> files, List<LostOutput> lost) {
        public Written {
            files = List.copyOf(files);
            lost = List.copyOf(lost);
        }
    }

    /**
     * Writes all files of a run, also of an interrupted one; for a run that diverged, the recording up to the divergence. A file that cannot be
     * written does not keep the others from being written.
     */
    public Written write(TrainingPlan plan, TrainedRun run, Optional<ContributionWatch> watch) {
        List<Path> written = new ArrayList<>();
        List<LostOutput> lost = new ArrayList<>();
        recorder.map(WeightRecorder::recording)
                .ifPresent(recording -> record.forEach(file -> attempt(
                        file,
                        () -> {
                            if (isCsv(file)) {
                                recording.writeCsv(file);
                            } else {
                                recording.writeNpz(file, plan);
                            }
                        },
                        written,
                        lost)));
        if (save != null && !run.result().outcome().isFailure() && SavedRun.isSavable(run.end())) {
            Path weights = save;
            attempt(weights, () -> save(weights, plan, run, watch), written, lost);
        }
        return new Written(written, lost);
    }

    private static void save(Path file, TrainingPlan plan, TrainedRun run, Optional<ContributionWatch> watch) {
        watch.ifPresentOrElse(
                one -> SavedRun.write(file, plan, run, one.history()), () -> SavedRun.write(file, plan, run));
    }

    private static void attempt(Path file, Runnable writing, List<Path> written, List<LostOutput> lost) {
        try {
            writing.run();
            written.add(file);
        } catch (LostOutput failed) {
            lost.add(failed);
        }
    }

    /** Says what of the files is missing after a run. */
    public List<String> warnings(TrainedRun run) {
        List<String> warnings = new ArrayList<>();
        recorder.filter(times -> times.missed() > 0)
                .ifPresent(times -> warnings.add("--record-times: the last " + times.missed() + " of " + times.count()
                        + " are beyond the end of the run, t = " + run.result().endTime() + ", and are not recorded"));
        if (save != null && !SavedRun.isSavable(run.end())) {
            warnings.add("--save " + save + ": not written, a number of the run is not finite");
        }
        return warnings;
    }

    private static boolean isCsv(Path file) {
        return file.toString().endsWith(".csv");
    }

    private static boolean isNpz(Path file) {
        return file.toString().endsWith(".npz");
    }
}
