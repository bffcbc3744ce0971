package org.fusionflow.data.made;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * A modality that acts linearly and one that only a nonlinear network can use: {@code x_A ~ N(0, variance)}, a scalar;
 * {@code x_B} uniform on the four corners {@code {-1, 1}^2}; {@code y = x_A + XOR(x_B)} with {@code XOR = -x_B1 x_B2}. In one
 * line: {@code var=1,samples=8192,seed=1,heldout=0,balanced=false}.
 *
 * <p>XOR is uncorrelated with every input, so a linear network does not learn B: without samples the second moments are
 * {@code Sigma = diag(variance, 1, 1)}, {@code Sigma_yx = (variance, 0, 0)}, {@code sigma_yy = variance + 1}.
 *
 * @param variance of {@code x_A}, from 1e-16 to 1e16
 * @param balanced true if the corners are not drawn but taken in turn, each P/4 times
 * @param sampling how many, and from which seed
 */
public record XorSamples(double variance, boolean balanced, Sampling sampling) implements Generator {
    /** As far from the variance 1 of the other inputs as double precision can follow both. */
    private static final double LARGEST_VARIANCE = 1e16;

    private static final Modalities MODALITIES = new Modalities(List.of("A", "B"), List.of(1, 2));

    private static final String FORM = "var=, balanced=, " + Sampling.FORM;

    public XorSamples {
        if (!(variance >= 1 / LARGEST_VARIANCE && variance <= LARGEST_VARIANCE)) {
            throw new InvalidInput("xor var " + variance + ": expected a number from " + 1 / LARGEST_VARIANCE + " to "
                    + LARGEST_VARIANCE);
        }
        sampling.requireRoom(MODALITIES, 1);
        if (balanced) {
            requireWholeTurns("samples", sampling.training().orElse(0));
            requireWholeTurns("heldout", sampling.heldOut());
        }
    }

    private static void requireWholeTurns(String key, int count) {
        if (count % 4 != 0) {
            throw new InvalidInput(
                    "xor " + key + " " + count + ": expected a multiple of 4 with balanced=true, one for each corner");
        }
    }

    /**
     * @throws InvalidInput naming the part that is wrong
     */
    public static XorSamples parse(String text) {
        return read(OptionValue.of("xor", text));
    }

    /** The same from an option or a YAML mapping. */
    public static XorSamples read(Value value) {
        return value.checked(() -> {
            MappingReader spec = new MappingReader(value, FORM);
            boolean seeded = spec.has("seed");
            boolean balanced = spec.flag("balanced");
            Sampling sampling = Sampling.take(spec);
            sampling.requireDraws(spec, "seed", seeded);
            sampling.requireDraws(spec, "balanced", balanced);
            XorSamples samples = new XorSamples(spec.number("var").orElse(1.0), balanced, sampling);
            spec.requireAllTaken();
            return samples;
        });
    }

    /** The moments of infinitely many samples, modalities A and B. */
    public Moments moments() {
        return moments(MODALITIES);
    }

    private Moments moments(Modalities modalities) {
        return new Moments(
                modalities,
                new Symmetric(new double[][] {{variance, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                Vector.of(variance, 0, 0),
                variance + 1);
    }

    /** The tree's first leaf is the linear modality, its second the other. */
    @Override
    public TrainingData trainingData(FusionTree tree) {
        Modalities modalities = MODALITIES.named(tree);
        Optional<Samples> drawn = sampling.training().map(count -> draw(modalities, count, Gaussians.SAMPLES));
        return new TrainingData(
                drawn.map(Samples::moments).orElseGet(() -> moments(modalities)),
                drawn,
                sampling.heldOut() == 0
                        ? Optional.empty()
                        : Optional.of(draw(modalities, sampling.heldOut(), Gaussians.HELD_OUT)),
                Optional.empty());
    }

    private Samples draw(Modalities modalities, int count, int stream) {
        Gaussians gaussians = new Gaussians(sampling.seed(), stream);
        double std = Math.sqrt(variance);
        return Samples.of(modalities, count, 1, (p, x, y) -> {
            x[0] = std * gaussians.next();
            // The sign of a normal number is a fair coin.
            x[1] = balanced ? sign((p & 1) != 0) : sign(gaussians.next() > 0);
            x[2] = balanced ? sign((p & 2) != 0) : sign(gaussians.next() > 0);
            y[0] = x[0] - x[1] * x[2];
        });
    }

    /** The corners with {@code x_A} at plus and minus its standard deviation: in A the output is linear, in B the inputs are these corners. */
    @Override
    public Optional<Samples> points(FusionTree tree) {
        Modalities modalities = MODALITIES.named(tree);
        double std = Math.sqrt(variance);
        // A hidden vector of both would see more of A's distribution than its variance.
        boolean fused = LayerGraph.of(tree).hidden().stream()
                .anyMatch(hidden -> hidden.modalities().size() > 1);
        return fused || sampling.training().isPresent()
                ? Optional.empty()
                : Optional.of(Samples.of(modalities, 8, 1, (p, x, y) -> {
                    x[0] = std * sign((p & 4) != 0);
                    x[1] = sign((p & 1) != 0);
                    x[2] = sign((p & 2) != 0);
                    y[0] = x[0] - x[1] * x[2];
                }));
    }

    private static double sign(boolean positive) {
        return positive ? 1 : -1;
    }

    /** None: the inputs are not Gaussian, and XOR is neither linear nor independent noise. */
    @Override
    public Optional<Population> population(FusionTree tree) {
        MODALITIES.named(tree);
        return Optional.empty();
    }
}
