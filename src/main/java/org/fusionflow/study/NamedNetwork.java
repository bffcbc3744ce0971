package org.fusionflow.study;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.start.Initialization;

/**
 * How a full network is trained in a study.
 *
 * @param name column in tables, and what checks refer to
 * @param setup of the network and its training
 * @param until flow time to which curves are recorded; empty for a quarter beyond the last half time of the first seed
 */
public record NamedNetwork(String name, NetworkSetup setup, OptionalDouble until) {
    public Initialization initialization() {
        return setup.initialization();
    }

    public TrainingMethod method() {
        return setup.method();
    }

    public int width() {
        return setup.widths().get(0);
    }

    public List<Long> seeds() {
        return setup.seeds();
    }

    public StopRule stop() {
        return setup.stop();
    }

    /** True if the start is the one that the reduced system describes. */
    public boolean isAligned() {
        return setup.isAligned();
    }
}
