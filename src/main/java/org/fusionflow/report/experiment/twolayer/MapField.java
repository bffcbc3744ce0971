package org.fusionflow.report.experiment.twolayer;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.flow.ReducedField;

/** The balanced reduced flow of two scalar modalities, both correlated positively with the output, in the plane of their maps. */
final class MapField {
    private final BalancedFlow flow;
    private final ReducedField lengths;

    private MapField(BalancedFlow flow, ReducedField lengths) {
        this.flow = flow;
        this.lengths = lengths;
    }

    static MapField of(FusionTree tree, Moments moments) {
        return new MapField(new BalancedFlow(tree, moments), ReducedField.of(tree, moments));
    }

    /** {@code dw/dt}. */
    Vector rate(double a, double b) {
        double[] rate = new double[2];
        flow.mapRate(lengths.lengths(Vector.of(a, b)).toArray(), rate);
        return Vector.of(rate);
    }
}
