package org.fusionflow.data.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.Spelling;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.table.RowTable;

/**
 * Outputs that tell classes: 1 for samples of a class and 0 for others, less the share of the class among the training samples unless that is not wanted.
 *
 * @param source of the labels, for messages
 * @param names of the classes that have an output, in the order of the outputs
 * @param codes a row each: the output of its class, or -1 for the classes without one
 * @param centered true if shares are subtracted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClassTarget(String source, List<String> names, int[] codes, boolean centered) {
    /** More outputs are no classes, but numbers. */
    private static final int MOST_CLASSES = 1000;

    private static final int MOST_SHOWN = 12;

    /** Empty if the target names no classes. */
    static Optional<ClassTarget> of(YamlValue target, SourceReader sources) {
        if (!target.isMapping()) {
            return Optional.empty();
        }
        Map<String, YamlValue> entries = target.entries(Key.names(ManifestKeys.TARGET));
        YamlValue one = entries.get(ManifestKeys.CLASS.name());
        YamlValue several = entries.get(ManifestKeys.CLASSES.name());
        YamlValue centered = entries.get(ManifestKeys.CENTER_CLASSES.name());
        if (one == null && several == null) {
            if (centered != null) {
                throw centered.problem(
                        "centered: expected class or classes beside it; other targets are centred by center: true of the manifest");
            }
            return Optional.empty();
        }
        if (one != null && several != null) {
            throw one.problem("class: expected either it or classes, not both");
        }
        RowTable table = sources.table(target, entries);
        int column = column(target, entries, table);
        List<String> labels = table.classes(column);
        List<String> found = sorted(labels);
        List<String> names;
        if (one != null) {
            names = List.of(known(one, found, table));
        } else if (several != null && !several.isList() && several.text().equals("all")) {
            if (found.size() > MOST_CLASSES) {
                throw several.problem("classes: expected at most " + MOST_CLASSES + ", " + table.source() + " has "
                        + found.size() + " different values");
            }
            names = found;
        } else {
            names = listed(Objects.requireNonNull(several), found, table);
        }
        if (found.size() < 2) {
            throw target.problem(
                    "target: expected at least two classes in " + table.source() + ", found only " + found.get(0));
        }
        int[] codes = labels.stream().mapToInt(names::indexOf).toArray();
        return Optional.of(new ClassTarget(table.source(), names, codes, centered == null || centered.flag()));
    }

    private static int column(YamlValue target, Map<String, YamlValue> entries, RowTable table) {
        YamlValue columns = entries.get(ManifestKeys.COLUMNS.name());
        int[] chosen = columns == null ? ColumnChoice.all(table) : ColumnChoice.of(columns, table);
        if (chosen.length != 1) {
            throw (columns == null ? target : columns)
                    .problem("columns: expected one column with the classes, " + table.source() + " has "
                            + chosen.length + (columns == null ? "" : " of these"));
        }
        return chosen[0];
    }

    /** By number if all are numbers, by their letters otherwise. */
    private static List<String> sorted(List<String> labels) {
        List<String> found = new ArrayList<>(new TreeSet<>(labels));
        if (found.stream().allMatch(Numbers::isDecimal)) {
            found.sort(Comparator.comparingDouble(Numbers::value));
        }
        return found;
    }

    private static List<String> listed(YamlValue several, List<String> found, RowTable table) {
        List<String> names = new ArrayList<>();
        for (Value part : several.parts()) {
            String name = known(part, found, table);
            if (names.contains(name)) {
                throw part.problem("classes: class " + name + " is named twice, expected it only once");
            }
            names.add(name);
        }
        return names;
    }

    private static String known(Value value, List<String> found, RowTable table) {
        String name = value.text().strip();
        if (!found.contains(name)) {
            String shown = found.size() <= MOST_SHOWN
                    ? String.join(", ", found)
                    : String.join(", ", found.subList(0, MOST_SHOWN)) + " and " + (found.size() - MOST_SHOWN) + " more";
            throw value.expected("a class of " + table.source() + ", which has " + shown
                    + Spelling.nearest(name, found)
                            .map(near -> " (did you mean " + near + "?)")
                            .orElse(""));
        }
        return name;
    }

    /** Number of outputs. */
    int width() {
        return names.size();
    }

    /** Number of labels. */
    int rows() {
        return codes.length;
    }
}
