package org.fusionflow.network.method;

/** The learning rate of every step of a run. */
public interface Schedule {
    /**
     * The learning rate of a step.
     *
     * @param step number of the step, from 0 on
     * @return at least 0; where it is 0 it stays 0, and the run ends
     */
    double rate(long step);

    /** Flow time after this number of steps: the sum of their learning rates. */
    double time(long steps);

    /**
     * The same schedule with all learning rates multiplied by a factor.
     *
     * @param factor finite, &gt; 0
     */
    Schedule times(double factor);

    /** The schedule in words, for output. */
    String description();
}
