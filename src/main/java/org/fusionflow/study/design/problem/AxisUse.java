package org.fusionflow.study.design.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Formula;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.value.PointNames;

/** Rejects axes that nothing uses, or that have the name of a column of the tables. */
public final class AxisUse {
    private final YamlValue root;
    private final Map<String, YamlValue> entries;
    private final ProblemTemplate problem;
    private final StudyGrid grid;

    public AxisUse(YamlValue root, Map<String, YamlValue> entries, ProblemTemplate problem, StudyGrid grid) {
        this.root = root;
        this.entries = entries;
        this.problem = problem;
        this.grid = grid;
    }

    /** Rejects axes with the name of a column of the tables of networks. */
    public void requireNoColumnOfRuns() {
        for (String axis : List.of("network", "seed", "outcome", "time")) {
            if (grid.names().contains(axis)) {
                throw place(axis)
                        .problem("axis '" + axis + "': expected another name, the tables have a column of this one");
            }
        }
    }

    /**
     * Rejects axes whose name already means something in an expression, which would be read as the axis without a word.
     *
     * @param symbols numbers of the problem
     * @param quantities that are columns of the tables
     */
    public void requireFree(Set<String> symbols, Set<String> quantities) {
        for (String axis : grid.names()) {
            String taken = Formula.isReserved(axis)
                    ? "a word of expressions"
                    : quantities.contains(axis)
                            ? "a quantity"
                            : symbols.contains(axis) && !isItself(axis)
                                    ? "a number of the problem, which the axis is not"
                                    : "";
            if (!taken.isEmpty()) {
                throw place(axis).problem("axis '" + axis + "': expected another name, this is that of " + taken);
            }
        }
    }

    /** True for an axis that sets the number of the problem of its name. */
    private boolean isItself(String axis) {
        return isImplicit(axis)
                || entries.containsKey(axis)
                || List.of("architecture", "data", "remedies").stream()
                        .filter(entries::containsKey)
                        .anyMatch(key -> mentions(values(root.required(entries, key)), axis));
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
    public void check() {
        for (String axis : grid.names()) {
            if (!isUsed(axis)) {
                throw place(axis)
                        .problem("axis " + axis + ": expected a use of it, such as $" + axis
                                + " in architecture, data, u0, remedies or networks");
            }
        }
    }

    /** True for an axis whose values are those of the key of its name. */
    private boolean isImplicit(String axis) {
        return problem.toy().contains(axis)
                || (axis.equals("u0") && problem.u0().isEmpty())
                || (Set.of("layers", "fusion").contains(axis)
                        && !entries.containsKey(axis)
                        && !problem.family(PointNames.of(grid.points().get(0))).isNumeric());
    }

    private boolean isUsed(String axis) {
        return isImplicit(axis)
                || List.of("architecture", "layers", "fusion", "data", "u0", "remedies", "networks", "theory", "seeds")
                        .stream()
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
