package org.fusionflow.reduced.flow;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;

/**
 * The reduced flow of two scalar modalities as a vector field in the plane of signed lengths {@code z_m}, tag [FT-6]:
 * {@code v_m = z_m sign(Sigma_yxm)}, so that an aligned start is positive in both. Not thread-safe.
 */
public final class ReducedField {
    private final BalancedFlow flow;
    private final double[] signs;
    private final int layers;
    private final int fusion;

    private ReducedField(BalancedFlow flow, double[] signs, TwoModality two) {
        this.flow = flow;
        this.signs = signs;
        this.layers = two.layers().value();
        this.fusion = two.fusion().value();
    }

    /**
     * The field of a tree on given data.
     *
     * @throws InvalidInput if the tree is not two modalities of equal depth fused at one layer, or a modality has
     *     several inputs
     */
    public static ReducedField of(FusionTree tree, Moments statistics) {
        TwoModality two = TwoModality.require(tree);
        Moments moments = statistics.inOrderOf(tree);
        if (moments.modalities().inputs() != 2) {
            throw new InvalidInput("modalities of dimensions "
                    + moments.modalities().dimensions() + ": expected one input each for a plane of lengths");
        }
        double[] signs = new double[2];
        for (int m = 0; m < 2; m++) {
            signs[m] = moments.correlation().at(m) < 0 ? -1 : 1;
        }
        return new ReducedField(new BalancedFlow(tree, moments), signs, two);
    }

    /** {@code dz/dt} at the signed lengths {@code (first, second)}; one entry per modality. */
    public Vector rate(double first, double second) {
        double[] rate = new double[2];
        flow.rate(new double[] {first * signs[0], second * signs[1]}, rate);
        return Vector.of(rate[0] * signs[0], rate[1] * signs[1]);
    }

    /**
     * The signed lengths of a map: the inverse of {@code w_m = g_m v_m}. For two modalities of equal depth it is
     * given by {@code |z_B/z_A|^Lf = |w_B/w_A|} and {@code |z_A|^Lf N^(L - Lf) = |w_A|}.
     *
     * @param map of both modalities, one entry each
     */
    public Vector lengths(Vector map) {
        double largest = Math.max(Math.abs(map.at(0)), Math.abs(map.at(1)));
        if (largest == 0) {
            return Vector.of(0, 0);
        }
        double[] shape = new double[2];
        for (int m = 0; m < 2; m++) {
            shape[m] = Math.pow(Math.abs(map.at(m)) / largest, 1.0 / fusion);
        }
        // The larger entry of shape is 1: z^Lf (z^2 sum)^((L-Lf)/2) = largest.
        double squares = shape[0] * shape[0] + shape[1] * shape[1];
        double scale = Math.pow(largest / Math.pow(squares, (layers - fusion) / 2.0), 1.0 / layers);
        return Vector.of(
                Math.copySign(scale * shape[0], map.at(0) * signs[0]),
                Math.copySign(scale * shape[1], map.at(1) * signs[1]));
    }

    /** The signed lengths along a trajectory: those of the first modality, then those of the second. */
    public double[][] path(List<TrajectoryPoint> points) {
        double[][] path = new double[2][points.size()];
        for (int i = 0; i < points.size(); i++) {
            Vector lengths = lengths(points.get(i).map());
            path[0][i] = lengths.at(0);
            path[1][i] = lengths.at(1);
        }
        return path;
    }
}
