package org.fusionflow.cli.option;

import java.util.List;
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

    public boolean isGiven(Key key) {
        return options.value(key).isPresent();
    }
}
