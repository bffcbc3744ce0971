package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;

/**
 * What the columns of a table of samples hold, read from its header: {@code A1,A2,B,y} is modality A of two inputs, modality B
 * of one, and the output; several outputs are {@code y1,y2,...}. Columns may have any order; modalities are ordered by
 * their first column.
 */
public final class SampleColumns {
    /** Name of the column of the output; several outputs have indices after it. */
    static final String OUTPUT = "y";

    /** A name and the digits at its end; a dot between the two separates them where the name itself ends in a digit. */
    private static final Pattern INDEXED =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\.(\\d+)|([A-Za-z](?:[A-Za-z0-9]*[A-Za-z])?)(\\d+)");

    private static final Pattern BARE = Pattern.compile("[A-Za-z](?:[A-Za-z0-9]*[A-Za-z])?");

    private final List<String> names;
    private final Modalities modalities;
    private final int[] positions;
    private final int[] outputs;

    private SampleColumns(List<String> names, Modalities modalities, int[] positions, int[] outputs) {
        this.names = List.copyOf(names);
        this.modalities = modalities;
        this.positions = positions;
        this.outputs = outputs;
    }

    /**
     * @throws InvalidInput naming the column that is wrong
     */
    public static SampleColumns of(List<String> header) {
        Map<String, NavigableMap<Integer, Integer>> columns = new LinkedHashMap<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<String> names =
                header.stream().map(name -> shortened(name.strip())).toList();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            if (seen.put(name, c) != null) {
                throw new InvalidInput("column '" + name + "': expected each column only once");
            }
            add(columns, name, c);
        }
        NavigableMap<Integer, Integer> output = columns.remove(OUTPUT);
        if (output == null) {
            throw new InvalidInput(
                    "column '" + OUTPUT + "' is missing: expected one for the output beside " + names(names));
        }
        if (columns.isEmpty()) {
            throw new InvalidInput("columns of inputs are missing: expected some such as A1,A2,B1 beside " + OUTPUT);
        }
        List<Integer> positions = new ArrayList<>();
        List<Integer> dimensions = new ArrayList<>();
        columns.forEach((modality, byIndex) -> {
            dimensions.add(byIndex.size());
            positions.addAll(counted(names, modality, byIndex));
        });
        return new SampleColumns(
                names,
                new Modalities(List.copyOf(columns.keySet()), dimensions),
                array(positions),
                array(counted(names, OUTPUT, output)));
    }

    /** Columns of one name in the order of their indices, which must count from 1. */
    private static List<Integer> counted(List<String> names, String name, NavigableMap<Integer, Integer> byIndex) {
        int expected = 1;
        for (Map.Entry<Integer, Integer> entry : byIndex.entrySet()) {
            if (entry.getKey() != expected) {
                throw new InvalidInput("column '" + names.get(entry.getValue()) + "': expected the indices of " + name
                        + " to count from 1 without gaps, but there is no " + name + expected);
            }
            expected++;
        }
        return List.copyOf(byIndex.values());
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void add(Map<String, NavigableMap<Integer, Integer>> columns, String name, int column) {
        Matcher indexed = INDEXED.matcher(name);
        String modality = name;
        int index = 1;
        if (indexed.matches()) {
            modality = indexed.group(1) != null ? indexed.group(1) : indexed.group(3);
            index = index(name, indexed.group(2) != null ? indexed.group(2) : indexed.group(4));
        } else if (!BARE.matcher(name).matches()) {
            throw new InvalidInput("column '" + name + "': expected a modality's name and an index, such as A1, or "
                    + OUTPUT + ", separated by commas");
        }
        if (columns.computeIfAbsent(modality, m -> new TreeMap<>()).put(index, column) != null) {
            throw new InvalidInput("column '" + name + "': expected "
                    + (modality.equals(OUTPUT) ? "output " + index : "input " + index + " of " + modality)
                    + " only once");
        }
    }

    private static int index(String column, String digits) {
        if (digits.startsWith("0") || digits.length() > 6) {
            throw new InvalidInput("column '" + column + "': expected an index from 1 to " + Modalities.LARGEST
                    + " without leading zeros");
        }
        return Integer.parseInt(digits);
    }

    /** A name for a message of one line; names of modalities have at most 31 letters. */
    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }

    /** The first few, for a message of one line. */
    private static String names(List<String> names) {
        return names.size() <= 6 ? names.toString() : names.subList(0, 6) + " and " + (names.size() - 6) + " more";
    }

    public Modalities modalities() {
        return modalities;
    }

    /** Columns in all. */
    public int count() {
        return names.size();
    }

    /** Name of a column. */
    public String name(int column) {
        return names.get(column);
    }

    /** Names of the columns that are used, inputs over the modalities' blocks before outputs. */
    public List<String> used() {
        return IntStream.concat(Arrays.stream(positions), Arrays.stream(outputs))
                .mapToObj(names::get)
                .toList();
    }

    /** Column of input {@code index}, counted over the modalities' blocks. */
    public int input(int index) {
        return positions[index];
    }

    /** Number of outputs, r. */
    public int outputs() {
        return outputs.length;
    }

    public int output(int o) {
        return outputs[o];
    }
}
