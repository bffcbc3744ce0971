package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that is too deep, too long or misspelt: one short line that says what is wrong with it. */
class LimitsTest {
    private static final String LATE = "(A:2,B:2):0";
    private static final String TOY = "ratio=2,rho=0";

    @TempDir
    Path folder = Path.of(".");

    private static String refused(String... args) {
        Run run = Run.of(args);
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("fusionflow: "), run.err());
        assertTrue(run.err().length() < 1200, run.err());
        assertFalse(run.err().matches("(?s).*[A-Z]\\w*(Exception|Error)\\b.*"), run.err());
        return run.err();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    static Stream<Arguments> deepClaims() {
        int many = 100_000;
        return Stream.of(
                Arguments.of("+".repeat(many) + "uA", "refuted"),
                Arguments.of("-".repeat(many) + "uA", "signs in a row"),
                Arguments.of("(".repeat(many) + "uA" + ")".repeat(many), "nested parentheses"),
                Arguments.of("{".repeat(many) + "uA", "nested parentheses"),
                Arguments.of("uA^".repeat(many) + "2", "powers in a row"),
                Arguments.of("uA*".repeat(many) + "2", "operators in one expression"),
                Arguments.of("uA+".repeat(many) + "2", "operators in one expression"),
                Arguments.of("Sqrt(".repeat(many) + "uA", "nested parentheses"));
    }

    @ParameterizedTest(name = "{index}: {1}")
    @MethodSource("deepClaims")
    void aClaimThatIsTooDeepSaysWhereAndHowDeepItMayBe(String term, String word) throws IOException {
        String claims = file("c.md", "```claim\nname: n\narchitecture: " + LATE + "\nclaim: " + term + " == uB\n```\n");
        if (word.equals("refuted")) {
            Run run = Run.of("verify", claims);
            assertEquals(1, run.code(), run.err());
            assertTrue(run.out().contains("refuted"), run.out());
            return;
        }
        String message = refused("verify", claims);
        assertTrue(message.contains("c.md:4:") && message.contains(word), message);
    }

    static Stream<Arguments> deepFiles() {
        int many = 100_000;
        String study = "name: s\narchitecture: " + LATE + "\ndata: {toy: {ratio: 2, rho: 0}}\nu0: 0.3\n";
        return Stream.of(
                Arguments.of(study + "where: " + "[".repeat(many), "levels of lists"),
                Arguments.of(study + "where: " + "[".repeat(60) + "]".repeat(60), "levels of lists"),
                Arguments.of(study + "axes: " + "{a: ".repeat(many), "levels of lists"),
                Arguments.of(study.replace("0.3", "&a [*a]"), "levels of lists"),
                Arguments.of(study + "axes: {x: [1, 2]}\nwhere: \"" + "x+".repeat(many) + "1 > 0\"", "operators"),
                Arguments.of(
                        study + "axes: {x: [1, 2]}\nwhere: \"" + "not ".repeat(many) + "x > 0\"", "'not' in a row"),
                Arguments.of(
                        study + "axes: {x: [1, 2]}\nwhere: \"" + "x > 0 and ".repeat(many) + "x > 0\"", "operators"),
                Arguments.of(study + "title: " + "x".repeat(many) + "\nnmae: x", "did you mean name?"));
    }

    @ParameterizedTest(name = "{index}: {1}")
    @MethodSource("deepFiles")
    void aStudyThatIsTooDeepSaysWhereAndHowDeepItMayBe(String yaml, String word) throws IOException {
        String message = refused("validate", file("s.yaml", yaml));
        assertTrue(message.contains("s.yaml") && message.contains(word), message);
    }

    @Test
    void deepTreesAndBracketsAreRefused() {
        int many = 100_000;
        assertTrue(
                refused("predict", "-a", "(".repeat(many) + "A:1", "--toy", TOY).contains("nested parentheses"));
        assertTrue(refused("predict", "-a", LATE, "--toy", "ratio=" + "(".repeat(many) + "2")
                .contains("ratio"));
        assertTrue(refused("simulate", "-a", LATE, "--toy", TOY, "--width", "(".repeat(many))
                .contains("--width"));
        assertTrue(refused("predict", "-a", "(A:" + "9".repeat(many) + ",B:1):1", "--toy", TOY)
                .contains("layer"));
    }

