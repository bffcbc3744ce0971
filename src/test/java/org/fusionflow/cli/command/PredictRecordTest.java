package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.cli.Run;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictRecordTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void recordsTheStatesThatAreOtherwisePrinted() throws IOException {
        Path file = folder.resolve("flow.npz");
        String[] problem = {"predict", "-a", "(A:2,B:3):1", "--random", "A=2,B=1,samples=20,noise=0.3", "--u0", "0.1"};
        Run recorded = run(problem, "--record", file.toString(), "--record-times", "linear:0:20:5", "--json");
        Run printed = run(problem, "--times", "0,5,10,15,20", "--json");
        assertEquals(0, recorded.code(), recorded.err());
        JsonNode points = MAPPER.readTree(printed.out()).get("trajectory");
        NpzArrays arrays = NpzFile.read(file);
        assertArrayEquals(new double[] {0, 5, 10, 15, 20}, arrays.doubles("time", 5));
        double[] map = arrays.doubles("map", 5, 3);
        double[] norm = arrays.doubles("mapNorm", 5, 2);
        for (int t = 0; t < 5; t++) {
            JsonNode w = points.get(t).get("w");
            assertEquals(points.get(t).get("loss").doubleValue(), arrays.doubles("loss", 5)[t]);
            assertEquals(points.get(t).get("generalization").doubleValue(), arrays.doubles("generalization", 5)[t]);
            for (int i = 0; i < 3; i++) {
                assertEquals(w.get(i).doubleValue(), map[3 * t + i]);
            }
            assertEquals(Math.hypot(map[3 * t], map[3 * t + 1]), norm[2 * t], 1e-15 * norm[2 * t]);
        }
        assertEquals(List.of("A", "B"), arrays.array("modalities").texts());
        assertEquals(0, MAPPER.readTree(recorded.out()).get("trajectory").size(), "what is recorded is printed, too");
    }

    @Test
    void severalOutputsHaveAnIndexOfTheirOwn() {
        Path file = folder.resolve("flow.npz");
        String[] problem = {"predict", "-a", "(A:2,B:2):0", "--random", "A=2,B=1,outputs=2", "--u0", "0.1"};
        Run recorded = run(problem, "--record", file.toString(), "--record-times", "0,1");
        assertEquals(0, recorded.code(), recorded.err());
        assertTrue(recorded.out().contains("wrote " + file), recorded.out());
        assertEquals(List.of(2, 2, 3), NpzFile.read(file).array("map").shape());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--record f.npz                              | expected both or none",
                "--record-times 0,1                          | expected both or none",
                "--record f.csv --record-times 0,1           | f.csv: expected a name that ends with .npz",
                "--record f.npz --record-times 0,1 --times 2 | --record-times and --times: expected one of them",
                "--record f.npz --record-times 2,1           | --record-times",
                "--record nowhere/f.npz --record-times 0,1   | nowhere",
            })
    void whatDoesNotGoTogetherIsRefusedAndLeavesNothing(String options, String said) throws IOException {
        String[] problem = {"predict", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0"};
        String[] given = options.strip().split(" +");
        for (int i = 0; i < given.length; i++) {
            given[i] = given[i].startsWith("f.") || given[i].startsWith("nowhere")
                    ? folder.resolve(given[i]).toString()
                    : given[i];
        }
        Run refused = run(problem, given);
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains(said), refused.err());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    private static Run run(String[] problem, String... more) {
        String[] all =
                Stream.concat(Arrays.stream(problem), Arrays.stream(more)).toArray(String[]::new);
        return Run.of(all);
    }
}
