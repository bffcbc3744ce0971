package org.fusionflow.study.design;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.file.YamlValue;

/**
 * What is recorded of networks and of the reduced system over time.
 *
 * @param times as in {@code simulate --times}; empty if nothing is recorded
 * @param what columns of the table of curves
 */
public record RecordSpec(Optional<YamlValue> times, List<String> what) {
    public static final RecordSpec NOTHING = new RecordSpec(Optional.empty(), List.of());

    public RecordSpec {
        what = List.copyOf(what);
    }

    public boolean isNothing() {
        return what.isEmpty();
    }
}
