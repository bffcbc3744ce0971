package org.fusionflow.cli;

import static org.fusionflow.cli.BrokenData.npy;
import static org.fusionflow.cli.BrokenDataTest.CSV;
import static org.fusionflow.cli.BrokenDataTest.TABLE;
import static org.fusionflow.cli.BrokenDataTest.broken;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Manifests that are wrong, beside tables that are right, and the other way round. */
final class BrokenManifests {
    private BrokenManifests() {}

    /** A manifest beside a table t.csv that is right. */
    private static Arguments manifest(String text, String message) {
        return broken("m.yaml", message, files -> files.text("t.csv", CSV).text("m.yaml", text));
    }

    static Stream<Arguments> manifests() {
        return Stream.of(
                manifest("", "m.yaml: expected a mapping of keys to values, the file is empty"),
                manifest("- 1\n- 2\n", "m.yaml:1:1: document: found a list, expected a mapping of keys to values"),
                manifest("modalities: {A: t.csv\n", "m.yaml:2:1: not valid YAML"),
                manifest(
                        "a: &a [*a]\n",
                        "m.yaml:1:4: expected at most 50 levels of lists and mappings inside each other"),
                manifest(TABLE + "target: y\n", "m.yaml:4:1: key 'target': expected only once"),
                manifest("modalities: {A: t.csv, A: t.csv}\ntarget: y\n", "m.yaml:1:24: key 'A': expected only once"),
                manifest(
                        "file: t.csv\nmodalites: {A: A1}\ntarget: y\n",
                        "m.yaml:2:12: unknown key 'modalites' (did you mean modalities?): expected one of"),
                manifest("file: t.csv\ntarget: y\n", "m.yaml:1:1: key 'modalities' is missing"),
                manifest("file: t.csv\nmodalities: {A: A1, B: B1}\n", "m.yaml:1:1: key 'target' is missing"),
                manifest(
                        "file: t.csv\nmodalities: {}\ntarget: y\n",
                        "m.yaml:2:13: modalities: found a mapping, expected at least one modality"),
                manifest(
                        "file: t.csv\nmodalities: [A, B]\ntarget: y\n",
                        "m.yaml:2:13: modalities: found a list, expected a mapping"),
                manifest(
                        "file: t.csv\nmodalities: {1a: A1, B: B1}\ntarget: y\n",
                        "modality '1a': expected a name of letters and digits"),
                manifest("file: t.csv\nmodalities: {A: A1, C: B1}\ntarget: y\n", "expected the same names"),
                manifest(
                        "file: t.csv\nmodalities: {A: A1..A3, B: B1}\ntarget: y\n",
                        "m.yaml:2:17: A: found 'A1..A3', expected a column of "),
                manifest(
                        "file: t.csv\nmodalities: {A: a1, B: B1}\ntarget: y\n",
                        "which has A1, A2, B1, y (did you mean A1?)"),
                manifest(
                        "file: t.csv\nmodalities: {A: A2..A1, B: B1}\ntarget: y\n",
                        "expected a range from a column to a later one"),
                manifest(
                        "file: t.csv\nmodalities: {A: A1, B: Q*}\ntarget: y\n",
                        "expected a pattern that names of columns of"),
                manifest(
                        "file: t.csv\nmodalities: {A: [A1, A1], B: B1}\ntarget: y\n",
                        "column A1 is chosen twice, expected it only once"),
                manifest(
                        "file: t.csv\nmodalities: {A: A1, B: 9}\ntarget: y\n",
                        "B: found '9', expected a column from 1 to 4 of"),
                manifest(
                        "modalities: {A: t.csv, B: [B1]}\ntarget: y\n",
                        "B: found a list, expected the name of a file, as the manifest names none for all"),
                manifest("modalities: {A: none.csv, B: t.csv}\ntarget: t.csv\n", "none.csv: no such file"),
                manifest(
                        "modalities: {A: {columns: A1}, B: t.csv}\ntarget: t.csv\n",
                        "m.yaml:1:17: key 'file' is missing: expected it here, or in the manifest"),
                manifest(
                        "modalities: {A: {file: t.csv, column: A1}, B: t.csv}\ntarget: t.csv\n",
                        "unknown key 'column' (did you mean columns?)"),
                manifest(
                        "modalities: {A: {file: t.csv, array: A}, B: t.csv}\ntarget: t.csv\n",
                        "array: expected none, only .npz files hold several"),
                manifest(
                        "file: t.csv\nheader: maybe\nmodalities: {A: A1, B: B1}\ntarget: y\n",
                        "m.yaml:2:9: header: found 'maybe', expected true or false"),
                manifest(
                        "file: t.csv\nskip: -1\nmodalities: {A: A1, B: B1}\ntarget: y\n",
                        "m.yaml:2:7: skip: found '-1', expected a whole number from 0 to 1000"),
                manifest(
                        "file: t.csv\nskip: 9\nmodalities: {A: A1, B: B1}\ntarget: y\n",
                        "t.csv: expected a header row with names of columns, the file is empty below the lines that are skipped"),
                manifest(TABLE + "scale: 0\n", "m.yaml:4:8: scale: found '0', expected a number above 0"),
                manifest(TABLE + "shift: much\n", "m.yaml:4:8: shift: found 'much', expected a finite decimal number"),
                manifest(TABLE + "center: yes\n", "m.yaml:4:9: center: found 'yes', expected true or false"),
                manifest(TABLE + "split: 1.5\n", "m.yaml:4:8: split: found '1.5', expected a share between 0 and 1"),
                manifest(
                        TABLE + "split: 0.9\n",
                        "split: found '0.9', expected a share that leaves a sample on both sides: of 4 samples it holds out 4"),
                manifest(TABLE + "split: {heldOut: 1..4}\n", "split: nothing is left for training"),
                manifest(TABLE + "split: {training: 1..2, heldOut: 2..3}\n", "split: row 2 is named twice"),
                manifest(
                        TABLE + "split: {training: 1..9}\n",
                        "training: found '1..9', expected rows from 1 to 4, the number of samples"),
                manifest(TABLE + "split: {seed: 3}\n", "split: expected heldOut, training or file"),
                manifest(
                        TABLE + "split: {training: 1..2, heldOut: 0.5}\n",
                        "heldOut: found '0.5', expected rows such as 5001..6000"),
                manifest(TABLE + "split: {file: t.csv, columns: A1}\n", "split: row 2 of "),
                manifest(
                        TABLE + "folds: 5\n",
                        "m.yaml:4:8: folds: found '5', expected at most 4 folds, the number of training samples"),
                manifest(TABLE + "folds: {seed: 1}\n", "key 'count' is missing"),
                manifest(TABLE + "folds: 1\n", "folds: found '1', expected a whole number from 2"),
                manifest(TABLE + "masks: {A: 0.5, B: 0.4}\n", "masks: expected shares that add up to 1, found 0.9"),
                manifest(
                        TABLE + "masks: {A: 0.5, D: 0.5}\n",
                        "unknown key 'D': expected modalities of [A, B] joined by +"),
                manifest(TABLE + "masks: {A: 1.5, B: -0.5}\n", "A: found '1.5', expected a share from 0 to 1"),
                manifest(TABLE + "masks: {A+B: 0.5, B+A: 0.5}\n", "the modalities B+A come twice"),
                manifest(
                        "file: t.csv\nmodalities: {A: {columns: A1, average: 2}, B: B1}\ntarget: y\n",
                        "image: expected height x width of the image"),
                manifest(
                        "file: t.csv\nmodalities: {A: {columns: A1..A2, image: 3x3}, B: B1}\ntarget: y\n",
                        "image: found '3x3', expected height x width of 2 pixels"),
                manifest(
                        "file: t.csv\nmodalities: {A: {columns: A1..A2, image: 1x2, average: 2}, B: B1}\ntarget: y\n",
                        "average: found '2', expected a number that divides the 1 rows and 2 columns"),
                manifest(
                        "file: t.csv\nmodalities: {A: {columns: A1..A2, image: 1x2, crop: 1..1x1..3}, B: B1}\ntarget: y\n",
                        "crop: found '1..1x1..3', expected rows from 1 to 1 and columns from 1 to 2"),
                manifest(
                        "file: t.csv\nmodalities: {A: A1, B: B1}\ntarget: {columns: y, class: 7}\n",
                        "class: found '7', expected a class of "),
                manifest(
                        "file: t.csv\nmodalities: {A: A1, B: B1}\ntarget: {columns: y, class: 4, classes: all}\n",
                        "class: expected either it or classes, not both"),
                manifest(
                        "file: t.csv\nmodalities: {A: A1, B: B1}\ntarget: {columns: y, classes: [4, 4]}\n",
                        "classes: class 4 is named twice"),
                manifest(
                        "file: t.csv\nmodalities: {A: A1, B: B1}\ntarget: {columns: y, centered: true}\n",
                        "centered: expected class or classes beside it"),
                manifest(
                        "file: t.csv\nmodalities: {A: A1, B: B1}\ntarget: 'y '\nstandardise: true\n",
                        "unknown key 'standardise' (did you mean standardize?)"),
                broken(
                        "m.yaml",
                        "u.csv: expected 4 rows, as many as",
                        files -> files.text("t.csv", CSV)
                                .bytes("x.npy", npy("<f8", false, "(4,)", 1, 2, 3, 4))
                                .text("u.csv", CSV + "1,2,3,4\n")
                                .text(
                                        "m.yaml",
                                        "modalities: {A: x.npy, B: u.csv}\ntarget: {file: t.csv, columns: y}\n")),
                broken(
                        "m.yaml",
                        "t.csv: expected as many rows as",
                        files -> files.text("t.csv", CSV)
                                .bytes("x.npy", npy("<f8", false, "(5,)", 1, 2, 3, 4, 5))
                                .text(
                                        "m.yaml",
                                        "modalities: {A: x.npy, B: t.csv}\ntarget: {file: t.csv, columns: y}\n")),
                broken(
                        "m.yaml",
                        "t.csv:1: column 'B1': expected each name only once, it is that of columns 2 and 3",
                        files -> files.text("t.csv", "A1,B1,B1,y\n1,2,3,4\n")
                                .text("m.yaml", "file: t.csv\nmodalities: {A: A1, B: B1}\ntarget: y\n")),
                broken(
                        "m.yaml",
                        "t.csv:3: expected 4 values, one for each column of line 1, found 3",
                        files -> files.text("t.csv", "A1,A2,B1,y\n1,2,3,4\n1,2,3\n")
                                .text("m.yaml", TABLE)),
                broken(
                        "m.yaml",
                        "t.csv:3: column B1, 'x': expected a finite decimal number",
                        files -> files.text("t.csv", "A1,A2,B1,y\n1,2,3,4\n1,2,x,3\n")
                                .text("m.yaml", TABLE)),
                broken(
                        "m.yaml",
                        "t.csv:3: column y, '': expected the name of a class, the value is missing",
                        files -> files.text("t.csv", "A1,A2,B1,y\n1,2,3,a\n1,2,3,\n")
                                .text(
                                        "m.yaml",
                                        "file: t.csv\nmodalities: {A: A1, B: B1}\ntarget: {columns: y, classes: all}\n")),
                broken(
                        "m.yaml",
                        "expected one that is not the same in every sample",
                        files -> files.text("t.csv", "A1,A2,B1,y\n1,2,3,4\n").text("m.yaml", TABLE + "center: true\n")),
                broken("m.yaml", "m.yaml: expected a YAML file, this is a directory", files -> files.folder("m.yaml")));
    }
}
