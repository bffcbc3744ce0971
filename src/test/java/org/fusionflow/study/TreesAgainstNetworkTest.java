package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.RandomProblems;
import org.fusionflow.reduced.flow.AmplitudeFlow;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.run.Monitors;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two routes on random trees: reduced flow and full network, from the same start on the manifold, agree until the end. */
class TreesAgainstNetworkTest {
    /**
     * Both integrate with local errors of 1e-13, which escapes from saddles magnify by their growth, and the network's dense output is one order
     * lower than its steps.
     */
    private static final double MAP = 1e-8;

    /** The full flow is explicit: beyond this it would take minutes a tree. */
    private static final double LONGEST = 300;

    private static final int POINTS = 60;

    static LongStream some() {
        return LongStream.rangeClosed(1, 8);
    }

    static LongStream many() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("some")
    void reducedFlowIsTheFullNetworkOnTheManifold(long seed) {
        check(seed);
    }

    @ParameterizedTest
    @MethodSource("many")
    @Tag("long")
    void reducedFlowIsTheFullNetworkOnTheManifoldForManyTrees(long seed) {
        check(seed);
    }

    private static void check(long seed) {
        RandomProblems problem = RandomProblems.of(seed);
        double u0 = start(problem);
        double end = Math.min(LONGEST, 1.2 * settling(problem, u0));
        Vector times = Vector.of(IntStream.rangeClosed(0, POINTS)
                .mapToDouble(i -> end * ((double) i / POINTS))
                .toArray());
        ReducedTrajectory theory = run(problem, u0, times);
        TrainingResult network = Simulator.train(new TrainingPlan(
                Problem.of(problem.tree(), problem.moments(), u0),
                NetworkSetup.linear(
                        5, new AlignedStart(), new GradientFlow(), new StopRule(10_000_000, end, OptionalDouble.of(0))),
                seed,
                times));
        String what = "seed " + seed + ", " + problem.tree().newick() + ", u0 = " + u0;
        assertEquals(Outcome.REACHED_END, network.outcome(), what);
        List<TrajectoryPoint> points = network.trajectory();
        assertEquals(points.size(), theory.points().size(), what);
        double size = 0;
        for (TrajectoryPoint point : theory.points()) {
            size = Math.max(size, point.map().norm());
        }
        double[] peaks = new double[problem.tree().names().size()];
        for (int i = 0; i < points.size(); i++) {
            if (hasDecayed(problem, theory.points().get(i).map(), peaks)) {
                break;
            }
            Vector difference = points.get(i).map().minus(theory.points().get(i).map());
            assertTrue(
                    difference.norm() <= MAP * Math.max(1, size),
                    what + ", t = " + times.at(i) + ": " + difference.norm());
        }
        Monitors monitors = theory.monitors().orElseThrow();
        assertTrue(monitors.energy() < 1e-10, () -> what + ": " + monitors);
        // Rounding of the loss, a difference of terms that can be some times larger than it was at the start.
        assertTrue(monitors.largestRise() < 1e-13, () -> what + ": " + monitors);
        assertTrue(network.conservedDrift() < 1e-9, () -> what + ": " + network.conservedDrift());
        // A rise by rounding of the loss, which is a difference of terms as large as the variance of the output.
        assertTrue(
                network.largestRise() <= 1e-13 * problem.moments().outputVariance(),
                () -> what + ": " + network.largestRise());
    }

    /**
     * After a sign reversal a single input decays on the manifold, and any error across the manifold grows as much as its length shrinks, until the
     * full network learns it with the other sign (theory of the reversal, [TM-2]). From a map, with at least two layers, that fell by 1e8 the
     * length has fallen by 1e4 at most, and rounding of 1e-16 in the network has grown to 1e-12 and more: beyond that there is nothing to compare.
     */
    private static boolean hasDecayed(RandomProblems problem, Vector map, double[] peaks) {
        boolean decayed = false;
        for (int m = 0; m < peaks.length; m++) {
            Vector block = problem.moments().modalities().block(map, m);
            peaks[m] = Math.max(peaks[m], block.norm());
            decayed |= block.size() == 1 && block.norm() < 1e-8 * peaks[m];
        }
        return decayed;
    }

    /** The flow of any rank-one start keeps what it must keep, on the same trees. */
    @ParameterizedTest
    @MethodSource("many")
    void unbalancedStartsKeepTheirConservedQuantities(long seed) {
        RandomProblems problem = RandomProblems.of(seed);
        AmplitudeFlow flow = new AmplitudeFlow(problem.tree(), problem.moments());
        double[] start = new Random(seed).doubles(flow.size(), -0.8, 0.8).toArray();
        Vector none = Vector.of(new double[problem.tree().names().size()]);
        ReducedTrajectory found = ReducedRun.of(flow, start, new Watch(Vector.of(0, 1, 30), none, List.of(), true));
        assertEquals(3, found.points().size(), "seed " + seed);
        Monitors monitors = found.monitors().orElseThrow();
        assertTrue(monitors.conserved() < 1e-9, () -> "seed " + seed + ": " + monitors);
        assertTrue(monitors.energy() < 1e-9, () -> "seed " + seed + ": " + monitors);
        assertTrue(monitors.largestRise() < 1e-13, () -> "seed " + seed + ": " + monitors);
    }

    /** The smallest of some starts from which all is over in a time that the full flow can go through. */
    private static double start(RandomProblems problem) {
        for (double u0 : new double[] {0.1, 0.3, 0.5, 0.7}) {
            if (1.2 * settling(problem, u0) < LONGEST) {
                return u0;
            }
        }
        return 0.9;
    }

    private static double settling(RandomProblems problem, double u0) {
        return run(problem, u0, Vector.of()).endTime();
    }

    private static ReducedTrajectory run(RandomProblems problem, double u0, Vector times) {
        BalancedFlow flow = new BalancedFlow(problem.tree(), problem.moments());
        Vector none = Vector.of(new double[problem.tree().names().size()]);
        boolean search = times.size() == 0;
        // Without a half norm to wait for a run would be over at once: the search goes on until nothing changes.
        Watch watch = search
                ? new Watch(times, Vector.of(endless(none.size())), List.of(), false)
                : new Watch(times, none, List.of(), true);
        return ReducedRun.of(flow, flow.alignedStart(u0), watch);
    }

    private static double[] endless(int modalities) {
        double[] never = new double[modalities];
        Arrays.fill(never, Double.MAX_VALUE);
        return never;
    }
}
