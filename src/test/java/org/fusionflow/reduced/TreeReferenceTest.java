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
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.AmplitudeFlow;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.flow.WidthFlow;
import org.fusionflow.reduced.run.Monitors;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry of the reference maps of fusion trees; source in {@code src/test/resources/reference/README.md}. */
@Tag("published")
class TreeReferenceTest {
    /** The reference was integrated with a tolerance of 1e-12; its error grows along the escapes. */
    private static final double MAP = 1e-9;

    static Stream<JsonNode> trees() throws IOException {
        try (InputStream in = TreeReferenceTest.class.getResourceAsStream("/reference/fusion-trees.json")) {
            List<JsonNode> rows = new ArrayList<>();
            new ObjectMapper().readTree(Objects.requireNonNull(in)).forEach(rows::add);
            return rows.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("trees")
    void allThreeFlowsGiveTheMapsAtEveryTime(JsonNode row) {
        FusionTree tree = FusionTree.parse(row.get("architecture").asText());
        Moments moments = moments(row);
        double u0 = row.get("u0").asDouble();
        BalancedFlow balanced = new BalancedFlow(tree, moments);
        double[] start = balanced.alignedStart(u0);
        check(row, balanced, start);
        AmplitudeFlow amplitudes = new AmplitudeFlow(tree, moments);
        check(row, amplitudes, amplitudes.balanced(start));
        WidthFlow width = new WidthFlow(tree, moments, 1);
        check(row, width, width.alignedStart(u0));
    }

    private static void check(JsonNode row, ReducedFlow flow, double[] start) {
        Vector times = Vector.of(numbers(row.get("times")));
        ReducedTrajectory found = ReducedRun.of(
                flow,
                start,
                0,
                0,
                new Watch(times, Vector.of(new double[row.get("modalities").size()]), List.of(), true));
        List<TrajectoryPoint> points = found.points();
        assertEquals(times.size(), points.size());
        for (int i = 0; i < times.size(); i++) {
            double[] expected = numbers(row.get("w").get(i));
            for (int j = 0; j < expected.length; j++) {
                assertEquals(
                        expected[j],
                        points.get(i).map().at(j),
                        MAP,
                        flow.getClass().getSimpleName() + " w[" + j + "] at t = " + times.at(i));
            }
        }
        Monitors monitors = found.monitors().orElseThrow();
        // Local errors of 1e-13 over some hundred steps.
        assertTrue(monitors.energy() < 1e-11, monitors::toString);
        assertTrue(monitors.conserved() < 1e-11, monitors::toString);
        assertTrue(monitors.largestRise() < 1e-14, monitors::toString);
        assertTrue(monitors.defect() < 1e-8, monitors::toString);
    }

    private static Moments moments(JsonNode row) {
        List<String> names = new ArrayList<>();
        List<Integer> dimensions = new ArrayList<>();
        row.get("modalities").properties().forEach(field -> {
            names.add(field.getKey());
            dimensions.add(field.getValue().asInt());
        });
        List<double[]> covariance = new ArrayList<>();
        row.get("inputCovariance").forEach(r -> covariance.add(numbers(r)));
        return new Moments(
                new Modalities(names, dimensions),
                new Symmetric(covariance.toArray(double[][]::new)),
                Vector.of(numbers(row.get("inputOutputCorrelation"))),
                row.get("outputVariance").asDouble());
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }
}
