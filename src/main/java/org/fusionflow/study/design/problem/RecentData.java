package org.fusionflow.study.design.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.remedy.RemedyKeys;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.value.PointNames;

/**
 * Caches the data of recently used points. The data of a point are needed when the study is read, when its networks are checked and when they
 * are trained; many points share the same data, which may take long to draw. Entries may be dropped when memory is short. May be used from
 * several threads.
 */
final class RecentData {
    private static final int MOST = 256;

    private final List<String> axes;
    private final Recent<String, Known> recent = new Recent<>(MOST, true);
    private final Set<String> warnings = new TreeSet<>();

    /**
     * Data and the numbers that are computed from them alone.
     *
     * @param data in the tree's leaf order, with what remedies do to inputs
     * @param source in words
     * @param symbols numbers of the data
     */
    record Known(TrainingData data, String source, Map<String, Datum> symbols) {}

    private RecentData(List<String> axes) {
        this.axes = List.copyOf(axes);
    }

    /**
     * An empty cache.
     *
     * @param data entry of the study file
     * @param remedies what is done to the inputs is done to the data here; empty for a study without remedies
     * @param toy axes that are numbers of toy data under their own names
     */
    static RecentData of(YamlValue data, Optional<YamlValue> remedies, StudyGrid grid, List<String> toy) {
        String text = AxisUse.values(data)
                + remedies.filter(YamlValue::isMapping)
                        .map(given -> RecentData.values(given, RemedyKeys.INPUT_SCALE)
                                + RecentData.values(given, RemedyKeys.WHITEN))
                        .orElse("");
        return new RecentData(grid.names().stream()
                .filter(axis -> toy.contains(axis) || AxisUse.mentions(text, axis))
                .toList());
    }

    private static String values(YamlValue remedies, Key key) {
        YamlValue value = remedies.entries().get(key.name());
        return value == null ? "" : "\n" + AxisUse.values(value);
    }

    /** Warnings about all data that were read or drawn so far, each once, in alphabetical order. */
    List<String> warnings() {
        synchronized (warnings) {
            return List.copyOf(warnings);
        }
    }

    /**
     * The data of a point.
     *
     * @param tree in Newick notation
     * @param make reads or draws the data; gives the same for all points with the same tree and the same values of the axes that the data
     *     mention
     */
    Known at(PointNames point, String tree, Supplier<Known> make) {
        StringBuilder key = new StringBuilder(tree);
        axes.forEach(axis -> key.append('\n').append(point.value(axis)));
        return recent.of(key.toString(), () -> {
            Known made = make.get();
            synchronized (warnings) {
                warnings.addAll(made.data().warnings());
            }
            return made;
        });
    }
}
