package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong statistics file is refused with its name, the line of what is wrong, and the reason, in one line. */
class StatisticsFileErrorsTest {
    @TempDir
    Path folder;

    /** A good file with one line for each key; every case replaces one piece of it. */
    private static final String GOOD = """
            modalities: {A: 1, B: 1}
            inputCovariance:
              - [4, 1]
              - [1, 1]
            inputOutputCorrelation: [5, 2]
            outputVariance: 7
            """;

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("no modalities", "modalities: {A: 1, B: 1}\n", "", 1, "'modalities' is missing"),
                Arguments.of("no correlation", "inputOutputCorrelation: [5, 2]\n", "", 1, "is missing"),
                Arguments.of("no variance", "outputVariance: 7\n", "", 1, "'outputVariance' is missing"),
                Arguments.of("unknown key", "outputVariance: 7", "outputVariance: 7\nnoise: 1", 7, "unknown key"),
                Arguments.of("misspelled key", "outputVariance", "outputvariance", 6, "'outputvariance'"),
                Arguments.of(
                        "duplicate key", "outputVariance: 7", "outputVariance: 7\noutputVariance: 7", 7, "only once"),
                Arguments.of("duplicate modality", "{A: 1, B: 1}", "{A: 1, A: 1}", 1, "only once"),
                Arguments.of("modalities a list", "{A: 1, B: 1}", "[A, B]", 1, "a mapping"),
                Arguments.of("no modality", "{A: 1, B: 1}", "{}", 1, "one input dimension a name"),
                Arguments.of("dimension 0", "B: 1", "B: 0", 1, "from 1 to 100000"),
                Arguments.of("dimension negative", "B: 1", "B: -1", 1, "from 1 to 100000"),
                Arguments.of("dimension not whole", "B: 1", "B: 1.5", 1, "whole number"),
                Arguments.of("dimension a word", "B: 1", "B: one", 1, "'one'"),
                Arguments.of("dimension too large", "B: 1", "B: 99999999999", 1, "from 1 to 100000"),
                Arguments.of(
                        "dimensions too large together", "{A: 1, B: 1}", "{A: 60000, B: 60000}", 1, "at most 100000"),
                Arguments.of("dimension missing", "B: 1", "B: ", 1, "whole number"),
                Arguments.of("key a list", "B: 1", "[B, C]: 1", 1, "plain text"),
                Arguments.of("covariance a number", "\n  - [4, 1]\n  - [1, 1]", " 4", 2, "a list"),
                Arguments.of("covariance a flat list", "\n  - [4, 1]\n  - [1, 1]", " [4, 1]", 2, "a list"),
                Arguments.of("covariance too deep", "- [4, 1]", "- [[4], 1]", 3, "single value"),
                Arguments.of("ragged row", "- [1, 1]", "- [1]", 4, "row 2: expected 2 numbers, found 1"),
                Arguments.of("row too long", "- [4, 1]", "- [4, 1, 1]", 3, "row 1: expected 2 numbers, found 3"),
                Arguments.of("row missing", "  - [1, 1]\n", "", 3, "expected 2 rows"),
                Arguments.of("row too many", "  - [1, 1]\n", "  - [1, 1]\n  - [1, 1]\n", 3, "found 3"),
                Arguments.of("not a number", "[4, 1]", "[.nan, 1]", 3, "finite decimal number"),
                Arguments.of("infinity", "[4, 1]", "[.inf, 1]", 3, "'.inf'"),
                Arguments.of("number too large", "[4, 1]", "[4e999, 1]", 3, "below 1.8e308"),
                Arguments.of(
                        "entries that overflow together",
                        "[4, 1]\n  - [1, 1]",
                        "[1e308, 1e308]\n  - [1e308, 1e308]",
                        3,
                        "far below"),
                Arguments.of("word in a row", "[4, 1]", "[four, 1]", 3, "'four'"),
                Arguments.of("nothing in a row", "[4, 1]", "[, 1]", 3, "not valid YAML"),
                Arguments.of("asymmetric", "- [1, 1]", "- [2, 1]", 4, "entry (2,1) is 2.0"),
                Arguments.of("indefinite", "[4, 1]\n  - [1, 1]", "[1, 4]\n  - [4, 1]", 3, "positive semidefinite"),
                Arguments.of("zero", "[4, 1]\n  - [1, 1]", "[0, 0]\n  - [0, 0]", 3, "other than 0"),
                Arguments.of("correlation too short", "[5, 2]", "[5]", 5, "expected 2 numbers"),
                Arguments.of("correlation a number", "[5, 2]", "5", 5, "a list"),
                Arguments.of("correlation out of range", "[4, 1]\n  - [1, 1]", "[1, 1]\n  - [1, 1]", 5, "in the range"),
                Arguments.of("variance too small", "outputVariance: 7", "outputVariance: 6", 6, "explain"),
                Arguments.of("variance negative", "outputVariance: 7", "outputVariance: -7", 6, "at least 0"),
                Arguments.of("variance a list", "outputVariance: 7", "outputVariance: [7]", 6, "single value"),
                Arguments.of("unclosed bracket", "[5, 2]", "[5, 2", 6, "not valid YAML"),
                Arguments.of("bad indentation", "  - [1, 1]", " - [1, 1]", 4, "not valid YAML"),
                Arguments.of("tab", "  - [1, 1]", "\t- [1, 1]", 4, "not valid YAML"),
                Arguments.of("unknown alias", "[5, 2]", "*nothing", 5, "not valid YAML"),
                Arguments.of("alias of itself", "- [4, 1]", "- &row [*row, 1]", 3, "levels of lists"),
                Arguments.of(
                        "second document", "outputVariance: 7", "outputVariance: 7\n---\nx: 1", 7, "not valid YAML"),
                Arguments.of(
                        "aliases that multiply",
                        "outputVariance: 7",
                        aliasesThatMultiply(),
                        7,
                        "counted with every alias"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void wrongFileNamesTheLineAndTheReason(String name, String piece, String replacement, int line, String reason)
            throws IOException {
        assertTrue(GOOD.contains(piece), "the case replaces nothing");
        Path file = Files.writeString(folder.resolve("statistics.yaml"), GOOD.replace(piece, replacement));
        String message = messageFor(file);
        assertTrue(message.startsWith(file + ":" + line + ":"), message);
        assertTrue(message.contains(reason), message);
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void fileOfAnotherKindIsRefused(String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("statistics.yaml"), text);
        String message = messageFor(file);
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains(reason), message);
    }

