package org.fusionflow.data.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.data.samples.Shuffle;
import org.fusionflow.data.table.RowTable;
import org.jspecify.annotations.Nullable;

/** Says which rows are trained on, which are held out, and which are left out. */
final class SplitPlan {
    /** A row that is not used. */
    static final byte OUT = 0;

    /** A row that is trained on. */
    static final byte TRAINING = 1;

    /** A row that is held out. */
    static final byte HELD_OUT = 2;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,10})(?:\\s*\\.\\.\\s*(\\d{1,10}))?");

    private static final Set<String> TRAINING_WORDS = Set.of("0", "train", "training");

    private static final Set<String> HELD_OUT_WORDS = Set.of("1", "test", "heldout", "held-out");

    private SplitPlan() {}

    /**
     * The part of each row.
     *
     * @param split what the manifest says
     * @param rows number of rows
     */
    static byte[] parts(YamlValue split, int rows, SourceReader sources) {
        byte[] parts = new byte[rows];
        if (!split.isMapping()) {
            fraction(split, 1, parts);
        } else {
            Map<String, YamlValue> entries = split.entries(Key.names(ManifestKeys.SPLIT));
            YamlValue held = entries.get(ManifestKeys.HELD_OUT.name());
            YamlValue training = entries.get(ManifestKeys.TRAINING.name());
            YamlValue seed = entries.get(ManifestKeys.SEED.name());
            if (entries.containsKey(ManifestKeys.FILE.name())
                    || (entries.containsKey(ManifestKeys.COLUMNS.name()) && sources.hasCommonFile())) {
                if (held != null || training != null || seed != null) {
                    throw split.problem("split: expected either a file or heldOut and training, not both");
                }
                ofFile(split, entries, sources, parts);
            } else if (held == null && training == null) {
                throw split.problem("split: expected heldOut, training or file");
            } else {
                ofRows(training, held, seed, parts);
            }
        }
        requireBoth(split, parts);
        return parts;
    }

    private static void ofRows(
            @Nullable YamlValue training, @Nullable YamlValue held, @Nullable YamlValue seed, byte[] parts) {
        boolean drawn = held != null && isFraction(held);
        if (seed != null && !drawn) {
            throw seed.problem("seed: expected a fraction for heldOut beside it, nothing else is drawn");
        }
        if (training != null) {
            mark(training, parts, TRAINING);
            if (held != null && drawn) {
                throw held.expected("rows such as 5001..6000, as training names rows, too");
            }
            if (held != null) {
                mark(held, parts, HELD_OUT);
            }
        } else if (held != null && drawn) {
            fraction(held, seed == null ? 1 : seed.whole(0, Long.MAX_VALUE), parts);
        } else if (held != null) {
            mark(held, parts, HELD_OUT);
            for (int k = 0; k < parts.length; k++) {
                parts[k] = parts[k] == HELD_OUT ? HELD_OUT : TRAINING;
            }
        }
    }

    private static boolean isFraction(Value value) {
        return !value.isList()
                && value.text().indexOf('.') >= 0
                && !value.text().contains("..");
    }

    private static void fraction(Value value, long seed, byte[] parts) {
        double share = value.number();
        if (!(share > 0 && share < 1)) {
            throw value.expected("a share between 0 and 1");
        }
        long held = Math.round(share * parts.length);
        if (held == 0 || held == parts.length) {
            throw value.expected(
                    "a share that leaves a sample on both sides: of " + parts.length + " samples it holds out " + held);
        }
        int[] order = Shuffle.of(parts.length, seed, Gaussians.SPLIT);
        for (int k = 0; k < parts.length; k++) {
            parts[order[k]] = k < held ? HELD_OUT : TRAINING;
        }
    }

    /** Marks rows that have no part yet. */
    private static void mark(Value rows, byte[] parts, byte part) {
        for (Value range : rows.parts()) {
            Matcher given = RANGE.matcher(range.text().strip());
            if (!given.matches()) {
                throw range.expected("rows such as 1..5000");
            }
            long first = Long.parseLong(given.group(1));
            long last = given.group(2) == null ? first : Long.parseLong(given.group(2));
            if (first < 1 || last < first || last > parts.length) {
                throw range.expected("rows from 1 to " + parts.length + ", the number of samples");
            }
            for (long k = first - 1; k < last; k++) {
                if (parts[(int) k] != OUT) {
                    throw range.problem("split: row " + (k + 1) + " is named twice, expected each row once");
                }
                parts[(int) k] = part;
            }
        }
    }

    private static void ofFile(YamlValue split, Map<String, YamlValue> entries, SourceReader sources, byte[] parts) {
        RowTable table = sources.table(split, entries);
        YamlValue columns = entries.get(ManifestKeys.COLUMNS.name());
        int[] chosen = columns == null ? ColumnChoice.all(table) : ColumnChoice.of(columns, table);
        if (chosen.length != 1) {
            throw split.problem("split: expected one column of 0 or train and 1 or test, " + table.source() + " has "
                    + chosen.length);
        }
        List<String> words = table.classes(chosen[0]);
        if (words.size() != parts.length) {
            throw split.problem("split: expected " + parts.length + " rows in " + table.source()
                    + ", one a sample, found " + words.size());
        }
        for (int k = 0; k < parts.length; k++) {
            String word = words.get(k).toLowerCase(Locale.ROOT);
            if (TRAINING_WORDS.contains(word)) {
                parts[k] = TRAINING;
            } else if (HELD_OUT_WORDS.contains(word)) {
                parts[k] = HELD_OUT;
            } else {
                throw split.problem("split: row " + (k + 1) + " of " + table.source() + " is '" + words.get(k)
                        + "', expected 0 or train, 1 or test");
            }
        }
    }

    private static void requireBoth(YamlValue split, byte[] parts) {
        boolean trained = false;
        for (byte part : parts) {
            trained |= part == TRAINING;
        }
        if (!trained) {
            throw split.problem(
                    "split: nothing is left for training, expected at least one sample that is not held out");
        }
    }
}
