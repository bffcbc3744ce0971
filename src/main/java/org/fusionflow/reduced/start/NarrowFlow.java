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

/** Trajectories of the reduced flow from projected starts. */
public final class NarrowFlow {
    private NarrowFlow() {}

    /**
     * From a narrow network, balanced or not, of any width.
     *
     * @param moments in the tree's leaf order
     * @param halfNorms one a modality, 0 for none
     * @return a trajectory whose clock starts at 0
     */
    public static ReducedTrajectory of(LayerWeights start, Moments moments, Vector halfNorms) {
        WidthFlow flow = new WidthFlow(start.graph(), moments, start.sizes().width());
        Watch watch = new Watch(Vector.of(), halfNorms, List.of(), false);
        return ReducedRun.of(flow, start.toArray(), 0, Horizon.of(start, moments), watch);
    }

    /**
     * States at some times from a narrow network.
     *
     * @param from time at which the network is the start
     * @param times not before, ascending, at least one
     */
    public static ReducedTrajectory at(LayerWeights start, Moments moments, double from, Vector times) {
        WidthFlow flow = new WidthFlow(start.graph(), moments, start.sizes().width());
        Vector none = Vector.of(new double[moments.modalities().count()]);
        Watch watch = new Watch(times, none, List.of(), false);
        return ReducedRun.of(flow, start.toArray(), from, times.at(times.size() - 1), watch);
    }

    /**
     * On the balanced manifold from {@code v_m = u_eff s_m}, [EI-4]: the growing modes of a two-layer network alone.
     *
     * @param tree whose network the weights are
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

    /** The time of a run that began at {@code offset} on another clock, told on that clock. */
    public static Optional<LocatedTime> later(Optional<LocatedTime> time, double offset) {
        return time.map(t -> new LocatedTime(offset + t.time(), offset + t.earliest(), offset + t.latest()));
    }
}
