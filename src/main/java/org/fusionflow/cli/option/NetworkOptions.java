package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.file.Key;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.setup.NetworkKeys;
import org.fusionflow.network.setup.NetworkSetupReader;

/** The options of the full network and its training. */
public final class NetworkOptions {
    // The start scale is an option of the problem.
    private final KeyedOptions options = new KeyedOptions(
            NetworkKeys.ALL.stream().filter(key -> !key.equals(NetworkKeys.U0)).toList());

    /** The options that a command shows. */
    public KeyedOptions options() {
        return options;
    }

    /**
     * Reads the given options.
     *
     * @param modalities names of the problem's modalities
     */
    public NetworkSetup setup(List<String> modalities) {
        return NetworkSetupReader.read(options.given(), modalities);
    }

    /** The file of initial weights, if they are read from one. */
    public Optional<Path> weights() {
        return options.value(NetworkKeys.INIT).flatMap(NetworkSetupReader::weights);
    }

    public boolean isGiven(Key key) {
        return options.value(key).isPresent();
    }
}
