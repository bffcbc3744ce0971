package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signal half times: of one input those of the norm, of several the crossing of {@code Sigma_yx . w}; the same in theory and network. */
class SignalHalfTimesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode json(String command) {
        Run run = Run.of(command.split(" ", -1));
        assertEquals(0, run.code(), command + "\n" + run.err());
        try {
            return MAPPER.readTree(run.out());
        } catch (JsonProcessingException broken) {
            throw new AssertionError(command, broken);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a (A:2,B:2):0 --toy ratio=2,rho=0.3 --u0 0.01",
                "-a ((A:2,B:1):1,C:3):1 --random A=1,B=1,C=1,samples=30 --u0 0.05"
            })
    void ofOneInputIsThatOfTheNorm(String problem) {
        JsonNode prediction = json("predict " + problem + " --json");
        prediction.get("halfTimes").properties().forEach(half -> {
            double signal = prediction.get("signalHalfTimes").get(half.getKey()).asDouble();
            assertEquals(half.getValue().asDouble(), signal, 1e-9 * signal, half.getKey());
        });
        double ratio = prediction.get("timeRatio").get("reduced").asDouble();
        assertEquals(ratio, prediction.get("timeRatio").get("signal").asDouble(), 1e-9 * ratio);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a (A:2,B:2):0 --random A=20,B=30,covariance=wishart --u0 0.001",
                "-a (A:2,B:1):1 --random A=4,B=3,samples=40 --u0 0.05"
            })
    void theNetworkOnTheManifoldHasThoseOfTheory(String problem) {
        JsonNode theory = json("predict " + problem + " --json").get("signalHalfTimes");
        JsonNode network = json("simulate " + problem + " --init aligned --method flow --width 2 --json")
                .get("signalHalfTimes");
        theory.properties().forEach(half -> {
            double time = half.getValue().asDouble();
            assertTrue(time > 0, half.getKey());
            assertEquals(time, network.get(half.getKey()).asDouble(), 1e-7 * time, half.getKey());
        });
    }

    @Test
    void theSignalCrossesHalfOfItsValueAtTheReference() {
        String problem = "-a (A:2,B:2):0 --random A=6,B=5,samples=60 --u0 0.01";
        JsonNode prediction = json("predict " + problem + " --json");
        for (String name : List.of("A", "B")) {
            double time = prediction.get("signalHalfTimes").get(name).asDouble();
            double wanted =
                    prediction.get("halfTimeReference").get(name).get("signal").asDouble() / 2;
            JsonNode around = json("predict " + problem + " --times " + 0.999 * time + "," + time + "," + 1.001 * time
                            + " --json")
                    .get("trajectory");
            List<Double> signals = new ArrayList<>();
            double[] correlation = correlation(problem, name);
            int from = name.equals("A") ? 0 : 6;
            around.forEach(point -> {
                double signal = 0;
                for (int i = 0; i < correlation.length; i++) {
                    signal += correlation[i] * point.get("w").get(from + i).asDouble();
                }
                signals.add(signal);
            });
            assertEquals(wanted, signals.get(1), 1e-9 * wanted, name);
            assertTrue(signals.get(0) < wanted && wanted < signals.get(2), name);
        }
    }

    /** The correlation of a modality with the output, read off the system that {@code derive} writes for these data. */
    private static double[] correlation(String problem, String name) {
        String start = "values.update(zip(Sigma_yx[\"" + name + "\"], [";
        String text = Run.of(("derive " + problem.replaceAll(" --u0 \\S+", "") + " --format sympy").split(" ", -1))
                .out();
        int at = text.indexOf(start) + start.length();
        String[] numbers = text.substring(at, text.indexOf(']', at)).split(", ", -1);
        double[] correlation = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            correlation[i] = Double.parseDouble(numbers[i]);
        }
        return correlation;
    }

    /** A run in two parts, of which the second starts from the file of the first, reports what the whole run does. */
    @Test
    void aRunThatIsTakenUpAgainKeepsThem(@TempDir Path folder) {
        String run =
                "simulate -a (A:2,B:2):0 --random A=3,B=3,samples=40 --width 4 --lr 0.05 --json --init gaussian-std --u0 0.1";
        JsonNode whole = json(run);
        JsonNode times = whole.get("signalHalfTimes");
        assertTrue(times.get("A").asDouble() > 0);
        assertTrue(whole.get("signalTimeRatio").asDouble() >= 1);
        String saved = folder.resolve("part.npz").toString();
        long half = Math.round(whole.get("steps").asLong() * 0.5);
        json(run + " --max-steps " + half + " --save " + saved);
        JsonNode rest = json(run + " --resume " + saved);
        assertEquals(times, rest.get("signalHalfTimes"));
    }
}
