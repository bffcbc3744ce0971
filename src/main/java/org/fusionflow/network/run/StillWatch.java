package org.fusionflow.network.run;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * Decides whether weights still change so that it can be seen, for runs that end where the gradient of the loss on the data is not 0: with weight
 * decay, frozen layers, dropout or losses of branches. They are still if no layer would change by {@link #SEEN} of itself until the end of the run
 * at its present speed. A saddle that will be left is not still, because the layers that wait there grow by a share of themselves in each unit of
 * time, however small they are. Layers that shrink along themselves and have lost nearly all are still as well.
 */
final class StillWatch {
    /** Smallest share of a layer that counts as a change; the noise of adaptive steps is far below. */
    private static final double SEEN = 1e-6;

    /** A layer that shrank by this factor is 0 to anyone who looks. */
    private static final double GONE = 1e-10;

    private static final double STRAIGHT = 1e-6;

    private final List<int[]> parts = new ArrayList<>();
    private final double[] largest;

    StillWatch(Layout layout) {
        for (Layer layer : layout.layers()) {
            parts.add(new int[] {layer.offset(), layer.offset() + layer.weights()});
        }
        if (layout.weights() > layout.matrices()) {
            parts.add(new int[] {layout.matrices(), layout.weights()});
        }
        largest = new double[parts.size()];
    }

    /**
     * Must be called with weights of the run in the order of time.
     *
     * @param change of the weights in some time
     * @param times how often this time fits into what is left of the run
     */
    boolean isStill(double[] weights, double[] change, double times) {
        boolean still = true;
        for (int k = 0; k < largest.length; k++) {
            double size = norm(weights, parts.get(k));
            largest[k] = Math.max(largest[k], size);
            double moved = norm(change, parts.get(k));
            still &= moved * times <= SEEN * size
                    || (size <= GONE * largest[k] && shrinks(weights, size, change, moved, parts.get(k)));
        }
        return still;
    }

    private static boolean shrinks(double[] weights, double size, double[] change, double moved, int[] part) {
        double along = 0;
        for (int i = part[0]; i < part[1]; i++) {
            along += weights[i] / size * (change[i] / moved);
        }
        return along < 0 && 1 - along * along <= STRAIGHT * STRAIGHT;
    }

    /** In units of the largest entry, whose square does not underflow. */
    private static double norm(double[] entries, int[] part) {
        double unit = 0;
        for (int i = part[0]; i < part[1]; i++) {
            unit = Math.max(unit, Math.abs(entries[i]));
        }
        double squares = 0;
        for (int i = part[0]; unit > 0 && i < part[1]; i++) {
            squares += entries[i] / unit * (entries[i] / unit);
        }
        return unit * Math.sqrt(squares);
    }
}
