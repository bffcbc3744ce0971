package org.fusionflow.study.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Value;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.MeasureCatalogue;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/** A column of theory that costs nothing, notes where it was asked for, and stops at one place. */
final class CheapTheory implements TheoryPlugin {
    private final int stopAt;
    private final Set<Integer> asked = new ConcurrentSkipListSet<>();

    /**
     * @param stopAt number of the point, from 0, whose start is one more
     */
    CheapTheory(int stopAt) {
        this.stopAt = stopAt;
    }

    MeasureCatalogue catalogue() {
        return new MeasureCatalogue(List.of(), List.of(this));
    }

    /** The points at which it was asked for. */
    Set<Integer> asked() {
        return asked;
    }

    @Override
    public String key() {
        return "cheap";
    }

    @Override
    public boolean needsNetwork() {
        return false;
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(QuantityName.number("square", "of the start"));
    }

    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        int u0 = (int) point.problem().u0();
        if (u0 == stopAt + 1) {
            throw new InvalidInput("stopped");
        }
        asked.add(u0 - 1);
        return Map.of("square", Datum.of((double) u0 * u0));
    }
}
