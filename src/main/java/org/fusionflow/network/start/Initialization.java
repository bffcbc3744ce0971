package org.fusionflow.network.start;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/** Draws the weights before training. An implementation draws in a fixed order that it documents. */
public interface Initialization {
    /** The initializations that have a name on the command line and in study files. */
    List<Initialization> ALL = List.of(
            new AlignedStart(), new GaussianNorm(), new GaussianStd(), new Orthogonal(), new Xavier(), new He());

    /**
     * Finds an initialization by its name.
     *
     * @throws InvalidInput if none has this name
     */
    static Initialization named(String name) {
        return ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("initialization '" + name + "': expected one of "
                        + ALL.stream().map(Initialization::name).toList()));
    }

    String name();

    /**
     * The weights at time 0.
     *
     * @param layout of the network
     * @param moments in the layout's order of modalities
     * @param u0 scale of the start, &gt; 0
     * @param random seeded by the caller
     * @return as many as {@link Layout#weights()}
     */
    double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random);
}
