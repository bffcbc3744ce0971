package org.fusionflow.study.experiment.nonlinear;

import java.util.function.IntToDoubleFunction;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.Samples;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The pull of a loss on two scalar modalities while A is learned alone, {@code g_m(w) = <l(y, w x_A) x_m>} with l minus the derivative of the
 * loss. At the start it is the speed {@code s_m}; A stops where {@code g_A = 0}; what is left for B there is {@code e_B}, [BF-4].
 *
 * @param speedA {@code |g_A(0)|}
 * @param speedB {@code |g_B(0)|}
 * @param mapA root of {@code g_A}
 * @param residualB {@code |g_B|} at the root
 * @param plateauLoss mean loss at the root
 */
record ClassPull(double speedA, double speedB, double mapA, double residualB, double plateauLoss) {
    private static final double LARGEST_MAP = 20;
    private static final int EVALUATIONS = 200;

    /**
     * @param loss {@code mse}, {@code logistic} or {@code exponential}
     * @param samples of two scalar modalities with outputs -1 and 1, which A alone does not separate
     */
    static ClassPull of(String loss, Samples samples) {
        double map = new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-14, 5)
                .solve(EVALUATIONS, w -> pull(loss, samples, 0, w), -LARGEST_MAP, LARGEST_MAP, 0);
        return new ClassPull(
                Math.abs(pull(loss, samples, 0, 0)),
                Math.abs(pull(loss, samples, 1, 0)),
                map,
                Math.abs(pull(loss, samples, 1, map)),
                mean(samples, p -> value(loss, samples.output(p), map * samples.input(p, 0))));
    }

    /** Ratio of the half times for a vanishing start. */
    double law() {
        return 1 + (speedA - speedB) / residualB;
    }

    private static double pull(String loss, Samples samples, int modality, double map) {
        return mean(
                samples, p -> slope(loss, samples.output(p), map * samples.input(p, 0)) * samples.input(p, modality));
    }

    /** A mean over sample indices. */
    private static double mean(Samples samples, IntToDoubleFunction of) {
        double sum = 0;
        for (int p = 0; p < samples.count(); p++) {
            sum += of.applyAsDouble(p);
        }
        return sum / samples.count();
    }

    private static double value(String loss, double y, double made) {
        return switch (loss) {
            case "mse" -> 0.5 * (y - made) * (y - made);
            case "logistic" -> Math.log1p(Math.exp(-y * made));
            case "exponential" -> Math.exp(-y * made);
            default -> throw unknown(loss);
        };
    }

    /** Minus the derivative by what the network makes. */
    private static double slope(String loss, double y, double made) {
        return switch (loss) {
            case "mse" -> y - made;
            case "logistic" -> y / (1 + Math.exp(y * made));
            case "exponential" -> y * Math.exp(-y * made);
            default -> throw unknown(loss);
        };
    }

    private static InvalidInput unknown(String loss) {
        return new InvalidInput("loss " + loss + ": expected mse, logistic or exponential");
    }
}
