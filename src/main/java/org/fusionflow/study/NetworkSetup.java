package org.fusionflow.study;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.start.Initialization;

/**
 * How a full network is trained in a study.
 *
 * @param name column in tables, and what checks refer to
 * @param initialization of the weights
 * @param method of training
 * @param width of every hidden layer
 * @param seeds one run each, at least one
 * @param stop hard limits
 * @param until flow time to which curves are recorded; empty for a quarter beyond the last half time of the first seed
 */
public record NetworkSetup(
        String name,
        Initialization initialization,
        TrainingMethod method,
        int width,
        List<Long> seeds,
        StopRule stop,
        OptionalDouble until) {
    public NetworkSetup {
        seeds = List.copyOf(seeds);
    }

    /** True if the start is the one that the reduced system describes. */
    public boolean isAligned() {
        return initialization.name().equals("aligned");
    }
}
