package org.fusionflow.network.run;

import java.util.List;
import org.fusionflow.network.model.Objective;

/**
 * Several watchers of one run.
 *
 * @param all of them
 */
record WeightWatchers(List<WeightWatcher> all) implements WeightWatcher {
    WeightWatchers {
        all = List.copyOf(all);
    }

    @Override
    public double nextTime() {
        return all.stream().mapToDouble(WeightWatcher::nextTime).min().orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean holdsRun() {
        return all.stream().anyMatch(WeightWatcher::holdsRun);
    }

    @Override
    public void look(long steps, double time, double[] weights, Objective objective) {
        for (WeightWatcher one : all) {
            if (one.nextTime() <= time) {
                one.look(steps, time, weights, objective);
            }
        }
    }
}
