package org.fusionflow.network.method;

/** The learning rate of every step. */
public interface Schedule {
    /**
     * @param step number of the step, from 0 on
     * @return &gt; 0
     */
    double rate(long step);

    /** Flow time after so many steps: the sum of their rates. */
    double time(long steps);

    /**
     * The same course at rates that are all multiplied.
     *
     * @param factor finite, &gt; 0
     */
    Schedule times(double factor);

    /** For people. */
    String description();
}
