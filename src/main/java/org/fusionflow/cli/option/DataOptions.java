package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.SamplesFile;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.made.FissionSamples;
import org.fusionflow.data.made.Generator;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.ToySamples;
import org.fusionflow.data.made.XorSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.npz.SamplesArchive;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data, from where it starts, and when to report. */
public final class DataOptions {
    private static final String SOURCES =
            "--toy ratio=R,rho=P, --stats FILE.yaml, --data FILE.csv, --random A=50,B=50,samples=P, --xor var=V,samples=P"
                    + " or --fission inputs=D,samples=P";

    @Option(
            names = "--toy",
            paramLabel = "ratio=R,rho=P[,wA=1,wB=1][,...]",
            description =
                    "Two scalar inputs: standard deviations R and 1, correlation P, output wA xA + wB xB; also noise=S,"
                            + " and samples=P, heldout=N, seed=N for Gaussian samples instead of the moments.")
    private @Nullable String toy;

    @Option(
            names = "--stats",
            paramLabel = "FILE.yaml",
            description = "Second moments: keys modalities, inputCovariance, inputOutputCorrelation, outputVariance.")
    private @Nullable Path stats;

    @Option(
            names = "--data",
            paramLabel = "FILE.csv|FILE.npz",
            description =
                    "Samples: a header row such as A1,A2,B1,y (several outputs: y1,y2), then one sample a row; or NumPy"
                            + " arrays A, B and y with one sample a row. Their means are not subtracted.")
    private @Nullable Path samples;

    @Option(
            names = "--random",
            paramLabel = "A=50,B=50[,samples=P][,...]",
            description = "P samples, or without samples= the population, of Gaussian inputs and a linear teacher; also"
                    + " noise=S (standard deviation, 0 unless given), seed=N (1), heldout=N (0), outputs=R (1),"
                    + " rho=R (correlation of the i-th inputs of two modalities, 0), teacher=random|constant,"
                    + " std.A=S and norm.A=W (of the inputs and of the teacher's block of modality A, 1),"
                    + " covariance=blocks|wishart with dof=N (number of inputs + 2).")
    private @Nullable String random;

    @Option(
            names = "--xor",
            paramLabel = "var=V[,samples=P][,...]",
            description = "A scalar input of variance V and two of +-1, output xA - xB1 xB2; also seed=N, heldout=N,"
                    + " balanced=true (each corner equally often).")
    private @Nullable String xor;

    @Option(
            names = "--fission",
            paramLabel = "inputs=D[,outputs=2][,...]",
            description =
                    "One modality of D inputs and several groups of outputs with a linear teacher each: outputs=G groups"
                            + " of one, or C=3,D=1 by name and size; norm.1=W (or norm.C; 1), rho=R (between teachers, 0), std=S (1),"
                            + " noise=S (0), samples=P, heldout=N, seed=N.")
    private @Nullable String fission;

    @Option(
            names = "--u0",
            paramLabel = "U",
            defaultValue = "0.1",
            description = "Start scale, above 0 (default: 0.1).")
    private String u0 = "0.1";

    @Option(names = "--times", paramLabel = "T,T,...", description = "Flow times at which to report the map.")
    private @Nullable String times;

    /** The statistics in the tree's leaf order, or empty if none were given. Samples count by their empirical moments. */
    public Optional<Moments> moments(FusionTree tree) {
        // By the reader that names line and column of several outputs.
        return stats != null && given().size() == 1
                ? Optional.of(StatisticsFile.readOneOutput(stats).inOrderOf(tree))
                : anyData(tree).map(data -> data.moments().requireOneOutput());
    }

    /**
     * Everything that a network may be trained on and tested with, in the tree's leaf order, from any source.
     *
     * @throws InvalidInput if no data or several were given, or they do not fit the tree
     */
    public TrainingData trainingData(FusionTree tree) {
        return anyData(tree).orElseThrow(() -> new InvalidInput("no data: expected one of " + SOURCES));
    }

    private Optional<TrainingData> anyData(FusionTree tree) {
        requireOne();
        Optional<Generator> generator = generator();
        if (generator.isPresent()) {
            return generator.map(made -> made.trainingData(tree));
        }
        if (stats != null) {
            return Optional.of(TrainingData.of(StatisticsFile.read(stats).inOrderOf(tree)));
        }
        return samples == null ? Optional.empty() : Optional.of(fromFile(samples, tree));
    }

    private static TrainingData fromFile(Path file, FusionTree tree) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        Samples samples = (name.endsWith(".npz") ? SamplesArchive.read(file) : SamplesFile.read(file)).inOrderOf(tree);
        try {
            return TrainingData.of(samples);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": the samples' " + wrong.getMessage(), wrong);
        }
    }

    private Optional<Generator> generator() {
        if (toy != null) {
            return Optional.of(ToySamples.read(OptionValue.of("--toy", toy)));
        }
        if (random != null) {
            return Optional.of(RandomSamples.read(OptionValue.of("--random", random)));
        }
        if (xor != null) {
            return Optional.of(XorSamples.read(OptionValue.of("--xor", xor)));
        }
        return Optional.ofNullable(fission).map(text -> FissionSamples.read(OptionValue.of("--fission", text)));
    }

    private void requireOne() {
        if (given().size() > 1) {
            throw new InvalidInput(String.join(" and ", given().keySet()) + ": expected only one of " + SOURCES);
        }
    }

    private Map<String, Object> given() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("--toy", toy);
        all.put("--stats", stats);
        all.put("--data", samples);
        all.put("--random", random);
        all.put("--xor", xor);
        all.put("--fission", fission);
        Map<String, Object> given = new LinkedHashMap<>();
        all.forEach((option, value) -> {
            if (value != null) {
                given.put(option, value);
            }
        });
        return given;
    }

    public Moments required(FusionTree tree) {
        return moments(tree).orElseThrow(() -> new InvalidInput("no data: expected one of " + SOURCES));
    }

    /** The same with any number of outputs. */
    public Moments outputs(FusionTree tree) {
        return trainingData(tree).moments();
    }

    /** Where the data were drawn from, in the tree's leaf order; empty unless they were drawn. Gives the error on new data. */
    public Optional<Population> population(FusionTree tree) {
        return generator().flatMap(made -> made.population(tree));
    }

    public double u0() {
        double value = Numbers.parse(u0, "--u0");
        if (!(value > 0)) {
            throw new InvalidInput("--u0 " + u0 + ": expected a number above 0");
        }
        return value;
    }

    /** Ascending flow times; empty if none were asked for. */
    public double[] times() {
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
