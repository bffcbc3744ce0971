package org.fusionflow.network.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.shape.NetworkDesign;

/**
 * The few input directions that determine a network's outputs on all samples. A (leaky) ReLU network without biases is positively homogeneous,
 * {@code f(c x) = c f(x)} for c &gt; 0, and branches that meet only at the output add up. A branch that is known at the directions of its
 * samples is therefore known on all samples. A scalar modality has two directions, the corners of a square have four.
 *
 * @param inputs one row of D for each direction, zero outside its branch, largest absolute entry 1
 * @param places for each sample and branch the index of the direction of its inputs; -1 where the inputs are 0
 * @param scales for each sample and branch the factor of that direction, &ge; 0
 */
@SuppressWarnings("ArrayRecordComponent") // shared inside this package only, and never changed
record Directions(List<double[]> inputs, int[][] places, double[][] scales) {
    /** With more directions the moments over directions cost more than the samples. */
    private static final int MOST = 128;

    /** The branches of a network, which meet at its output only; each is the list of the inputs that reach it. */
    static List<int[]> branches(NetworkDesign design, Modalities modalities) {
        FusionTree tree = design.tree();
        boolean late = tree.depth().value() == 0
                && !tree.children().isEmpty()
                && design.heads().isEmpty();
        List<FusionTree> parts = late ? tree.children() : List.of(tree);
        List<int[]> branches = new ArrayList<>();
        int next = 0;
        for (FusionTree part : parts) {
            int count = part.modalities().size();
            int from = modalities.start(next);
            int to = modalities.start(next + count);
            int[] indices = new int[to - from];
            for (int i = from; i < to; i++) {
                indices[i - from] = i;
            }
            branches.add(indices);
            next += count;
        }
        return branches;
    }

    /** The directions of these samples; empty if the network has biases, or if there are too many directions to save time. */
    static Optional<Directions> of(NetworkDesign design, Samples samples) {
        if (design.biases()) {
            return Optional.empty();
        }
        List<int[]> branches = branches(design, samples.modalities());
        int most = Math.min(MOST, samples.count() / 2);
        Map<List<Double>, Integer> known = new HashMap<>();
        List<double[]> inputs = new ArrayList<>();
        int[][] places = new int[samples.count()][branches.size()];
        double[][] scales = new double[samples.count()][branches.size()];
        for (int s = 0; s < samples.count(); s++) {
            for (int b = 0; b < branches.size(); b++) {
                double[] x = new double[samples.modalities().inputs()];
                double scale = 0;
                for (int i : branches.get(b)) {
                    scale = Math.max(scale, Math.abs(samples.input(s, i)));
                }
                List<Double> key = new ArrayList<>(List.of((double) b));
                for (int i : branches.get(b)) {
                    x[i] = scale == 0 ? 0 : samples.input(s, i) / scale;
                    key.add(x[i] + 0.0); // turns -0 into 0, which would be a different key
                }
                scales[s][b] = scale;
                places[s][b] = scale == 0
                        ? -1
                        : known.computeIfAbsent(key, k -> {
                            inputs.add(x);
                            return inputs.size() - 1;
                        });
                if (inputs.size() > most) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Directions(inputs, places, scales));
    }

    /** Number of directions, K. */
    int count() {
        return inputs.size();
    }
}
