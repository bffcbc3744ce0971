package org.fusionflow.network;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The balanced flow on the rank-one manifold, written out by hand for these tests: {@code dv_m/dt = g_m e_m} with
 * {@code g_m = n_m^(d_m - 1)} times the norms of all inner edges above m.
 */
final class BalancedReduction implements OrdinaryDifferentialEquation {
    private final FusionTree tree;
    private final Moments moments;
    private final Modalities modalities;

    BalancedReduction(FusionTree tree, Moments moments) {
        this.tree = tree;
        this.moments = moments;
        modalities = moments.modalities();
    }

    /** Maps at the times, from {@code v_m = u0 Sigma_yxm / s_m}. */
    List<Vector> maps(double u0, Vector times) {
        double[] v = new double[modalities.inputs()];
        for (int m = 0; m < modalities.count(); m++) {
            double[] part = moments.correlation(m).times(u0 / moments.speed(m)).toArray();
            System.arraycopy(part, 0, v, modalities.start(m), part.length);
        }
        // Two orders tighter than the flow under test.
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-14, 1e9, 1e-15 * u0, 1e-13);
        List<Vector> maps = new ArrayList<>();
        ODEState state = new ODEState(0, v);
        for (int i = 0; i < times.size(); i++) {
            if (times.at(i) > state.getTime()) {
                state = integrator.integrate(this, state, times.at(i));
            }
            maps.add(map(Vector.of(state.getPrimaryState())));
        }
        return maps;
    }

    /** A time, to a factor of 1.5, at which the loss is within 1e-3 of least squares. */
    double timeOfLearning(double u0) {
        double best = LeastSquares.on(moments, java.util.Set.of(0, 1)).loss();
        double initial = moments.loss(maps(u0, Vector.of(0)).get(0));
        double time = 1;
        while (moments.loss(maps(u0, Vector.of(time)).get(0)) - best > 1e-3 * (initial - best)) {
            time *= 1.5;
        }
        return time;
    }

    @Override
    public int getDimension() {
        return modalities.inputs();
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
        Vector v = Vector.of(state);
        double[] gains = gains(v);
        double[] rate = moments.residual(map(v)).toArray();
        for (int m = 0; m < gains.length; m++) {
            for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                rate[i] *= gains[m];
            }
        }
        return rate;
    }

    private Vector map(Vector v) {
        double[] gains = gains(v);
        double[] map = v.toArray();
        for (int m = 0; m < gains.length; m++) {
            for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                map[i] *= gains[m];
            }
        }
        return Vector.of(map);
    }

    private double[] gains(Vector v) {
        double[] gains = new double[modalities.count()];
        java.util.Arrays.fill(gains, 1);
        multiply(tree, v, gains);
        return gains;
    }

    private void multiply(FusionTree node, Vector v, double[] gains) {
        double squares = 0;
        for (String name : node.names()) {
            int m = modalities.names().indexOf(name);
            double norm = modalities.block(v, m).norm();
            squares += norm * norm;
        }
        // A leaf's first layer is v itself.
        int factors = node.depth().value() - (node.children().isEmpty() ? 1 : 0);
        for (String name : node.names()) {
            gains[modalities.names().indexOf(name)] *= Math.pow(Math.sqrt(squares), factors);
        }
        node.children().forEach(child -> multiply(child, v, gains));
    }
}
