package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.cli.help.Choices;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.network.record.FromFile;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.start.GrowingMode;
import org.fusionflow.study.RandomStart;
import org.fusionflow.study.RandomStartPrediction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a network with random weights whose absolute half times are predicted. */
@InGroup(OptionGroup.NETWORK)
public final class RandomStartOptions {
    private static final int WIDEST = 100_000;

    @Option(
            names = "--init",
            completionCandidates = Choices.Starts.class,
            paramLabel = "NAME|FILE.npz",
            description =
                    "Also predict absolute half times of a network drawn by gaussian-std, gaussian-norm, orthogonal, xavier or"
                            + " he with scale --u0, or of the weights in FILE.npz: two layers exactly, deeper ones once they are aligned.")
    private @Nullable String init;

    @Option(names = "--width", paramLabel = "N", description = "Hidden width of that network (default: 100).")
    private @Nullable String width;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of its weights (default: 1).")
    private @Nullable String seed;

    @Option(
            names = "--wait",
            completionCandidates = Choices.Moments.class,
            paramLabel = "first|each",
            description =
                    "Deeper networks: project when the first modality is aligned, or each when it is itself: first or each"
                            + " (default: each).")
    private @Nullable String wait;

    public boolean isGiven() {
        return init != null;
    }

    /** What the options say, before any data are read. */
    public record Choice(Initialization initialization, int width, long seed, RandomStart.Wait moment) {
        /** The network on a problem. */
        public RandomStart on(Problem problem) {
            return new RandomStart(problem.tree(), problem.moments(), initialization, width, problem.u0(), seed);
        }

        /**
         * @param aligned prediction of the same problem from an aligned start, which gives the half norms
         */
        public RandomStartPrediction predict(RandomStart start, Prediction aligned) {
            return start.predict(aligned.reference().halfNorms().norms(), moment, RandomStart.ALIGNED);
        }
    }

    /**
     * Reads the options; empty if none was given.
     *
     * @param scale factors of the weights of modalities' own layers
     * @throws org.fusionflow.architecture.InvalidInput if other options were given without {@code --init}, or a value is invalid
     */
    public Optional<Choice> choice(FusionTree tree, Optional<Value> scale) {
        if (init == null) {
            if (width != null || seed != null || wait != null) {
                throw new InvalidInput("--width, --seed and --wait: expected --init with them");
            }
            return Optional.empty();
        }
        if (wait != null && GrowingMode.hasTwoLayers(LayerGraph.of(tree))) {
            throw new InvalidInput(
                    "--wait " + wait + ": expected a network of more than two layers with it; two are reduced"
                            + " exactly at the start");
        }
        return Optional.of(new Choice(
                initialization(init, scale, tree.names()),
                width(tree),
                Numbers.whole(seed == null ? "1" : seed, "--seed", 0, Integer.MAX_VALUE),
                moment()));
    }

    private int width(FusionTree tree) {
        if (width == null && init != null && isFile(init)) {
            LayerGraph graph = LayerGraph.of(tree);
            String layer = graph.reader(graph.hidden().get(0).index()).name();
            NpzArrays arrays = NpzFile.read(Path.of(init));
            List<Integer> shape = arrays.array(layer).shape();
            if (shape.size() == 2) {
                return shape.get(1);
            }
        }
        return Numbers.whole(width == null ? "100" : width, "--width", 1, WIDEST);
    }

    private static boolean isFile(String name) {
        return name.endsWith(".npz");
    }

    private static Initialization initialization(String name, Optional<Value> scale, List<String> modalities) {
        Initialization base = isFile(name) ? new FromFile(Path.of(name)) : Initialization.named(name);
        return scale.isPresent() ? NetworkSetupReader.scaled(base, scale.get(), modalities) : base;
    }

    private RandomStart.Wait moment() {
        return switch (wait == null ? "each" : wait) {
            case "each" -> RandomStart.Wait.EACH;
            case "first" -> RandomStart.Wait.FIRST;
            default -> throw new InvalidInput("--wait '" + wait + "': expected first or each");
        };
    }
}
