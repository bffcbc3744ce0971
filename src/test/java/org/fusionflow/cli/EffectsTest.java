package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.network.setup.NetworkKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No option is taken without a word and has no effect: it is refused, or a warning names it. */
class EffectsTest {
    private static final String LATE = " -a (A:2,B:2):0";
    private static final String TOY = " --toy ratio=2,rho=0.5";
    private static final String SMALL = " --width 2 --max-steps 30 --max-time 5";
    private static final String STUDY = """
            name: s
            architecture: (A:2,B:2):0
            data: {toy: {ratio: 2, rho: 0}}
            u0: 0.3
            """;

    @TempDir
    Path folder = Path.of(".");

    private Run run(String command) {
        return Run.of(command.replace("{}", folder.toString()).split(" "));
    }

    private String refused(String command) {
        Run run = run(command);
        assertEquals(2, run.code(), command + ": " + run.out() + run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        return run.err();
    }

    static Stream<Arguments> methods() {
        List<Arguments> all = new ArrayList<>();
        for (String method : List.of("flow", "gd", "sgd", "momentum", "adam")) {
            NetworkKeys.METHODS.forEach((key, methods) -> {
                String value = switch (key.name()) {
                    case "schedule" -> " cosine:steps=20";
                    case "batch" -> " 2";
                    case "replacement" -> " --batch 2";
                    default -> " 0.01";
                };
                all.add(Arguments.of(method, key.option(), value, methods.contains(method)));
            });
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("methods")
    void aMethodTakesItsOwnOptionsAlone(String method, String option, String value, boolean takes) {
        String command = "simulate" + LATE + " --xor var=1,samples=8 --init gaussian-std" + SMALL + " --method "
                + method + " " + option + value;
        if (takes) {
            assertEquals(0, run(command).code(), command);
        } else {
            String message = refused(command);
            assertTrue(message.contains("with it, got " + method), message);
        }
    }

    static Stream<Arguments> withoutEffect() {
        return Stream.of(
                Arguments.of("--u0", "derive" + LATE + " --u0 0.2"),
                Arguments.of("--times", "derive" + LATE + " --times 1,2"),
                Arguments.of("--fragment", "derive" + LATE + " --fragment"),
                Arguments.of("--fragment", "derive" + LATE + " --format tex --fragment=a_b"),
                Arguments.of("--author and --paper", "derive" + LATE + " --author Me"),
                Arguments.of("--json", "derive" + LATE + " --json -o x.json"),
                Arguments.of("-o FILE.pdf", "derive" + LATE + " --format pdf"),
                Arguments.of("--format text and --json", "derive" + LATE + " --format text --json"),
                Arguments.of("--times", "saddles" + LATE + TOY + " --times 1"),
                Arguments.of("--format dot and --json", "saddles" + LATE + TOY + " --format dot --json"),
                Arguments.of("--wait", "predict" + LATE + TOY + " --init he --wait first"),
                Arguments.of("--init", "predict" + LATE + TOY + " --seed 2"),
                Arguments.of("--rank and --init", "predict" + LATE + TOY + " --rank 1 --init he"),
                Arguments.of("seed: expected samples=", "predict" + LATE + TOY + ",seed=3"),
                Arguments.of("seed: expected samples=", "predict" + LATE + " --xor var=1,seed=3"),
                Arguments.of("balanced: expected samples=", "predict" + LATE + " --xor balanced=true"),
                Arguments.of("seed: expected samples=", "predict" + LATE + " --random A=1,B=1,teacher=constant,seed=2"),
                Arguments.of("seed: expected samples=", "predict -a A:2 --fission inputs=2,teacher=axes,seed=2"),
                Arguments.of("leaky-relu", "simulate" + LATE + TOY + " --slope 0.1"),
                Arguments.of("leaky-relu", "simulate" + LATE + TOY + " --activation relu --slope 0.1"),
                Arguments.of("bias", "simulate" + LATE + TOY + " --bias-init gaussian"),
                Arguments.of("batch", "simulate" + LATE + TOY + " --method adam --replacement"),
                Arguments.of("--record", "simulate" + LATE + TOY + " --observe loss"),
                Arguments.of("--record", "simulate" + LATE + TOY + " --record-times 1"),
                Arguments.of(
                        "--observe units",
                        "simulate" + LATE + TOY + " --record {}/r.csv --record-times 1 --observe loss,units"),
                Arguments.of("--seeds", "simulate" + LATE + TOY + " --seeds 2 --times 1"),
                Arguments.of("--seeds", "simulate" + LATE + TOY + " --seeds 2 --save {}/s.npz"),
                Arguments.of("none with a list", "simulate" + LATE + TOY + " --seeds 1,2 --seed 5"),
                Arguments.of("--quick", "validate {}/s.yaml --quick"),
                Arguments.of("--quick", "report {}/s.yaml --quick -o {}/r.pdf"),
                Arguments.of("--quick", "report" + LATE + TOY + " --quick -o {}/r.pdf"),
                Arguments.of("--quick", "report --quick -o {}/r.pdf"),
                Arguments.of("--paper", "report {}/s.yaml --paper letter -o {}/r.html"),
                Arguments.of("--figure-width", "report {}/s.yaml --figure-width 89 -o {}/r.pdf"),
                Arguments.of("--list", "reproduce {}/s.yaml --list --format html"),
                Arguments.of("--quick", "sweep {}/s.yaml --quick -o {}/r.csv"),
                Arguments.of("--quick", "reproduce {}/s.yaml --quick -o {}/r"),
                Arguments.of("--figure", "sweep {}/s.yaml -o {}/r.csv --figure {}/f.svg"),
                Arguments.of("--list", "reproduce {}/s.yaml --list -o {}/r"),
                Arguments.of("--list", "reproduce {}/s.yaml --list --restart"),
                Arguments.of("--list", "reproduce {}/s.yaml --list --quick"),
                Arguments.of("--readme", "reproduce {}/s.yaml -o {}/r --shard 1/2 --readme {}/README.md"),
                Arguments.of("--figures", "reproduce {}/s.yaml -o {}/r --shard 1/2 --figures {}/f"),
                Arguments.of("--format", "reproduce {}/s.yaml -o {}/r --shard 1/2 --format html"),
                Arguments.of("--restart", "reproduce {}/s.yaml -o {}/r --merge --restart"),
                Arguments.of("--threads", "reproduce {}/s.yaml -o {}/r --engine slurm --threads 2"),
                Arguments.of("--threads", "reproduce {}/s.yaml -o {}/r --engine spark --threads 2"),
                Arguments.of("--out and --output", "reproduce {}/s.yaml --out {}/a -o {}/b"),
                Arguments.of("--out and --output", "sweep {}/s.yaml --out {}/a -o {}/b"),
                Arguments.of("--times", "report" + LATE + TOY + " --times 1 -o {}/r.pdf"),
                Arguments.of("lr", "validate" + LATE + TOY + " --network name=a,method=flow,lr=0.1"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("withoutEffect")
    void anOptionWithoutEffectIsRefused(String word, String command) throws IOException {
        Files.writeString(folder.resolve("s.yaml"), STUDY);
        String message = refused(command);
        assertTrue(message.contains(word), message);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    static Stream<Arguments> named() {
        return Stream.of(
                Arguments.of("--times: 2 of 3", "simulate" + LATE + TOY + SMALL + " --times 0,90,99"),
                Arguments.of(
                        "the last 2 of 4",
                        "simulate" + LATE + TOY + SMALL
                                + " --record {}/r.csv --record-times 0,0.5,70,90 --observe loss"),
                Arguments.of(
                        "a batch of 9 is all 8 samples",
                        "simulate" + LATE + " --xor samples=8 --init he --method adam --batch 9" + SMALL),
                Arguments.of("all seeds give the same maps", "simulate" + LATE + TOY + SMALL + " --seeds 2"),
                Arguments.of("all seeds give the same maps", "simulate" + LATE + TOY + SMALL + " --method gd --seed 7"),
                Arguments.of(
                        "--schedule has no effect: the learning rate stays 0.04",
                        "simulate" + LATE + TOY + SMALL + " --schedule step:every=1,factor=1"),
                Arguments.of(
                        "--schedule has no effect: the learning rate stays 0.02",
                        "simulate" + LATE + TOY + SMALL + " --lr 0.02 --schedule cosine:steps=9,last=0.02"),
                Arguments.of(
                        "--schedule had no effect: the learning rate was 0.04 in all 30",
                        "simulate" + LATE + TOY + SMALL + " --schedule step:every=99"),
                Arguments.of(
                        "--stop-loss 1.0E9 ended the run before its first step",
                        "simulate" + LATE + TOY + SMALL + " --stop-loss 1e9"),
                Arguments.of(
                        "--u0 has no effect",
                        "simulate" + LATE + TOY + " --max-steps 5 --width 2 --init {}/w.npz --u0 3"),
                Arguments.of(
                        "a seed has no effect",
                        "simulate" + LATE + TOY + " --max-steps 5 --width 2 --init {}/w.npz --seed 3"),
                Arguments.of(
                        "before anything was learned",
                        "simulate" + LATE + TOY + " --u0 1e-6 --width 2 --init gaussian-std --plateau time=0.1"),
                Arguments.of(
                        "before all was learned",
                        "simulate" + LATE + " --toy ratio=3,rho=0 --u0 1e-6 --width 2 --method flow --plateau time=3"),
                Arguments.of(
                        "its learning rate is 0",
                        "simulate" + LATE + TOY
                                + " --u0 1e-6 --width 2 --schedule cosine:steps=20 --init gaussian-std"),
                Arguments.of(
                        "kink",
                        "simulate" + LATE
                                + " --xor var=2,samples=32 --activation relu --bias --init he --u0 0.1 --width 3"
                                + " --method flow --max-steps 200"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void whatHadNoEffectIsNamedInAWarning(String word, String command) {
        if (command.contains("w.npz")) {
            assertEquals(
                    0, run("simulate" + LATE + TOY + SMALL + " --save {}/w.npz").code());
        }
        Run run = run(command);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains(word), run.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " --bias --bias-init gaussian --seed 7",
                " --init gaussian-std --seed 7",
                " --schedule step:every=9 --lr 0.01",
                " --schedule cosine:steps=9 --lr 0.01"
            })
    void whatHasAnEffectIsNotNamed(String options) {
        Run run = run("simulate" + LATE + TOY + SMALL + options);
        assertEquals(0, run.code(), run.err());
        assertFalse(run.out().contains("effect") || run.out().contains("all seeds"), run.out());
    }

    @Test
    void aNetworkLikeAnotherDoesNotInheritWhatItsOwnMethodHasNoUseFor() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), STUDY + """
                networks:
                  steps: {method: momentum, momentum: 0.5, lr: 0.1, width: 2, maxSteps: 5}
                  flow: {like: steps, method: flow, maxTime: 1}
                  adam: {like: steps, method: adam}
                checks:
                  - {of: flow.finalLoss, atMost: 9, reason: it falls}
                """);
        Run run = run("validate {}/s.yaml");
        assertEquals(0, run.code(), run.err());
    }
}
