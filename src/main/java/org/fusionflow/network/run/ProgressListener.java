package org.fusionflow.network.run;

/** Receives the progress of a run about ten times a second. It has no influence on the numbers. */
@FunctionalInterface
public interface ProgressListener {
    /** A listener that does nothing. */
    ProgressListener NONE = (steps, time, loss) -> {};

    /**
     * @param steps number of steps of the method so far
     * @param time flow time
     * @param loss at this time
     */
    void progress(long steps, double time, double loss);
}
