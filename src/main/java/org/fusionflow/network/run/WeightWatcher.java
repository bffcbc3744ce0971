package org.fusionflow.network.run;

import java.util.List;
import org.fusionflow.network.model.Objective;

/** Receives the weights of a run at times that it chooses, to record more than the map. */
public interface WeightWatcher {
    WeightWatcher NONE = new WeightWatcher() {
        @Override
        public double nextTime() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public void look(long steps, double time, double[] weights, Objective objective) {}
    };

    /** A watcher for several, each of which sees the weights when it needs them. */
    static WeightWatcher all(List<WeightWatcher> watchers) {
        return watchers.isEmpty() ? NONE : watchers.size() == 1 ? watchers.get(0) : new WeightWatchers(watchers);
    }

    /** Flow time from which on it needs the next weights; infinite if it needs no more. */
    double nextTime();

    /** True if a run that is at rest goes on for the watcher's sake, until it needs no more weights. */
    default boolean holdsRun() {
        return Double.isFinite(nextTime());
    }

    /**
     * Receives the weights at one time.
     *
     * @param steps number of steps so far
     * @param time at least {@link #nextTime()}: that of the first step there, or the exact time on the flow
     * @param weights of the plan's network, must not be changed or kept; where a
     *     {@linkplain org.fusionflow.network.narrow.NarrowNetwork narrow network} is trained in its place they are mapped back
     * @param objective evaluated at these weights by {@link Objective#respond}; must be evaluated there again if the watcher evaluates it at
     *     others
     */
    void look(long steps, double time, double[] weights, Objective objective);
}
