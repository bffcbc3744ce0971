package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.data.made.FissionSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.network.start.Initialization;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose heads read the input: each head is a network of its own. */
final class NetworkFissionTest {
    private static final int WIDTH = 6;

    /** A part of another start's weights. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Part(double[] all, int from) implements Initialization {
        @Override
        public String name() {
            return "part";
        }

        @Override
        public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
            return Arrays.copyOfRange(all, from, from + layout.weights());
        }
    }

    private static TrainingPlan plan(NetworkDesign design, TrainingData data, Initialization start) {
        Problem problem = new Problem(design.tree(), data, 0.3);
        NetworkSetup setup = NetworkSetup.linear(
                        WIDTH, start, Descent.plain(0.02), new StopRule(60, 1e9, java.util.OptionalDouble.of(0)))
                .withDesign(design);
        return new TrainingPlan(problem, setup, 3, Vector.of());
    }

    private static Samples output(Samples samples, int o) {
        return Samples.of(samples.modalities(), samples.count(), 1, (p, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = samples.input(p, i);
            }
            y[0] = samples.output(p, o);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0})
    void eachHeadOfAnInputIsTrainedAsIfItWereAlone(double slope) {
        FusionTree alone = FusionTree.parse("A:0");
        TrainingData data = FissionSamples.parse("inputs=3,rho=0.4,norm.2=2,noise=0.1,samples=40")
                .trainingData(alone);
        NetworkDesign both = new NetworkDesign(
                alone, List.of(WIDTH), List.of(new Head("C", 2, 1), new Head("D", 3, 1)), new Activation(slope), false);
        TrainingPlan plan = plan(both, data, new GaussianStd());
        double[] start = Simulator.start(plan).weights();
        double[] end = Simulator.trainAtFullWidth(plan, Watching.NOBODY).end().weights();
        double losses = 0;
        int from = 0;
        for (int o = 0; o < 2; o++) {
            NetworkDesign one = NetworkDesign.linear(FusionTree.parse("A:" + (2 + o)), WIDTH)
                    .withActivation(new Activation(slope));
            TrainingPlan single =
                    plan(one, TrainingData.of(output(data.samples().orElseThrow(), o)), new Part(start, from));
            double[] ended =
                    Simulator.trainAtFullWidth(single, Watching.NOBODY).end().weights();
            assertArrayEquals(ended, Arrays.copyOfRange(end, from, from + ended.length), 1e-12);
            losses += Simulator.train(single).finalLoss();
            from += ended.length;
        }
        assertEquals(end.length, from);
        assertEquals(losses, Simulator.train(plan).finalLoss(), 1e-12);
    }

    /**
     * The published network: x ~ N(0, 4), y = (x/2, x), two layers of its own for each output. Output o is learned as
     * w' = 8 w (w* - w), from the amplitude u of its growing mode: half time ln(w* / u^2 - 1)/(8 w*).
     */
    @Test
    @Tag("closed-form")
    void thePublishedFissionNetworkLearnsTheLargerOutputFirst() {
        FusionTree alone = FusionTree.parse("A:0");
        TrainingData data = FissionSamples.parse("inputs=1,norm.1=0.5,norm.2=1,rho=1,std=2,teacher=axes")
                .trainingData(alone);
        NetworkDesign design = new NetworkDesign(
                alone, List.of(100), List.of(new Head("C", 2, 1), new Head("D", 2, 1)), Activation.LINEAR, false);
        NetworkSetup setup = NetworkSetup.linear(
                        100,
                        new GaussianStd(),
                        new GradientFlow(),
                        new StopRule(100_000, 1e9, java.util.OptionalDouble.of(1e-12)))
                .withDesign(design);
        Problem problem = new Problem(alone, data, 1e-9);
        double[] start = Simulator.start(new TrainingPlan(problem, setup, 1, Vector.of()))
                .weights();
        double[] times = new double[2];
        for (int o = 0; o < 2; o++) {
            double squares = 0;
            for (int unit = 0; unit < 100; unit++) {
                double mode = start[200 * o + unit] + start[200 * o + 100 + unit];
                squares += mode * mode / 4;
            }
            double best = 0.5 + 0.5 * o;
            times[o] = Math.log(best / squares - 1) / (8 * best);
        }
        TrainingPlan plan = new TrainingPlan(problem, setup, 1, Vector.of(times[1], times[0]));
        List<Vector> maps = Simulator.train(plan).trajectory().stream()
                .map(point -> point.map())
                .toList();
        assertEquals(0.5, maps.get(0).at(1), 1e-6);
        assertEquals(0, maps.get(0).at(0), 1e-6);
        assertEquals(0.25, maps.get(1).at(0), 1e-6);
        assertEquals(1, maps.get(1).at(1), 1e-6);
    }
}
