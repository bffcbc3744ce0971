package org.fusionflow.study.experiment.twolayer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.study.ModalityStart;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.RandomStart;
import org.fusionflow.study.RandomStartPrediction;

/**
 * Half times that the reduced system predicts for the very weights that a network starts from, [EI-11] and [EI-12].
 *
 * @param halfTimeA on the network's clock
 * @param halfTimeB on the network's clock
 * @param growingA from {@code u_eff} alone, on the balanced manifold; empty if never learned there
 * @param growingB the same
 */
record ExactTimes(double halfTimeA, double halfTimeB, OptionalDouble growingA, OptionalDouble growingB) {
    static ExactTimes of(TwoLayerRun run) {
        double q = TwoLayerRun.q(run.activation());
        // [LR-5]: a leaky ReLU network is a linear one from sqrt(q) times its weights, on a clock that goes at the rate
        // q.
        RandomStartPrediction prediction = new RandomStart(
                        run.tree(),
                        run.moments(),
                        new GaussianStd(),
                        TwoLayerRun.WIDTH,
                        Math.sqrt(q) * TwoLayerRun.GAMMA,
                        run.seed())
                .predict(run.halfNorms().norms(), RandomStart.Wait.FIRST, RandomStart.ALIGNED);
        List<ModalityStart> modalities = prediction.modalities();
        return new ExactTimes(
                time(modalities.get(0).halfTime(), q).orElseThrow(() -> never(run)),
                time(modalities.get(1).halfTime(), q).orElseThrow(() -> never(run)),
                time(modalities.get(0).growingModeHalfTime(), q),
                time(modalities.get(1).growingModeHalfTime(), q));
    }

    private static NumericalFailure never(TwoLayerRun run) {
        return new NumericalFailure("reduced system, seed " + run.seed() + ": a modality is not half learned");
    }

    private static OptionalDouble time(Optional<LocatedTime> located, double q) {
        return located.map(t -> OptionalDouble.of(t.time() / q)).orElse(OptionalDouble.empty());
    }

    double halfTime(int modality) {
        return modality == 0 ? halfTimeA : halfTimeB;
    }

    double ratio() {
        return halfTimeB / halfTimeA;
    }

    /** From {@code u_eff} alone; empty where one of the two is never learned then. */
    OptionalDouble growingRatio(int first, int second) {
        OptionalDouble one = first == 0 ? growingA : growingB;
        OptionalDouble other = second == 0 ? growingA : growingB;
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(other.getAsDouble() / one.getAsDouble())
                : OptionalDouble.empty();
    }
}
