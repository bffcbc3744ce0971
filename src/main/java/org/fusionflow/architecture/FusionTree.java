package org.fusionflow.architecture;

import java.util.List;
import java.util.Optional;

/**
 * A multimodal deep linear network without its widths: a rooted tree whose leaves are modalities and whose inner nodes add the outputs of
 * their children. The edge above every node, also the root's, is a chain of {@link #depth()} linear layers; the root's edge ends in the
 * output of the network.
 *
 * <pre>
 *   (A:2,B:1):1      A --[2 layers]--+
 *                                    +--[1 layer]-- output
 *                    B --[1 layer]---+
 * </pre>
 *
 * <p>Usage: {@code FusionTree.parse("(A:2,B:1):1").modalities()}.
 */
public sealed interface FusionTree permits Modality, Fusion {
    /** Number of linear layers on the edge above this node. */
    Depth depth();

    /** Nodes directly below, left to right; empty for a leaf. */
    List<FusionTree> children();

    /** Leaves at or below this node, left to right: the order of all blocks of inputs. */
    List<Modality> modalities();

    /**
     * Reads Newick notation such as {@code (A:3,B:3):1}.
     *
     * @throws InvalidInput with the position of the character that cannot be read
     */
    static FusionTree parse(String newick) {
        return Newick.read(newick);
    }

    /**
     * The two-modality network {@code (A:Lf,B:Lf):(L-Lf)}.
     *
     * @param layers total number of layers L, at least 2 where it is a number
     * @param fusion fusion layer, between 1 and L where both are numbers
     */
    static FusionTree twoModalities(Depth layers, Depth fusion) {
        if (layers.isNumeric() && layers.value() < 2) {
            throw new InvalidInput("layers " + layers + ": expected at least 2");
        }
        if (fusion.isNumeric() && fusion.value() < 1) {
            throw new InvalidInput("fusion layer " + fusion + ": expected at least 1");
        }
        if (layers.isNumeric() && fusion.isNumeric() && fusion.value() > layers.value()) {
            throw new InvalidInput(
                    "fusion layer " + fusion + ": expected at most the number of layers, which is " + layers);
        }
        return new Fusion(List.of(new Modality("A", fusion), new Modality("B", fusion)), layers.minus(fusion));
    }

    /** Names of the modalities, in leaf order. */
    default List<String> names() {
        return modalities().stream().map(Modality::name).toList();
    }

    /** True if every depth is a number. */
    default boolean isNumeric() {
        return depth().isNumeric() && children().stream().allMatch(FusionTree::isNumeric);
    }

    /** True for an input without any layer, {@code A:0}: a network only with {@linkplain Head heads} that read it. */
    default boolean isInputAlone() {
        return children().isEmpty() && depth().isNumeric() && depth().value() == 0;
    }

    /** The tree with numbers in place of {@code L} and {@code Lf}. */
    FusionTree at(int layers, int fusion);

    /** This tree as two modalities of equal depth that are fused once; empty for any other tree. */
    default Optional<TwoModality> asTwoModality() {
        return TwoModality.of(this);
    }

    /** Newick notation, as {@link #parse} reads it. */
    default String newick() {
        return Newick.write(this);
    }
}