    static Stream<List<String>> longNames() {
        String name = "n".repeat(100_000);
        return Stream.of(
                List.of("predict", name),
                List.of("predict", "--" + name),
                List.of(name),
                List.of("predict", "-a", "(" + name + ":1,B:1):1", "--toy", TOY),
                List.of("predict", "-a", LATE, "--toy", name + "=1"),
                List.of("predict", "-a", LATE, "--toy", "ratio=" + name),
                List.of("predict", "-a", LATE, "--stats", name),
                List.of("derive", "-a", LATE, "--format", name),
                List.of("simulate", "-a", LATE, "--toy", TOY, "--record", name, "--record-times", "1"),
                List.of("reproduce", name));
    }

    @ParameterizedTest
    @MethodSource("longNames")
    void aNameOfAHundredThousandLettersIsShortenedInTheMessage(List<String> arguments) {
        refused(arguments.toArray(String[]::new));
    }

    static Stream<List<String>> noFileNames() {
        return Stream.of(
                List.of("predict", "-a", LATE, "--stats", "a\0b"),
                List.of("predict", "-a", LATE, "--data", "a\0b.npz"),
                List.of("simulate", "-a", LATE, "--toy", TOY, "--init", "a\0b.npz"),
                List.of("simulate", "-a", LATE, "--toy", TOY, "--record", "a\0b.csv", "--record-times", "1"),
                List.of("simulate", "-a", LATE, "--toy", TOY, "--save", "a\0b.npz"),
                List.of("report", "a\0b.yaml"),
                List.of("sweep", "x.yaml", "-o", "a\0b"),
                List.of("reproduce", "a\0b.yaml"),
                List.of("verify", "a\0b.md"),
                List.of("predict", "-a", LATE, "--stats", ""));
    }

    @ParameterizedTest
    @MethodSource("noFileNames")
    void whatCannotNameAFileIsSaidInWords(List<String> arguments) {
        assertTrue(refused(arguments.toArray(String[]::new)).contains("name of a file"));
    }

