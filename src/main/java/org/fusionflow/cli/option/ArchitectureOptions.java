package org.fusionflow.cli.option;

import java.util.Optional;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network: a tree, or the two-modality family by its numbers of layers. */
public final class ArchitectureOptions {
    @Option(
            names = {"-a", "--architecture"},
            paramLabel = "TREE",
            description = "Fusion tree in Newick notation with layer counts, such as (A:3,B:3):1.")
    private @Nullable String architecture;

    @Option(
            names = "--layers",
            paramLabel = "L",
            description = "Total number of layers of two modalities A and B; needs --fusion.")
    private @Nullable String layers;

    @Option(names = "--fusion", paramLabel = "Lf", description = "Fusion layer, from 1 (early) to L (late).")
    private @Nullable String fusion;

    /** The tree that was asked for, or empty if none was. */
    public Optional<FusionTree> tree() {
        if (architecture != null) {
            if (layers != null || fusion != null) {
                throw new InvalidInput("--architecture: expected either it or --layers with --fusion, not both");
            }
            return Optional.of(FusionTree.parse(architecture));
        }
        if (layers == null && fusion == null) {
            return Optional.empty();
        }
        if (layers == null || fusion == null) {
            throw new InvalidInput("--layers and --fusion: expected both");
        }
        return Optional.of(FusionTree.twoModalities(depth("--layers", layers), depth("--fusion", fusion)));
    }

    private static Depth depth(String option, String text) {
        try {
            return Depth.parse(text);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(option + " " + wrong.getMessage(), wrong);
        }
    }

    /** The tree that was asked for. */
    public FusionTree required() {
        return tree().orElseThrow(() ->
                new InvalidInput("no architecture: expected -a TREE such as (A:3,B:3):1, or --layers and --fusion"));
    }
}
