package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.stability.StableStep;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.network.start.GivenWeights;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training with remedies: what is exact, what is conserved, and where it ends. Toy data have standard deviations 2 and 1 and correlation 1/2. */
final class RemedyTrainingTest {
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");
    private static final Moments TOY = new ToyData(2, 0.5, 1, 1).moments();
    private static final GradientFlow FLOW = new GradientFlow();

    private static Remedies remedies(FusionTree tree, String... words) {
        Map<String, Value> given = new java.util.HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            given.put(words[i], OptionValue.of("--" + words[i], words[i + 1]));
        }
        return RemedyReader.read(given, tree);
    }

    private static Problem late(double u0, String... words) {
        return Problem.of(LATE, TOY, u0).with(remedies(LATE, words));
    }

    private static TrainingPlan plan(
            Problem problem, Initialization start, TrainingMethod method, double end, double... times) {
        StopRule stop = new StopRule(3_000_000, end, OptionalDouble.of(0));
        return new TrainingPlan(problem, NetworkSetup.linear(8, start, method, stop), 5, Vector.of(times));
    }

    private static TrainingResult train(Problem problem, TrainingMethod method, double end, double... times) {
        return Simulator.train(plan(problem, new AlignedStart(), method, end, times));
    }

    private static void assertMap(double a, double b, Vector map, double within) {
        assertEquals(a, map.at(0), within);
        assertEquals(b, map.at(1), within);
    }

    /** Layers with rates move as plain ones do, of weights divided by the root of their rate, on inputs that are scaled. */
    @Test
    void ratesAreScalingsOfInputsAndStarts() {
        FusionTree tree = FusionTree.parse("(A:3,B:2):1");
        Map<String, Double> rates = Map.of("A", 0.5, "B", 1.5, "A+B", 2.0);
        double[] scale = {Math.sqrt(Math.pow(0.5, 3) * 2), Math.sqrt(Math.pow(1.5, 2) * 2)};
        double[][] covariance = TOY.inputCovariance().toArray();
        double[] correlation = TOY.correlation().toArray();
        for (int i = 0; i < 2; i++) {
            correlation[i] *= scale[i];
            for (int j = 0; j < 2; j++) {
                covariance[i][j] *= scale[i] * scale[j];
            }
        }
        Moments scaled =
                new Moments(TOY.modalities(), new Symmetric(covariance), Vector.of(correlation), TOY.outputVariance());
        double[] times = {0.5, 1, 2, 4, 8};
        Problem rated = Problem.of(tree, TOY, 0.5).with(remedies(tree, "rate", "A=0.5,B=1.5,A+B=2"));
        TrainingPlan with = plan(rated, new GaussianNorm(), FLOW, 9, times);
        Layout layout = Simulator.layout(with);
        double[] start = Simulator.initialWeights(with).toArray();
        for (Layer layer : layout.layers()) {
            for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
                start[i] /= Math.sqrt(rates.getOrDefault(layer.edge(), 1.0));
            }
        }
        TrainingPlan plain = plan(
                Problem.of(tree, scaled, 0.5),
                new GivenWeights(new LayerWeights(layout.sizes(), start)),
                FLOW,
                9,
                times);
        TrainingResult one = Simulator.train(with);
        TrainingResult other = Simulator.train(plain);
        for (int t = 0; t < times.length; t++) {
            Vector map = one.trajectory().get(t).map();
            for (int m = 0; m < 2; m++) {
                assertEquals(
                        scale[m] * other.trajectory().get(t).map().at(m),
                        map.at(m),
                        1e-9 * map.norm(),
                        "t " + times[t]);
            }
        }
        assertTrue(one.conservedDrift() < 1e-9, "the balance with rates, " + one.conservedDrift());
        // So is the curvature that limits steps.
        Descent steps = Descent.plain(0.01);
        StopRule stop = StopRule.afterSteps(1);
        double curvature = StableStep.at(
                        with.inTheWayOf(steps, stop),
                        Simulator.initialWeights(with).toArray())
                .orElseThrow()
                .curvature()
                .value();
        assertEquals(
                StableStep.at(plain.inTheWayOf(steps, stop), start)
                        .orElseThrow()
                        .curvature()
                        .value(),
                curvature,
                1e-5 * curvature);
    }

    /** The flow changes its rates at the time that is given, to the last bit of it. */
    @Test
    void ratesOfTheFlowChangeAtTheirTime() {
        double[] times = {0.5, 1, 1.4, 2, 3};
        TrainingResult whole = train(late(1e-2, "rate", "A=1,B=2.5@t<1;A=0.5"), FLOW, 4, times);
        TrainedRun first =
                Simulator.train(plan(late(1e-2, "rate", "B=2.5"), new AlignedStart(), FLOW, 1), Watching.NOBODY);
        TrainingPlan then = plan(
                late(1e-2, "rate", "A=0.5"),
                new GivenWeights(
                        new LayerWeights(first.layout().sizes(), first.end().weights())),
                FLOW,
                3,
                0.4,
                1,
                2);
        TrainingResult second = Simulator.train(then);
        for (int t = 0; t < 3; t++) {
            Vector expected = second.trajectory().get(t).map();
            assertEquals(0, expected.minus(whole.trajectory().get(t + 2).map()).norm(), 1e-10 * expected.norm());
        }
    }

    /** A step has the factor that holds at the time at which it begins, whatever the method makes of the gradient. */
    @Test
    void stepsHaveTheRateOfTheTimeAtWhichTheyBegin() {
        for (Descent method : new Descent[] {Descent.plain(0.25), Descent.momentum(0.25, 0.5), Descent.adam(0.25)}) {
            Problem problem = late(0.1, "rate", "A=0.5,B=0@t<0.5");
            TrainingPlan plan = plan(problem, new AlignedStart(), method, 1e3);
            Layout layout = Simulator.layout(plan);
            double[] start = Simulator.start(plan).weights();
            double[] plain = afterSteps(plan(late(0.1), new AlignedStart(), method, 1e3), 1);
            double[] first = afterSteps(plan, 1);
            double[] second = afterSteps(plan, 2);
            double[] third = afterSteps(plan, 3);
            for (Layer layer : layout.layers()) {
                boolean slow = layer.edge().equals("A");
                for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
                    assertEquals((slow ? 0.5 : 0) * (plain[i] - start[i]), first[i] - start[i], 1e-15, method.name());
                    assertTrue(slow || second[i] == start[i], method.name());
                    assertTrue(slow || third[i] != start[i], method.name() + " moves B from t = 0.5 on");
                }
            }
        }
    }

    private static double[] afterSteps(TrainingPlan plan, long steps) {
        return Simulator.trainAtFullWidth(plan.withStop(StopRule.afterSteps(steps)), Watching.NOBODY)
                .end()
                .weights();
    }

    /** Section 3 of the theory of remedies: w_B = e_B / Sigma_B = 0.75, and 0.09375 of loss stays; a little less if A was not quite learned. */
    @Test
    void freezingTheFirstModalityKeepsItsMisattribution() {
        TrainingResult late = train(late(1e-8, "freeze", "A@t>6"), FLOW, 1e4);
        assertMap(1.25, 0.75, late.finalMap(), 1e-6);
        assertEquals(0.09375, late.finalLoss(), 1e-6);
        assertEquals(Outcome.STOPPED_BY_EVENT, late.outcome());
        assertTrue(late.restTime().isPresent() && late.endTime() < 100, "at rest at " + late.endTime());
        TrainingResult early = train(late(1e-3, "freeze", "A@t>3.2"), FLOW, 1e4);
        assertEquals(0.0931, early.finalLoss(), 5e-5);
    }

    /** Where A is learned, 1 % of its residual is left: 5 - 4 w_A - w_B = 0.05 then, and w_A stays. */
    @ParameterizedTest
    @ValueSource(strings = {"flow", "gd"})
    void aModalityThatIsLearnedStops(String method) {
        TrainingMethod trained = method.equals("flow") ? FLOW : Descent.plain(1e-3);
        TrainingResult result = train(late(1e-6, "freeze", "A"), trained, 1e3);
        // B has not begun to grow then: its map is of the size of the start.
        assertEquals(0.25 * (5 - 0.05), result.finalMap().at(0), method.equals("flow") ? 1e-6 : 1e-4);
        assertEquals(2 - result.finalMap().at(0), result.finalMap().at(1), 1e-6);
        assertTrue(result.restTime().isPresent());
    }

    /** 4 w_A + p_B w_B = 5, p_A w_A + w_B = 2: dropout ends at a biased map. */
    @ParameterizedTest
    @ValueSource(strings = {"flow", "gd", "momentum"})
    void dropoutEndsAtABiasedMap(String method) {
        TrainingMethod trained = switch (method) {
            case "flow" -> FLOW;
            case "gd" -> Descent.plain(0.02);
            default -> Descent.momentum(0.01, 0.5);
        };
        TrainingResult result = train(late(1e-3, "dropout", "A=0.3"), trained, 1e4);
        assertMap(1 / 1.1, 1.5 / 1.1, result.finalMap(), 1e-6);
        assertEquals(0.0496, result.finalLoss(), 5e-5);
        assertTrue(result.restTime().isPresent(), method);
        TrainingResult both = train(late(1e-3, "dropout", "A=0.5,B=0.5"), trained, 1e4);
        assertEquals(0.149, both.finalLoss(), 5e-4);
        // With inputs that are divided by p, the map is p times that of the inputs as they are.
        TrainingResult divided = train(late(1e-3, "dropout", "A=0.3", "dropoutRescale", "true"), trained, 1e4);
        assertMap(0.7 / 1.1, 1.5 / 1.1, divided.finalMap(), 1e-6);
    }

    /** Each modality fits the output alone, 5/4 and 2/1: the sum overshoots. */
    @ParameterizedTest
    @ValueSource(strings = {"flow", "gd"})
    void alternationOvershoots(String method) {
        TrainingMethod trained = method.equals("flow") ? FLOW : Descent.plain(0.02);
        TrainingResult result = train(late(1e-3, "alternate", "true"), trained, 1e4);
        assertMap(1.25, 2, result.finalMap(), 1e-6);
        assertEquals(TOY.loss(Vector.of(1.25, 2)), result.finalLoss(), 1e-6);
        // s_A / s_B = 2.5 is the limit of small starts.
        TrainingResult small = Simulator.train(plan(late(1e-12, "alternate", "true"), new AlignedStart(), FLOW, 1e3));
        double[] half = small.halfTimes().stream()
                .mapToDouble(time -> time.map(LocatedTime::time).orElse(Double.NaN))
                .toArray();
        assertEquals(2.5, half[1] / half[0], 0.03);
    }

    /** The minimum of a sum of squares: (1 + l_A) 4 w_A + w_B = (1 + l_A) 5 and likewise for B. */
    @Test
    void lossesOfBranchesMoveTheEnd() {
        TrainingResult result = train(late(1e-3, "branchLoss", "A=0.5,B=2"), FLOW, 1e4);
        // 6 a + b = 7.5, a + 3 b = 6.
        assertMap(16.5 / 17, 28.5 / 17, result.finalMap(), 1e-6);
    }

    /** OGM holds the ratio of the outputs where the slowed branch is as fast as the other: (1 - tanh(alpha R)) s_A = s_B. */
    @Test
    void modulationLocksTheRatioOfOutputs() {
        TrainingResult result = train(late(1e-8, "rate", "ogm=0.1"), FLOW, 6, 6);
        Vector map = result.trajectory().get(0).map();
        double locked = 0.5 * Math.log((1 + 0.6) / (1 - 0.6)) / 0.1;
        assertEquals(6.9315, locked, 5e-5);
        assertEquals(locked, 2 * map.at(0) / map.at(1), 1e-3);
        // For a large alpha the outputs stay equal: the flow goes along the jump of the rule.
        TrainingResult equal = train(late(1e-8, "rate", "ogm=2"), FLOW, 6, 6);
        assertEquals(
                1,
                2
                        * equal.trajectory().get(0).map().at(0)
                        / equal.trajectory().get(0).map().at(1),
                1e-3);
    }

    /** Decay makes all layers shrink or rest: (5 - m) / 4 alone, and together where gradients and decay cancel. */
    @Test
    void weightDecayComesToRest() {
        TrainingPlan plan = plan(late(1e-3, "weightDecay", "0.3"), new AlignedStart(), FLOW, 1e5);
        assertEquals(0.3, plan.weightDecay());
        TrainingResult result = Simulator.train(plan);
        // 4 a + b = 4.7, a + b = 1.7.
        assertMap(1, 0.7, result.finalMap(), 1e-6);
        assertTrue(result.endTime() < 200, "at rest at " + result.endTime());
        TrainingResult strong = train(late(1e-3, "weightDecay", "1.5"), FLOW, 1e5);
        // B has e_B = 2 - 0.875 < 1.5 to grow from, and vanishes.
        assertMap(0.875, 0, strong.finalMap(), 1e-6);
        assertTrue(strong.endTime() < 1000, "at rest at " + strong.endTime());
    }

    @Test
    void aNetworksOwnScaleAndDecayComeBeforeThoseOfTheProblem() {
        Problem problem = late(0.1, "scale", "A=2", "weightDecay", "0.3");
        NetworkSetup setup = NetworkSetup.linear(4, new AlignedStart(), FLOW, StopRule.afterTime(10, FLOW));
        TrainingPlan taken = new TrainingPlan(problem, setup, 1, Vector.of());
        assertEquals("aligned, A x 2.0", taken.initialization().name());
        TrainingPlan own = new TrainingPlan(problem, setup.withLoss(setup.loss(), 0), 1, Vector.of());
        assertEquals(0, own.weightDecay());
        assertNotEquals(
                Simulator.start(new TrainingPlan(Problem.of(LATE, TOY, 0.1), setup, 1, Vector.of()))
                        .weights()[0],
                Simulator.start(taken).weights()[0]);
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        NetworkSetup relu = NetworkSetup.linear(4, new GaussianNorm(), FLOW, StopRule.afterTime(10, FLOW))
                .withActivation(Activation.RELU);
        Problem ogm = late(0.1, "rate", "ogm=0.1");
        String message =
                String.valueOf(assertThrows(InvalidInput.class, () -> new TrainingPlan(ogm, relu, 1, Vector.of()))
                        .getMessage());
        assertTrue(message.contains("expected a linear network"), message);
        FusionTree heads = FusionTree.parse("A:0");
        String layers = String.valueOf(assertThrows(InvalidInput.class, () -> remedies(heads, "freeze", "A@t>1"))
                .getMessage());
        assertTrue(layers.contains("layers of its own"), layers);
        TrainingPlan learned = plan(late(0.1, "freeze", "A"), new AlignedStart(), Descent.plain(0.01), 1);
        TrainedRun run = Simulator.train(learned, Watching.NOBODY);
        Checkpoint end = run.end();
        assertThrows(InvalidInput.class, () -> Simulator.resume(learned, end, Watching.NOBODY));
    }

    /** Runs without remedies make the very same numbers whether or not a problem says that it has none. */
    @Test
    void neutralRemediesChangeNothing() {
        for (TrainingMethod method : new TrainingMethod[] {FLOW, Descent.plain(0.02)}) {
            TrainingResult plain = train(late(1e-2), method, 5, 1, 3);
            TrainingResult neutral = train(
                    late(1e-2, "rate", "A=1,B=1", "dropout", "A=0", "branchLoss", "B=0", "scale", "A=1"),
                    method,
                    5,
                    1,
                    3);
            assertArrayEquals(plain.finalMap().toArray(), neutral.finalMap().toArray(), 0);
        }
    }
}
