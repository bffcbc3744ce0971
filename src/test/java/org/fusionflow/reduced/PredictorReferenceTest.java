package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the independent reference program; sources in {@code src/test/resources/reference/README.md}. */
@Tag("published")
class PredictorReferenceTest {
    /** Half times of the reference are located to about 1e-10; 1e-8 leaves room for its integrator's tolerance. */
    private static final double HALF_TIME = 1e-8;

    static Stream<JsonNode> twoModality() throws IOException {
        return rows("two-modality.json");
    }

    private static Stream<JsonNode> rows(String name) throws IOException {
        try (InputStream in = PredictorReferenceTest.class.getResourceAsStream("/reference/" + name)) {
            List<JsonNode> rows = new ArrayList<>();
            new ObjectMapper().readTree(Objects.requireNonNull(in, name)).forEach(rows::add);
            return rows.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("twoModality")
    void halfTimesAndRatiosMatch(JsonNode row) {
        Moments moments = new ToyData(
                        row.get("ratio").asDouble(),
                        row.get("rho").asDouble(),
                        row.get("wA").asDouble(),
                        row.get("wB").asDouble())
                .moments();
        Prediction prediction = Predictions.of(
                FusionTree.parse(row.get("architecture").asText()),
                moments,
                row.get("u0").asDouble(),
                new double[0]);
        assertEquals(0, prediction.first());
        assertTime(row.get("halfTimeFirst"), prediction.trajectory().halfTimes().get(0));
        assertTime(
                row.get("halfTimeSecond"), prediction.trajectory().halfTimes().get(1));
        if (row.get("reducedRatio").isNull()) {
            assertTrue(prediction.timeRatio().isEmpty());
            assertTrue(prediction.warnings().stream().anyMatch(w -> w.startsWith("sign reversal")));
        } else {
            double ratio = row.get("reducedRatio").asDouble();
            assertEquals(ratio, prediction.timeRatio().orElseThrow(), HALF_TIME * ratio);
        }
        double formula = row.get("formulaRatio").asDouble();
        assertEquals(formula, prediction.laws().formulaRatio().orElseThrow(), 1e-10 * formula);
        double asymptotic = row.get("asymptoticRatio").asDouble();
        assertEquals(asymptotic, prediction.laws().asymptoticRatio().orElseThrow(), 1e-10 * asymptotic);
    }

    private static void assertTime(JsonNode expected, Optional<LocatedTime> actual) {
        if (expected.isNull()) {
            assertTrue(actual.isEmpty());
        } else {
            assertEquals(expected.asDouble(), actual.orElseThrow().time(), HALF_TIME * expected.asDouble());
        }
    }

    static Stream<JsonNode> twoModalityTrees() throws IOException {
        return rows("fusion-trees.json").filter(row -> row.get("modalities").size() == 2);
    }

    @ParameterizedTest
    @MethodSource("twoModalityTrees")
    void mapsMatchAtEveryListedTime(JsonNode row) {
        List<String> names = new ArrayList<>();
        List<Integer> dimensions = new ArrayList<>();
        row.get("modalities").properties().forEach(field -> {
            names.add(field.getKey());
            dimensions.add(field.getValue().asInt());
        });
        List<double[]> covariance = new ArrayList<>();
        row.get("inputCovariance").forEach(r -> covariance.add(numbers(r)));
        Moments moments = new Moments(
                new Modalities(names, dimensions),
                new Symmetric(covariance.toArray(double[][]::new)),
                Vector.of(numbers(row.get("inputOutputCorrelation"))),
                row.get("outputVariance").asDouble());
        double[] times = numbers(row.get("times"));
        Prediction prediction = Predictions.of(
                FusionTree.parse(row.get("architecture").asText()),
                moments,
                row.get("u0").asDouble(),
                times);
        List<TrajectoryPoint> points = prediction.trajectory().points();
        assertEquals(times.length, points.size());
        for (int i = 0; i < times.length; i++) {
            double[] expected = numbers(row.get("w").get(i));
            for (int j = 0; j < expected.length; j++) {
                assertEquals(expected[j], points.get(i).map().at(j), 1e-9, "w[" + j + "] at t = " + times[i]);
            }
        }
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }
}