    static Stream<Arguments> misspelt() {
        return Stream.of(
                Arguments.of("ratio", new String[] {"--toy", "rato=2"}),
                Arguments.of("rho", new String[] {"--toy", "ratio=2,rhoo=0"}),
                Arguments.of("samples", new String[] {"--toy", "ratio=2,rho=0,smaples=9"}),
                Arguments.of("samples", new String[] {"--random", "A=2,B=2,sampels=9"}),
                Arguments.of("psi.A", new String[] {"--random", "A=2,B=2,psy.A=9"}),
                Arguments.of("balanced", new String[] {"--xor", "balancd=true"}),
                Arguments.of("inputs", new String[] {"--fission", "input=3"}),
                Arguments.of("time", new String[] {"--toy", TOY, "--plateau", "tiem=5"}),
                Arguments.of("steps", new String[] {"--toy", TOY, "--schedule", "cosine:stesp=5"}));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("misspelt")
    void aMisspeltKeyIsNamedWithTheOneThatWasMeant(String meant, String[] options) {
        String message = refused(Stream.concat(Stream.of("simulate", "-a", LATE), Stream.of(options))
                .toArray(String[]::new));
        assertTrue(message.contains("unknown key"), message);
        assertTrue(meant.equals("psi.A") || message.contains("did you mean " + meant + "?"), message);
    }

    @Test
    void aPlaceIsNamedOnce() throws IOException {
        String data = folder.resolve("data.npz").toString();
        Files.write(folder.resolve("data.npz"), new byte[] {'P', 'K', 3, 4});
        String message = refused("predict", "-a", LATE, "--data", data);
        assertEquals(message.indexOf(data), message.lastIndexOf(data), message);
        String csv = file("data.csv", "A,B,y\n1,2,x\n");
        String other = refused("predict", "-a", LATE, "--data", csv);
        assertEquals(other.indexOf(csv), other.lastIndexOf(csv), other);
        String doubled = refused("predict", "-a", LATE, "--data", csv.replace("/data.csv", "//data.csv"));
        assertEquals(other, doubled);
        String longName = refused("predict", "-a", LATE, "--data", "long".repeat(100));
        assertEquals(longName.indexOf("longlong".repeat(10)), longName.indexOf("long"), longName);
        assertFalse(longName.contains("--data 'long"), longName);
    }

    @Test
    void anArgumentThatBeginsWithAnAtIsANameAndNoFileOfArguments() throws IOException {
        String names = file("names", "--version\n");
        assertTrue(refused("predict", "@" + names).contains("@" + names));
        assertTrue(refused("@" + folder).contains("@"));
    }

    static Stream<Arguments> sizes() {
        String columns = "A"
                + String.join(
                        ",A",
                        java.util.stream.IntStream.rangeClosed(1, 16_000)
                                .mapToObj(Integer::toString)
                                .toList());
        String row = "1,".repeat(16_000) + "1\n";
        return Stream.of(
                Arguments.of(
                        "--width 4000",
                        new String[] {
                            "simulate", "-a", "(A:3,B:3):1", "--toy", TOY, "--width", "4000", "--method", "flow"
                        },
                        ""),
                Arguments.of(
                        "--seeds",
                        new String[] {
                            "simulate",
                            "-a",
                            "(A:3,B:3):1",
                            "--toy",
                            TOY,
                            "--width",
                            "4000",
                            "--method",
                            "flow",
                            "--seeds",
                            "4"
                        },
                        ""),
                Arguments.of(
                        "--rank 100",
                        new String[] {"predict", "-a", LATE, "--random", "A=200,B=100,outputs=100", "--rank", "100"},
                        ""),
                Arguments.of(
                        "16,000 columns",
                        new String[] {"predict", "-a", "A:2", "--data", "{}"},
                        columns + ",y\n" + row + row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sizes")
    void whatDoesNotFitIsRefusedBeforeTheWorkWithTheNumber(String what, String[] arguments, String csv)
            throws IOException {
        String data = file("data.csv", csv);
        String message = refused(Stream.of(arguments)
                .map(argument -> argument.replace("{}", data))
                .toArray(String[]::new));
        assertTrue(message.matches("(?s).*needs about [0-9.]+ GB, the heap has .*"), what + ": " + message);
        assertTrue(message.contains("FUSIONFLOW_JAVA_OPTS=-Xmx"), message);
    }

    @Test
    void moreThanTenModalitiesAreNotDerived() {
        String tree = "(A:1,B:1,C:1,D:1,E:1,F:1,G:1,H:1,I:1,J:1,K:1):1";
        assertTrue(refused("derive", "-a", tree).contains("expected at most 10"));
    }

    @Test
    void whatEndsAThreadIsSaidInOneLine() {
        assertEquals(3, Main.failure(new IllegalStateException(new OutOfMemoryError())));
        assertEquals(3, Main.failure(new OutOfMemoryError()));
        assertEquals(2, Main.failure(new IllegalStateException(new StackOverflowError())));
        assertEquals(3, Main.failure(new IllegalStateException("never seen")));
    }

    @Test
    void recordedTimesOfAStudyAreCheckedBeforeTheWork() throws IOException {
        String study = "name: s\narchitecture: " + LATE
                + "\ndata: {toy: {ratio: 2, rho: $rho}}\nu0: 0.3\naxes: {rho: [0, 0.5]}\n";
        String yaml = file("s.yaml", study + "record: {times: \"5:1:3\"}\n");
        assertTrue(
                refused("sweep", yaml, "-o", folder.resolve("s.csv").toString()).contains("linear times"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }
}
