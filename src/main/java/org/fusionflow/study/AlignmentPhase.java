package org.fusionflow.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainedNetwork;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.GivenWeights;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.start.GrowthTime;
import org.fusionflow.reduced.start.RankOneProjection;

/**
 * Trains a deep network from its random start until its layers are aligned, and projects it onto the rank-one manifold. No closed form of this
 * phase is known: its outcome depends on the draw.
 */
final class AlignmentPhase {
    /** Time between two looks at the network, in growth times: amplitudes change by a quarter, the cosines by a few hundredths. */
    private static final double STRIDE = 0.25;

    /**
     * Largest number of looks. Amplitudes start at a tenth of their layers' norm or above and are aligned when they have doubled, after four
     * looks; the second modality after a long plateau takes a few dozen.
     */
    private static final int MOST_LOOKS = 400;

    /** Largest number of steps of the integrator in all: a network of width 100 takes about 300 to the end; this is a minute of work. */
    private static final long MOST_STEPS = 5000;

    /**
     * A network at one time, projected onto the rank-one manifold.
     *
     * @param time flow time of the full network at the projection
     * @param aligned true if the modality had reached the threshold
     */
    record Look(double time, RankOneProjection projection, boolean aligned) {}

    private final TrainingPlan plan;
    private final Moments moments;
    private final Vector halfNorms;
    private final RandomStart.Wait wait;
    private final double threshold;

    AlignmentPhase(TrainingPlan plan, Vector halfNorms, RandomStart.Wait wait, double threshold) {
        this.plan = plan;
        this.moments = plan.moments();
        this.halfNorms = halfNorms;
        this.wait = wait;
        this.threshold = threshold;
    }

    /**
     * One look for each modality: the first at which it is aligned, or the last one before it was half learned or a limit was reached.
     *
     * @throws NumericalFailure if the full network could not be integrated
     */
    List<Look> looks() {
        int count = moments.modalities().count();
        List<Optional<Look>> found = new ArrayList<>(Collections.nCopies(count, Optional.empty()));
        boolean[] done = new boolean[count];
        LayerWeights weights = Simulator.initialWeights(plan);
        double time = 0;
        long steps = 0;
        for (int look = 0; look < MOST_LOOKS; look++) {
            RankOneProjection projection = RankOneProjection.of(weights);
            Vector map = weights.map();
            boolean any = false;
            for (int m = 0; m < count; m++) {
                boolean passed = halfNorms.at(m) > 0
                        && moments.modalities().block(map, m).norm() >= halfNorms.at(m);
                boolean aligned = projection.alignment(m) >= threshold;
                if (!done[m] && (!passed || found.get(m).isEmpty())) {
                    found.set(m, Optional.of(new Look(time, projection, aligned)));
                }
                done[m] |= passed || aligned;
                any |= done[m];
            }
            List<Integer> open =
                    IntStream.range(0, count).filter(m -> !done[m]).boxed().toList();
            double stretch = STRIDE * GrowthTime.of(projection.narrow(), moments, open);
            boolean enough = wait == RandomStart.Wait.FIRST ? any : open.isEmpty();
            if (enough || Double.isInfinite(stretch) || steps >= MOST_STEPS) {
                break;
            }
            TrainedNetwork next = train(weights, stretch, MOST_STEPS - steps);
            weights = next.weights();
            time += next.result().endTime();
            steps += next.result().steps();
        }
        return found.stream().map(Optional::orElseThrow).toList();
    }

    private TrainedNetwork train(LayerWeights from, double stretch, long steps) {
        TrainedNetwork next = Simulator.trainToWeights(new TrainingPlan(
                Problem.of(plan.tree(), moments, plan.u0()),
                NetworkSetup.linear(
                        plan.width(),
                        new GivenWeights(from),
                        new GradientFlow(),
                        new StopRule(steps, stretch, OptionalDouble.empty())),
                plan.seed(),
                Vector.of(stretch)));
        Outcome outcome = next.result().outcome();
        NumericalFailure.check("alignment of the full network", outcome);
        return next;
    }
}
