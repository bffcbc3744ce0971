package org.fusionflow.study;

import java.util.Arrays;
import java.util.List;

/** What formula, reduced system and networks are compared by. */
public enum Quantity {
    /** Flow time at which the first modality is half learned. */
    FIRST_HALF_TIME("firstHalfTime"),
    /** Flow time at which the second modality is half learned. */
    SECOND_HALF_TIME("secondHalfTime"),
    /** Second half time over first, averaged over seeds as a ratio. */
    TIME_RATIO("timeRatio"),
    /** Loss at the unimodal saddle; of a trajectory, loss where it comes nearest. */
    PLATEAU_LOSS("plateauLoss"),
    /** Largest difference of any entry of the map from the reduced system over the recorded times. */
    MAP_ERROR("mapError"),
    /** Largest difference of the loss from the reduced system over the recorded times. */
    LOSS_ERROR("lossError"),
    /** Change of the conserved quantities from start to end, relative to the largest squared layer norm. */
    CONSERVED_DRIFT("conservedDrift");

    private final String key;

    Quantity(String key) {
        this.key = key;
    }

    /** Name in study files. */
    public String key() {
        return key;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Quantity::key).toList();
    }
}
