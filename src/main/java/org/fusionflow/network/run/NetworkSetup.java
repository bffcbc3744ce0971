package org.fusionflow.network.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.BranchScales;
import org.fusionflow.network.start.GaussianBiases;
import org.fusionflow.network.start.Initialization;

/**
 * The settings that make and train a network, whatever the problem and whatever is watched.
 *
 * @param initialization of the weights
 * @param widths of the hidden vectors, as in {@link NetworkDesign}
 * @param activation of every hidden unit
 * @param biases true for a bias at every hidden vector and at the output
 * @param heads of a fission network; empty for others
 * @param method of training
 * @param loss that is minimized, a mean over samples
 * @param ownDecay strength of the penalty {@code strength / 2 * (sum of squares of all weights and biases)}, &ge; 0; empty for that of the problem's
 *     remedies
 * @param u0 start scale of this network; empty for that of the problem
 * @param stop when a run ends
 * @param seeds of the initial weights and of the batches, one for each run, at least one
 */
public record NetworkSetup(
        Initialization initialization,
        List<Integer> widths,
        Activation activation,
        boolean biases,
        List<Head> heads,
        TrainingMethod method,
        OutputLoss loss,
        OptionalDouble ownDecay,
        OptionalDouble u0,
        StopRule stop,
        List<Long> seeds) {
    public NetworkSetup {
        widths = List.copyOf(widths);
        heads = List.copyOf(heads);
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new InvalidInput("seeds: expected at least one");
        }
        if (ownDecay.isPresent() && !(ownDecay.getAsDouble() >= 0 && Double.isFinite(ownDecay.getAsDouble()))) {
            throw new InvalidInput(
                    "weight decay " + ownDecay.getAsDouble() + ": expected a finite number of at least 0");
        }
        if (u0.isPresent() && !(u0.getAsDouble() > 0 && Double.isFinite(u0.getAsDouble()))) {
            throw new InvalidInput("u0 " + u0.getAsDouble() + ": expected a finite number above 0");
        }
        method.check(stop);
    }

    /** The setup of a linear network with equal widths and without biases, trained on the mean squared error from seed 1. */
    public static NetworkSetup linear(int width, Initialization initialization, TrainingMethod method, StopRule stop) {
        return new NetworkSetup(
                initialization,
                List.of(width),
                Activation.LINEAR,
                false,
                List.of(),
                method,
                OutputLoss.MSE,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                stop,
                List.of(1L));
    }

    /** The same network from another start. */
    public NetworkSetup startedBy(Initialization other) {
        return new NetworkSetup(other, widths, activation, biases, heads, method, loss, ownDecay, u0, stop, seeds);
    }

    /** The same training for networks of another design. */
    public NetworkSetup withDesign(NetworkDesign design) {
        return new NetworkSetup(
                initialization,
                design.widths(),
                design.activation(),
                design.biases(),
                design.heads(),
                method,
                loss,
                ownDecay,
                u0,
                stop,
                seeds);
    }

    /** The same network with another activation. */
    public NetworkSetup withActivation(Activation other) {
        return new NetworkSetup(initialization, widths, other, biases, heads, method, loss, ownDecay, u0, stop, seeds);
    }

    /** The same network with or without biases. */
    public NetworkSetup withBiases(boolean wanted) {
        return new NetworkSetup(
                initialization, widths, activation, wanted, heads, method, loss, ownDecay, u0, stop, seeds);
    }

    /** The same network trained on another loss, with weight decay. */
    public NetworkSetup withLoss(OutputLoss other, double decay) {
        return new NetworkSetup(
                initialization,
                widths,
                activation,
                biases,
                heads,
                method,
                other,
                OptionalDouble.of(decay),
                u0,
                stop,
                seeds);
    }

    /** The same network trained with another method and stop rule. */
    public NetworkSetup trainedBy(TrainingMethod other, StopRule rule) {
        return new NetworkSetup(
                initialization, widths, activation, biases, heads, other, loss, ownDecay, u0, rule, seeds);
    }

    /** The same network trained from other seeds. */
    public NetworkSetup withSeeds(List<Long> others) {
        return new NetworkSetup(
                initialization, widths, activation, biases, heads, method, loss, ownDecay, u0, stop, others);
    }

    /** Strength of weight decay where no remedies of a problem set one. */
    public double weightDecay() {
        return ownDecay.orElse(0);
    }

    /** Strength of weight decay in training with these remedies: the network's own, or else theirs. */
    public double weightDecay(Remedies remedies) {
        return ownDecay.orElse(remedies.weightDecay());
    }

    /** The start of the weights with these remedies: with the network's own factors of branches, or else theirs. */
    public Initialization initialization(Remedies remedies) {
        if (remedies.startScale().isEmpty() || BranchScales.of(initialization).isPresent()) {
            return initialization;
        }
        return initialization instanceof GaussianBiases biased
                ? new GaussianBiases(new BranchScales(biased.base(), remedies.startScale()))
                : new BranchScales(initialization, remedies.startScale());
    }

    /** A problem whose remedies are those of this network as well: its factors of branches and its weight decay count. */
    public Problem onProblem(Problem problem) {
        Remedies remedies = problem.remedies();
        Map<String, Double> scale = BranchScales.of(initialization).orElse(remedies.startScale());
        return problem.withRemedies(remedies.with(scale, weightDecay(remedies)));
    }

    /**
     * Checks that the remedies of a problem have a meaning for this network.
     *
     * @throws InvalidInput that names the remedy and what was expected
     */
    public void check(Problem problem) {
        new RemedyCheck(problem.remedies(), this, problem.tree()).check();
    }

    /** The design of the network for a tree. */
    public NetworkDesign design(FusionTree tree) {
        return new NetworkDesign(tree, widths, heads, activation, biases);
    }

    /** True if the start is aligned, as the reduced system assumes. */
    public boolean isAligned() {
        return initialization.name().equals("aligned");
    }

    /** True if the training follows the gradient, except for the size and the noise of its steps, so that its clock is that of gradient flow. */
    public boolean descends() {
        return Set.of("flow", "gd", "sgd").contains(method.name());
    }

    /** True if the network computes a linear function of its inputs, apart from constants. */
    public boolean isLinear() {
        return activation.isLinear();
    }

    /** The network in words, as in {@code width 100, relu, init gaussian-norm, method gd}. */
    public String description() {
        return "width " + String.join(",", widths.stream().map(Object::toString).toList())
                + (isLinear() ? "" : ", " + activation.name())
                + ", init " + initialization.name()
                + ", method " + method.name();
    }
}
