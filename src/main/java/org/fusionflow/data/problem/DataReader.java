package org.fusionflow.data.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.LargeTable;
import org.fusionflow.data.file.SamplesFile;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.made.FissionSamples;
import org.fusionflow.data.made.Generator;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.TargetSamples;
import org.fusionflow.data.made.ToySamples;
import org.fusionflow.data.made.XorSamples;
import org.fusionflow.data.manifest.Manifest;
import org.fusionflow.data.npz.NpyTable;
import org.fusionflow.data.npz.SamplesArchive;
import org.fusionflow.data.samples.Preparation;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.TrainingData;

/**
 * Reads where data come from: one of the {@linkplain ProblemKeys#SOURCES sources}, from an option such as {@code --toy ratio=2,rho=0}
 * or a YAML mapping such as {@code data: {toy: {ratio: 2, rho: 0}}}.
 */
public final class DataReader {
    private final Preparation preparation;

    private DataReader(Preparation preparation) {
        this.preparation = preparation;
    }

    /**
     * Reads a mapping with exactly one source, and what is done to its samples.
     *
     * @throws InvalidInput with the place of what is wrong
     */
    public static DataSource read(Value data) {
        List<String> names = Key.names(ProblemKeys.SOURCES);
        List<String> preparation = Key.names(ProblemKeys.PREPARATION);
        List<String> all = new ArrayList<>(names);
        all.addAll(preparation);
        Map<String, Value> sources = new LinkedHashMap<>(data.entries(all));
        Map<String, Value> flags = new LinkedHashMap<>(sources);
        flags.keySet().retainAll(preparation);
        sources.keySet().removeAll(preparation);
        if (sources.size() != 1) {
            throw data.expected("exactly one of " + names);
        }
        Value source = sources.values().iterator().next();
        requireReadable(source);
        return source(source, flags);
    }

    /**
     * Rejects data of a study that come from a pipe: a study reads its data at several points.
     *
     * @throws InvalidInput with the place of the value
     */
    public static void requireReadable(Value source) {
        if (List.of("stats", "data").contains(source.key()) && AtomicFile.isStream(source.path())) {
            throw source.expected("a file that can be read again, as a study reads its data more than once");
        }
    }

    /** Reads a source whose samples stay as they are. */
    public static DataSource source(Value value) {
        return source(value, Map.of());
    }

    /**
     * Reads a source, whose {@linkplain Value#key() key} says which.
     *
     * @param flags of {@link ProblemKeys#PREPARATION} that are given
     * @throws InvalidInput with the place of what is wrong
     */
    public static DataSource source(Value value, Map<String, ? extends Value> flags) {
        Preparation preparation = isSet(flags, ProblemKeys.STANDARDIZE)
                ? Preparation.STANDARDIZE
                : isSet(flags, ProblemKeys.CENTER) ? Preparation.CENTER : Preparation.NONE;
        return new DataReader(preparation).ofKind(value);
    }

    private static boolean isSet(Map<String, ? extends Value> flags, Key key) {
        Value flag = flags.get(key.name());
        return flag != null && flag.flag();
    }

    private DataSource ofKind(Value value) {
        return switch (value.key()) {
            case "toy" -> made(described("toy data", value), value, ToySamples.read(value));
            case "random" -> made(described("random data", value), value, RandomSamples.read(value));
            case "xor" -> made(described("xor data", value), value, XorSamples.read(value));
            case "fission" -> made(described("fission data", value), value, FissionSamples.read(value));
            case "target" ->
                made(
                        "target data, " + (value.isMapping() ? described(value) : value.text()),
                        value,
                        TargetSamples.read(value));
            case "stats" -> {
                Path file = value.path();
                yield read(
                        "statistics from " + value.text(),
                        value,
                        Optional.of(file),
                        tree -> preparation.of(statistics(file, tree)));
            }
            case "data" -> {
                Path file = value.path();
                yield read("samples from " + value.text(), value, Optional.of(file), tree -> samples(file, tree));
            }
            default ->
                throw value.problem("data " + value.key() + ": expected one of " + Key.names(ProblemKeys.SOURCES));
        };
    }

    private static String described(String kind, Value value) {
        return kind + ", " + described(value);
    }

    private static String described(Value value) {
        List<String> parts = new ArrayList<>();
        value.entries().forEach((key, entry) -> parts.add(key + " = " + entry.text()));
        return String.join(", ", parts);
    }

    private DataSource made(String description, Value value, Generator generator) {
        return new DataSource(
                description + done(),
                Optional.empty(),
                tree -> value.checked(() -> preparation.of(generator.trainingData(tree))),
                tree -> value.checked(() -> generator.points(tree)));
    }

    private DataSource read(
            String description, Value value, Optional<Path> file, Function<FusionTree, TrainingData> reader) {
        return new DataSource(
                description + done(), file, tree -> value.checked(() -> reader.apply(tree)), tree -> Optional.empty());
    }

    private String done() {
        return preparation == Preparation.NONE ? "" : ", " + preparation.adjective();
    }

    private static TrainingData statistics(Path file, FusionTree tree) {
        return TrainingData.of(StatisticsFile.read(file).inOrderOf(tree));
    }

    private TrainingData samples(Path file, FusionTree tree) {
        if (Manifest.isManifest(file)) {
            return Manifest.read(file).trainingData(preparation, tree);
        }
        if (NpyTable.isArray(file)) {
            throw new InvalidInput(
                    file + ": one array does not tell which columns are which: expected a manifest, a YAML file with"
                            + " file: " + file.getFileName() + ", modalities: {A: 1..10, B: 11..20} and target: 21");
        }
        boolean archive = SamplesArchive.isArchive(file);
        if (!archive && LargeTable.isLarge(file)) {
            return LargeTable.of(file).trainingData(preparation, tree);
        }
        RawSamples samples = archive ? SamplesArchive.read(file) : SamplesFile.read(file);
        samples.samples().modalities().inOrderOf(tree); // other names are no fault of the numbers
        try {
            return samples.trainingData(preparation, tree);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": the samples' " + wrong.getMessage(), wrong);
        }
    }
}
