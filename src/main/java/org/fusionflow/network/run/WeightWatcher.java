package org.fusionflow.network.run;

import org.fusionflow.network.model.Objective;

/** Is shown a run's weights at times of its own choice: what is recorded of a run beyond its map. */
public interface WeightWatcher {
    WeightWatcher NONE = new WeightWatcher() {
        @Override
        public double nextTime() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public void look(long steps, double time, double[] weights, Objective objective) {}
    };

    /** Flow time from which on it wants to be shown the weights; infinite if it has seen all. */
    double nextTime();

    /**
     * @param steps taken so far
     * @param time at least {@link #nextTime()}: the first step there, or the very time on the flow
     * @param weights not to be changed or kept; of the plan's network, lifted where a {@linkplain
     *     org.fusionflow.network.narrow.NarrowNetwork narrow network} is trained in its place
     * @param objective has responded to these weights; must do so again if it was asked about others
     */
    void look(long steps, double time, double[] weights, Objective objective);
}
