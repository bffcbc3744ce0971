package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code simulate} prints of runs that go on, and of trees other than pairs. */
final class ResumedCommandTest {
    @TempDir
    Path folder = Path.of(".");

    private static String simulate(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("simulate", "--json"));
        arguments.addAll(List.of(command.split(" ")));
        arguments.addAll(List.of(more));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return run.out();
    }

    private static final String SAMPLES = "--random A=2,B=2,samples=23,noise=0.1,heldout=9 --width 6 --seed 2 --u0 0.3"
            + " --init gaussian-std --times 0,0.11,0.5,2 ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a (A:2,B:2):0 --method gd --lr 0.02",
                "-a (A:1,B:1):1 --method gd --lr 0.02 --bias",
                "-a (A:2,B:1):1 --method momentum --lr 0.01",
                "-a (A:2,B:2):0 --method adam --lr 0.01",
                "-a (A:2,B:2):1 --method sgd --batch 5 --lr 0.01",
                "-a (A:2,B:2):0 --method sgd --batch 5 --lr 0.01 --activation relu --bias --plateau time=2"
            })
    void aResumedRunPrintsWhatTheUninterruptedOneDoes(String run) {
        String command = SAMPLES + run;
        String whole = simulate(command);
        String file = folder.resolve("half.npz").toString();
        for (String steps : List.of("1", "38", "40", "77")) {
            simulate(command, "--max-steps", steps, "--save", file);
            assertEquals(whole, simulate(command, "--resume", file), steps);
        }
        // In three parts.
        simulate(command, "--max-steps", "13", "--save", file);
        simulate(command, "--max-steps", "49", "--resume", file, "--save", file);
        assertEquals(whole, simulate(command, "--resume", file));
        // A run that has stopped by itself has nothing to do.
        simulate(command, "--save", file);
        assertEquals(whole, simulate(command, "--resume", file));
    }

    @Test
    void aResumedFlowPrintsTheSameWithinItsTolerance() throws JsonProcessingException {
        String command = SAMPLES + "-a (A:2,B:2):1 --method flow";
        JsonNode whole = new ObjectMapper().readTree(simulate(command));
        String file = folder.resolve("half.npz").toString();
        for (String steps : List.of("3", "90")) {
            simulate(command, "--max-steps", steps, "--save", file);
            JsonNode rest = new ObjectMapper().readTree(simulate(command, "--resume", file));
            for (String key : List.of("endTime", "timeRatio", "finalLoss", "heldOutLoss")) {
                double value = whole.get(key).asDouble();
                assertEquals(value, rest.get(key).asDouble(), 1e-7 * value, key);
            }
            for (String name : List.of("A", "B")) {
                double time = whole.get("halfTimes").get(name).asDouble();
                assertEquals(time, rest.get("halfTimes").get(name).asDouble(), 1e-8 * time, name);
            }
            assertEquals(whole.get("warnings"), rest.get("warnings"));
            assertEquals(4, rest.get("trajectory").size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2,C:2):1", "((A:2,B:1):1,C:3):0", "(A:1,(B:2,C:1):1):1"})
    void halfTimesOfAllTreesArePrinted(String tree) throws JsonProcessingException {
        JsonNode printed = new ObjectMapper()
                .readTree(simulate(
                        "--random A=2,B=2,C=1,outputs=2,samples=40 --method flow --width 6 --init gaussian-std -a "
                                + tree));
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (String name : List.of("A", "B", "C")) {
            double time = printed.get("halfTimes").get(name).asDouble();
            assertTrue(time > 0, "" + printed);
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        assertEquals(last / first, printed.get("timeRatio").asDouble());
        assertEquals(0, printed.get("warnings").size(), "" + printed.get("warnings"));
    }

    @Test
    void aModalityWithNothingToLearnHasNoHalfTimeAndAWarningSaysSo() throws JsonProcessingException {
        JsonNode printed = new ObjectMapper()
                .readTree(simulate(
                        "-a (A:2,B:1):1 --toy ratio=2,rho=0,wB=0 --method flow --width 6 --init gaussian-std"));
        assertTrue(printed.get("halfTimes").get("A").asDouble() > 0);
        assertTrue(printed.get("halfTimes").get("B").isNull());
        assertTrue(printed.get("timeRatio").isNull());
        assertTrue(printed.get("warnings").toString().contains("the best map of B is 0"));
    }
}
