package org.fusionflow.study.design.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.network.replay.RecordingFile;
import org.fusionflow.network.replay.UnknownStart;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.setup.NetworkKeys;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.study.design.problem.ProblemTemplate;

/**
 * The files that recorded a network of a study, one for each seed. Each file is read once. May be used from several threads.
 *
 * <p>A file tells the function of its network; keys of the study that say another one count.
 */
public final class Recordings {
    /** Keys of a recorded network: what its function is and how it was trained. The other keys of a network have no meaning for it. */
    static final List<String> KEYS = List.of(
            NetworkKeys.ACTIVATION.name(),
            NetworkKeys.SLOPE.name(),
            NetworkKeys.BIAS.name(),
            NetworkKeys.LOSS.name(),
            NetworkKeys.METHOD.name());

    private final YamlValue files;
    private final Map<Path, RecordingFile> read = new HashMap<>();

    Recordings(YamlValue files) {
        this.files = files;
    }

    /** The files at a point. */
    public List<Path> paths(ProblemTemplate.AtPoint at) {
        return values(at).stream().map(Value::path).toList();
    }

    private List<? extends Value> values(ProblemTemplate.AtPoint at) {
        Value value = at.value(files);
        List<? extends Value> parts = value.parts();
        if (parts.isEmpty()) {
            throw value.expected("the name of a file, or of several");
        }
        return parts;
    }

    private synchronized RecordingFile file(Value value) {
        return read.computeIfAbsent(value.path(), RecordingFile::read);
    }

    /**
     * What is known of the network: its function and its method. It has as many seeds as there are files; its widths and its start are not known.
     *
     * @param given keys of the study
     */
    NetworkSetup setup(Value given, ProblemTemplate.AtPoint at) {
        return setup(
                values(at).stream().map(this::file).toList(),
                given.entries(KEYS),
                at.problem().names());
    }

    /**
     * What is known of a network that was recorded.
     *
     * @param files of its runs, at least one
     * @param given by the names of their keys; what is given counts, else what the first file tells
     * @param modalities names of the problem's modalities
     * @throws InvalidInput with file and array, if the files do not tell of one network
     */
    public static NetworkSetup setup(
            List<RecordingFile> files, Map<String, ? extends Value> given, List<String> modalities) {
        RecordingFile first = files.get(0);
        requireAlike(files);
        Map<String, Value> entries = new LinkedHashMap<>();
        KEYS.stream().filter(given::containsKey).forEach(key -> entries.put(key, given.get(key)));
        String method = NetworkKeys.METHOD.name();
        first.method()
                .ifPresent(
                        name -> entries.putIfAbsent(method, OptionValue.of(first.path() + ", array 'method'", name)));
        NetworkSetup setup = NetworkSetupReader.read(entries, modalities)
                .startedBy(new UnknownStart())
                .withSeeds(LongStream.rangeClosed(1, files.size()).boxed().toList());
        OptionalDouble slope = first.slope();
        if (slope.isPresent() && !entries.containsKey(NetworkKeys.ACTIVATION.name())) {
            setup = setup.withActivation(new Activation(slope.getAsDouble()));
        }
        return first.hasBiases() && !entries.containsKey(NetworkKeys.BIAS.name()) ? setup.withBiases(true) : setup;
    }

    private static void requireAlike(List<RecordingFile> files) {
        Set<Path> paths = new HashSet<>();
        for (RecordingFile file : files) {
            if (!paths.add(file.path().normalize())) {
                throw new InvalidInput(file.path() + ": expected each recording once, as each is another seed");
            }
        }
        for (RecordingFile file : files.subList(1, files.size())) {
            file.unlike(files.get(0)).ifPresent(array -> {
                throw new InvalidInput(file.path() + ", array '" + array + "': expected that of "
                        + files.get(0).path()
                        + ", which records another seed of the same network");
            });
        }
    }

    /**
     * The recorded run of a seed.
     *
     * @param setup as {@link #setup} gave it
     * @param seed from 1 on
     * @throws InvalidInput with file, array and value if it does not belong to the problem, or is no course
     */
    RecordedRun run(ProblemTemplate.AtPoint at, NetworkSetup setup, long seed) {
        return file(values(at).get((int) seed - 1)).run(at.problem(), setup);
    }

    /** All recorded runs. */
    List<RecordedRun> runs(ProblemTemplate.AtPoint at, NetworkSetup setup) {
        List<RecordedRun> runs = new ArrayList<>();
        setup.seeds().forEach(seed -> runs.add(run(at, setup, seed)));
        RecordedRun late = runs.stream()
                .max(Comparator.comparingDouble(RecordedRun::start))
                .orElseThrow();
        RecordedRun early =
                runs.stream().min(Comparator.comparingDouble(RecordedRun::end)).orElseThrow();
        if (!(late.start() < early.end())) {
            throw new InvalidInput(late.file() + ", array 'time': expected times that overlap those of " + early.file()
                    + ", which end at " + early.end() + ", found " + late.start() + " as the first");
        }
        return runs;
    }
}
