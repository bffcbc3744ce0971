package org.fusionflow.study.design;

import java.util.Optional;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Formula;

/** What stands beside the networks of a study under a name of its own. */
public sealed interface TheoryColumn {
    String name();

    /** The network whose seeds it has a value for; empty if it has one value a point. */
    default Optional<String> network() {
        return Optional.empty();
    }

    /** {@code formula}, {@code asymptotic}, {@code refined}, {@code corrected} or {@code reduced}: what every prediction has. */
    record Predicted(String name) implements TheoryColumn {}

    /** {@code reduced(u0 = EXPRESSION)}: the exact reduced system from an aligned start of another scale. */
    record Scaled(String name, YamlValue u0) implements TheoryColumn {}

    /**
     * {@code reduced(start of NETWORK)}: the exact reduced system from the very weights that a network starts from.
     *
     * @param of the network
     * @param each true to project a deep network for each modality when that is aligned, false once, when the first one is
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
     * @param network whose seeds it is evaluated for; empty if it uses none
     */
    record Derived(String name, Formula formula, Optional<String> network) implements TheoryColumn {}

    /**
     * {@code {plugin: KEY, ...}}: computed by a class of the program.
     *
     * @param key of the plug-in
     * @param arguments the mapping without the key
     * @param network named by the argument of this name
     */
    record PluggedIn(String name, String key, YamlValue arguments, Optional<String> network) implements TheoryColumn {}
}
