package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.WidthFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.saddle.MatchedPhases;
import org.fusionflow.reduced.saddle.SaddleGraph;

/** Integrates the network of width k from its aligned start. */
public final class RankPredictor {
    /** Wider than this the full network is as small. */
    public static final int WIDEST = 100;

    /** The search for half times gives up after this multiple of the slowest output's phases, which are within a factor of 2. */
    private static final double PATIENCE = 20;

    /** Without a prediction, for a start that is not small: the relaxation times that most problems need many of. */
    private static final double LARGE_START_PATIENCE = 1e3;

    private RankPredictor() {}

    /**
     * @param rank k, from 1 to {@link #WIDEST}
     * @param u0 start length, &gt; 0
     * @param times at which states are wanted, ascending, &ge; 0
     * @throws InvalidInput if the tree has symbols or the statistics do not fit it
     */
    public static RankPrediction predict(FusionTree tree, Moments statistics, int rank, double u0, Vector times) {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        if (rank < 1 || rank > WIDEST) {
            throw new InvalidInput("rank " + rank + ": expected a whole number from 1 to " + WIDEST);
        }
        Numbers.requireStartLength(u0);
        Moments moments = statistics.inOrderOf(tree);
        Vector half = halfNorms(moments);
        WidthFlow flow = new WidthFlow(tree, moments, rank);
        ReducedTrajectory trajectory = ReducedRun.of(
                flow, flow.alignedStart(u0), 0, horizon(tree, moments, u0), new Watch(times, half, List.of(), true));
        return new RankPrediction(
                tree, moments, rank, u0, half, trajectory, warnings(tree, half, rank, moments, trajectory));
    }

    private static Vector halfNorms(Moments moments) {
        int count = moments.modalities().count();
        Set<Integer> all = IntStream.range(0, count).boxed().collect(Collectors.toSet());
        double[] squares = new double[count];
        for (int o = 0; o < moments.outputs(); o++) {
            Vector map = LeastSquares.on(moments.output(o), all).map();
            for (int m = 0; m < count; m++) {
                double norm = moments.modalities().block(map, m).norm();
                squares[m] += norm * norm;
            }
        }
        double[] half = new double[count];
        for (int m = 0; m < count; m++) {
            half[m] = 0.5 * Math.sqrt(squares[m]);
        }
        return Vector.of(half);
    }

    /** Each output alone is a problem with one output, whose phases are known; together they are learned no more slowly by orders. */
    private static double horizon(FusionTree tree, Moments moments, double u0) {
        double longest = 0;
        for (int o = 0; o < moments.outputs(); o++) {
            Moments one = moments.output(o);
            double speed = one.correlation().norm();
            if (!(speed > 0)) {
                continue;
            }
            longest = Math.max(longest, LARGE_START_PATIENCE / speed);
            if (u0 < 1) {
                longest = Math.max(
                        longest,
                        PATIENCE
                                * MatchedPhases.of(SaddleGraph.of(tree, one), u0)
                                        .horizon());
            }
        }
        return longest;
    }

    private static List<String> warnings(
            FusionTree tree, Vector half, int rank, Moments moments, ReducedTrajectory trajectory) {
        List<String> warnings = new ArrayList<>();
        if (rank < Math.min(moments.outputs(), moments.modalities().inputs())) {
            warnings.add("rank " + rank + ": a network of this width may not reach the least-squares map of "
                    + moments.outputs() + " outputs, against which half times are measured");
        }
        for (int m = 0; m < half.size(); m++) {
            if (trajectory.halfTimes().get(m).isEmpty()) {
                warnings.add(
                        half.at(m) > 0
                                ? String.format(
                                        Locale.ROOT,
                                        "%s is not half learned by time %.6g; its half time is null",
                                        tree.names().get(m),
                                        trajectory.endTime())
                                : tree.names().get(m) + " ends with norm 0, so it has no half time");
            }
        }
        return warnings;
    }
}
