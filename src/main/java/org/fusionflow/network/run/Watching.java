package org.fusionflow.network.run;

import java.util.function.BooleanSupplier;

/**
 * Who looks on while a run goes. None of them changes its numbers.
 *
 * @param progress told every tenth of a second
 * @param weights shown the weights at times of its choice
 * @param interrupted asked after every step; true ends the run there
 */
public record Watching(ProgressListener progress, WeightWatcher weights, BooleanSupplier interrupted) {
    public static final Watching NOBODY = of(ProgressListener.NONE);

    public static Watching of(ProgressListener progress) {
        return new Watching(progress, WeightWatcher.NONE, () -> false);
    }
}
