package org.fusionflow.cli.option;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.cli.help.Choices;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.reduced.alignment.AlignmentRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a network of rectified units whose learning is predicted by the alignment law. */
@InGroup(OptionGroup.NETWORK)
public final class ActivationOptions {
    @Option(
            names = "--activation",
            completionCandidates = Choices.Units.class,
            paramLabel = "linear|relu|leaky-relu",
            description =
                    "Also predict a two-layer network with units relu or leaky-relu by the alignment law, and whether the linear theory"
                            + " applies to it; linear for none (default: linear).")
    private @Nullable String activation;

    @Option(
            names = "--slope",
            paramLabel = "S",
            description = "Slope of leaky-relu below 0, from 0 up to but without 1 (default: 0.01).")
    private @Nullable String slope;

    @InGroup(OptionGroup.METHOD)
    @Option(
            names = "--lr",
            paramLabel = "RATE",
            description =
                    "With --activation and --init: half times of gradient descent with this learning rate instead of the flow.")
    private @Nullable String rate;

    /** The slope of the units below 0; empty for a linear network. */
    public OptionalDouble slope() {
        String name = activation == null ? "linear" : activation;
        if (slope != null && !name.equals("leaky-relu")) {
            throw new InvalidInput("--slope " + slope + ": expected --activation leaky-relu with it, got " + name);
        }
        return switch (name) {
            case "linear" -> OptionalDouble.empty();
            case "relu" -> OptionalDouble.of(0);
            case "leaky-relu" -> OptionalDouble.of(slope == null ? Activation.USUAL_LEAK : rectified(slope));
            default -> throw new InvalidInput("--activation '" + name + "': expected linear, relu or leaky-relu");
        };
    }

    private static double rectified(String text) {
        double value = Numbers.parse(text, "--slope");
        if (!(value >= 0 && value < 1)) {
            throw new InvalidInput("--slope " + text + ": expected a number from 0 up to but without 1");
        }
        return value;
    }

    /** The step of gradient descent; empty for the flow. */
    public OptionalDouble rate() {
        if (rate == null) {
            return OptionalDouble.empty();
        }
        double value = Numbers.parse(rate, "--lr");
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InvalidInput("--lr " + rate + ": expected a finite number above 0");
        }
        return OptionalDouble.of(value);
    }

    /**
     * Rejects options that do not go together, before data are read.
     *
     * @param weights true if a network's own weights are given
     */
    public void check(FusionTree tree, boolean weights) {
        OptionalDouble rectified = slope();
        if (rate().isPresent() && !(weights && rectified.isPresent())) {
            throw new InvalidInput("--lr: expected --activation relu or leaky-relu, and --init, with it");
        }
        if (rectified.isPresent()) {
            AlignmentRequest.requireCovered(tree);
        }
    }

    /**
     * What the law is asked; empty for a linear network.
     *
     * @param points that stand for the population, where nothing is drawn from it
     * @param weights at the start of a full network
     * @throws InvalidInput if there are neither samples nor such points
     */
    public Optional<AlignmentRequest> request(
            Problem problem, Optional<Samples> points, Optional<LayerWeights> weights) {
        OptionalDouble rectified = slope();
        if (rectified.isEmpty()) {
            return Optional.empty();
        }
        if (!problem.remedies().isNone()) {
            throw new InvalidInput(
                    "--activation: expected no remedies with it, the alignment law is of plain training");
        }
        Samples samples = problem.data()
                .samples()
                .or(() -> points)
                .orElseThrow(() -> new InvalidInput(
                        "--activation: expected samples (--data, or samples= with made data), or a population whose units are known,"
                                + " --toy, --random or --xor: second moments do not tell what rectified units see"));
        return Optional.of(new AlignmentRequest(
                problem.tree(),
                samples,
                problem.data().samples().isEmpty(),
                rectified.getAsDouble(),
                problem.u0(),
                weights,
                rate()));
    }
}
