package org.fusionflow.network.run;

import java.util.function.BooleanSupplier;

/**
 * The observers of a run. None of them changes its numbers.
 *
 * @param progress called about ten times a second
 * @param weights receives the weights at times that it chooses
 * @param interrupted called after every step; true ends the run there
 */
public record Watching(ProgressListener progress, WeightWatcher weights, BooleanSupplier interrupted) {
    public static final Watching NOBODY = of(ProgressListener.NONE);

    public static Watching of(ProgressListener progress) {
        return new Watching(progress, WeightWatcher.NONE, () -> false);
    }
}
