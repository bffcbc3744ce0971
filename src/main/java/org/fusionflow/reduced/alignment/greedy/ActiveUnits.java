package org.fusionflow.reduced.alignment.greedy;

import java.util.List;
import org.fusionflow.reduced.alignment.unit.KinkPlanes;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;

/** Brings the learned groups' network to rest after a new group was added. */
final class ActiveUnits {
    /** Size of the units of a new group, small beside what they grow to, so that their directions settle on the way. */
    static final double SMALL = 0.03;

    /** After this many growth times a new unit is of order 1, whatever it started with. */
    private static final double GROWTH_TIMES = 1.5;

    /** The descent is near its end when the loss falls by less than this share within a window; the exact descent does the rest. */
    private static final double SETTLED = 1e-4;

    private static final int WINDOW = 100;

    /** Bounds the time for groups that grow slowly beside large curvatures. */
    private static final int MOST_STEPS = 30_000;

    private ActiveUnits() {}

    /**
     * @param network whose new units have size {@link #SMALL}
     * @param planes of the task's branches
     * @param rate growth rate of the slowest new group
     */
    static void converge(UnitNetwork network, List<KinkPlanes> planes, double rate) {
        UnitFlow flow = new UnitFlow(network);
        double time = 0;
        double settling = GROWTH_TIMES * Math.log(1 / SMALL) / rate;
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] residual = network.residual();
            if (step % WINDOW == 0) {
                double loss = RectifiedTask.loss(residual);
                if (time > settling && before - loss <= SETTLED * loss) {
                    break;
                }
                before = loss;
            }
            double eta = flow.safeRate();
            flow.step(eta, residual);
            time += eta;
        }
        PatternDescent.settle(network, planes);
    }
}
