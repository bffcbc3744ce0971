package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;

/**
 * The start lengths at which an asymptotic statement is tried: a sequence along which its error shrinks by a constant factor
 * if it is a power of u0, or, where escapes are exponential, of 1/ln(1/u0).
 *
 * @param starts from large to small
 */
record StartSequence(List<Double> starts) {
    StartSequence {
        starts = List.copyOf(starts);
    }

    private static final int COUNT = 6;

    /** Largest start: below it the three phases of the theory can be told apart. */
    private static final double LARGEST = 0.1;

    /** Half times grow like u0^(2-L); beyond 1e11 the difference of two is lost in a double. */
    private static final double LONGEST_PHASE = 11;

    /** A plateau of length u0^(2-Lf) that is longer than 1e4 adds little to what can be told. */
    private static final double LONGEST_PLATEAU = 4;

    /** For two layers times grow only with ln(1/u0): maps of u0^2 are still far above the smallest double. */
    private static final double SMALLEST_TWO_LAYERS = 64;

    /** A single layer has no small factor: half times tend to constants, and errors are powers of u0. */
    private static final double SMALLEST_ONE_LAYER = 6;

    /** Over a shorter range than this many powers of 10 beyond the largest start no limit can be seen. */
    private static final double LEAST_RANGE = 0.3;

    /** For deep networks, whose half times can be compared by their ratios only, one power of 10 is tried all the same. */
    private static final double DEEP_RANGE = 1;

    /** Times beyond 1e250 come close to overflow in the integrator. */
    private static final double LONGEST_TIME = 250;

    /**
     * One sequence, or two where a tree has both kinds of escapes, whose errors shrink along one of them each; none if the network is
     * so deep that the times of small starts overflow.
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
     * What of a tree the times depend on. Two modalities of equal depth fused once have L and Lf.
     *
     * @param longest most layers from an input to the output, which the first phase depends on
     * @param own most layers of a path that are not shared by all modalities: small factors while others are learned; 0 for one
     *     modality alone
     * @param anyTwo true if some modality has two layers for itself, and escapes exponentially once its neighbours are learned
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

        /** Powers of 10 that the smallest start may have, for the sake of the first phase. */
        double decimals() {
            return switch (longest) {
                case 1 -> SMALLEST_ONE_LAYER;
                case 2 -> SMALLEST_TWO_LAYERS;
                default -> LONGEST_PHASE / (longest - 2);
            };
        }
    }
}
