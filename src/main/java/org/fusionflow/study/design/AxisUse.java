package org.fusionflow.study.design;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fusionflow.data.file.YamlValue;

/** Rejects axes that nothing uses, or that have the name of a column of the tables. */
final class AxisUse {
    private final YamlValue root;
    private final Map<String, YamlValue> entries;
    private final ProblemTemplate problem;
    private final StudyGrid grid;

    AxisUse(YamlValue root, Map<String, YamlValue> entries, ProblemTemplate problem, StudyGrid grid) {
        this.root = root;
        this.entries = entries;
        this.problem = problem;
        this.grid = grid;
    }

    /** Rejects axes with the name of a column of the tables of networks. */
    void requireNoColumnOfRuns() {
        for (String axis : List.of("network", "seed", "outcome", "time")) {
            if (grid.names().contains(axis)) {
                throw place(axis)
                        .problem("axis '" + axis + "': expected another name, the tables have a column of this one");
            }
        }
    }

    private YamlValue place(String axis) {
        YamlValue axes = root.required(entries, "axes");
        YamlValue block = axes.isList() ? axes.items().get(0) : axes;
        return block.required(block.entries(), axis);
    }

    /** True if a text contains this name as a whole word. */
    static boolean mentions(String text, String name) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])")
                .matcher(text)
                .find();
    }

    /** Rejects an axis that nothing uses. */
    void check() {
        for (String axis : grid.names()) {
            if (!isUsed(axis)) {
                throw place(axis)
                        .problem("axis " + axis + ": expected a use of it, such as $" + axis
                                + " in architecture, data, u0 or networks");
            }
        }
    }

    private boolean isUsed(String axis) {
        boolean implicit = problem.toy().contains(axis)
                || (axis.equals("u0") && problem.u0().isEmpty())
                || (Set.of("layers", "fusion").contains(axis)
                        && !entries.containsKey(axis)
                        && !problem.family(PointNames.of(grid.points().get(0))).isNumeric());
        return implicit
                || List.of("architecture", "layers", "fusion", "data", "u0", "networks", "theory", "seeds").stream()
                        .filter(entries::containsKey)
                        .anyMatch(key -> mentions(values(root.required(entries, key)), axis));
    }

    /** All texts inside a value, without the keys. */
    static String values(YamlValue value) {
        if (value.isList()) {
            return String.join("\n", value.items().stream().map(AxisUse::values).toList());
        }
        if (value.isMapping()) {
            return String.join(
                    "\n", value.entries().values().stream().map(AxisUse::values).toList());
        }
        return value.text();
    }
}
