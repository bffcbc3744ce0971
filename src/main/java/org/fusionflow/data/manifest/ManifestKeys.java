package org.fusionflow.data.manifest;

import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.data.file.Key;

/** The keys of a manifest. */
public final class ManifestKeys {
    static final Key FILE = new Key(
            "file",
            "FILE",
            "A table of text, an array of NumPy (.npy, .npz) or an IDX file, also compressed with gzip (tables and IDX); relative to the manifest's folder.",
            "");

    static final Key ARRAY = new Key("array", "NAME", "Which array of an .npz file.", "the only one");

    static final Key HEADER =
            new Key("header", "true|false", "Whether the first line of a table of text names its columns.", "true");

    static final Key SKIP = new Key("skip", "N", "Lines before a table of text that are no part of it.", "0");

    private static final List<Key> TABLE = List.of(FILE, ARRAY, HEADER, SKIP);

    static final Key COLUMNS = new Key(
            "columns",
            "COLUMNS",
            "Names or numbers from 1 on, ranges first..last of either, and patterns such as worst*, separated by commas or as a list; an image"
                    + " counts its pixels row after row.",
            "all");

    static final Key IMAGE =
            new Key("image", "HxW", "Height and width of the image whose pixels the columns are.", "those of the file");

    static final Key CROP = new Key(
            "crop",
            "ROWSxCOLUMNS",
            "The part of the image that is used, such as 1..14x1..28 for its upper half.",
            "all of it");

    static final Key AVERAGE =
            new Key("average", "K", "Averages squares of K x K pixels: 28x28 becomes 14x14 with 2.", "1");

    static final Key UNIT =
            new Key("unit", "U", "Values are divided by it, such as 255 for the bytes of an image.", "1");

    static final Key SHIFT =
            new Key("shift", "M", "Subtracted after the unit and after masks: the value becomes (x/U - M)/S.", "0");

    static final Key SCALE = new Key("scale", "S", "Divisor after that, above 0.", "1");

    /** What a modality may say of itself, and the manifest of all modalities. */
    private static final List<Key> VALUES = List.of(UNIT, SHIFT, SCALE);

    /** Of a modality. */
    public static final List<Key> MODALITY = Stream.of(TABLE, List.of(COLUMNS, IMAGE, CROP, AVERAGE), VALUES)
            .flatMap(List::stream)
            .toList();

    static final Key CLASS =
            new Key("class", "NAME", "The target is 1 for samples of this class and 0 for all others.", "");

    static final Key CLASSES = new Key(
            "classes",
            "all|NAMES",
            "The target has one output a class, 1 for samples of that class and 0 for others; all takes those that occur, sorted.",
            "");

    static final Key CENTER_CLASSES = new Key(
            "centered",
            "true|false",
            "Whether the share of each class among the training samples is subtracted from its output.",
            "true");

    /** Of the target. */
    public static final List<Key> TARGET = Stream.of(TABLE, List.of(COLUMNS, CLASS, CLASSES, CENTER_CLASSES))
            .flatMap(List::stream)
            .toList();

    static final Key HIDDEN_FACTOR = new Key("factor", "F", "What a hidden modality keeps of its values.", "0");

    static final Key HIDDEN_NOISE = new Key(
            "noise",
            "S",
            "Standard deviation of the Gaussian noise that is added to every value of a hidden modality, before pixels are averaged.",
            "0");

    static final Key SEED = new Key("seed", "N", "Seed of the draws.", "1");

    /** Of masks, beside the shares of sets of modalities. */
    public static final List<Key> MASKS = List.of(HIDDEN_FACTOR, HIDDEN_NOISE, SEED);

    static final Key HELD_OUT = new Key(
            "heldOut",
            "FRACTION|ROWS",
            "The share of samples, drawn by seed, or the rows, such as 5001..6000, that are not trained on.",
            "none");

    static final Key TRAINING =
            new Key("training", "ROWS", "The rows that are trained on, such as 1..5000.", "all that are not held out");

    /** Of a split; a file of its own has one column of 0 or train, and 1 or test. */
    public static final List<Key> SPLIT = Stream.of(List.of(HELD_OUT, TRAINING, SEED), TABLE, List.of(COLUMNS))
            .flatMap(List::stream)
            .toList();

    static final Key COUNT = new Key("count", "K", "Number of folds, at least 2.", "");

    /** Of folds. */
    public static final List<Key> FOLDS = List.of(COUNT, SEED);

    static final Key MODALITIES = new Key(
            "modalities",
            "NAMES",
            "The modalities by name. Each is a file; or, where the manifest names a file for all, columns of it; or a mapping of the keys"
                    + " of a modality.",
            "");

    static final Key TARGET_KEY = new Key(
            "target",
            "COLUMNS|FILE",
            "The outputs, in the same way as a modality; or a mapping of the keys of a target.",
            "");

    static final Key MASKS_KEY = new Key(
            "masks",
            "SHARES",
            "Draws for each sample which modalities show their values: shares by sets of modalities that add up to 1, {A: 0.64, B: 0.16,"
                    + " A+B: 0.2}, and the keys of masks.",
            "all show them");

    static final Key CENTER = Key.flag(
            "center", "Subtract the training mean from every column, inputs and outputs, also of held-out samples.");

    static final Key STANDARDIZE = Key.flag(
            "standardize", "Center, then divide every input by its standard deviation over the training samples.");

    static final Key SPLIT_KEY = new Key(
            "split",
            "FRACTION",
            "Share of samples that are held out; or a mapping of the keys of a split.",
            "all are trained on");

    static final Key FOLDS_KEY = new Key(
            "folds",
            "K",
            "Cuts the training samples into K parts for cross-validation; or a mapping of the keys of folds.",
            "none");

    static final Key DESCRIPTION = new Key("description", "TEXT", "For people.", "");

    /** Of the manifest itself; those of a table hold for every part that has none of its own. */
    public static final List<Key> MANIFEST = Stream.of(
                    List.of(DESCRIPTION),
                    TABLE,
                    List.of(MODALITIES, TARGET_KEY),
                    VALUES,
                    List.of(MASKS_KEY, CENTER, STANDARDIZE, SPLIT_KEY, FOLDS_KEY))
            .flatMap(List::stream)
            .toList();

    private ManifestKeys() {}

    /** All keys as tables in Markdown, each under what its keys belong to. */
    public static String markdown() {
        return "**Of the manifest**\n\n" + Key.keysMarkdown(MANIFEST) + "\n**Of a modality**\n\n"
                + Key.keysMarkdown(MODALITY)
                + "\n**Of the target**\n\n" + Key.keysMarkdown(TARGET) + "\n**Of masks**, beside the shares\n\n"
                + Key.keysMarkdown(MASKS)
                + "\n**Of a split**\n\n" + Key.keysMarkdown(SPLIT) + "\n**Of folds**\n\n" + Key.keysMarkdown(FOLDS);
    }
}
