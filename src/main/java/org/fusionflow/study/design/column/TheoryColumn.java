package org.fusionflow.study.design.column;

import java.util.Optional;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Formula;

/** A column of theory beside the networks of a study. */
public sealed interface TheoryColumn {
    String name();

    /** The network for whose seeds the column has values; empty if it has one value for each point. */
    default Optional<String> network() {
        return Optional.empty();
    }

    /** {@code formula}, {@code asymptotic}, {@code refined}, {@code corrected} or {@code reduced}: a column that every prediction has. */
    record Predicted(String name) implements TheoryColumn {}

    /** {@code reduced(u0 = EXPRESSION)}: the exact reduced system from an aligned start of another scale. */
    record Scaled(String name, YamlValue u0) implements TheoryColumn {}

    /**
     * {@code reduced(start of NETWORK)}: the exact reduced system from the weights with which a network starts.
     *
     * @param of the network
     * @param each true to project a deep network for each modality when that modality is aligned, false to project it once, when the first one
     *     is
     */
    record OwnStart(String name, String of, boolean each) implements TheoryColumn {
        @Override
        public Optional<String> network() {
            return Optional.of(of);
        }
    }

    /**
     * An expression.
     *
     * @param network for whose seeds it is evaluated; empty if it uses none
     */
    record Derived(String name, Formula formula, Optional<String> network) implements TheoryColumn {}

    /**
     * {@code {plugin: KEY, ...}}: a column that a plug-in computes.
     *
     * @param key of the plug-in
     * @param arguments the mapping without the key
     * @param network that the argument {@code network} names
     */
    record PluggedIn(String name, String key, YamlValue arguments, Optional<String> network) implements TheoryColumn {}
}
