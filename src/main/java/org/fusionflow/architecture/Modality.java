package org.fusionflow.architecture;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A leaf of a fusion tree: one input modality.
 *
 * @param name letters and digits, a letter first
 * @param depth number of layers between the input and the first fusion, at least 1; 0 only where the modality is the whole tree and
 *     {@linkplain Head heads} read its input
 */
public record Modality(String name, Depth depth) implements FusionTree {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,30}");

    public Modality {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput("modality '" + name + "': expected a name of letters and digits, a letter first");
        }
    }

    @Override
    public List<FusionTree> children() {
        return List.of();
    }

    @Override
    public List<Modality> modalities() {
        return List.of(this);
    }

    @Override
    public Modality at(int layers, int fusion) {
        return new Modality(name, new Depth(depth.at(layers, fusion), 0, 0));
    }
}
