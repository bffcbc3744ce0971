package org.fusionflow.study.plugin;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationRun;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.start.GrowingMode;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.measure.NetworkRun;

/**
 * The reduced flow of a two-layer network from its random draw: every branch starts on the balanced manifold along its correlation, at the
 * length u_eff of its growing mode, tag [EI-4]. It has D unknowns, whatever the width. It neglects the decaying mode and the part of the first
 * layer orthogonal to the correlation: these have the size of the start, while the growing mode has grown by the time that anything is learned.
 */
final class DrawnFlow {
    private final BalancedFlow flow;
    private final double[] start;

    private DrawnFlow(BalancedFlow flow, double[] lengths) {
        this.flow = flow;
        start = flow.alignedStart(lengths);
    }

    /**
     * @param run of a plain network with two layers; only its draw is used
     * @throws InvalidInput for another network
     */
    static DrawnFlow of(NetworkRun run) {
        TrainingPlan plan = run.plan(Vector.of());
        Moments moments = plan.moments();
        if (!run.setup().isLinear() || run.setup().biases() || moments.outputs() > 1) {
            throw new InvalidInput("flow of the drawn network " + run.network().name()
                    + ": expected a linear network without biases and with one output");
        }
        LayerWeights weights = Simulator.initialWeights(plan);
        double[] lengths = new double[moments.modalities().count()];
        for (GrowingMode mode : GrowingMode.of(weights, moments)) {
            double speed = 0;
            for (int m : mode.modalities()) {
                speed = Math.hypot(speed, moments.speed(m));
            }
            for (int m : mode.modalities()) {
                lengths[m] = mode.growing() * moments.speed(m) / speed;
            }
        }
        return new DrawnFlow(new BalancedFlow(plan.tree(), moments), lengths);
    }

    /** Integrates the flow; the result has half times and states. */
    ReducedTrajectory run(Vector times, Vector halfNorms) {
        ReducedTrajectory run = ReducedRun.of(flow, start, new Watch(times, halfNorms, List.of(), false));
        NumericalFailure.check("reduced flow", run.outcome());
        return run;
    }

    /** Errors on the training set and on new data, up to the end of training. */
    GeneralizationCurve errors(Population population, Vector times) {
        GeneralizationCurve curve = GeneralizationRun.of(flow, start, population, times);
        NumericalFailure.check("reduced flow", curve.outcome());
        return curve;
    }
}
