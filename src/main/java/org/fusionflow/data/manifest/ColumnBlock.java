package org.fusionflow.data.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.table.RowTable;

/**
 * The inputs of a modality, or the outputs, as columns of one table.
 *
 * @param name of the modality
 * @param table that holds the columns
 * @param sources columns of the table, from 0 on, of which each value is the mean
 * @param unit that values are divided by
 * @param shift that is subtracted from the quotient
 * @param scale that the difference is divided by
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColumnBlock(String name, RowTable table, int[][] sources, double unit, double shift, double scale) {
    /** Number of values in a row. */
    int width() {
        return sources.length;
    }

    /** Names for people, {@code A[:,3]}, {@code A mean_radius}. */
    List<String> columnNames() {
        return IntStream.range(0, width())
                .mapToObj(k -> {
                    String column = table.columnName(sources[k][0]);
                    String averaged = sources[k].length > 1 ? "~" : "";
                    return table.names().isEmpty() && column.startsWith("[")
                            ? name + column + averaged
                            : name + " " + column + averaged;
                })
                .toList();
    }

    /** The columns of the table that are read. */
    int[] read() {
        return Arrays.stream(sources).flatMapToInt(Arrays::stream).distinct().toArray();
    }

    /**
     * Reads a modality.
     *
     * @param given a text, a list or a mapping
     * @param defaults entries of the manifest that hold for all modalities
     */
    static ColumnBlock ofModality(YamlValue given, SourceReader sources, Map<String, YamlValue> defaults) {
        if (!given.isMapping()) {
            return ofColumns(given, sources, defaults);
        }
        Map<String, YamlValue> entries = given.entries(Key.names(ManifestKeys.MODALITY));
        RowTable table = sources.table(given, entries);
        int[] columns = columns(entries, table);
        int[][] inputs =
                ImageLayout.isAsked(entries) ? ImageLayout.inputs(entries, table, columns, given) : single(columns);
        return of(given.key(), table, inputs, entries, defaults);
    }

    /** Reads outputs that are columns. */
    static ColumnBlock ofTarget(YamlValue given, SourceReader sources) {
        if (!given.isMapping()) {
            return ofColumns(given, sources, Map.of());
        }
        Map<String, YamlValue> entries = given.entries(Key.names(ManifestKeys.TARGET));
        RowTable table = sources.table(given, entries);
        return of("y", table, single(columns(entries, table)), Map.of(), Map.of());
    }

    private static ColumnBlock ofColumns(YamlValue given, SourceReader sources, Map<String, YamlValue> defaults) {
        if (sources.hasCommonFile()) {
            RowTable table = sources.table(given, Map.of());
            return of(given.key(), table, single(ColumnChoice.of(given, table)), Map.of(), defaults);
        }
        if (given.isList()) {
            throw given.expected(
                    "the name of a file, as the manifest names none for all; columns of one are {file: FILE, columns: [...]}");
        }
        RowTable table = sources.table(given);
        return of(given.key(), table, single(ColumnChoice.all(table)), Map.of(), defaults);
    }

    private static int[] columns(Map<String, YamlValue> entries, RowTable table) {
        YamlValue columns = entries.get(ManifestKeys.COLUMNS.name());
        return columns == null ? ColumnChoice.all(table) : ColumnChoice.of(columns, table);
    }

    private static int[][] single(int[] columns) {
        return Arrays.stream(columns).mapToObj(c -> new int[] {c}).toArray(int[][]::new);
    }

    private static ColumnBlock of(
            String name,
            RowTable table,
            int[][] sources,
            Map<String, YamlValue> entries,
            Map<String, YamlValue> defaults) {
        return new ColumnBlock(
                name,
                table,
                sources,
                positive(ManifestKeys.UNIT.name(), entries, defaults),
                given(ManifestKeys.SHIFT.name(), entries, defaults)
                        .map(YamlValue::number)
                        .orElse(0.0),
                positive(ManifestKeys.SCALE.name(), entries, defaults));
    }

    private static Optional<YamlValue> given(
            String key, Map<String, YamlValue> entries, Map<String, YamlValue> defaults) {
        return Optional.ofNullable(entries.get(key)).or(() -> Optional.ofNullable(defaults.get(key)));
    }

    private static double positive(String key, Map<String, YamlValue> entries, Map<String, YamlValue> defaults) {
        Optional<YamlValue> value = given(key, entries, defaults);
        double number = value.map(YamlValue::number).orElse(1.0);
        if (!(number > 0)) {
            throw value.orElseThrow().expected("a number above 0");
        }
        return number;
    }
}
