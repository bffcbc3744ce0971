package org.fusionflow.data.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.samples.Preparation;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.data.table.RowTable;
import org.fusionflow.data.table.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Reads a manifest: which numbers of which files are the modalities and the target, what is done to them, and which samples are held out.
 *
 * <pre>{@code
 * modalities: {A: image.npy, B: features.csv}
 * target: y.npy
 * center: true
 * split: 0.2
 * }</pre>
 */
public final class Manifest {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,30}");

    /** Rows that are counted at once. */
    private static final int BLOCK = 8192;

    private final YamlValue root;
    private final Map<String, YamlValue> entries;
    private final SourceReader sources;
    private final List<ColumnBlock> blocks = new ArrayList<>();
    private final Modalities modalities;
    private final Optional<ClassTarget> classes;
    private final Optional<Masks> masks;

    private Manifest(YamlValue root) {
        this.root = root;
        entries = root.entries(Key.names(ManifestKeys.MANIFEST));
        sources = new SourceReader(entries);
        YamlValue given = root.required(entries, ManifestKeys.MODALITIES.name());
        for (Map.Entry<String, YamlValue> modality : modalities(given).entrySet()) {
            blocks.add(ColumnBlock.ofModality(modality.getValue(), sources, entries));
        }
        modalities = given.checked(() -> new Modalities(
                blocks.stream().map(ColumnBlock::name).toList(),
                blocks.stream().map(ColumnBlock::width).toList()));
        YamlValue target = root.required(entries, ManifestKeys.TARGET_KEY.name());
        classes = ClassTarget.of(target, sources);
        if (classes.isEmpty()) {
            blocks.add(ColumnBlock.ofTarget(target, sources));
        }
        masks = entry(ManifestKeys.MASKS_KEY).map(value -> Masks.of(value, modalities.names()));
    }

    private static Map<String, YamlValue> modalities(YamlValue given) {
        Map<String, YamlValue> modalities = given.entries();
        modalities.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw value.problem(
                        "modality '" + name + "': expected a name of letters and digits that starts with a letter");
            }
        });
        if (modalities.isEmpty()) {
            throw given.expected("at least one modality");
        }
        return modalities;
    }

    /** True for a name that is one of a manifest. */
    public static boolean isManifest(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * Reads the manifest and the first lines of its files.
     *
     * @throws InvalidInput with file, line and column of what is wrong
     */
    public static Manifest read(Path file) {
        return new Manifest(YamlSource.read(file));
    }

    private Optional<YamlValue> entry(Key key) {
        return Optional.ofNullable(entries.get(key.name()));
    }

    public Modalities modalities() {
        return modalities;
    }

    /** What the manifest asks for; a command may ask for more. */
    public Preparation preparation() {
        boolean standardize =
                entry(ManifestKeys.STANDARDIZE).map(YamlValue::flag).orElse(false);
        boolean center = entry(ManifestKeys.CENTER).map(YamlValue::flag).orElse(false);
        return standardize ? Preparation.STANDARDIZE : center ? Preparation.CENTER : Preparation.NONE;
    }

    /** Number of outputs. */
    int outputs() {
        return classes.map(ClassTarget::width)
                .orElseGet(() -> blocks.get(blocks.size() - 1).width());
    }

    private JoinedRows open() {
        return new JoinedRows(blocks, modalities.count(), masks);
    }

    /** Number of samples, which all tables must have. */
    private int count() {
        OptionalLong known = OptionalLong.empty();
        @Nullable String from = null;
        for (ColumnBlock block : blocks) {
            OptionalLong rows = block.table().rows();
            if (rows.isPresent() && known.isPresent() && rows.getAsLong() != known.getAsLong()) {
                throw new InvalidInput(block.table().source() + ": expected " + known.getAsLong() + " rows, as many as "
                        + from + " has, one a sample, found " + rows.getAsLong());
            }
            if (rows.isPresent() && known.isEmpty()) {
                known = rows;
                from = block.table().source();
            }
        }
        long count =
                known.isPresent() ? known.getAsLong() : counted(blocks.get(0).table());
        String first = from == null ? blocks.get(0).table().source() : from;
        classes.ifPresent(target -> {
            if (target.rows() != count) {
                throw new InvalidInput(target.source() + ": expected " + count + " labels, as many as " + first
                        + " has rows, found " + target.rows());
            }
        });
        return Math.toIntExact(count);
    }

    private static long counted(RowTable table) {
        long count = 0;
        double[] none = new double[0];
        try (Rows rows = table.open(new int[0])) {
            for (int read = rows.read(none, BLOCK); read > 0; read = rows.read(none, BLOCK)) {
                count += read;
            }
        }
        return count;
    }

    /**
     * The data for a tree. Samples that do not fit into memory are summed up as they pass, and not kept.
     *
     * @param asked what the command asks to be done to the samples, beside what the manifest says
     * @return data in the tree's leaf order
     * @throws InvalidInput with the place of what is wrong
     */
    public TrainingData trainingData(Preparation asked, FusionTree tree) {
        modalities.inOrderOf(tree); // other names are no fault of the numbers
        Preparation preparation = asked == Preparation.NONE ? preparation() : asked;
        int count = count();
        byte[] parts = parts(count);
        if (Samples.fits(modalities, outputs(), used(parts))) {
            RawSamples samples = samples(parts);
            return root.checked(() -> told(() -> samples.trainingData(preparation, tree)));
        }
        entry(ManifestKeys.FOLDS_KEY).ifPresent(folds -> {
            throw folds.problem("folds: expected samples that fit into memory, " + count + " samples of "
                    + (modalities.inputs() + outputs()) + " numbers do not");
        });
        try (JoinedRows rows = open()) {
            return splitReader(parts).stream(rows, names(), preparation, tree);
        }
    }

    private static TrainingData told(Supplier<TrainingData> data) {
        try {
            return data.get();
        } catch (InvalidInput wrong) {
            throw new InvalidInput("the samples' " + wrong.getMessage(), wrong);
        }
    }

    private static long used(byte[] parts) {
        long used = 0;
        for (byte part : parts) {
            used += part == SplitPlan.OUT ? 0 : 1;
        }
        return used;
    }

    /**
     * The samples as they are in the files, with those that are held out.
     *
     * @throws InvalidInput with the place of what is wrong
     */
    public RawSamples samples() {
        return samples(parts(count()));
    }

    private RawSamples samples(byte[] parts) {
        int training = 0;
        for (byte part : parts) {
            training += part == SplitPlan.TRAINING ? 1 : 0;
        }
        Optional<RawSamples.FoldPlan> folds = folds(training);
        try (JoinedRows rows = open()) {
            return splitReader(parts).read(rows, names(), folds);
        }
    }

    private SplitReader splitReader(byte[] parts) {
        return new SplitReader(modalities, outputs(), parts, classes);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        blocks.forEach(block -> names.addAll(block.columnNames()));
        classes.ifPresent(target -> target.names().forEach(name -> names.add("class " + name)));
        return names;
    }

    private byte[] parts(int count) {
        Optional<YamlValue> split = entry(ManifestKeys.SPLIT_KEY);
        if (split.isPresent()) {
            return SplitPlan.parts(split.get(), count, sources);
        }
        byte[] all = new byte[count];
        Arrays.fill(all, SplitPlan.TRAINING);
        return all;
    }

    private Optional<RawSamples.FoldPlan> folds(int training) {
        return entry(ManifestKeys.FOLDS_KEY).map(value -> {
            Map<String, YamlValue> given = value.isMapping() ? value.entries(Key.names(ManifestKeys.FOLDS)) : Map.of();
            YamlValue count = value.isMapping() ? value.required(given, ManifestKeys.COUNT.name()) : value;
            int folds = count.whole(2, Integer.MAX_VALUE);
            if (folds > training) {
                throw count.expected("at most " + training + " folds, the number of training samples");
            }
            long seed = Optional.ofNullable(given.get(ManifestKeys.SEED.name()))
                    .map(s -> s.whole(0, Long.MAX_VALUE))
                    .orElse(1L);
            return new RawSamples.FoldPlan(folds, seed);
        });
    }
}
