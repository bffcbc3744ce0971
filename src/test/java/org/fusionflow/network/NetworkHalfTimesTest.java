package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half times are measured on every network, and constants count where a network has them. */
final class NetworkHalfTimesTest {
    private static final GradientFlow FLOW = new GradientFlow();

    private static TrainingPlan plan(NetworkDesign design, TrainingData data, TrainingMethod method, Vector times) {
        StopRule stop = new StopRule(200_000, 1e4, OptionalDouble.empty());
        return new TrainingPlan(
                new Problem(design.tree(), data, 0.5),
                NetworkSetup.linear(1, new GaussianNorm(), method, stop).withDesign(design),
                3,
                times);
    }

    /** Three inputs around means that are not 0, and noise. */
    private static Samples samples(int outputs, boolean means) {
        Random random = new Random(8);
        List<Vector> inputs = new ArrayList<>();
        List<Vector> made = new ArrayList<>();
        for (int s = 0; s < 40; s++) {
            double a = random.nextGaussian() + (means ? 0.7 : 0);
            double b = 1.5 * random.nextGaussian() - (means ? 1 : 0);
            double c = random.nextGaussian() + 0.3 * a;
            double[] y = new double[outputs];
            for (int o = 0; o < outputs; o++) {
                y[o] = (1 + o) * a - b + (2 - o) * c + 0.1 * random.nextGaussian() + (means ? 3 - o : 0);
            }
            inputs.add(Vector.of(a, b, c));
            made.add(Vector.of(y));
        }
        return Samples.of(new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)), inputs, made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2,C:2):1", "((A:2,B:1):1,C:3):0", "(A:2,(B:1,C:2):0):1", "(A:1,B:2,C:3):0"})
    void normsOfTheMapAreHalfAtTheHalfTimesOfAnyTree(String newick) {
        for (int outputs = 1; outputs <= 2; outputs++) {
            NetworkDesign design = NetworkDesign.linear(FusionTree.parse(newick), 8);
            TrainingData data = TrainingData.of(samples(outputs, false));
            TrainingResult result = Simulator.train(plan(design, data, FLOW, Vector.of()));
            assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
            for (int m = 0; m < 3; m++) {
                double time = result.halfTimes().get(m).orElseThrow().time();
                Vector there = Simulator.train(plan(design, data, FLOW, Vector.of(time)))
                        .trajectory()
                        .get(0)
                        .map();
                double norm = 0;
                double best = 0;
                for (int o = 0; o < outputs; o++) {
                    norm = Math.hypot(norm, there.at(3 * o + m));
                    Vector target = data.moments()
                            .inputCovariance()
                            .semidefinite()
                            .solve(data.moments().rows().get(o));
                    best = Math.hypot(best, target.at(m));
                }
                assertEquals(0.5 * best, norm, 1e-8, newick);
            }
        }
    }

    @Test
    void networksOfSeveralHeadsHaveHalfTimes() {
        NetworkDesign design = new NetworkDesign(
                FusionTree.parse("(A:1,B:1,C:1):1"),
                List.of(6),
                List.of(new Head("left", 1, 1), new Head("right", 2, 1)),
                Activation.LINEAR,
                false);
        TrainingResult result =
                Simulator.train(plan(design, TrainingData.of(samples(2, false)), Descent.plain(0.02), Vector.of()));
        assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
        result.halfTimes().forEach(half -> {
            LocatedTime located = half.orElseThrow();
            assertEquals(0.02, located.latest() - located.earliest(), 1e-12);
        });
    }

    @Test
    void aModalityThatIsNeverLearnedIsNotWaitedFor() {
        Moments moments = new Moments(
                new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)),
                new Symmetric(new double[][] {{1, 0.2, 0}, {0.2, 1, 0}, {0, 0, 1}}),
                Vector.of(1, 0.8, 0),
                2);
        for (TrainingMethod method : List.of(FLOW, Descent.plain(0.02))) {
            TrainingResult result = Simulator.train(plan(
                    NetworkDesign.linear(FusionTree.parse("(A:2,B:2,C:2):0"), 8),
                    TrainingData.of(moments),
                    method,
                    Vector.of()));
            assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
            assertTrue(result.halfTimes().get(0).isPresent());
            assertTrue(result.halfTimes().get(1).isPresent());
            assertTrue(result.halfTimes().get(2).isEmpty());
        }
    }

    @Test
    void runsInAnotherWayWaitForNoHalfTimes() {
        TrainingPlan plan = RandomPlans.onMoments(Descent.plain(0.05), 1);
        TrainingPlan other = plan.inTheWayOf(plan.method(), plan.stop());
        assertTrue(IntStream.range(0, 2).allMatch(plan.halfNorms()::has));
        assertTrue(IntStream.range(0, 2).noneMatch(other.halfNorms()::has));
        assertTrue(Simulator.train(other).halfTimes().stream().allMatch(Optional::isEmpty));
    }

    @Test
    void accountsOfReluNetworksAreMeasuredWithoutConstants() {
        TrainingData data = TrainingData.of(samples(1, true));
        NetworkDesign relu = NetworkDesign.linear(FusionTree.parse("(A:2,B:2,C:2):1"), 8)
                .withActivation(Activation.RELU)
                .withBiases(true);
        TrainingPlan plan = plan(relu, data, Descent.plain(0.02), Vector.of());
        assertEquals(HalfNorms.of(data.moments()), plan.halfNorms());
        TrainingResult result = Simulator.train(plan);
        assertTrue(result.halfTimes().stream().allMatch(Optional::isPresent), "" + result.halfTimes());
    }

    @Test
    void withBiasesMeansAreLeftToTheConstants() {
        for (int outputs = 1; outputs <= 2; outputs++) {
            Samples samples = samples(outputs, true);
            NetworkDesign design = NetworkDesign.linear(FusionTree.parse("(A:2,B:1,C:2):1"), 8);
            TrainingData data = TrainingData.of(samples);
            TrainingPlan without = plan(design, data, FLOW, Vector.of());
            TrainingPlan with = plan(design.withBiases(true), data, FLOW, Vector.of());
            // An input that is always 1 is a constant written out.
            Moments beside = besideOne(samples);
            double least = 0.5 * beside.outputVariance();
            double[] norms = new double[3];
            for (Vector row : beside.rows()) {
                Vector best = beside.inputCovariance().semidefinite().solve(row);
                least -= 0.5 * best.dot(row);
                for (int m = 0; m < 3; m++) {
                    norms[m] = Math.hypot(norms[m], best.at(m));
                }
            }
            assertEquals(least, with.leastLoss().orElseThrow(), 1e-12);
            assertTrue(without.leastLoss().orElseThrow() > 10 * least);
            for (int m = 0; m < 3; m++) {
                assertEquals(0.5 * norms[m], with.halfNorms().norms().at(m), 1e-12);
            }
            for (TrainingMethod method : List.of(FLOW, Descent.plain(0.02), Descent.sgd(0.002, 20, false))) {
                TrainingPlan plan = plan(design.withBiases(true), data, method, Vector.of(0));
                TrainingResult result = Simulator.train(plan);
                assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome(), method.name());
                double excess = result.finalLoss() - least;
                double atStart = result.trajectory().get(0).loss() - least;
                assertTrue(excess <= StopRule.LEARNED * atStart * 1.001, method.name() + " " + excess);
                assertTrue(result.halfTimes().stream().allMatch(Optional::isPresent));
            }
        }
    }

    private static Moments besideOne(Samples samples) {
        return Samples.of(
                        new Modalities(List.of("A", "B", "C", "one"), List.of(1, 1, 1, 1)),
                        samples.count(),
                        samples.outputs(),
                        (s, x, y) -> {
                            for (int i = 0; i < 3; i++) {
                                x[i] = samples.input(s, i);
                            }
                            x[3] = 1;
                            for (int o = 0; o < y.length; o++) {
                                y[o] = samples.output(s, o);
                            }
                        })
                .moments();
    }

    @Test
    void inputsThatDoNotVaryAreConstantsThemselves() {
        Samples samples = Samples.of(
                new Modalities(List.of("A"), List.of(2)),
                List.of(Vector.of(0.1, 3), Vector.of(0.1, 3), Vector.of(0.1, 3)),
                Vector.of(1, 2, 6));
        assertTrue(samples.momentsAboutMeans().isEmpty());
        NetworkDesign design =
                NetworkDesign.linear(FusionTree.parse("(A:1):1"), 3).withBiases(true);
        TrainingPlan plan = plan(design, TrainingData.of(samples), FLOW, Vector.of());
        // Half the variance of 1, 2, 6 about their mean.
        assertEquals(14.0 / 6, plan.leastLoss().orElseThrow(), 1e-12);
        Samples half = Samples.of(
                new Modalities(List.of("A"), List.of(2)),
                List.of(Vector.of(0.1, 3), Vector.of(0.1, 4), Vector.of(0.1, 5)),
                Vector.of(7, 7, 7));
        Moments about = half.momentsAboutMeans().orElseThrow();
        assertEquals(0, about.outputVariance());
        assertEquals(0, about.inputCovariance().at(0, 0));
        assertEquals(2.0 / 3, about.inputCovariance().at(1, 1), 1e-15);
    }
}
