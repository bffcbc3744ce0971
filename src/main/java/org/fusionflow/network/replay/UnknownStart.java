package org.fusionflow.network.replay;

import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.start.Initialization;
import org.hipparchus.random.RandomGenerator;

/** The start of a recorded network, whose weights are not known: nothing can be trained from it. */
public final class UnknownStart implements Initialization {
    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        throw new IllegalStateException("weights of a recorded network are not known");
    }
}
