package org.fusionflow.study.plugin;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.model.OutputLoss;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathRuntimeException;

/**
 * The negative gradient of a loss with respect to the map of two scalar modalities, {@code g_m(w) = <l(y, w x) x_m>}, where l is minus the
 * derivative of the loss, while one modality alone is learned and {@code w} is its map, [BF-4].
 *
 * @param loss of a sample
 * @param samples of two scalar modalities and one output
 * @param alone the modality that is learned alone, 0 or 1
 */
record LossPull(OutputLoss loss, Samples samples, int alone) {
    private static final double LARGEST_MAP = 1e6;
    private static final double ACCURACY = 1e-14;
    private static final int EVALUATIONS = 200;

    /** The pull for which the modality with the larger gradient at the start is learned alone. */
    static LossPull ofTheFaster(OutputLoss loss, Samples samples) {
        LossPull first = new LossPull(loss, samples, 0);
        return Math.abs(first.at(0, 0)) >= Math.abs(first.at(1, 0)) ? first : new LossPull(loss, samples, 1);
    }

    /** The negative gradient for a modality, {@code g_m(w)}. */
    double at(int modality, double map) {
        return mean(p -> loss.pull(samples.output(p), map * samples.input(p, alone)) * samples.input(p, modality));
    }

    /**
     * The map to which the modality converges if it is learned alone, where {@code g = 0}; empty if there is none, because it separates the
     * classes or has nothing to learn.
     */
    Optional<Double> end() {
        double start = at(alone, 0);
        double far = Math.copySign(1, start);
        // In steps, because exponentials overflow far beyond the root.
        while (start * at(alone, far) > 0 && Math.abs(far) < LARGEST_MAP) {
            far *= 2;
        }
        if (!(start * at(alone, far) < 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, ACCURACY, 5)
                    .solve(EVALUATIONS, w -> at(alone, w), Math.min(0, far), Math.max(0, far)));
        } catch (MathRuntimeException unsolved) {
            return Optional.empty();
        }
    }

    /** Mean loss with this map. */
    double loss(double map) {
        return mean(p -> loss.value(samples.output(p), map * samples.input(p, alone)));
    }

    /** Ratio of the half times for a vanishing start, {@code 1 + (|g_1(0)| - |g_2(0)|)/|g_2(w)|}, where w is the map on the plateau, [BF-4]. */
    double timeRatio(double end) {
        int other = 1 - alone;
        return 1 + (Math.abs(at(alone, 0)) - Math.abs(at(other, 0))) / Math.abs(at(other, end));
    }

    /** The mean over sample indices. */
    private double mean(IntToDoubleFunction of) {
        double sum = 0;
        for (int p = 0; p < samples.count(); p++) {
            sum += of.applyAsDouble(p);
        }
        return sum / samples.count();
    }
}
