package org.fusionflow.reduced;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.saddle.MatchedPhases;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * What theory says about one architecture, one data set and one start length. Values that do not exist are empty, and
 * {@link #warnings} says why.
 *
 * @param tree the architecture
 * @param moments the data, in leaf order
 * @param u0 start length
 * @param order which modality is learned first, and the half norms
 * @param trajectory of the exact reduced system
 * @param closest nearest approach to the unimodal saddle; empty for early fusion, or if it was not watched
 * @param formulaTimes leading-order half times with t_A integrated to u_A = 1, by modality index
 * @param formulaRatio t_B/t_A from them; the limit law for early and late fusion
 * @param asymptoticRatio the same with t_A integrated to infinity
 * @param correctedRatio the asymptotic ratio with misalignment and sign reversal, leading order in u0
 * @param misattribution {@code Sigma_yxA pinv(Sigma_A) - w*_A} during the unimodal phase, a row
 * @param superficialPreference true if the faster modality reduces the loss less
 * @param permanentBias true if the residual of the second modality vanishes at the unimodal saddle
 * @param warnings sentences for the reader
 */
public record Prediction(
        FusionTree tree,
        Moments moments,
        double u0,
        LearningOrder order,
        ReducedTrajectory trajectory,
        Optional<ClosestApproach> closest,
        List<OptionalDouble> formulaTimes,
        OptionalDouble formulaRatio,
        OptionalDouble asymptoticRatio,
        OptionalDouble correctedRatio,
        Optional<Vector> misattribution,
        boolean superficialPreference,
        boolean permanentBias,
        List<String> warnings) {
    public Prediction {
        formulaTimes = List.copyOf(formulaTimes);
        warnings = List.copyOf(warnings);
    }

    /** {@code t_second/t_first} of the exact reduced system. */
    public OptionalDouble reducedRatio() {
        return trajectory
                .halfTimes()
                .get(order.first())
                .filter(first -> first.time() > 0)
                .flatMap(first -> trajectory
                        .halfTimes()
                        .get(order.second())
                        .filter(second -> second.time() > 0)
                        .map(second -> OptionalDouble.of(second.time() / first.time())))
                .orElse(OptionalDouble.empty());
    }

    /**
     * {@code t_second/t_first} of the matched phases, which are integrated for it; after a sign reversal the corrected ratio, where its law is
     * known. Empty if {@code u0} is not below 1.
     */
    public OptionalDouble refinedRatio() {
        if (!(u0 < 1)) {
            return OptionalDouble.empty();
        }
        MatchedPhases phases = MatchedPhases.of(SaddleGraph.of(tree, moments), u0);
        OptionalDouble firstTime = phases.refinedHalfTime(order.first());
        OptionalDouble secondTime = phases.refinedHalfTime(order.second());
        if (firstTime.isEmpty() || secondTime.isEmpty()) {
            return correctedRatio;
        }
        return firstTime.getAsDouble() > 0
                ? OptionalDouble.of(secondTime.getAsDouble() / firstTime.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Loss at the unimodal saddle; empty for early fusion. */
    public OptionalDouble plateauLoss() {
        return order.early()
                ? OptionalDouble.empty()
                : OptionalDouble.of(order.saddle().loss());
    }
}
