package org.fusionflow.network.run;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.mask.MaskedLoss;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.Initialization;

/**
 * One training run of a full network, with everything on which its numbers depend: equal plans give equal bits.
 *
 * @param problem architecture, data and start scale
 * @param setup how the network is made and trained; its seeds are ignored here
 * @param seed of the initial weights and of the batches
 * @param watch what is reported
 */
public record TrainingPlan(Problem problem, NetworkSetup setup, long seed, TrainingWatch watch) {
    public TrainingPlan {
        FusionTree tree = problem.tree();
        int modalities = tree.modalities().size();
        if (watch.halfNorms().norms().size() != modalities) {
            throw new InvalidInput("half norms: expected one for each of " + tree.names());
        }
        Moments moments = problem.moments();
        int map = moments.modalities().inputs() * moments.outputs();
        if (watch.plateauMap().isPresent() && watch.plateauMap().get().size() != map) {
            throw new InvalidInput("plateau map: expected " + map + " entries, got "
                    + watch.plateauMap().get().size());
        }
        if (problem.data().samples().isEmpty()) {
            requireMoments(setup.loss(), setup.method());
        }
        problem.data().samples().ifPresent(samples -> TargetCheck.check(setup.loss(), "output", samples));
        problem.data().heldOut().ifPresent(samples -> TargetCheck.check(setup.loss(), "held-out output", samples));
        // Rejects widths and heads that do not fit the tree before anything is computed.
        setup.design(tree);
        setup.check(problem);
    }

    /** A plan whose half times refer to half the norms of the least-squares map. */
    public TrainingPlan(Problem problem, NetworkSetup setup, long seed, Vector times) {
        this(
                problem,
                setup,
                seed,
                new TrainingWatch(HalfNorms.of(mapMoments(setup, problem.data())), Optional.empty(), times));
    }

    private static void requireMoments(OutputLoss loss, TrainingMethod method) {
        if (loss != OutputLoss.MSE) {
            throw new InvalidInput("loss " + loss.title()
                    + ": expected data with samples, second moments are enough for the mean squared error only");
        }
        if (method.needsSamples()) {
            throw new InvalidInput("method " + method.name() + ": expected data with samples to draw batches from");
        }
    }

    /** The same training with another method and stop rule, which reports its end only. */
    public TrainingPlan inTheWayOf(TrainingMethod other, StopRule rule) {
        return new TrainingPlan(
                problem,
                setup.trainedBy(other, rule),
                seed,
                TrainingWatch.nothing(tree().modalities().size()));
    }

    public TrainingPlan withSeed(long other) {
        return new TrainingPlan(problem, setup, other, watch);
    }

    /** The same training with another stop rule. */
    public TrainingPlan withStop(StopRule rule) {
        return new TrainingPlan(problem, setup.trainedBy(setup.method(), rule), seed, watch);
    }

    /** The same training with another watch. */
    public TrainingPlan watching(TrainingWatch other) {
        return new TrainingPlan(problem, setup, seed, other);
    }

    public FusionTree tree() {
        return problem.tree();
    }

    /** The data, in the tree's leaf order. */
    public TrainingData data() {
        return problem.data();
    }

    /** The design of the network, without its weights. */
    public NetworkDesign design() {
        return setup.design(problem.tree());
    }

    public OutputLoss loss() {
        return setup.loss();
    }

    /** What is done in training besides the setup. */
    public Remedies remedies() {
        return problem.remedies();
    }

    /** Strength of weight decay: the network's own, or else that of the problem. */
    public double weightDecay() {
        return setup.weightDecay(remedies());
    }

    /** The start of the weights, with the network's own factors of branches or else those of the problem. */
    public Initialization initialization() {
        return setup.initialization(remedies());
    }

    /** What is minimized, weight decay apart: the loss, or its expectation where modalities are dropped, with the losses of branches. */
    public MaskedLoss expected() {
        return MaskedLoss.of(remedies(), problem.names(), false);
    }

    /** The same as each step finds it: with batches, dropout is drawn. */
    MaskedLoss minimized() {
        return MaskedLoss.of(remedies(), problem.names(), method().needsSamples());
    }

    /** Moments on which the mean squared error is what is minimized, up to a constant. */
    Moments expectedMoments() {
        Moments moments = mapMoments(setup, data());
        return remedies().keepsLoss() ? moments : expected().moments(moments);
    }

    /** Scale of the start: the network's own, or else that of the problem. */
    public double u0() {
        return setup.u0().orElse(problem.u0());
    }

    public TrainingMethod method() {
        return setup.method();
    }

    public StopRule stop() {
        return setup.stop();
    }

    public HalfNorms halfNorms() {
        return watch.halfNorms();
    }

    /** Flow times at which states are reported, ascending. */
    public Vector times() {
        return watch.times();
    }

    /** Second moments of the data, which must have one output. */
    public Moments moments() {
        return data().moments().requireOneOutput();
    }

    /** Length of the first hidden vector, which is that of all of them unless the design gives each its own. */
    public int width() {
        return setup.widths().get(0);
    }

    /**
     * The moments that the map of a network is fitted to. For a linear network with biases they are taken about the means, because its constants
     * explain the means whatever the map. The least-squares map of a nonlinear network has no constants, so there the moments are taken about 0.
     *
     * @param data in any order of modalities, which is kept
     */
    public static Moments mapMoments(NetworkSetup setup, TrainingData data) {
        return setup.isLinear() && setup.biases() ? data.momentsAboutMeans() : data.moments();
    }

    /** True if the run converges to the least-squares map: for a linear network, the mean squared error, no penalty and no layer that stops. */
    public boolean endsAtLeastSquares() {
        return endsAtQuadraticMinimum() && remedies().keepsLoss();
    }

    private boolean endsAtQuadraticMinimum() {
        return setup.isLinear() && loss() == OutputLoss.MSE && weightDecay() == 0 && !stopsLayers();
    }

    /** True if some layers stop, or do not move for some time. */
    private boolean stopsLayers() {
        return !remedies().freezes().isEmpty()
                || remedies().rates().stages().stream()
                        .anyMatch(stage -> stage.factors().containsValue(0.0));
    }

    /** True if the run may end where the gradient of the loss on the data is not 0, so that its rest must be seen from its weights. */
    boolean mayRestElsewhere() {
        return weightDecay() > 0 || stopsLayers() || !remedies().keepsLoss();
    }

    /**
     * Where something else than the loss is minimized: the value of it at which all counts as learned, {@link StopRule#LEARNED} of the way from the map
     * 0 to its minimum left; empty where that is not known, and where the loss itself is minimized.
     */
    OptionalDouble minimizedWhenLearned() {
        if (remedies().keepsLoss() || !endsAtQuadraticMinimum() || setup.biases()) {
            return OptionalDouble.empty();
        }
        Moments of = expectedMoments();
        double least = Math.max(0, LeastSquares.onAll(of).loss());
        return OptionalDouble.of(least + StopRule.LEARNED * (0.5 * of.outputVariance() - least));
    }

    /**
     * The loss of the best linear map, with constants if there are biases, to which a run that {@linkplain #endsAtLeastSquares() ends there}
     * decreases; empty for others.
     */
    public OptionalDouble leastLoss() {
        if (!endsAtLeastSquares()) {
            return OptionalDouble.empty();
        }
        Moments of = mapMoments(setup, data());
        return OptionalDouble.of(Math.max(0, LeastSquares.onAll(of).loss()));
    }
}
