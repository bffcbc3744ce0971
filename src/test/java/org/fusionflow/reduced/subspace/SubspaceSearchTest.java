package org.fusionflow.reduced.subspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.remedy.ProblemFlow;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationRun;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flow in the directions that are found, against the flow of all inputs. */
class SubspaceSearchTest {
    private static Problem problem(String tree, double u0, String data) {
        Moments moments = RandomSamples.parse(data).draw().moments();
        return Problem.of(FusionTree.parse(tree), moments, u0);
    }

    private static ReducedTrajectory inAllDirections(Problem problem) {
        ProblemFlow flow = ProblemFlow.of(problem);
        Watch watch = new Watch(Vector.of(), HalfTimeReference.of(problem).halfNorms(), List.of(), false);
        return ReducedRun.of(flow.flow(), flow.start().toArray(), watch).in(flow.axes());
    }

    private static double[] times(ReducedTrajectory trajectory) {
        return java.util.stream.Stream.concat(trajectory.halfTimes().stream(), trajectory.signalHalfTimes().stream())
                .mapToDouble(time -> time.map(LocatedTime::time).orElse(Double.NaN))
                .toArray();
    }

    /**
     * Wide and narrow spectra, deep trees, three modalities, a near tie (equal modalities), and correlated ones of which one waits long.
     * Half times agree to 1e-9 or to the error that is said. Without the check of what is left over the first subspace would be taken, whose half times are wrong by 1e-4 to 1e-1.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(A:2,B:2):0 | 1e-3 | A=150,B=150,samples=450,noise=0.5,seed=1",
                "(A:2,B:2):0 | 1e-6 | A=150,B=160,std.A=2,samples=700,noise=0.3,seed=2",
                "(A:2,B:2):0 | 1e-3 | A=160,B=150,rho=0.6,norm.A=2,norm.B=1,samples=900,noise=0.1,seed=3",
                "(A:2,B:2):0 | 1e-3 | A=150,B=150,covariance=wishart,samples=2000,noise=0.2,seed=4",
                "(A:3,B:3):1 | 0.05 | A=150,B=150,norm.A=2,norm.B=1,samples=600,noise=0.5,seed=5",
                "((A:2,B:1):1,C:3):1 | 0.05 | A=100,B=110,C=100,norm.A=2,norm.B=1,norm.C=2,samples=700,noise=0.5,seed=6"
            })
    void halfTimesAreThoseOfAllDirections(String tree, double u0, String data) {
        Problem problem = problem(tree, u0, data);
        assertTrue(SubspaceSearch.isFor(problem));
        Prediction found = Predictor.predict(problem, PredictionRequest.HALF_TIMES);
        // Where no subspace is good enough, the flow is integrated in all directions.
        double error = found.trajectory()
                .projection()
                .map(projection -> projection.error())
                .orElse(0.0);
        assertTrue(error <= SubspaceSearch.ENOUGH, "error " + error);
        double[] all = times(inAllDirections(problem));
        double[] few = times(found.trajectory());
        for (int i = 0; i < all.length; i++) {
            assertEquals(all[i], few[i], Math.max(1e-9, error) * Math.abs(all[i]), tree + " " + data + ", time " + i);
        }
    }

    @Test
    void aFewDirectionsAreEnough() {
        Problem problem = problem("(A:2,B:2):0", 1e-3, "A=150,B=150,samples=450,noise=0.5,seed=1");
        ReducedTrajectory found =
                Predictor.predict(problem, PredictionRequest.HALF_TIMES).trajectory();
        assertTrue(found.projection().isPresent());
        assertEquals(300, found.end().size());
    }

    /** Few inputs, those whose units are worlds apart, and a singular covariance are integrated in all directions. */
    @Test
    void manyInputsOfLikeUnitsAreSearched() {
        assertTrue(SubspaceSearch.isFor(problem("(A:2,B:2):0", 1e-3, "A=150,B=150,samples=400")));
        assertFalse(SubspaceSearch.isFor(problem("(A:2,B:2):0", 1e-3, "A=150,B=150,samples=250")));
        assertFalse(SubspaceSearch.isFor(problem("(A:2,B:2):0", 1e-3, "A=150,B=150,std.A=1e5,samples=400")));
        assertFalse(SubspaceSearch.isFor(problem("(A:2,B:2):0", 1e-3, "A=100,B=100,samples=400")));
    }

    /** Remedies that scale, that change the loss, and that change with time. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(A:2,B:2):0 | rate | A=1,B=2.5 | A=150,B=150,samples=450,noise=0.5,seed=1",
                "(A:2,B:2):0 | rate | A=1,B=2.5@t<6 | A=150,B=150,samples=450,noise=0.5,seed=1",
                "(A:2,B:2):0 | dropout | A=0.3 | A=150,B=150,samples=450,noise=0.5,seed=1",
                "(A:3,B:2):1 | rate | A=2 | A=150,B=150,norm.A=2,norm.B=1,samples=600,noise=0.5,seed=5"
            })
    void remediesAreSearchedToo(String tree, String remedy, String value, String data) {
        Problem plain = problem(tree, 0.01, data);
        Problem problem = plain.withRemedies(
                RemedyReader.read(Map.of(remedy, OptionValue.of("--" + remedy, value)), plain.tree()));
        Prediction found = Predictor.predict(problem, PredictionRequest.HALF_TIMES);
        double error = found.trajectory().projection().orElseThrow().error();
        assertTrue(error <= SubspaceSearch.ENOUGH, "error " + error);
        double[] all = times(inAllDirections(problem));
        double[] few = times(found.trajectory());
        for (int i = 0; i < all.length; i++) {
            assertEquals(all[i], few[i], Math.max(1e-9, error) * Math.abs(all[i]), tree + " " + data + ", time " + i);
        }
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() throws Exception {
        Problem problem = problem("(A:2,B:2):0", 1e-3, "A=150,B=150,samples=900,noise=0.5,seed=7");
        double[][] times = new double[2][];
        for (int threads = 1; threads <= 2; threads++) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            times[threads - 1] = pool.submit(() -> times(Predictor.predict(problem, PredictionRequest.HALF_TIMES)
                            .trajectory()))
                    .get();
            pool.shutdown();
        }
        assertArrayEquals(times[0], times[1]);
    }

    /** The error on the population changes in proportion to the error of the maps: it has fewer digits than half times. */
    @Test
    void generalizationIsThatOfAllDirections() {
        RandomSamples data = RandomSamples.parse("A=150,B=150,samples=600,noise=0.5,seed=8");
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Problem problem = Problem.of(tree, data.draw().moments(), 1e-3);
        GeneralizationCurve found = GeneralizationRun.of(problem, data.population(), new double[] {1, 20});
        ProblemFlow all = ProblemFlow.of(problem);
        GeneralizationCurve expected = GeneralizationRun.of(
                all.flow(), all.start().toArray(), data.population().in(all.axes()), Vector.of(1, 20));
        double best = expected.best().generalizationError();
        assertEquals(best, found.best().generalizationError(), 1e-5 * best);
        assertEquals(expected.end().generalizationError(), found.end().generalizationError(), 1e-5 * best);
        assertEquals(
                expected.bestTime().time(),
                found.bestTime().time(),
                1e-4 * found.bestTime().time());
        assertEquals(Optional.of(20.0), Optional.of(found.points().get(1).time()));
        assertEquals(
                expected.points().get(1).generalizationError(),
                found.points().get(1).generalizationError(),
                1e-5 * best);
    }
}
