package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.record.ContributionHalfTimes;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.GivenWeights;
import org.fusionflow.reduced.alignment.ReferenceCase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Full networks of rectified units from given weights, against an independent program; source in {@code src/test/resources/reference/README.md}. */
class RectifiedHalfTimesTest {
    static Stream<ReferenceCase> cases() throws IOException {
        return ReferenceCase.all();
    }

    /** The bound that the reference is given with: it says that 1e-12 in the weights changes its times by some 1e-12. */
    private static final double REFERENCE = 1e-6;

    @ParameterizedTest
    @MethodSource("cases")
    @Tag("published")
    void halfTimesOfTheFullNetworkAreThoseOfTheReference(ReferenceCase given) {
        given.json().get("full").properties().forEach(entry -> {
            double u0 = Double.parseDouble(entry.getKey());
            ContributionHalfTimes found = train(given, u0);
            for (int m = 0; m < 2; m++) {
                double expected = entry.getValue().get("half").get(m).asDouble();
                assertEquals(expected, found.of(m).orElseThrow(), REFERENCE * expected, () -> given + " " + u0);
            }
        });
    }

    static LayerWeights weights(ReferenceCase given, double u0) {
        JsonNode json = given.json();
        int h = json.get("h").asInt();
        LayerSizes sizes = new LayerSizes(
                LayerGraph.of(ReferenceCase.TREE), given.samples().modalities(), h, 1);
        List<Double> entries = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            json.get("initUnitW").get(m).forEach(row -> row.forEach(w -> entries.add(u0 * w.asDouble())));
            json.get("initUnitA").get(m).forEach(a -> entries.add(u0 * a.asDouble()));
        }
        return new LayerWeights(
                sizes, entries.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static ContributionHalfTimes train(ReferenceCase given, double u0) {
        TrainingData data = TrainingData.of(given.samples());
        Descent descent = Descent.plain(given.json().get("lr").asDouble());
        long steps = Math.round(
                given.json().get("T").asDouble() / given.json().get("lr").asDouble());
        TrainingPlan plan = new TrainingPlan(
                new Problem(ReferenceCase.TREE, data, u0),
                NetworkSetup.linear(
                                given.json().get("h").asInt(),
                                new GivenWeights(weights(given, u0)),
                                descent,
                                // The run must not end before the contributions are those of a converged network.
                                StopRule.afterSteps(steps).withStopLoss(0))
                        .withActivation(new Activation(given.slope())),
                1,
                Vector.of());
        ContributionHalfTimes watcher = new ContributionHalfTimes(Contributions.of(Simulator.layout(plan), data), 0);
        Simulator.train(plan, new Watching(ProgressListener.NONE, watcher, () -> false));
        return watcher;
    }
}
