package org.fusionflow.report.diagram;

import java.util.Comparator;
import java.util.List;

/**
 * A row of a {@link PhaseBands}: when one source learns each modality.
 *
 * @param name of the source
 * @param kind whose times they are
 * @param events one for each modality that is learned
 * @param end time up to which the source is known; infinite if nothing more happens
 */
public record BandRow(String name, Kind kind, List<Event> events, double end) {
    /** Whose times a row shows. */
    public enum Kind {
        THEORY,
        NETWORK,
        /** The prediction for the network of the row above, from its own weights. */
        OWN
    }

    /**
     * The half time of a modality.
     *
     * @param modality index in leaf order
     * @param time mean over seeds
     * @param earliest over seeds
     * @param latest over seeds
     * @param everySeed false if some seeds do not learn it
     */
    public record Event(int modality, double time, double earliest, double latest, boolean everySeed) {
        public Event {
            if (!(earliest <= time && time <= latest) || Double.isInfinite(latest)) {
                throw new IllegalArgumentException(
                        "half time " + time + ": expected finite times in order, found " + earliest + " and " + latest);
            }
        }

        /** A time without spread. */
        public static Event at(int modality, double time) {
            return new Event(modality, time, time, time, true);
        }
    }

    public BandRow {
        events = events.stream()
                .sorted(Comparator.comparingDouble(Event::time).thenComparingInt(Event::modality))
                .toList();
    }
}
