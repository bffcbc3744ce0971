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
import java.util.List;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples as data: from a file, and drawn. */
class SamplesOptionsTest {
    private static final String TREE = "(A:2,B:2):0";
    private static final String RANDOM = "A=3,B=2,std.A=2,noise=0.3,samples=9,seed=4";

    @TempDir
    Path folder = Path.of(".");

    private static JsonNode json(String... args) throws JsonProcessingException {
        Run run = Run.of(args);
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    /** The drawn samples as a table, columns from the last to the first. */
    private Path table() throws IOException {
        Samples samples = RandomSamples.parse(RANDOM).draw();
        List<String> names = List.of("A1", "A2", "A3", "B1", "B2");
        StringBuilder text = new StringBuilder("y");
        for (int i = 4; i >= 0; i--) {
            text.append(',').append(names.get(i));
        }
        for (int s = 0; s < samples.count(); s++) {
            text.append('\n').append(samples.output(s));
            for (int i = 4; i >= 0; i--) {
                text.append(',').append(samples.input(s, i));
            }
        }
        return Files.writeString(folder.resolve("samples.csv"), text);
    }

    @Test
    void aTableOfSamplesPredictsWhatTheSamplesDo() throws IOException {
        String[] rest = {"--u0", "0.1", "--times", "0,1,3", "--json"};
        JsonNode drawn = json(with(rest, "predict", "-a", TREE, "--random", RANDOM));
        JsonNode read = json(with(rest, "predict", "-a", TREE, "--data", table().toString()));
        assertTrue(drawn.get("halfTimes").get("B").isNumber());
        assertEquals(
                drawn.get("halfTimes").get("A").asDouble(),
                read.get("halfTimes").get("A").asDouble(),
                1e-9);
        assertEquals(
                drawn.get("halfTimes").get("B").asDouble(),
                read.get("halfTimes").get("B").asDouble(),
                1e-9);
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    drawn.get("trajectory").get(2).get("w").get(i).asDouble(),
                    read.get("trajectory").get(2).get("w").get(i).asDouble(),
                    1e-9);
        }
    }

    @Test
    void simulateReportsTheErrorOnNewDataOfDrawnSamplesOnly() throws IOException {
        String[] rest = {"--method", "flow", "--width", "4", "--times", "0,2", "--json"};
        JsonNode drawn = json(with(rest, "simulate", "-a", TREE, "--random", RANDOM));
        JsonNode read = json(with(rest, "simulate", "-a", TREE, "--data", table().toString()));
        double noise = 0.5 * 0.3 * 0.3;
        assertTrue(drawn.get("finalGeneralization").asDouble() > noise);
        JsonNode point = drawn.get("trajectory").get(1);
        assertTrue(point.get("generalization").asDouble() > noise);
        assertTrue(point.get("generalization").asDouble()
                < drawn.get("trajectory").get(0).get("generalization").asDouble());
        assertEquals(
                point.get("loss").asDouble(),
                read.get("trajectory").get(1).get("loss").asDouble(),
                1e-9);
        assertFalse(read.has("finalGeneralization"));
        assertFalse(read.get("trajectory").get(1).has("generalization"));
        Run text =
                Run.of("simulate", "-a", TREE, "--random", RANDOM, "--method", "flow", "--width", "4", "--times", "2");
        assertTrue(text.out().contains("final error on new data") && text.out().contains("on new data"), text.out());
    }

    @Test
    void fewSamplesArePermanentlyBiased() throws IOException {
        String random = "A=6,B=4,std.A=2,noise=0.5,samples=6";
        JsonNode few = json("predict", "-a", TREE, "--random", random, "--u0", "0.001", "--json");
        assertTrue(few.get("permanentBias").asBoolean());
        assertTrue(few.get("halfTimes").get("B").isNull());
        // From a start as large as 0.1 B is half learned before A: the trajectory knows no bias.
        JsonNode large = json("predict", "-a", TREE, "--random", random, "--json");
        assertFalse(large.get("permanentBias").asBoolean());
        assertEquals("B", large.get("first").asText());
        JsonNode more = json("predict", "-a", TREE, "--random", "A=6,B=4,std.A=2,noise=0.5,samples=8", "--json");
        assertFalse(more.get("permanentBias").asBoolean());
    }

    @Test
    void deriveTakesSamplesToo() throws IOException {
        JsonNode document = json("derive", "-a", "(A:2,B:2):0", "--data", table().toString(), "--json");
        assertTrue(document.get("fixedPoints").get(0).get("lossValue").isNumber());
    }

    private static String[] with(String[] rest, String... first) {
        String[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}
