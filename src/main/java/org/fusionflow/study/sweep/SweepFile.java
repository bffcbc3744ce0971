package org.fusionflow.study.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.StatisticsFile;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.moments.Moments;

/**
 * Reads a sweep from YAML; the keys are those of {@code validation/sweeps}. Every parameter of the problem is either a value in
 * its place or an axis, not both.
 */
public final class SweepFile {
    private static final List<String> KEYS = List.of(
            "name", "description", "architecture", "layers", "fusion", "data", "u0", "axes", "quantities", "follow");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,60}");

    /** The symbols of an architecture and the parameters that give them values. */
    private static final String FAMILY = "(A:Lf,B:Lf):(L-Lf)";

    private final YamlValue root;
    private final Map<String, YamlValue> entries;
    private final Map<Parameter, Double> fixed = new EnumMap<>(Parameter.class);
    private final List<SweepAxis> axes;
    private final Set<Parameter> swept = EnumSet.noneOf(Parameter.class);

    private SweepFile(YamlValue root) {
        this.root = root;
        this.entries = root.entries(KEYS);
        this.axes = AxisReader.axes(root.required(entries, "axes"));
        axes.forEach(axis -> swept.add(axis.parameter()));
    }

    /**
     * @throws InvalidInput with file, line and column of what is wrong
     */
    public static Sweep read(Path file) {
        return new SweepFile(YamlSource.read(file)).sweep();
    }

    /** A sweep from its text; paths inside are relative to the folder of {@code file}. */
    public static Sweep parse(String text, Path file) {
        return new SweepFile(YamlSource.parse(text, file)).sweep();
    }

    private Sweep sweep() {
        YamlValue name = root.required(entries, "name");
        if (!NAME.matcher(name.text()).matches()) {
            throw name.expected("a name of letters, digits and dashes");
        }
        // Read only to refuse what is no text.
        Optional.ofNullable(entries.get("description")).ifPresent(YamlValue::text);
        FusionTree architecture = architecture();
        Optional<Moments> statistics = data(architecture);
        settle(root, entries, Parameter.U0);
        ProblemFamily family = new ProblemFamily(architecture, statistics, fixed);
        YamlValue place = root.required(entries, "axes");
        Grid grid = place.checked(() -> new Grid(axes));
        place.checked(() -> possible(family, grid));
        return new Sweep(name.text(), family, grid, table(family, grid));
    }

    /** The tree, with values or axes for exactly the symbols that it has. */
    private FusionTree architecture() {
        YamlValue given = entries.get("architecture");
        FusionTree tree =
                given == null ? FusionTree.parse(FAMILY) : given.checked(() -> FusionTree.parse(given.text()));
        for (Parameter symbol : List.of(Parameter.LAYERS, Parameter.FUSION)) {
            if (has(tree, symbol)) {
                settle(root, entries, symbol);
            } else {
                String why = tree.newick() + " has no symbol " + (symbol == Parameter.LAYERS ? "L" : "Lf");
                refuse(symbol, entries.get(symbol.key()), why);
            }
        }
        return tree;
    }

    private static boolean has(FusionTree tree, Parameter symbol) {
        Depth depth = tree.depth();
        return (symbol == Parameter.LAYERS ? depth.layers() : depth.fusion()) != 0
                || tree.children().stream().anyMatch(child -> has(child, symbol));
    }

    private Optional<Moments> data(FusionTree architecture) {
        YamlValue data = root.required(entries, "data");
        Map<String, YamlValue> source = data.entries(List.of("toy", "stats"));
        if (source.size() != 1) {
            throw data.expected("one of toy and stats");
        }
        YamlValue stats = source.get("stats");
        if (stats != null) {
            Parameter.DATA.forEach(parameter -> refuse(parameter, null, "only toy data have it"));
            Path folder = Optional.ofNullable(stats.file().toAbsolutePath().getParent())
                    .orElse(Path.of("."));
            Moments moments = StatisticsFile.readOneOutput(folder.resolve(stats.text()));
            return Optional.of(stats.checked(() -> moments.inOrderOf(architecture)));
        }
        YamlValue toy = data.required(source, "toy");
        Map<String, YamlValue> values =
                toy.entries(Parameter.DATA.stream().map(Parameter::key).toList());
        for (Parameter parameter : Parameter.DATA) {
            boolean optional = parameter == Parameter.WEIGHT_A || parameter == Parameter.WEIGHT_B;
            if (!optional || values.containsKey(parameter.key()) || swept.contains(parameter)) {
                settle(toy, values, parameter);
            }
        }
        return Optional.empty();
    }

    /** Takes the value of a parameter, unless there is an axis for it. */
    private void settle(YamlValue parent, Map<String, YamlValue> values, Parameter parameter) {
        YamlValue value = values.get(parameter.key());
        if (swept.contains(parameter)) {
            if (value != null) {
                throw value.problem(parameter.key() + ": expected a value here or an axis of this name, not both");
            }
        } else if (value == null) {
            throw parent.problem(
                    "key '" + parameter.key() + "' is missing: expected a value here or an axis of this name");
        } else {
            double number = value.number();
            value.checked(() -> {
                parameter.check(number);
                return number;
            });
            fixed.put(parameter, number);
        }
    }

    /** Refuses a value of or an axis for a parameter that the problems do not have. */
    private void refuse(Parameter parameter, @org.jspecify.annotations.Nullable YamlValue value, String why) {
        if (value != null) {
            throw value.problem(parameter.key() + ": expected none, " + why);
        }
        if (swept.contains(parameter)) {
            YamlValue place = root.required(entries, "axes");
            throw place.required(place.entries(), parameter.key())
                    .problem("axis " + parameter.key() + ": expected none, " + why);
        }
    }

    /** Refuses a grid at which something cannot be a problem at all, before any work is done. */
    private static Grid possible(ProblemFamily family, Grid grid) {
        boolean network = false;
        for (int point = 0; point < grid.size(); point++) {
            Map<Parameter, Double> values = grid.values(point);
            if (family.statistics().isEmpty()) {
                family.toy(values);
            }
            if (!network) {
                Optional<FusionTree> tree = family.tree(values);
                network = tree.isPresent();
                if (network) {
                    family.moments(values);
                }
            }
        }
        if (!network) {
            throw new InvalidInput("layers and fusion: expected at least one point at which they make a network of "
                    + family.architecture().newick());
        }
        return grid;
    }

    private PointTable table(ProblemFamily family, Grid grid) {
        YamlValue follow = entries.get("follow");
        YamlValue quantities = entries.get("quantities");
        if (follow == null) {
            return new PredictionMap(
                    family, grid, quantities == null ? List.of(PredictedQuantity.values()) : chosen(quantities));
        }
        if (!follow.text().equals("saddles")) {
            throw follow.expected("saddles");
        }
        if (quantities != null) {
            throw quantities.problem("quantities: expected none with follow, whose columns are fixed");
        }
        if (grid.axes().size() != 1) {
            throw root.required(entries, "axes").problem("axes: expected exactly one to follow the saddles along");
        }
        return new SaddleContinuation(family, grid);
    }

    private static List<PredictedQuantity> chosen(YamlValue value) {
        List<PredictedQuantity> chosen = new ArrayList<>();
        for (YamlValue item : value.items()) {
            PredictedQuantity quantity = PredictedQuantity.named(item.text())
                    .orElseThrow(() -> item.expected("one of " + PredictedQuantity.keys()));
            if (chosen.contains(quantity)) {
                throw item.expected("each quantity only once");
            }
            chosen.add(quantity);
        }
        if (chosen.isEmpty()) {
            throw value.expected("at least one quantity");
        }
        return chosen;
    }
}
