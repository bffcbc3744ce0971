package org.fusionflow.study.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.column.QuantityName;

/**
 * A plug-in that computes a column of theory that the general predictions do not provide:
 * {@code theory: {NAME: {plugin: KEY, network: NETWORK, ...}}}.
 */
public interface TheoryPlugin {
    /** The key in study files. */
    String key();

    /** True if it has a value for each seed of the network that the argument {@code network} names. */
    default boolean needsNetwork() {
        return false;
    }

    /** True if it has a value for each seed where the argument {@code network} names a network, and otherwise one for each point. */
    default boolean takesNetwork() {
        return needsNetwork();
    }

    /** True if its values depend on the setup of the study's networks, so that their settings cannot use it. */
    default boolean dependsOnNetworks() {
        return needsNetwork();
    }

    List<QuantityName> quantities();

    /**
     * Computes its quantities by key, those of modalities under {@code key[NAME]}. A quantity that does not exist is left out.
     *
     * @param point problem and predictions
     * @param run of the network; empty for a plug-in that needs none
     * @param arguments the mapping of the study file without {@code plugin}, at the point
     */
    Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments);
}
