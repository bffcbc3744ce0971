package org.fusionflow.network.start;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The modes along which layers are aligned: left singular vectors {@code y} of the correlation of some modalities with the outputs, and for each
 * modality the direction {@code y' Sigma_yxm} in its inputs.
 */
final class CorrelationModes {
    private final Moments moments;
    private final List<Vector> left;

    /**
     * Computes the modes.
     *
     * @param modalities below the layer that makes the outputs, in leaf order
     * @param most largest number of modes; the strongest are taken. A single output has one mode, the number 1
     */
    CorrelationModes(Moments moments, List<Integer> modalities, int most) {
        this.moments = moments;
        this.left = moments.outputs() == 1 ? List.of(Vector.of(1)) : left(modalities, most);
    }

    private List<Vector> left(List<Integer> modalities, int most) {
        int outputs = moments.outputs();
        double[][] gram = new double[outputs][outputs];
        for (int m : modalities) {
            for (int o = 0; o < outputs; o++) {
                for (int p = 0; p < outputs; p++) {
                    gram[o][p] += block(m, o).dot(block(m, p));
                }
            }
        }
        Symmetric square = new Symmetric(gram);
        List<Vector> vectors = new ArrayList<>();
        for (int k = outputs - 1; k >= 0 && vectors.size() < most; k--) {
            vectors.add(square.eigenvector(k));
        }
        return vectors;
    }

    private Vector block(int modality, int output) {
        return moments.modalities().block(moments.rows().get(output), modality);
    }

    int count() {
        return left.size();
    }

    /** The direction of a mode in the outputs, a unit vector. */
    double[] seen(int mode) {
        return left.get(mode).toArray();
    }

    /** The direction of a mode in the inputs of a modality, a unit vector; 0 if its inputs have no correlation with the mode. */
    double[] read(int mode, int modality) {
        Vector row = block(modality, 0).times(left.get(mode).at(0));
        for (int o = 1; o < moments.outputs(); o++) {
            row = row.plus(block(modality, o).times(left.get(mode).at(o)));
        }
        double norm = row.norm();
        return norm > moments.largestRounding(modality) ? row.times(1 / norm).toArray() : new double[row.size()];
    }

    /** Number of the given modalities that carry a mode. The squared norms of their first layers add up in later layers. */
    int readers(int mode, List<Integer> modalities) {
        return (int) modalities.stream()
                .filter(m -> Vector.of(read(mode, m)).norm() > 0)
                .count();
    }
}
