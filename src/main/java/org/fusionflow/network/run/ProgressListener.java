package org.fusionflow.network.run;

/** Is told how far a run has come, about ten times a second; what it does has no influence on the numbers. */
@FunctionalInterface
public interface ProgressListener {
    /** A listener that does nothing. */
    ProgressListener NONE = (steps, time, loss) -> {};

    /**
     * @param steps steps of the method so far
     * @param time flow time
     * @param loss at this time
     */
    void progress(long steps, double time, double loss);
}
