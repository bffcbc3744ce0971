package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.network.record.FromFile;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.BranchScales;
import org.fusionflow.network.start.Initialization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The full network: its widths, activation, biases and heads, and how its weights start. */
public final class NetworkOptions {
    private static final int WIDEST = 100_000;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            defaultValue = "aligned",
            description =
                    "aligned (on the rank-one manifold; the default), gaussian-norm, gaussian-std, orthogonal, xavier or he.")
    private String init = "aligned";

    @Option(
            names = "--scale",
            paramLabel = "A=FACTOR[,B=FACTOR]",
            description = "Multiplies the initial weights of a modality's own layers.")
    private @Nullable String scale;

    @Option(
            names = "--width",
            paramLabel = "N[,N...]",
            defaultValue = "100",
            description =
                    "Hidden width (default: 100), or one for every hidden vector, in the order in which the signal reaches them.")
    private String width = "100";

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "linear",
            description = "Of every hidden unit: linear (default), relu or leaky-relu.")
    private String activation = "linear";

    @Option(
            names = "--slope",
            paramLabel = "S",
            description = "Slope of leaky-relu below 0, from 0 to 1 (default: 0.01).")
    private @Nullable String slope;

    @Option(names = "--bias", description = "A bias at every hidden vector and at the output; all start at 0.")
    private boolean bias;

    @Option(
            names = "--heads",
            paramLabel = "NAME:DEPTH[:OUTPUTS],...",
            description =
                    "Split the root's signal into heads with layers of their own (fission), each making some of the outputs (1 unless given).")
    private @Nullable String heads;

    public NetworkDesign design(FusionTree tree) {
        return new NetworkDesign(tree, widths(), heads(), activation(), bias);
    }

    public Initialization initialization() {
        Initialization base = init.endsWith(".npz") ? new FromFile(Path.of(init)) : Initialization.named(init);
        return scaled(base, scale);
    }

    /** The initialization with the factors of {@code --scale}, or itself where there are none. */
    static Initialization scaled(Initialization base, @Nullable String scale) {
        return scale == null ? base : new BranchScales(base, scales(scale));
    }

    private static Map<String, Double> scales(String scale) {
        Map<String, Double> factors = new LinkedHashMap<>();
        for (String part : scale.split(",", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2) {
                throw new InvalidInput("--scale '" + scale + "', part '" + part + "': expected MODALITY=FACTOR");
            }
            double factor = Numbers.parse(sides[1].strip(), "--scale " + sides[0].strip());
            if (factors.put(sides[0].strip(), factor) != null) {
                throw new InvalidInput("--scale '" + scale + "': expected " + sides[0].strip() + " only once");
            }
        }
        return factors;
    }

    private List<Integer> widths() {
        List<Integer> numbers = new ArrayList<>();
        for (String part : width.split(",", -1)) {
            numbers.add(Numbers.whole(part.strip(), "--width", 1, WIDEST));
        }
        return numbers;
    }

    private Activation activation() {
        if (slope != null && !activation.equals("leaky-relu")) {
            throw new InvalidInput("--slope " + slope + ": expected --activation leaky-relu with it");
        }
        return switch (activation) {
            case "linear" -> Activation.LINEAR;
            case "relu" -> Activation.RELU;
            case "leaky-relu" ->
                new Activation(slope == null ? Activation.USUAL_LEAK : Numbers.parse(slope, "--slope"));
            default -> throw new InvalidInput("--activation '" + activation + "': expected linear, relu or leaky-relu");
        };
    }

    private List<Head> heads() {
        List<Head> all = new ArrayList<>();
        if (heads == null) {
            return all;
        }
        for (String part : heads.split(",", -1)) {
            String[] fields = part.strip().split(":", -1);
            if (fields.length < 2 || fields.length > 3) {
                throw new InvalidInput(
                        "--heads '" + heads + "', part '" + part + "': expected NAME:DEPTH or NAME:DEPTH:OUTPUTS");
            }
            int depth = Numbers.whole(fields[1], "--heads " + fields[0] + ", depth", 1, 1000);
            int outputs =
                    fields.length == 3 ? Numbers.whole(fields[2], "--heads " + fields[0] + ", outputs", 1, 1000) : 1;
            all.add(new Head(fields[0], depth, outputs));
        }
        return all;
    }
}
