package org.fusionflow.data.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.SamplesFile;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.made.FissionSamples;
import org.fusionflow.data.made.Generator;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.ToySamples;
import org.fusionflow.data.made.XorSamples;
import org.fusionflow.data.npz.SamplesArchive;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;

/**
 * Reads where data come from: one of the {@linkplain ProblemKeys#SOURCES sources}, from an option such as {@code --toy ratio=2,rho=0}
 * or a YAML mapping such as {@code data: {toy: {ratio: 2, rho: 0}}}.
 */
public final class DataReader {
    private DataReader() {}

    /**
     * Reads a mapping with exactly one source.
     *
     * @throws InvalidInput with the place of what is wrong
     */
    public static DataSource read(Value data) {
        List<String> names = Key.names(ProblemKeys.SOURCES);
        Map<String, ? extends Value> sources = data.entries(names);
        if (sources.size() != 1) {
            throw data.expected("exactly one of " + names);
        }
        return source(sources.values().iterator().next());
    }

    /**
     * Reads a source, whose {@linkplain Value#key() key} says which.
     *
     * @throws InvalidInput with the place of what is wrong
     */
    public static DataSource source(Value value) {
        return switch (value.key()) {
            case "toy" -> made("toy data", value, ToySamples.read(value));
            case "random" -> made("random data", value, RandomSamples.read(value));
            case "xor" -> made("xor data", value, XorSamples.read(value));
            case "fission" -> made("fission data", value, FissionSamples.read(value));
            case "stats" -> {
                Path file = value.folder().resolve(value.text());
                yield read("statistics from " + value.text(), value, tree -> statistics(file, tree));
            }
            case "data" -> {
                Path file = value.folder().resolve(value.text());
                yield read("samples from " + value.text(), value, tree -> samples(file, tree));
            }
            default ->
                throw value.problem("data " + value.key() + ": expected one of " + Key.names(ProblemKeys.SOURCES));
        };
    }

    private static DataSource made(String kind, Value value, Generator generator) {
        List<String> parts = new ArrayList<>(List.of(kind));
        value.entries().forEach((key, entry) -> parts.add(key + " = " + entry.text()));
        return read(String.join(", ", parts), value, generator::trainingData);
    }

    private static DataSource read(
            String description, Value value, java.util.function.Function<FusionTree, TrainingData> reader) {
        return new DataSource(description, tree -> value.checked(() -> reader.apply(tree)));
    }

    private static TrainingData statistics(Path file, FusionTree tree) {
        return TrainingData.of(StatisticsFile.read(file).inOrderOf(tree));
    }

    private static TrainingData samples(Path file, FusionTree tree) {
        boolean archive = file.toString().toLowerCase(Locale.ROOT).endsWith(".npz");
        Samples samples = (archive ? SamplesArchive.read(file) : SamplesFile.read(file)).inOrderOf(tree);
        try {
            return TrainingData.of(samples);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": the samples' " + wrong.getMessage(), wrong);
        }
    }
}