    static Stream<Arguments> wholeFiles() {
        return Stream.of(
                Arguments.of("", "empty"),
                Arguments.of("\n\n# only a comment\n", "empty"),
                Arguments.of("just text", "a mapping"),
                Arguments.of("- 1\n- 2\n", "a mapping"),
                Arguments.of("null", "a mapping"),
                Arguments.of("a,b\n1,2\n", "a mapping"),
                Arguments.of("%YAML 9.9\n---\na: 1\n", "not valid YAML"),
                Arguments.of("<html><body/></html>", "a mapping"),
                Arguments.of("{\"modalities\": {\"A\": 1,}", "not valid YAML"));
    }

    /** Eight times eight times ...: small to write, two million numbers if it were expanded. */
    private static String aliasesThatMultiply() {
        StringBuilder text = new StringBuilder("outputVariance:\n  - &a0 [7, 7, 7, 7, 7, 7, 7, 7]\n");
        for (int i = 1; i < 7; i++) {
            String row = ("*a" + (i - 1) + ", ").repeat(8);
            text.append("  - &a")
                    .append(i)
                    .append(" [")
                    .append(row, 0, row.length() - 2)
                    .append("]\n");
        }
        return text.toString();
    }

    private static String messageFor(Path file) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> StatisticsFile.readOneOutput(file))
                .getMessage());
        assertEquals(1, message.lines().count());
        return message;
    }
}
