package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;

/** Records when a quantity of each modality's map, its norm or its signal, first reaches a given value. */
final class HalfTimeWatch implements MapWatcher {
    /** A quantity of a modality's map. */
    @FunctionalInterface
    interface Quantity {
        double of(double[] map, int modality);
    }

    private final Quantity quantity;
    private final Vector halves;
    private final List<Optional<LocatedTime>> found = new ArrayList<>();

    /**
     * @param halves one per modality; 0 for a modality without a half. One below 0 is reached from above
     */
    HalfTimeWatch(Quantity quantity, Vector halves) {
        this.quantity = quantity;
        this.halves = halves;
        for (int m = 0; m < halves.size(); m++) {
            found.add(Optional.empty());
        }
    }

    List<Optional<LocatedTime>> found() {
        return List.copyOf(found);
    }

    /** True if every modality with a half has reached it. */
    boolean isComplete() {
        for (int m = 0; m < halves.size(); m++) {
            if (isOpen(m)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOpen(int m) {
        return halves.at(m) != 0 && found.get(m).isEmpty();
    }

    /** At least 0 if the half is reached. */
    private double beyond(double[] map, int m) {
        return Math.signum(halves.at(m)) * (quantity.of(map, m) - halves.at(m));
    }

    @Override
    public void start(double time, double[] state, double[] map) {
        for (int m = 0; m < halves.size(); m++) {
            if (isOpen(m) && beyond(map, m) >= 0) {
                found.set(m, Optional.of(new LocatedTime(time, time, time)));
            }
        }
    }

    @Override
    public void see(MapStep step) {
        for (int m = 0; m < halves.size(); m++) {
            if (isOpen(m) && beyond(step.endMap(), m) >= 0) {
                int modality = m;
                found.set(
                        m,
                        Optional.of(Crossing.locate(step.dense(), fraction -> beyond(step.mapAt(fraction), modality))));
            }
        }
    }
}
