package org.fusionflow.network.record;

import java.util.List;

/**
 * A quantity that is measured of a network at each recorded time. An observable changes nothing and does not depend on others, so all can be
 * combined. A new one is a new class and a line in {@link Observables}.
 */
public interface Observable {
    /** The arrays that it records, in the order in which it writes them; the same at every time. */
    List<RecordedQuantity> quantities();

    /**
     * Writes all numbers of one time, quantity after quantity, each in C order.
     *
     * @param state network at this time
     * @param row written from index {@code at} on, as many numbers as the quantities have together
     */
    void measure(NetworkState state, double[] row, int at);

    /** Number of values at one time. */
    default int size() {
        return quantities().stream().mapToInt(RecordedQuantity::size).sum();
    }
}
