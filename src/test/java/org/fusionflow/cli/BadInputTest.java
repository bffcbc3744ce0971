package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.symbolic.algebra.Contradiction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a user can get wrong: one line on stderr that names it, exit code 2, nothing on stdout, no file left behind. */
class BadInputTest {
    private static final String TREE = "(A:3,B:3):1";
    private static final String TOY = "ratio=2,rho=0";
    private static final String RANDOM = "A=3,B=3,samples=5";
    private static final String GOOD_STATS = """
            modalities: {A: 1, B: 1}
            inputCovariance: [[4, 0.5], [0.5, 1]]
            inputOutputCorrelation: [4.5, 1.5]
            outputVariance: 6
            """;
    private static final String GOOD_STUDY = """
            name: tiny
            architecture: (A:2,B:2):0
            data: {toy: {ratio: 2, rho: 0}}
            u0: 0.3
            networks:
              - {name: one, init: aligned, method: flow, width: 2, seeds: 1}
            checks:
              - {name: maps, quantity: mapError, of: one, atMost: 1e-6, reason: both are exact}
            """;

    @TempDir
    Path folder = Path.of(".");

    private static Arguments command(String word, String... args) {
        return Arguments.of(word, args);
    }

    private static Arguments predict(String word, String tree, String... rest) {
        return command(
                word,
                Stream.concat(Stream.of("predict", "-a", tree), Stream.of(rest)).toArray(String[]::new));
    }

    private static Arguments simulate(String word, String... rest) {
        return command(
                word,
                Stream.concat(Stream.of("simulate", "-a", TREE, "--toy", TOY), Stream.of(rest))
                        .toArray(String[]::new));
    }

