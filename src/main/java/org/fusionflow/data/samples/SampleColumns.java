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
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;

/**
 * What the columns of a table of samples hold, read from its header: {@code A1,A2,B,y} is modality A of two inputs, modality B
 * of one, and the output; several outputs are {@code y1,y2,...}. Columns may have any order; modalities are ordered by
 * their first column. A first column without a name, or named {@code Unnamed: 0}, is an index as pandas writes it and is left out.
 */
public final class SampleColumns {
    /** Name of the column of the output; several outputs have indices after it. */
    static final String OUTPUT = "y";

    /** A name and the digits at its end; a dot between the two separates them where the name itself ends in a digit. */
    private static final Pattern INDEXED =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\.(\\d+)|([A-Za-z](?:[A-Za-z0-9]*[A-Za-z])?)(\\d+)");

    private static final Pattern BARE = Pattern.compile("[A-Za-z](?:[A-Za-z0-9]*[A-Za-z])?");

    /** An index that pandas wrote without a name, or read again and named. */
    private static final Pattern NO_NAME = Pattern.compile("|Unnamed: \\d+(\\.\\d+)*");

    private final List<String> names;
    private final Modalities modalities;
    private final int outputs;
    /** Columns of inputs, then of outputs. */
    private final int[] positions;
    /** Columns at the start that are left out. */
    private final int indices;
    /** True if separators at the ends of lines make an empty last column. */
    private final boolean emptyLast;

    private SampleColumns(
            List<String> names, Modalities modalities, int outputs, int[] positions, int indices, boolean emptyLast) {
        this.names = List.copyOf(names);
        this.modalities = modalities;
        this.outputs = outputs;
        this.positions = positions;
        this.indices = indices;
        this.emptyLast = emptyLast;
    }

    /**
     * @throws InvalidInput naming the column that is wrong
     */
    public static SampleColumns of(List<String> header) {
        Map<String, NavigableMap<Integer, Integer>> columns = new LinkedHashMap<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<String> names = written(header);
        int first = 0;
        while (first < names.size() && NO_NAME.matcher(names.get(first)).matches()) {
            first++;
        }
        boolean emptyLast =
                names.size() > first + 1 && names.get(names.size() - 1).isEmpty();
        for (int c = first; c < names.size() - (emptyLast ? 1 : 0); c++) {
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
        List<Integer> last = counted(names, OUTPUT, output);
        positions.addAll(last);
        return new SampleColumns(
                names,
                new Modalities(List.copyOf(columns.keySet()), dimensions),
                last.size(),
                positions.stream().mapToInt(Integer::intValue).toArray(),
                first,
                emptyLast);
    }

    /** Without spaces around them, and without the sign before a header that {@code numpy.savetxt} writes. */
    private static List<String> written(List<String> header) {
        List<String> names = new ArrayList<>();
        for (String name : header) {
            String stripped = name.strip();
            names.add(shortened(names.isEmpty() ? stripped.replaceFirst("^#+\\s*", "") : stripped));
        }
        return names;
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

    private static void add(Map<String, NavigableMap<Integer, Integer>> columns, String name, int column) {
        Matcher indexed = INDEXED.matcher(name);
        String modality = name;
        int index = 1;
        if (indexed.matches()) {
            modality = indexed.group(1) != null ? indexed.group(1) : indexed.group(3);
            index = index(name, indexed.group(2) != null ? indexed.group(2) : indexed.group(4));
        } else if (!BARE.matcher(name).matches()) {
            boolean number = name.matches("[-+.,\\d].*");
            throw new InvalidInput("column '" + name + "': expected "
                    + (number
                            ? "a header row of names such as A1,B1," + OUTPUT + " above the numbers"
                            : "a modality's name and an index, such as A1, or " + OUTPUT));
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

    /** Number of outputs, r. */
    public int outputs() {
        return outputs;
    }

    /** Name of a column. */
    public String name(int column) {
        return names.get(column);
    }

    /** Column of value {@code k} of a sample: inputs, over the modalities' blocks, before outputs. */
    public int position(int k) {
        return positions[k];
    }

    /** Names of the columns that are used, in that order. */
    public List<String> used() {
        return Arrays.stream(positions).mapToObj(names::get).toList();
    }

    /** What was left out, for the owner of the table. */
    public List<String> notes() {
        if (indices == 0) {
            return List.of();
        }
        List<String> found = names.subList(0, indices).stream()
                .map(name -> name.isEmpty() ? "without a name" : "'" + name + "'")
                .toList();
        return List.of((indices == 1 ? "the first column, " : "the first columns, ") + String.join(", ", found)
                + ", is taken for an index and left out: name it if it is an input, or write none (pandas:"
                + " to_csv(..., index=False))");
    }

    /**
     * @param headerLine line of the header, for the message
     * @throws InvalidInput if a row has other columns than the header
     */
    public void requireRow(List<String> row, long headerLine) {
        int found = row.size();
        if (found != names.size()) {
            String advice = found == names.size() + 1
                    ? " (names of rows that the header leaves out? write none, in R row.names=FALSE)"
                    : found == 2 * names.size() && names.size() > 1
                            ? " (decimal commas? separate columns by semicolons or tabs then)"
                            : "";
            throw new InvalidInput("expected " + names.size() + " values, one for each column of line " + headerLine
                    + ", found " + found + advice);
        }
        if (emptyLast && !row.get(found - 1).isBlank()) {
            throw new InvalidInput("the last column has a value and no name: expected a name in the header");
        }
    }
}
