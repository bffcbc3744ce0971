package org.fusionflow.network.record;

import java.util.List;

/**
 * Something that is measured of a network at each recorded time. An observable changes nothing and knows of no other, so any of them
 * go together; a new one is a new class and a line in {@link Observables}.
 */
public interface Observable {
    /** The arrays that it makes, in the order in which it writes them; the same at every time. */
    List<RecordedQuantity> quantities();

    /**
     * Writes all numbers of one time, quantity after quantity, each in C order.
     *
     * @param row written from {@code at} on, as many numbers as the quantities have together
     */
    void measure(NetworkState state, double[] row, int at);

    /** Numbers at one time. */
    default int size() {
        return quantities().stream().mapToInt(RecordedQuantity::size).sum();
    }
}
