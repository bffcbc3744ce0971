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
 * Half times of the integrated reduced flow. Claims of one verification that are about the same problem share them: the
 * integration is the same to the bit, so nothing is decided differently.
 */
final class HalfTimes {
    /**
     * NaN where there is none.
     *
     * @param each by modality
     * @param ratio that of the later to the first
     */
    record Times(List<Double> each, double ratio) {}

    private record Start(FusionTree tree, Moments moments, double u0) {}

    private final Map<Start, Times> known = new ConcurrentHashMap<>();

    /** For all starts, on all processors; the result does not depend on their number. */
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
