package org.fusionflow.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fusionflow.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every start that has a name, predicted and in studies. */
class RandomStartOptionsTest {
    private static final String TOY = "ratio=2,rho=0.3";

    private static JsonNode json(String command, String tree, String u0, String... rest)
            throws JsonProcessingException {
        String[] common = {command, "-a", tree, "--toy", TOY, "--u0", u0, "--width", "20", "--json"};
        Run run = Run.of(Stream.concat(Stream.of(common), Stream.of(rest)).toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static void assertPredictsItsNetwork(String tree, double error, String... start)
            throws JsonProcessingException {
        JsonNode predicted = json("predict", tree, "0.1", start).get("randomStart");
        JsonNode network = json(
                "simulate",
                tree,
                "0.1",
                Stream.concat(Stream.of(start), Stream.of("--method", "flow")).toArray(String[]::new));
        for (String name : new String[] {"A", "B"}) {
            double time = network.get("halfTimes").get(name).asDouble();
            assertTrue(time > 0, name);
            assertEquals(time, predicted.get("halfTimes").get(name).asDouble(), error * time, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aligned", "gaussian-norm", "gaussian-std", "orthogonal", "xavier", "he"})
    void everyStartIsPredictedWithTheWeightsThatSimulateDraws(String init) throws JsonProcessingException {
        assertPredictsItsNetwork("(A:2,B:2):0", 1e-7, "--init", init);
    }

    @Test
    void branchesMayHaveScalesOfTheirOwn() throws JsonProcessingException {
        assertPredictsItsNetwork("(A:2,B:2):0", 1e-7, "--init", "he", "--scale", "A=0.25,B=2");
        assertPredictsItsNetwork("(A:2,B:2):0", 1e-7, "--init", "aligned", "--scale", "B=2");
        // B is ahead and aligned first; what deep networks are predicted to.
        assertPredictsItsNetwork("(A:2,B:2):1", 0.02, "--init", "orthogonal", "--scale", "B=3");
        assertEquals(
                "he, B x 2.0",
                json("predict", "(A:2,B:2):0", "0.1", "--init", "he", "--scale", "B=2")
                        .get("randomStart")
                        .get("init")
                        .asText());
    }

    @Test
    void startsThatAreTooLargeForTwoPhasesAreSaidToBe() throws JsonProcessingException {
        JsonNode deep =
                json("predict", "(A:3,B:3):1", "1", "--init", "orthogonal").get("randomStart");
        assertTrue(deep.get("warnings").toString().contains("is beyond half of its final norm at once"), "" + deep);
        JsonNode two = json("predict", "(A:2,B:2):0", "3", "--init", "he").get("randomStart");
        assertTrue(two.get("warnings").size() >= 2, "" + two);
        assertTrue(two.get("warnings").get(0).asText().endsWith("so its half time is 0"), "" + two);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aligned",
                "gaussian-norm",
                "gaussian-std",
                "orthogonal",
                "xavier",
                "he",
                "he, scale: {A: 2}",
                "aligned, scale: {A: 2, B: 0.5}"
            })
    void studiesTrainEveryStart(String init, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), """
                name: tiny
                architecture: (A:2,B:2):0
                data: {toy: {ratio: 2, rho: 0.3}}
                u0: 0.3
                networks:
                  - {name: one, init: %s, method: flow, width: 6, seeds: 2}
                checks:
                  - {name: order, quantity: timeRatio, of: one, between: [1, 100], reason: A is much the faster}
                """.formatted(init));
        Run run = Run.of("validate", file.toString());
        assertEquals(0, run.code(), run.out() + run.err());
    }
}
