package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.run.WeightWatcher;

/**
 * Half times of modalities as parts of a function, which also exist for nonlinear networks: the first time at which a modality's
 * {@linkplain Contributions contribution} is half of that at the end of the run, linear between recorded steps.
 *
 * <pre>{@code
 * ContributionHalfTimes halfTimes = new ContributionHalfTimes(Contributions.of(layout, data), 0);
 * Simulator.train(plan, new Watching(ProgressListener.NONE, halfTimes, () -> false));
 * halfTimes.of(1);
 * }</pre>
 */
public final class ContributionHalfTimes implements WeightWatcher {
    private final Contributions contributions;
    private final double spacing;
    private final List<Double> times = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private double next = Double.NEGATIVE_INFINITY;

    /**
     * @param contributions of the network that is watched
     * @param spacing flow time between records; 0 for every step
     */
    public ContributionHalfTimes(Contributions contributions, double spacing) {
        this.contributions = contributions;
        this.spacing = spacing;
    }

    @Override
    public double nextTime() {
        return next;
    }

    @Override
    public void look(long steps, double time, double[] weights, Objective objective) {
        double[] map =
                new double[objective.layout().inputs() * objective.layout().outputs()];
        objective.copyMap(map);
        times.add(time);
        values.add(contributions.of(weights, map));
        next = spacing > 0 ? time + spacing : Math.nextUp(time);
    }

    /** The contribution of a modality at the last record. */
    public double last(int modality) {
        return values.get(values.size() - 1)[modality];
    }

    /** The half time of a modality; empty if it contributes nothing at the last record. */
    public OptionalDouble of(int modality) {
        double half = 0.5 * last(modality);
        for (int k = 0; half > 0 && k < times.size(); k++) {
            double now = values.get(k)[modality];
            if (now >= half) {
                if (k == 0) {
                    return OptionalDouble.of(times.get(0));
                }
                double before = values.get(k - 1)[modality];
                double share = (half - before) / (now - before);
                return OptionalDouble.of(times.get(k - 1) + share * (times.get(k) - times.get(k - 1)));
            }
        }
        return OptionalDouble.empty();
    }
}
