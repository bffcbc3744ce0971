package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From an aligned start the full flow of all weights is the balanced reduction, for all time. */
final class NetworkReductionTest {
    static Stream<Arguments> twoModalities() {
        return IntStream.rangeClosed(2, 5)
                .boxed()
                .flatMap(layers -> IntStream.rangeClosed(1, layers)
                        .boxed()
                        .flatMap(fusion -> Stream.of(2, 5).map(dimension -> Arguments.of(layers, fusion, dimension))));
    }

    @ParameterizedTest
    @MethodSource("twoModalities")
    @Tag("closed-form")
    void alignedFlowFollowsTheReductionForEveryFusionLayer(int layers, int fusion, int dimension) {
        FusionTree tree = FusionTree.twoModalities(Depth.of(layers), Depth.of(fusion));
        Moments moments = NetworkSamples.moments(
                new Modalities(List.of("A", "B"), List.of(dimension, dimension)),
                new Random(100L * layers + 10L * fusion + dimension));
        double u0 = 0.2;
        // The wide network is one case: the error does not depend on the width, the time does.
        int width = layers == 4 && fusion == 3 && dimension == 2 ? 50 : 10;
        BalancedReduction reduction = new BalancedReduction(tree, moments);
        double end = reduction.timeOfLearning(u0);
        double[] times =
                IntStream.rangeClosed(0, 40).mapToDouble(i -> end * i / 40).toArray();
        TrainingResult result = Simulator.train(NetworkSamples.plan(
                tree,
                moments,
                width,
                new AlignedStart(),
                u0,
                new GradientFlow(),
                7,
                Vector.of(times),
                new StopRule(100_000, end, OptionalDouble.of(0))));
        assertEquals(Outcome.REACHED_END, result.outcome());
        assertAgree(reduction.maps(u0, Vector.of(times)), result, 1e-8);
    }

    static Stream<Arguments> references() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                NetworkReductionTest.class.getResourceAsStream("/reference/fusion-trees.json"))) {
            List<Arguments> cases = new ArrayList<>();
            new ObjectMapper()
                    .readTree(in)
                    .forEach(one ->
                            cases.add(Arguments.of(one.get("architecture").asText(), one)));
            return cases.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void alignedFlowMatchesTheReferenceProgram(String architecture, JsonNode reference) {
        Map<String, Integer> dimensions = new LinkedHashMap<>();
        reference
                .get("modalities")
                .properties()
                .forEach(one -> dimensions.put(one.getKey(), one.getValue().asInt()));
        double[][] covariance = new double[reference.get("inputCovariance").size()][];
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] = numbers(reference.get("inputCovariance").get(i)).toArray();
        }
        Moments moments = new Moments(
                new Modalities(List.copyOf(dimensions.keySet()), List.copyOf(dimensions.values())),
                new Symmetric(covariance),
                numbers(reference.get("inputOutputCorrelation")),
                reference.get("outputVariance").asDouble());
        Vector times = numbers(reference.get("times"));
        TrainingResult result = Simulator.train(NetworkSamples.plan(
                FusionTree.parse(architecture),
                moments,
                8,
                new AlignedStart(),
                reference.get("u0").asDouble(),
                new GradientFlow(),
                1,
                times,
                StopRule.afterTime(times.at(times.size() - 1), new GradientFlow())));
        List<Vector> maps = new ArrayList<>();
        reference.get("w").forEach(row -> maps.add(numbers(row)));
        // The reference was integrated with a tolerance of 1e-12 and its statistics are exact as written.
        assertAgree(maps, result, 1e-7);
    }

    private static Vector numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return Vector.of(numbers);
    }

    private static void assertAgree(List<Vector> expected, TrainingResult result, double tolerance) {
        assertEquals(expected.size(), result.trajectory().size());
        assertTrue(worst(expected, result) <= tolerance, () -> "differs by " + worst(expected, result));
    }

    private static double worst(List<Vector> expected, TrainingResult result) {
        double worst = 0;
        for (int i = 0; i < expected.size(); i++) {
            TrajectoryPoint point = result.trajectory().get(i);
            worst = Math.max(worst, point.map().minus(expected.get(i)).norm());
        }
        return worst;
    }
}