    static Stream<Arguments> badArguments() {
        return Stream.of(
                predict("character 8", "(A:3,B:0):1", "--toy", TOY),
                predict("end of the text", "(A:3,B:3):", "--toy", TOY),
                predict("expected ','", "(A:3,B:3", "--toy", TOY),
                predict("character 1", "", "--toy", TOY),
                predict("only once", "(A:3,A:3):1", "--toy", TOY),
                predict("layer count", "(A:3.5,B:3):1", "--toy", TOY),
                predict("layer count", "(A:x,B:3):1", "--toy", TOY),
                predict("layer count", "(A:3,B:3):1 and more", "--toy", TOY),
                predict("expected the same names", "(A:3,B:3,C:3):1", "--toy", TOY),
                predict("numbers for L and Lf", "(A:Lf,B:Lf):(L-Lf)", "--toy", TOY),
                command("no architecture", "predict", "--toy", TOY),
                command("--fusion", "predict", "--layers", "4", "--toy", TOY),
                command("at least 2", "predict", "--layers", "1", "--fusion", "1", "--toy", TOY),
                command("at most", "predict", "--layers", "4", "--fusion", "5", "--toy", TOY),
                command("at least 1", "predict", "--layers", "4", "--fusion", "0", "--toy", TOY),
                command("not both", "predict", "-a", TREE, "--layers", "4", "--toy", TOY),
                predict("no data", TREE),
                predict("two layers", TREE, "--toy", TOY, "--activation", "relu"),
                predict("linear, relu or leaky-relu", "(A:2,B:2):0", "--toy", TOY, "--activation", "tanh"),
                predict("--slope", "(A:2,B:2):0", "--toy", TOY, "--activation", "relu", "--slope", "0.1"),
                predict("--slope", "(A:2,B:2):0", "--toy", TOY, "--activation", "leaky-relu", "--slope", "1"),
                predict("--lr", "(A:2,B:2):0", "--toy", TOY, "--activation", "relu", "--lr", "0.1"),
                predict("no remedies", "(A:2,B:2):0", "--toy", TOY, "--activation", "relu", "--rate", "A=2"),
                predict("one output", "(A:2,B:2):0", "--random", "A=2,B=2,outputs=2,samples=9", "--activation", "relu"),
                predict("second moments", "(A:1,B:1):1", "--xor", "var=2", "--activation", "relu"),
                predict("unknown name 'xB3'", "(A:2,B:2):0", "--target", "xA1 + xB3; A=1,B=2"),
                predict("expected only one of", TREE, "--toy", TOY, "--stats", "x.yaml"),
                predict("ratio", TREE, "--toy", "ratio=-2,rho=0"),
                predict("ratio", TREE, "--toy", "ratio=two,rho=0"),
                predict("rho", TREE, "--toy", "ratio=2,rho=1.5"),
                predict("rho", TREE, "--toy", "ratio=2"),
                predict("sigma", TREE, "--toy", "ratio=2,rho=0,sigma=1"),
                predict("decimal", TREE, "--toy", "ratio=2,rho=NaN"),
                predict("wA", TREE, "--toy", "ratio=2,rho=0,wA=0,wB=0"),
                predict("--u0", TREE, "--toy", TOY, "--u0", "0"),
                predict("--u0", TREE, "--toy", TOY, "--u0", "-0.1"),
                predict("--u0", TREE, "--toy", TOY, "--u0", "NaN"),
                predict("--u0", TREE, "--toy", TOY, "--u0", "1e999"),
                predict("--u0", TREE, "--toy", TOY, "--u0", "small"),
                predict("--times", TREE, "--toy", TOY, "--times", "0,x"),
                predict("--times", TREE, "--toy", TOY, "--times", "5,1"),
                predict("--times", TREE, "--toy", TOY, "--times", "-1"),
                predict("--times", TREE, "--toy", TOY, "--times", "1,,2"),
                predict("no such file", TREE, "--stats", "missing.yaml"),
                predict("no such file", TREE, "--data", "missing.csv"),
                predict("--toy and --data", TREE, "--toy", TOY, "--data", "x.csv"),
                predict("--stats and --random", TREE, "--stats", "x.yaml", "--random", RANDOM),
                predict("--data FILE.csv", TREE),
                predict("--random A=50", TREE, "--data", "x.csv", "--random", RANDOM),
                predict("same names", TREE, "--random", "A=3,C=3,samples=5"),
                predict("heldout", TREE, "--random", "A=3,B=3,samples=5,heldout=-1"),
                predict("outputs", TREE, "--random", "A=3,B=3,samples=5,outputs=0"),
                predict(
                        "2 outputs: expected one",
                        TREE,
                        "--random",
                        "A=3,B=3,samples=5,outputs=2",
                        "--init",
                        "gaussian-std"),
                predict("blocks or wishart", TREE, "--random", "A=3,B=3,covariance=full"),
                predict("dof 7", TREE, "--random", "A=3,B=3,covariance=wishart,dof=7"),
                predict("rho only with", TREE, "--random", "A=3,B=3,covariance=wishart,rho=0.1"),
                predict("samples", TREE, "--toy", TOY + ",samples=0"),
                predict("noise", TREE, "--toy", TOY + ",samples=5,noise=-1"),
                predict("xor var", TREE, "--xor", "var=-1"),
                predict("multiple of 4", TREE, "--xor", "samples=6,balanced=true"),
                predict("true or false", TREE, "--xor", "balanced=maybe"),
                predict("same names", "(A:2,B:2,C:2):0", "--xor", "var=1"),
                predict("2 outputs: expected one", "(A:2):0", "--fission", "inputs=3", "--init", "gaussian-std"),
                predict("inputs=NUMBER", "(A:2):0", "--fission", "outputs=2"),
                predict("norm.3", "(A:2):0", "--fission", "inputs=3,norm.3=1"),
                predict("expected at least 2", "(A:2):0", "--fission", "inputs=1"),
                predict("same names", TREE, "--fission", "inputs=3"),
                predict("--toy and --xor", TREE, "--toy", TOY, "--xor", "var=1"),
                predict("--xor and --fission", TREE, "--xor", "var=1", "--fission", "inputs=3"),
                predict("no such file", TREE, "--data", "missing.npz"),
                predict("unseen", TREE, "--random", "A=3,B=3,samples=5,unseen=0.5"),
                predict("std.A", TREE, "--random", "A=3,B=3,samples=5,std.A=-1"),
                predict("rho", TREE, "--random", "A=3,B=3,samples=5,rho=1.1"),
                predict("noise", TREE, "--random", "A=3,B=3,samples=5,noise=-1"),
                predict("random, uniform, constant", TREE, "--random", "A=3,B=3,samples=5,teacher=me"),
                predict("nothing to learn", TREE, "--random", "A=3,B=3,samples=5,norm.A=0,norm.B=0"),
                predict("--nonsense", TREE, "--toy", TOY, "--nonsense"),
                predict("--rank", TREE, "--toy", TOY, "--rank", "0"),
                predict("--rank", TREE, "--toy", TOY, "--rank", "101"),
                predict("--rank", TREE, "--toy", TOY, "--rank", "two"),
                simulate("at most 9223372036854775806", "--seed", "9223372036854775807", "--seeds", "2"),
                simulate("--seeds: expected none of", "--observe", "loss", "--seeds", "2"),
                simulate("--observe loss: expected --record", "--observe", "loss"),
                simulate("--width", "--width", "0"),
                simulate("--width", "--width", "wide"),
                simulate("initialization", "--init", "zeros"),
                predict("initialization", TREE, "--toy", TOY, "--init", "zeros"),
                predict("--scale 'A', part 'A'", TREE, "--toy", TOY, "--init", "he", "--scale", "A"),
                predict("unknown key 'C'", TREE, "--toy", TOY, "--init", "he", "--scale", "C=2"),
                predict("branch scale of A, 0.0", TREE, "--toy", TOY, "--init", "he", "--scale", "A=0"),
                predict("expected --init with them", TREE, "--toy", TOY, "--width", "3"),
                predict("a random start such as", TREE, "--toy", "ratio=2,rho=0,wB=0", "--init", "aligned"),
                simulate("--method", "--method", "sgdx"),
                simulate("--activation", "--activation", "tanh"),
                simulate("learning rate", "--lr", "-0.1"),
                simulate("--lr", "--lr", "NaN"),
                simulate("--seed", "--seed", "one"),
                simulate("--max-steps", "--max-steps", "0"),
                simulate("stop-loss", "--stop-loss", "-1"),
                command("--format", "derive", "-a", TREE, "--format", "pdf"),
                command("symbols", "derive", "-a", "(A:Lf,B:3):1"),
                command("frobnicate", "frobnicate"),
                command("no such file", "validate", "missing.yaml"),
                command("--network", "validate", "--network", "width=3", "-a", TREE, "--toy", TOY),
                command("no architecture", "validate", "--network", "name=a,width=3"),
                command("no data", "validate", "-a", TREE),
                command("key 'name' is missing", "validate", "-a", TREE, "--toy", TOY, "--network", "width=3"),
                command("unknown key 'widht'", "validate", "-a", TREE, "--toy", TOY, "--network", "name=a,widht=3"),
                command(
                        "no other network",
                        "validate",
                        "-a",
                        TREE,
                        "--toy",
                        TOY,
                        "--network",
                        "name=a",
                        "--network",
                        "name=a"),
                command("--times: expected none", "validate", "-a", TREE, "--toy", TOY, "--times", "1"),
                command("expected one of them", "validate", "a.yaml", "-a", TREE, "--toy", TOY),
                command("missing/s.yaml", "validate", "-a", TREE, "--toy", TOY, "--save-study", "missing/s.yaml"),
                command("no such file", "report", "missing.yaml"),
                command("Unmatched", "report", "a.yaml", "b.yaml"));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("badArguments")
    void badArgumentsAreOneClearLine(String word, String[] args) {
        assertRefused(word, Run.of(args));
    }

    static Stream<Arguments> badStatistics() {
        return Stream.of(
                Arguments.of("symmetric", GOOD_STATS.replace("[0.5, 1]", "[0.4, 1]")),
                Arguments.of("positive semidefinite", GOOD_STATS.replace("0.5", "5")),
                Arguments.of("expected 2", GOOD_STATS.replace("[4.5, 1.5]", "[4.5, 1.5, 2]")),
                Arguments.of("expected 2", GOOD_STATS.replace("[[4, 0.5], [0.5, 1]]", "[[4, 0.5]]")),
                Arguments.of("missing", GOOD_STATS.replace("outputVariance: 6", "")),
                Arguments.of("outputVariances", GOOD_STATS.replace("outputVariance", "outputVariances")),
                Arguments.of("finite", GOOD_STATS.replace("outputVariance: 6", "outputVariance: .nan")),
                Arguments.of("at least the variance", GOOD_STATS.replace("outputVariance: 6", "outputVariance: 0.1")),
                Arguments.of("YAML", GOOD_STATS.replace("{A: 1", "{A: 1, [")),
                Arguments.of("same names", GOOD_STATS.replace("B: 1", "C: 1")),
                Arguments.of("whole number", GOOD_STATS.replace("A: 1", "A: -1")),
                Arguments.of("empty", ""));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("badStatistics")
    void badStatisticsAreOneClearLineWithTheFile(String word, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("stats.yaml"), yaml);
        Run run = Run.of("predict", "-a", TREE, "--stats", file.toString(), "--json");
        assertRefused(word, run);
        assertOnly(file);
    }

    static Stream<Arguments> badSamples() {
        return Stream.of(
                Arguments.of("data.csv:3: column B, 'x'", "A,B,y\n1,2,3\n1,x,3\n"),
                Arguments.of("data.csv:2: expected 3 values", "A,B,y\n1,2\n"),
                Arguments.of("data.csv:1: column 'y' is missing", "A,B\n1,2\n"),
                Arguments.of("same names", "A,C,y\n1,2,3\n"),
                Arguments.of("data.csv: the samples' inputCovariance", "A,B,y\n0,0,3\n"),
                Arguments.of("empty", ""));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("badSamples")
    void badSamplesAreOneClearLineWithTheFile(String word, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), csv);
        assertRefused(word, Run.of("predict", "-a", TREE, "--data", file.toString(), "--json"));
        assertRefused(word, Run.of("simulate", "-a", TREE, "--data", file.toString()));
        assertOnly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "exponential"})
    void outputsThatAreNoClassesAreRefusedWithTheLossesOfClasses(String loss) throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "A,B,y\n1,2,1\n3,1,-1\n2,5,0\n");
        assertRefused(
                "loss " + loss + ", output 0.0 of sample 3: expected -1 or 1",
                Run.of("simulate", "-a", TREE, "--data", file.toString(), "--loss", loss));
        assertOnly(file);
    }

    @Test
    void whatIsRecordedAndTheWeightsAreTwoFiles() throws IOException {
        String file = folder.resolve("run.npz").toString();
        String same = folder.resolve("./run.npz").toString();
        assertRefused(
                "expected two files",
                Run.of(
                        "simulate",
                        "-a",
                        TREE,
                        "--toy",
                        TOY,
                        "--record",
                        file,
                        "--record-times",
                        "0,1",
                        "--save",
                        same));
        assertFalse(Files.exists(Path.of(file)));
    }

    static Stream<Arguments> badArrays() {
        NpyArray two = NpyArray.of(new double[] {1, 2}, 2);
        NpyArray three = NpyArray.of(new double[] {1, 2, 3}, 3);
        return Stream.of(
                Arguments.of("array y", Map.of("A", two, "B", two)),
                Arguments.of("array 'B': expected 2 rows", Map.of("A", two, "B", three, "y", two)),
                Arguments.of("same names", Map.of("A", two, "C", two, "y", two)),
                Arguments.of("expected numbers", Map.of("A", two, "B", NpyArray.of(List.of("a", "b")), "y", two)),
                Arguments.of(
                        "data.npz: the samples' inputCovariance",
                        Map.of("A", NpyArray.of(new long[2], 2), "B", NpyArray.of(new long[2], 2), "y", two)));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("badArrays")
    void badArraysAreOneClearLineWithTheFile(String word, Map<String, NpyArray> arrays) throws IOException {
        Path file = folder.resolve("data.npz");
        NpzFile.write(file, arrays);
        assertRefused(word, Run.of("predict", "-a", TREE, "--data", file.toString(), "--json"));
        assertRefused(word, Run.of("simulate", "-a", TREE, "--data", file.toString()));
        assertOnly(file);
        Files.writeString(file, "A,B,y\n1,2,3\n");
        assertRefused("expected an .npz file", Run.of("predict", "-a", TREE, "--data", file.toString()));
    }

    static Stream<Arguments> badStudies() {
        return Stream.of(
                Arguments.of("unknown key", GOOD_STUDY.replace("u0:", "u1:")),
                Arguments.of("u0", GOOD_STUDY.replace("u0: 0.3", "u0: 0")),
                Arguments.of("character 4", GOOD_STUDY.replace("(A:2,B:2):0", "(A:0,B:2):0")),
                Arguments.of("initialization", GOOD_STUDY.replace("init: aligned", "init: zeros")),
                Arguments.of("unknown key 'C'", GOOD_STUDY.replace("init: aligned", "init: he, scale: {C: 2}")),
                Arguments.of("above 0", GOOD_STUDY.replace("init: aligned", "init: he, scale: {A: 0}")),
                Arguments.of("scale", GOOD_STUDY.replace("init: aligned", "init: he, scale: 2")),
                Arguments.of("flow, gd, sgd, momentum or adam", GOOD_STUDY.replace("method: flow", "method: newton")),
                Arguments.of("learning rate 0.0", GOOD_STUDY.replace("method: flow", "method: gd, lr: 0")),
                Arguments.of("width", GOOD_STUDY.replace("width: 2", "width: 0")),
                Arguments.of("'none', expected a", GOOD_STUDY.replace("seeds: 1", "seeds: none")),
                Arguments.of("'two", GOOD_STUDY.replace("of: one", "of: two")),
                Arguments.of("mapError", GOOD_STUDY.replace("mapError", "mapErrors")),
                Arguments.of("reason", GOOD_STUDY.replace(", reason: both are exact", "")),
                Arguments.of("toy", GOOD_STUDY.replace("{toy: {ratio: 2, rho: 0}}", "{}")),
                Arguments.of("no such file", GOOD_STUDY.replace("toy: {ratio: 2, rho: 0}", "stats: nowhere.yaml")));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("badStudies")
    void badStudiesAreOneClearLineAndLeaveNoPdf(String word, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), yaml);
        assertRefused(
                word,
                Run.of(
                        "report",
                        file.toString(),
                        "-o",
                        folder.resolve("out.pdf").toString()));
        assertRefused(word, Run.of("validate", file.toString(), "--json"));
        assertOnly(file);
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void unwritableTargetsAreRefusedBeforeTheWork(String target) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), GOOD_STUDY);
        Files.createDirectory(folder.resolve("folder.pdf"));
        assertRefused(
                target,
                Run.of("report", file.toString(), "-o", folder.resolve(target).toString()));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
    }

    static Stream<String> unwritable() {
        return Stream.of("missing/out.pdf", "folder.pdf", "study.yaml/out.pdf");
    }

    private static void assertRefused(String word, Run run) {
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("fusionflow: "), run.err());
        assertTrue(run.err().contains(word), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertTrue(run.err().getBytes(StandardCharsets.UTF_8).length < 1200, run.err());
    }

    private void assertOnly(Path file) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void resultsThatContradictEachOtherAreANumericalFailureAndNotBadInput() throws Exception {
        assertEquals(ExitCode.NUMERICAL_FAILURE, Main.failure(new Contradiction("two routes disagree")));
    }
}
