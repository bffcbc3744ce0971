package org.fusionflow.study.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.QuantityName;

/**
 * A column of theory that no general prediction gives: {@code theory: {NAME: {plugin: KEY, network: NETWORK, ...}}}.
 */
public interface TheoryPlugin {
    /** In study files. */
    String key();

    /** True if it has a value for each seed of a network, which the argument {@code network} names. */
    boolean needsNetwork();

    /** True if its values depend on how networks of the study are set up, so that their settings cannot use it. */
    default boolean dependsOnNetworks() {
        return needsNetwork();
    }

    List<QuantityName> quantities();

    /**
     * Its quantities, by key, those of modalities by {@code key[NAME]}. Quantities that are left out do not exist.
     *
     * @param run of the network; empty for a plug-in that needs none
     * @param arguments the mapping of the study file without {@code plugin}, at the point
     */
    Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments);
}
