package org.fusionflow.reduced;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.LearningOrder;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Vector;
import org.fusionflow.symbolic.ReducedSystem;

/**
 * The reduced flow of two scalar modalities as a vector field on the plane of their signed lengths (v_A, v_B), tag [FT-6]: what a
 * phase portrait draws.
 */
public final class ReducedField {
    private final ReducedFlow flow;
    private final int layers;
    private final int fusion;

    /**
     * @throws InvalidInput if a modality has more than one input, or the tree is not two modalities of equal depth fused once
     */
    public ReducedField(FusionTree tree, SecondMoments moments) {
        TwoModality two = LearningOrder.requireTwoModalities(tree);
        if (moments.modalities().inputs() != 2) {
            throw new InvalidInput("phase portrait: expected one input a modality, got dimensions "
                    + moments.modalities().dimensions());
        }
        flow = new ReducedFlow(moments, CompiledGains.of(ReducedSystem.of(tree)));
        layers = two.layers().value();
        fusion = two.fusion().value();
    }

    /** {@code dv/dt} at a point of the plane. */
    public Vector rate(double vA, double vB) {
        return Vector.of(flow.computeDerivatives(0, new double[] {vA, vB}));
    }

    /**
     * The balanced point with this map: {@code |w_m| = u_m^Lf (u_A^2 + u_B^2)^((L-Lf)/2)} has one solution, with the signs of the map.
     */
    public Vector point(Vector map) {
        double a = Math.abs(map.at(0));
        double b = Math.abs(map.at(1));
        double larger = Math.max(a, b);
        if (!(larger > 0)) {
            return Vector.of(0, 0);
        }
        // Ratio of the lengths first: u_small/u_large = (w_small/w_large)^(1/Lf).
        double ratio = Math.pow(Math.min(a, b) / larger, 1.0 / fusion);
        double norm = Math.pow(1 + ratio * ratio, 0.5 * (layers - fusion));
        double length = Math.pow(larger / norm, 1.0 / layers);
        double first = a >= b ? length : ratio * length;
        double second = a >= b ? ratio * length : length;
        return Vector.of(Math.copySign(first, map.at(0)), Math.copySign(second, map.at(1)));
    }
}
