package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;

/**
 * The start lengths u0 at which an asymptotic statement is tested. Along the sequence, an error that is a power of u0
 * shrinks by a constant factor; for exponential escapes, an error that is a power of 1/ln(1/u0) does.
 *
 * @param starts in descending order
 */
record StartSequence(List<Double> starts) {
    StartSequence {
        starts = List.copyOf(starts);
    }

    private static final int COUNT = 6;

    /** Largest start; for smaller ones the three phases of the theory are separated. */
    private static final double LARGEST = 0.1;

    /** Half times grow like u0^(2-L). Above 10^11, double precision cannot resolve the difference of two of them. */
    private static final double LONGEST_PHASE = 11;

    /** The plateau lasts u0^(2-Lf). Starts for which it exceeds 10^4 add little evidence. */
    private static final double LONGEST_PLATEAU = 4;

    /**
     * Decimal exponent of the smallest start for two layers: times grow only with ln(1/u0), and maps u0^2 are far
     * above underflow.
     */
    private static final double SMALLEST_TWO_LAYERS = 64;

    /** The same for a single layer: half times tend to constants, and errors are powers of u0. */
    private static final double SMALLEST_ONE_LAYER = 6;

    /** Smallest range of starts, in powers of 10 below the largest one, that shows a limit. */
    private static final double LEAST_RANGE = 0.3;

    /** Range for deep networks, where half times can be compared by their ratios only, in powers of 10. */
    private static final double DEEP_RANGE = 1;

    /** Decimal exponent above which times are close to overflow in the integrator. */
    private static final double LONGEST_TIME = 250;

    /**
     * The sequences for a tree: one, or two if it has both exponential and algebraic escapes, whose errors shrink on
     * one of the two each; none if the network is so deep that times of small starts overflow.
     */
    static List<StartSequence> of(FusionTree tree) {
        Depths depths = Depths.of(tree);
        List<StartSequence> sequences = new ArrayList<>();
        if (depths.hasExponential()) {
            sequence(depths, depths.decimals(), true).ifPresent(sequences::add);
        }
        if (!depths.hasExponential() || depths.own > 2) {
            double decimals = depths.own > 2
                    ? Math.min(depths.decimals(), LONGEST_PLATEAU / (depths.own - 2))
                    : depths.decimals();
            sequence(depths, decimals, false).ifPresent(sequences::add);
        }
        return sequences;
    }

    private static Optional<StartSequence> sequence(Depths depths, double most, boolean logarithmic) {
        double first = -Math.log10(LARGEST);
        double decimals = most < first + LEAST_RANGE ? first + DEEP_RANGE : most;
        if (decimals * (depths.longest - 2) > LONGEST_TIME) {
            return Optional.empty();
        }
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            double part = i / (COUNT - 1.0);
            double power = logarithmic ? first * Math.pow(decimals / first, part) : first + part * (decimals - first);
            starts.add(Math.pow(10, -power));
        }
        return Optional.of(new StartSequence(starts));
    }

    /**
     * Numbers of layers on which the times of a tree depend. For two modalities of equal depth fused at one layer
     * these are L and Lf.
     *
     * @param longest largest number of layers from an input to the output; determines the first phase
     * @param own largest number of layers on a path that not all modalities share; these are small while other
     *     modalities are learned. 0 for a single modality
     * @param anyTwo true if some modality of several has exactly two layers of its own and escapes exponentially once
     *     its neighbours are learned
     */
    private record Depths(int longest, int own, boolean anyTwo) {
        static Depths of(FusionTree tree) {
            LayerGraph graph = LayerGraph.of(tree);
            int count = tree.names().size();
            int longest = 0;
            int own = 0;
            boolean anyTwo = false;
            for (int m = 0; m < count; m++) {
                int path = 0;
                int unshared = 0;
                int alone = 0;
                for (LayerGraph.Edge edge : graph.edges()) {
                    if (edge.modalities().contains(m)) {
                        path += edge.depth();
                        unshared += edge.modalities().size() < count ? edge.depth() : 0;
                        alone += edge.modalities().size() == 1 ? edge.depth() : 0;
                    }
                }
                longest = Math.max(longest, path);
                own = Math.max(own, unshared);
                anyTwo |= alone == 2 && count > 1;
            }
            return new Depths(longest, own, anyTwo);
        }

        boolean hasExponential() {
            return longest == 2 || anyTwo;
        }

        /** Decimal exponent of the smallest start, as limited by the duration of the first phase. */
        double decimals() {
            return switch (longest) {
                case 1 -> SMALLEST_ONE_LAYER;
                case 2 -> SMALLEST_TWO_LAYERS;
                default -> LONGEST_PHASE / (longest - 2);
            };
        }
    }
}
