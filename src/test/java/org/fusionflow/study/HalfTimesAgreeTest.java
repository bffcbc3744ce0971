package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prediction and aligned simulation have the same half times, against the same reference, whatever the tree and the data. */
class HalfTimesAgreeTest {
    private static final int PROBLEMS = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, PROBLEMS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void predictionAndAlignedSimulationHaveTheSameHalfTimes(long seed) {
        assertSameHalfTimes(problem(seed), seed);
    }

    @ParameterizedTest
    @MethodSource("seedsOfOutputs")
    void soTheyHaveWithSeveralOutputs(long seed) {
        Random random = new Random(1000 + seed);
        int outputs = 2 + (int) (seed % 2);
        FusionTree tree = tree(random, (int) (seed % 3) + 1);
        List<Vector> rows = new ArrayList<>();
        Moments first = moments(tree, random, 3, seed % 2 == 0);
        double variance = 0;
        for (int o = 0; o < outputs; o++) {
            Vector weights =
                    Vector.of(random.doubles(first.modalities().inputs(), -2, 2).toArray());
            Vector row = first.inputCovariance().leftTimes(weights);
            rows.add(row);
            variance += row.dot(weights);
        }
        Moments moments = new Moments(first.modalities(), first.inputCovariance(), rows, variance);
        assertSameHalfTimes(Problem.of(tree, moments, 0.1), seed);
    }

    static LongStream seedsOfOutputs() {
        return LongStream.rangeClosed(1, 20);
    }

    private static void assertSameHalfTimes(Problem problem, long seed) {
        Prediction prediction = Predictor.predict(problem, PredictionRequest.WHOLE);
        String what = "seed " + seed + ", " + problem.tree().newick();
        double last = IntStream.range(0, problem.names().size())
                .mapToDouble(m -> prediction.halfTime(m).orElse(0))
                .max()
                .orElseThrow();
        assertTrue(last > 0, what);
        NetworkSetup setup = NetworkSetup.linear(
                3,
                new AlignedStart(),
                new GradientFlow(),
                new StopRule(1_000_000, 1.02 * last, OptionalDouble.empty()));
        TrainingResult network = Simulator.train(PredictedWatch.plan(problem, setup, seed, Vector.of()));
        for (int m = 0; m < problem.names().size(); m++) {
            OptionalDouble expected = prediction.halfTime(m);
            Optional<LocatedTime> found = network.halfTimes().get(m);
            assertEquals(
                    expected.isPresent(),
                    found.isPresent(),
                    what + ", " + problem.names().get(m));
            if (expected.isPresent()) {
                double time = expected.getAsDouble();
                assertEquals(
                        time,
                        found.get().time(),
                        1e-7 * time,
                        what + ", " + problem.names().get(m));
            }
        }
    }

    /** Otherwise the test above would show less than it says. */
    @Test
    void theProblemsHaveAllKinds() {
        List<Prediction> all = seeds().mapToObj(seed -> Predictor.predict(problem(seed), PredictionRequest.WHOLE))
                .toList();
        assertTrue(count(all, HalfTimesAgreeTest::isOrderedOtherwise) >= 8, "order of learning not that of speed");
        assertTrue(count(all, p -> p.problem().names().size() == 1) >= 3, "one modality alone");
        assertTrue(count(all, p -> p.tree().asTwoModality().isPresent()) >= 3, "two modalities of equal depth");
        assertTrue(count(all, p -> p.problem().names().size() > 2) >= 8, "three and more modalities");
        assertTrue(
                count(all, p -> p.moments().modalities().dimensions().stream().anyMatch(d -> d > 1)) >= 8, "vectors");
        assertTrue(count(all, p -> p.timeRatio().isPresent()) >= 20, "all learned");
        assertTrue(
                count(all, p -> p.timeRatio().isEmpty() && p.problem().names().size() > 1) >= 2, "one never learned");
    }

    private static long count(List<Prediction> all, Predicate<Prediction> kind) {
        return all.stream().filter(kind).count();
    }

    private static boolean isOrderedOtherwise(Prediction p) {
        List<Integer> bySpeed = IntStream.range(0, p.problem().names().size())
                .boxed()
                .sorted(Comparator.comparingDouble(m -> -p.moments().speed(m)))
                .toList();
        return p.timeRatio().isPresent() && !bySpeed.equals(p.order());
    }

