package org.fusionflow.reduced.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Half times with and without remedies of the reference; source in {@code src/test/resources/reference/README.md}. */
@Tag("published")
class RemediesReferenceTest {
    /** The reference was integrated with a tolerance of 1e-12. */
    private static final double RELATIVE = 1e-9;

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream in = RemediesReferenceTest.class.getResourceAsStream("/reference/remedies.json")) {
            List<JsonNode> rows = new ArrayList<>();
            new ObjectMapper().readTree(Objects.requireNonNull(in)).get("cases").forEach(rows::add);
            return rows.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void halfTimesAreThoseOfTheReference(JsonNode row) {
        FusionTree tree = FusionTree.parse(row.get("architecture").asText());
        Problem plain =
                Problem.of(tree, moments(row.get("statistics")), row.get("u0").asDouble());
        check(row.get("without"), Predictor.predict(plain, PredictionRequest.WHOLE));
        Prediction remedied = Predictor.predict(plain.with(remedies(row.get("remedy"), tree)), PredictionRequest.WHOLE);
        check(row.get("with"), remedied);
        JsonNode limit = row.get("with").get("limitRatio");
        remedied.laws().asymptoticRatio().ifPresent(ratio -> assertEquals(limit.asDouble(), ratio, 1e-12));
        assertTrue(remedied.trajectory().monitors().orElseThrow().energy() < 1e-10);
    }

    private static void check(JsonNode expected, Prediction found) {
        for (int m = 0; m < 2; m++) {
            double time = expected.get("halfTime" + found.tree().names().get(m)).asDouble();
            assertEquals(time, found.halfTime(m).orElseThrow(), RELATIVE * time);
        }
    }

    private static Remedies remedies(JsonNode remedy, FusionTree tree) {
        String key = switch (remedy.get("kind").asText()) {
            case "rates" -> "rate";
            case "start" -> "scale";
            default -> remedy.get("kind").asText();
        };
        String text = key.equals("whiten") ? "true" : "A=" + remedy.get("A") + ",B=" + remedy.get("B");
        return RemedyReader.read(Map.of(key, OptionValue.of("--" + key, text)), tree);
    }

    private static Moments moments(JsonNode statistics) {
        JsonNode rows = statistics.get("inputCovariance");
        double[][] covariance = new double[rows.size()][];
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] = numbers(rows.get(i));
        }
        JsonNode sizes = statistics.get("sizes");
        return new Moments(
                new Modalities(
                        List.of("A", "B"),
                        List.of(sizes.get(0).asInt(), sizes.get(1).asInt())),
                new Symmetric(covariance),
                Vector.of(numbers(statistics.get("inputOutputCorrelation"))),
                statistics.get("outputVariance").asDouble());
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
