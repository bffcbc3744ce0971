package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Dropout;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingWatch;
import org.fusionflow.network.start.AlignedStart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Half times of networks with remedies against an independent program; source in {@code src/test/resources/reference/README.md}. */
final class RemedyReferenceTest {
    /** The reference gives six digits or more; both sides integrate to about 1e-11. */
    private static final double AGREE = 1e-6;

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RemedyReferenceTest.class.getResourceAsStream("/reference/remedies.json"))) {
            List<Arguments> cases = new ArrayList<>();
            new ObjectMapper()
                    .readTree(in)
                    .get("cases")
                    .forEach(one -> cases.add(Arguments.of(one.get("name").asText(), one)));
            return cases.stream();
        }
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    private static Moments moments(JsonNode statistics, JsonNode sizes, double variance) {
        double[][] covariance = new double[statistics.get("inputCovariance").size()][];
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] = numbers(statistics.get("inputCovariance").get(i));
        }
        // Products of rounded numbers are symmetric to rounding only.
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < i; j++) {
                covariance[i][j] = covariance[j][i];
            }
        }
        return new Moments(
                new Modalities(
                        List.of("A", "B"),
                        List.of(sizes.get(0).asInt(), sizes.get(1).asInt())),
                new Symmetric(covariance),
                Vector.of(numbers(statistics.get("inputOutputCorrelation"))),
                variance);
    }

    private static Remedies remedies(JsonNode remedy) {
        Remedies none = Remedies.NONE;
        Map<String, Double> factors = remedy.has("A")
                ? Map.of("A", remedy.get("A").asDouble(), "B", remedy.get("B").asDouble())
                : Map.of();
        return switch (remedy.get("kind").asText()) {
            case "rates" -> none.with(Rates.of(factors));
            case "start" -> none.with(factors, 0);
            case "dropout" ->
                new Remedies(
                        Rates.EQUAL,
                        Map.of(),
                        false,
                        new Dropout(factors, false),
                        Map.of(),
                        false,
                        List.of(),
                        Map.of(),
                        0);
            case "whiten" ->
                new Remedies(Rates.EQUAL, Map.of(), true, Dropout.NONE, Map.of(), false, List.of(), Map.of(), 0);
            default -> throw new IllegalArgumentException(remedy.toString());
        };
    }

    private static TrainingResult train(Problem problem, double[] halfNorms) {
        GradientFlow flow = new GradientFlow();
        NetworkSetup setup =
                NetworkSetup.linear(8, new AlignedStart(), flow, new StopRule(1_000_000, 1e4, OptionalDouble.empty()));
        return Simulator.train(new TrainingPlan(
                problem,
                setup,
                1,
                new TrainingWatch(new HalfNorms(Vector.of(halfNorms)), Optional.empty(), Vector.of())));
    }

    private static void assertHalfTimes(JsonNode expected, TrainingResult result, String name) {
        for (int m = 0; m < 2; m++) {
            double time = expected.get("halfTime" + "AB".charAt(m)).asDouble();
            assertEquals(
                    time,
                    result.halfTimes().get(m).map(LocatedTime::time).orElse(Double.NaN),
                    AGREE * time,
                    name + ", " + "AB".charAt(m));
        }
    }

    /** The norm of the map of the modality that is learned first, alone. */
    private static double alone(Moments moments, int first) {
        return moments.modalities()
                .block(LeastSquares.on(moments, Set.of(first)).map(), first)
                .norm();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void halfTimesAreThoseOfTheReferenceProgram(String name, JsonNode one) {
        JsonNode statistics = one.get("statistics");
        Moments moments = moments(
                statistics,
                statistics.get("sizes"),
                statistics.get("outputVariance").asDouble());
        FusionTree tree = FusionTree.parse(one.get("architecture").asText());
        Problem plain = Problem.of(tree, moments, one.get("u0").asDouble());
        LeastSquares best = LeastSquares.onAll(moments);
        assertHalfTimes(
                one.get("without"),
                train(plain, new double[] {
                    0.5 * alone(moments, 0),
                    0.5 * moments.modalities().block(best.map(), 1).norm()
                }),
                name + ", without");
        JsonNode with = one.get("with");
        double[] half = {
            0.5 * Vector.of(numbers(with.get("finalMapA"))).norm(),
            0.5 * Vector.of(numbers(with.get("finalMapB"))).norm()
        };
        if (!one.get("note").asText().startsWith("limit: both leave together")) {
            JsonNode effective = one.get("effectiveStatistics");
            Moments there = effective.isNull()
                    ? moments
                    : moments(effective, statistics.get("sizes"), moments.outputVariance());
            int first = "AB".indexOf(with.get("first").asText());
            half[first] = 0.5 * alone(there, first);
        }
        assertHalfTimes(with, train(plain.with(remedies(one.get("remedy"))), half), name);
    }
}