    /** What every prediction says of the order in which modalities are learned is what its half times show. */
    @ParameterizedTest
    @MethodSource("seeds")
    void orderRatioAndFlagsAreThoseOfTheHalfTimes(long seed) {
        Prediction p = Predictor.predict(problem(seed), PredictionRequest.WHOLE);
        List<Integer> order = p.order();
        double before = 0;
        boolean all = true;
        for (int m : order) {
            double time = p.halfTime(m).orElse(Double.POSITIVE_INFINITY);
            assertTrue(time >= before, "seed " + seed);
            all &= Double.isFinite(time) || !p.reference().halfNorms().has(m);
            before = time;
        }
        assertEquals(order.get(0), p.first());
        if (p.timeRatio().isPresent()) {
            assertTrue(all && p.timeRatio().getAsDouble() >= 1, "seed " + seed);
        }
        p.plateau().ifPresent(saddle -> assertTrue(saddle.learned().contains(p.first()), "seed " + seed));
        // Half times do not depend on whether fixed points are watched.
        Prediction quick = Predictor.predict(problem(seed), PredictionRequest.HALF_TIMES);
        assertEquals(p.trajectory().halfTimes(), quick.trajectory().halfTimes());
        assertEquals(p.plateauLoss(), quick.plateauLoss());
        assertEquals(p.permanentBias(), quick.permanentBias());
    }

    /** The reference is least squares on the modalities that it names. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theReferenceIsLeastSquaresOnWhatItNames(long seed) {
        Problem problem = problem(seed);
        HalfTimeReference reference = HalfTimeReference.of(problem);
        for (int m = 0; m < problem.names().size(); m++) {
            HalfTimeReference.Target target = reference.targets().get(m);
            assertTrue(target.learned().contains(problem.names().get(m)));
            List<Integer> learned =
                    target.learned().stream().map(problem.names()::indexOf).toList();
            Vector map =
                    LeastSquares.on(problem.moments(), new HashSet<>(learned)).map();
            double norm = problem.moments().modalities().block(map, m).norm();
            assertEquals(norm, target.norm(), 1e-12 * norm, "seed " + seed);
            assertEquals(0.5 * norm, reference.halfNorms().norms().at(m), 1e-12 * norm);
        }
    }

    /** A tree and data whose variances and weights spread over a decade each, some with correlations. */
    private static Problem problem(long seed) {
        Random random = new Random(seed);
        FusionTree tree = tree(random, (int) (seed % 4) + 1);
        Moments moments = moments(tree, random, seed % 3 == 0 ? 1 : 3, seed % 2 == 0);
        return Problem.of(tree, moments, random.nextBoolean() ? 0.2 : 0.1);
    }

    private static FusionTree tree(Random random, int leaves) {
        if (leaves == 2 && random.nextInt(2) == 0) {
            int depth = 1 + random.nextInt(3);
            return new Fusion(
                    List.of(new Modality("A", Depth.of(depth)), new Modality("B", Depth.of(depth))),
                    Depth.of(random.nextInt(2)));
        }
        List<FusionTree> nodes = new ArrayList<>();
        for (int m = 0; m < leaves; m++) {
            nodes.add(new Modality("ABCD".substring(m, m + 1), Depth.of(1 + random.nextInt(3))));
        }
        while (nodes.size() > 1) {
            int count = 2 + random.nextInt(nodes.size() - 1);
            List<FusionTree> children = new ArrayList<>(nodes.subList(0, count));
            nodes.subList(0, count).clear();
            nodes.add(random.nextInt(nodes.size() + 1), new Fusion(children, Depth.of(random.nextInt(2))));
        }
        return leaves == 1 ? new Fusion(nodes, Depth.of(random.nextInt(3))) : nodes.get(0);
    }

    private static Moments moments(FusionTree tree, Random random, int mostInputs, boolean correlated) {
        List<Integer> dimensions = tree.names().stream()
                .map(name -> 1 + random.nextInt(mostInputs))
                .toList();
        Modalities modalities = new Modalities(tree.names(), dimensions);
        int d = modalities.inputs();
        double[] deviations = new double[d];
        double[] weights = new double[d];
        for (int m = 0; m < modalities.count(); m++) {
            double deviation = 0.5 * Math.pow(4, random.nextDouble());
            double weight = 0.5 * Math.pow(10, random.nextDouble()) * (random.nextInt(4) == 0 ? -1 : 1);
            for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                deviations[i] = deviation;
                weights[i] = weight * (0.6 + 0.8 * random.nextDouble());
            }
        }
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double rho = i == j ? 1 : correlated ? 0.9 * (2 * random.nextDouble() - 1) / Math.sqrt(d) : 0;
                covariance[i][j] = rho * deviations[i] * deviations[j];
                covariance[j][i] = covariance[i][j];
            }
        }
        Symmetric sigma = new Symmetric(covariance);
        Vector correlation = sigma.leftTimes(Vector.of(weights));
        return new Moments(modalities, sigma, correlation, correlation.dot(Vector.of(weights)) + 0.1);
    }
}
