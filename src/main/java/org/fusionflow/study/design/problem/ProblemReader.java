package org.fusionflow.study.design.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.value.PointNames;
import org.fusionflow.study.design.value.TemplateValue;

/** Reads the problems of a study. Every number of a problem is given either as a value or as an axis, not both. */
public final class ProblemReader {
    /** The numbers of toy data that can be axes without being written in the data. */
    static final List<String> TOY = List.of("ratio", "rho", "wA", "wB");

    private final YamlValue root;
    private final Map<String, YamlValue> entries;
    private final StudyGrid grid;

    public ProblemReader(YamlValue root, Map<String, YamlValue> entries, StudyGrid grid) {
        this.root = root;
        this.entries = entries;
        this.grid = grid;
    }

    public ProblemTemplate template() {
        YamlValue data = root.required(entries, "data");
        Optional<YamlValue> architecture = Optional.ofNullable(entries.get("architecture"));
        symbols(architecture);
        List<String> toy = toy(data);
        Optional<YamlValue> remedies = Optional.ofNullable(entries.get("remedies"));
        return new ProblemTemplate(
                architecture,
                Optional.ofNullable(entries.get("layers")),
                Optional.ofNullable(entries.get("fusion")),
                data,
                settled(root, entries, "u0"),
                remedies,
                toy,
                RecentData.of(data, remedies, grid, toy));
    }

    /** The value of a key; empty if there is an axis of this name instead. */
    private Optional<YamlValue> settled(YamlValue parent, Map<String, YamlValue> values, String name) {
        YamlValue value = values.get(name);
        if (value == null) {
            if (!grid.names().contains(name)) {
                throw parent.problem("key '" + name + "' is missing: expected a value here or an axis of this name");
            }
            return Optional.empty();
        }
        requireUsed(name, value);
        return Optional.of(value);
    }

    private void requireUsed(String name, YamlValue value) {
        if (grid.names().contains(name) && !AxisUse.mentions(value.text(), name)) {
            throw value.problem(name + ": expected a value here or an axis of this name, not both");
        }
    }

    private List<String> toy(YamlValue data) {
        Map<String, YamlValue> sources = data.entries();
        YamlValue toy = sources.get("toy");
        if (toy == null) {
            return List.of();
        }
        Map<String, YamlValue> numbers = toy.entries();
        List<String> axes = new ArrayList<>();
        for (String name : TOY) {
            YamlValue value = numbers.get(name);
            boolean optional = name.startsWith("w");
            if (value != null) {
                requireUsed(name, value);
            } else if (grid.names().contains(name)) {
                axes.add(name);
            } else if (!optional) {
                throw toy.problem("key '" + name + "' is missing: expected a value here or an axis of this name");
            }
        }
        return axes;
    }

    /** Checks that exactly the symbols of the tree have values or axes. */
    private void symbols(Optional<YamlValue> architecture) {
        FusionTree tree = architecture
                .map(text -> new TemplateValue(text, PointNames.of(grid.points().get(0))))
                .map(text -> text.checked(() -> FusionTree.parse(text.text())))
                .orElseGet(() -> FusionTree.parse("(A:Lf,B:Lf):(L-Lf)"));
        for (String name : List.of("layers", "fusion")) {
            boolean has = has(tree, name.equals("layers"));
            YamlValue value = entries.get(name);
            if (has) {
                settled(root, entries, name);
            } else if (value != null) {
                throw value.problem(name + ": expected none, " + tree.newick() + " has no symbol "
                        + (name.equals("layers") ? "L" : "Lf"));
            }
        }
    }

    private static boolean has(FusionTree tree, boolean layers) {
        Depth depth = tree.depth();
        return (layers ? depth.layers() : depth.fusion()) != 0
                || tree.children().stream().anyMatch(child -> has(child, layers));
    }
}
