package org.fusionflow.claims;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;

/**
 * Computes half times by integrating the reduced flow, and keeps them. Claims of one verification about the same
 * problem share the results, which are the same bits as those of a new integration. Safe for several threads.
 */
final class HalfTimes {
    /**
     * Half times of one integration, in flow time; NaN for a modality without one.
     *
     * @param each by modality, in leaf order
     * @param ratio half time of the modality learned last over that of the first
     */
    record Times(List<Double> each, double ratio) {}

    private record Start(FusionTree tree, Moments moments, double u0) {}

    private final Map<Start, Times> known = new ConcurrentHashMap<>();

    /** Half times for each start length, computed in parallel; the result does not depend on the number of threads. */
    List<Times> of(FusionTree tree, Moments moments, List<Double> starts) {
        return starts.parallelStream()
                .map(u0 -> known.computeIfAbsent(new Start(tree, moments, u0), HalfTimes::integrated))
                .toList();
    }

    private static Times integrated(Start start) {
        Prediction prediction =
                Predictor.predict(Problem.of(start.tree(), start.moments(), start.u0()), PredictionRequest.HALF_TIMES);
        List<Double> each = prediction.trajectory().halfTimes().stream()
                .map(time -> time.map(LocatedTime::time).orElse(Double.NaN))
                .toList();
        return new Times(each, prediction.timeRatio().orElse(Double.NaN));
    }
}
