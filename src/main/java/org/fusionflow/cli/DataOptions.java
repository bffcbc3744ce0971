package org.fusionflow.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.Modalities;
import org.fusionflow.data.Numbers;
import org.fusionflow.data.Population;
import org.fusionflow.data.RandomSamples;
import org.fusionflow.data.SamplesFile;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.StatisticsFile;
import org.fusionflow.data.ToyData;
import org.fusionflow.data.VectorMoments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data, from where it starts, and when to report. */
final class DataOptions {
    private static final String SOURCES =
            "--toy ratio=R,rho=P, --stats FILE.yaml, --data FILE.csv or --random A=50,B=50,samples=P";

    @Option(
            names = "--toy",
            paramLabel = "ratio=R,rho=P[,wA=1,wB=1]",
            description = "Two scalar inputs: standard deviations R and 1, correlation P, output wA xA + wB xB.")
    private @Nullable String toy;

    @Option(
            names = "--stats",
            paramLabel = "FILE.yaml",
            description = "Second moments: keys modalities, inputCovariance, inputOutputCorrelation, outputVariance.")
    private @Nullable Path stats;

    @Option(
            names = "--data",
            paramLabel = "FILE.csv",
            description =
                    "Samples: a header row such as A1,A2,B1,y, then one sample a row. Their means are not subtracted.")
    private @Nullable Path samples;

    @Option(
            names = "--random",
            paramLabel = "A=50,B=50,samples=P[,...]",
            description = {
                "P samples drawn from Gaussian inputs and a linear teacher; also noise=S (standard deviation, 0 unless given),"
                        + " seed=N (1), rho=R (correlation of the i-th inputs of two modalities, 0), teacher=random|constant,"
                        + " std.A=S and norm.A=W (of the inputs and of the teacher's block of modality A, 1)."
            })
    private @Nullable String random;

    @Option(
            names = "--u0",
            paramLabel = "U",
            defaultValue = "0.1",
            description = "Start scale, above 0 (default: 0.1).")
    private String u0 = "0.1";

    @Option(names = "--times", paramLabel = "T,T,...", description = "Flow times at which to report the map.")
    private @Nullable String times;

    /** The statistics in the tree's leaf order, or empty if none were given. Samples count by their empirical moments. */
    Optional<SecondMoments> moments(FusionTree tree) {
        Map<String, Object> given = given();
        if (given.size() > 1) {
            throw new InvalidInput(String.join(" and ", given.keySet()) + ": expected only one of " + SOURCES);
        }
        if (toy != null) {
            return Optional.of(toyMoments(ToyData.parse(toy).moments(), tree));
        }
        if (stats != null) {
            return Optional.of(StatisticsFile.read(stats).inOrderOf(tree));
        }
        if (samples != null) {
            return Optional.of(SamplesFile.moments(samples).inOrderOf(tree));
        }
        if (random != null) {
            RandomSamples data = RandomSamples.parse(random);
            data.population().inOrderOf(tree); // refuses other names before the samples are drawn
            return Optional.of(data.draw().moments().inOrderOf(tree));
        }
        return Optional.empty();
    }

    private Map<String, Object> given() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("--toy", toy);
        all.put("--stats", stats);
        all.put("--data", samples);
        all.put("--random", random);
        Map<String, Object> given = new LinkedHashMap<>();
        all.forEach((option, value) -> {
            if (value != null) {
                given.put(option, value);
            }
        });
        return given;
    }

    /** Toy data have no names of their own: they take the tree's. */
    private static SecondMoments toyMoments(SecondMoments moments, FusionTree tree) {
        return tree.names().size() == 2
                ? new SecondMoments(
                        new Modalities(tree.names(), moments.modalities().dimensions()),
                        moments.inputCovariance(),
                        moments.inputOutputCorrelation(),
                        moments.outputVariance())
                : moments.inOrderOf(tree);
    }

    SecondMoments required(FusionTree tree) {
        return moments(tree).orElseThrow(() -> new InvalidInput("no data: expected one of " + SOURCES));
    }

    /** The same with any number of outputs, which only a statistics file has more than one of. */
    VectorMoments outputs(FusionTree tree) {
        return stats != null && given().size() == 1
                ? StatisticsFile.readOutputs(stats).inOrderOf(tree)
                : VectorMoments.of(required(tree));
    }

    /** Where the data were drawn from, in the tree's leaf order; empty unless they were drawn. Gives the error on new data. */
    Optional<Population> population(FusionTree tree) {
        return Optional.ofNullable(random)
                .map(text -> RandomSamples.parse(text).population().inOrderOf(tree));
    }

    org.fusionflow.data.TrainingData trainingData(FusionTree tree) {
        return new org.fusionflow.data.TrainingData(
                outputs(tree), Optional.empty(), Optional.empty(), population(tree));
    }

    double u0() {
        double value = Numbers.parse(u0, "--u0");
        if (!(value > 0)) {
            throw new InvalidInput("--u0 " + u0 + ": expected a number above 0");
        }
        return value;
    }

    /** Ascending flow times; empty if none were asked for. */
    double[] times() {
        if (times == null) {
            return new double[0];
        }
        String[] parts = times.split(",", -1);
        double[] values = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = Numbers.parse(parts[i].strip(), "--times, entry " + (i + 1) + ",");
            if (!(values[i] >= 0)) {
                throw new InvalidInput(
                        "--times, entry " + (i + 1) + ", " + parts[i] + ": expected a time of at least 0");
            }
            if (i > 0 && !(values[i] > values[i - 1])) {
                throw new InvalidInput("--times, entry " + (i + 1) + ", " + parts[i]
                        + ": expected more than the entry before, " + parts[i - 1]);
            }
        }
        return values;
    }
}
