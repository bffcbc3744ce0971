package org.fusionflow.claims.asymptotic;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.run.HalfTimeStretches;
import org.fusionflow.reduced.run.HalfTimeStretches.Stretch;

/**
 * Computes half times by integrating the reduced flow, and keeps them. Claims of one verification about the same
 * problem share the results, which are the same bits as those of a new integration. Safe for several threads.
 */
public final class HalfTimes {
    /**
     * Relative accuracy of a stretch between two half times, ten times what is found: the integrator works to 1e-13 a step,
     * and durations agree with closed forms of one modality to 1e-13 (HalfTimesTest).
     */
    static final double ACCURACY = 1e-12;

    /**
     * Most evaluations of the flow for one start, less than a second of work. Counted, so that no verdict depends on how
     * busy a machine is; the starts of usual statements need a few ten thousand.
     */
    private static final long MOST_EVALUATIONS = 1_000_000;

    private record Start(FusionTree tree, Moments moments, List<Double> lengths) {}

    private final Map<Start, List<Stretch>> known = new ConcurrentHashMap<>();

    /**
     * The stretches between half times for each start, computed in parallel; the result does not depend on the number of threads. A modality that is
     * never half learned has no stretch.
     *
     * @param starts one length per modality
     */
    List<List<Stretch>> of(FusionTree tree, Moments moments, List<List<Double>> starts) {
        return starts.parallelStream()
                .map(lengths -> known.computeIfAbsent(new Start(tree, moments, lengths), HalfTimes::integrated))
                .toList();
    }

    private static List<Stretch> integrated(Start start) {
        double largest = Collections.max(start.lengths());
        HalfTimeReference reference = HalfTimeReference.of(start.tree(), start.moments(), largest);
        BalancedFlow flow = new BalancedFlow(start.tree(), start.moments());
        return HalfTimeStretches.of(
                flow,
                flow.alignedStart(start.lengths().stream().mapToDouble(x -> x).toArray()),
                reference.halfNorms().norms(),
                MOST_EVALUATIONS);
    }
}
