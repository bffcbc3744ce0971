package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.reduced.alignment.ReferenceCase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code predict --activation} as a user runs it. */
class AlignmentCommandTest {
    private static JsonNode alignment(String... more) throws JsonProcessingException {
        List<String> arguments = new ArrayList<>(List.of("predict", "--activation"));
        arguments.addAll(List.of(more));
        arguments.add("--json");
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out()).get("alignment");
    }

    static java.util.stream.Stream<ReferenceCase> cases() throws IOException {
        return ReferenceCase.all();
    }

    /** The reference through files: its samples as a table, its weights as arrays. */
    @ParameterizedTest
    @MethodSource("cases")
    @Tag("published")
    void filesOfTheReferenceGiveItsNumbers(ReferenceCase given, @TempDir Path folder) throws IOException {
        JsonNode json = given.json();
        Path data = folder.resolve("data.csv");
        Path weights = folder.resolve("start.npz");
        Files.write(data, table(json));
        double u0 = 1e-3;
        NpzFile.write(weights, arrays(json, u0));
        JsonNode law = alignment(
                given.slope() > 0 ? "leaky-relu" : "relu",
                "-a",
                "(A:2,B:2):0",
                "--data",
                data.toString(),
                "--u0",
                "1e-3",
                "--init",
                weights.toString(),
                "--lr",
                json.get("lr").asText(),
                given.slope() > 0 ? "--slope=" + given.slope() : "--times=0");
        String[] names = {"A", "B"};
        for (int m = 0; m < 2; m++) {
            assertEquals(
                    json.get("G").get(m).asDouble(),
                    law.get("speeds").get(names[m]).asDouble(),
                    1e-6);
            double tau = json.get("greedyTau").get(m).asDouble();
            assertEquals(tau, law.get("tau").get(names[m]).asDouble(), 0.02 * tau);
            assertEquals(
                    Math.log(1 / u0) * law.get("tau").get(names[m]).asDouble(),
                    law.get("halfTimes").get(names[m]).asDouble(),
                    1e-9);
            double refined = json.get("refined").get("0.001").get("half").get(m).asDouble();
            assertEquals(
                    refined, law.get("refined").get("halfTimes").get(names[m]).asDouble(), 0.005 * refined);
        }
        assertEquals(
                json.get("greedyRatio").asDouble(),
                law.get("timeRatio").asDouble(),
                0.02 * json.get("greedyRatio").asDouble());
        assertEquals(json.get("lawFirst").asText(), law.get("order").get(0).asText());
        assertEquals(
                json.get("linearFirst").asText(),
                law.get("linear").get("order").get(0).asText());
    }

    private static List<String> table(JsonNode json) {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        for (int m = 0; m < 2; m++) {
            for (int i = 0; i < json.get("inputs").get(m).get(0).size(); i++) {
                head.append(m == 0 ? "A" : "B").append(i + 1).append(',');
            }
        }
        lines.add(head + "y");
        for (int p = 0; p < json.get("y").size(); p++) {
            StringBuilder line = new StringBuilder();
            for (int m = 0; m < 2; m++) {
                json.get("inputs")
                        .get(m)
                        .get(p)
                        .forEach(x -> line.append(x.asText()).append(','));
            }
            lines.add(line + json.get("y").get(p).asText());
        }
        return lines;
    }

    private static Map<String, NpyArray> arrays(JsonNode json, double u0) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        int h = json.get("h").asInt();
        for (int m = 0; m < 2; m++) {
            List<Double> w = new ArrayList<>();
            json.get("initUnitW").get(m).forEach(row -> row.forEach(x -> w.add(u0 * x.asDouble())));
            double[] a = ReferenceCase.numbers(json.get("initUnitA").get(m));
            for (int j = 0; j < h; j++) {
                a[j] *= u0;
            }
            String name = m == 0 ? "A" : "B";
            arrays.put(
                    name + ".1",
                    NpyArray.of(w.stream().mapToDouble(Double::doubleValue).toArray(), h, w.size() / h));
            arrays.put(name + ".2", NpyArray.of(a, 1, h));
        }
        return arrays;
    }

    @Test
    @Tag("closed-form")
    void theTextSaysWhetherTheLinearTheoryApplies() {
        Run toy = Run.of(
                "predict", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0.5", "--u0", "1e-3", "--activation", "relu");
        assertTrue(toy.out().replaceAll(" +", " ").contains("linear theory applies yes"), toy.out());
        Run xor = Run.of("predict", "-a", "(A:2,B:2):0", "--xor", "var=4", "--u0", "1e-3", "--activation", "relu");
        assertTrue(xor.out().contains("nothing of it is linear"), xor.out());
    }

    /** README's example of XOR: B has no linear part, so half of its least-squares map is no half time. */
    @Test
    @Tag("closed-form")
    void simulatedXorHasNoHalfTimeOfItsNonlinearModality() throws JsonProcessingException {
        Run run = Run.of(
                "simulate",
                "-a",
                "(A:2,B:2):0",
                "--xor",
                "var=4,samples=512",
                "--activation",
                "relu",
                "--init",
                "gaussian-std",
                "--u0",
                "0.01",
                "--stop-loss",
                "0.01",
                "--width",
                "24",
                "--json");
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertTrue(document.get("halfTimes").get("B").isNull(), run.out());
        assertFalse(document.get("halfTimes").get("A").isNull());
        assertTrue(run.out().contains("no more than sampling noise"));
    }
}
