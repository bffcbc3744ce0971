package org.fusionflow.reduced.start;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.flow.WidthFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;

/** Integrates the reduced flow from narrow networks and from projected starts. */
public final class NarrowFlow {
    private NarrowFlow() {}

    /**
     * The trajectory of a narrow network of any width, balanced or not.
     *
     * @param start the network at time 0
     * @param moments in the tree's leaf order
     * @param halfNorms one per modality, 0 for none
     */
    public static ReducedTrajectory of(LayerWeights start, Moments moments, Vector halfNorms) {
        WidthFlow flow = new WidthFlow(start.graph(), moments, start.sizes().width());
        Watch watch = new Watch(Vector.of(), halfNorms, List.of(), false);
        return ReducedRun.of(flow, start.toArray(), 0, Horizon.of(start, moments), watch);
    }

    /**
     * States of a narrow network at given times.
     *
     * @param start the network at time {@code from}
     * @param moments in the tree's leaf order
     * @param from flow time of the start
     * @param times not before {@code from}, ascending, at least one
     */
    public static ReducedTrajectory at(LayerWeights start, Moments moments, double from, Vector times) {
        WidthFlow flow = new WidthFlow(start.graph(), moments, start.sizes().width());
        Vector none = Vector.of(new double[moments.modalities().count()]);
        Watch watch = new Watch(times, none, List.of(), false);
        return ReducedRun.of(flow, start.toArray(), from, times.at(times.size() - 1), watch);
    }

    /**
     * The trajectory on the balanced manifold from {@code v_m = u_eff s_m}, [EI-4]: the growing modes of a two-layer
     * network without the decaying ones.
     *
     * @param tree whose network the weights are
     * @param wide the two-layer network
     * @param moments in the tree's leaf order
     * @param halfNorms one per modality, 0 for none
     * @throws InvalidInput as {@link GrowingMode#of}
     */
    public static ReducedTrajectory ofGrowingModes(
            FusionTree tree, LayerWeights wide, Moments moments, Vector halfNorms) {
        double[] lengths = new double[wide.modalities().count()];
        for (GrowingMode mode : GrowingMode.of(wide, moments)) {
            for (int m : mode.modalities()) {
                lengths[m] =
                        mode.growing() * mode.directionOf(wide.modalities(), m).norm();
            }
        }
        BalancedFlow flow = new BalancedFlow(tree, moments);
        double[] rows = flow.alignedStart(lengths);
        for (int m = 0; m < lengths.length; m++) {
            List<Integer> path = wide.graph().path(m);
            if (path.size() == 1) {
                double[] direct = wide.applyBackwards(path.get(0), Vector.of(1)).toArray();
                System.arraycopy(direct, 0, rows, wide.modalities().start(m), direct.length);
            }
        }
        return ReducedRun.of(flow, rows, new Watch(Vector.of(), halfNorms, List.of(), false));
    }

    /** Shifts a time and its bracket by {@code offset}, the flow time at which the run started. */
    public static Optional<LocatedTime> later(Optional<LocatedTime> time, double offset) {
        return time.map(t -> new LocatedTime(offset + t.time(), offset + t.earliest(), offset + t.latest()));
    }
}
