package org.fusionflow.data.made;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Gaussian inputs and a noisy linear teacher, in one line: {@code A=50,B=50,samples=70,noise=0.5,seed=1}. Keys:
 *
 * <ul>
 *   <li>{@code A=50}: modality A of 50 inputs; any other word with a number is one more modality
 *   <li>{@code samples}: P; without it the statistics of the population, as of infinitely many samples
 *   <li>{@code heldout}: number of samples that are not trained on, 0 unless given
 *   <li>{@code covariance}: {@code blocks} (the default, {@link BlockCovariance}) or {@code wishart}, one covariance over all
 *       inputs drawn from {@link InverseWishart} with {@code dof} degrees of freedom (D + 2 unless given)
 *   <li>{@code std.A}: of blocks, the standard deviation of every input of A, 1 unless given; of wishart, what the root mean
 *       square of A's standard deviations is scaled to, as drawn unless given
 *   <li>{@code rho}: of blocks, the correlation of the i-th inputs of any two modalities, where both have one; 0 unless given
 *   <li>{@code outputs}: r, 1 unless given
 *   <li>{@code norm.A}: norm of A's block of each output's teacher, 1 unless given
 *   <li>{@code teacher}: {@code random}, a direction drawn for each output and modality (the default), or {@code constant}, all
 *       entries of a block equal
 *   <li>{@code noise}: standard deviation of the noise in each output, 0 unless given
 *   <li>{@code seed}: of covariance, teacher and samples, each from its own stream; 1 unless given
 * </ul>
 *
 * @param population where the samples come from
 * @param sampling how many, and from which seed
 */
public record RandomSamples(Population population, Sampling sampling) implements Generator {
    /** The eigenvalues of a covariance of this size take about ten seconds, and the flow as long for every few steps. */
    private static final int LARGEST_DIMENSION = 2000;

    private static final String FORM = "NAME=DIMENSION, " + Sampling.FORM
            + " noise=, rho=, teacher=, outputs=, covariance=, dof=, std.NAME= or norm.NAME=";

    public RandomSamples {
        sampling.requireRoom(population.modalities(), population.outputs());
    }

    /**
     * The training set alone, modalities in the order of the text.
     *
     * @throws InvalidInput if no number of samples was given
     */
    public Samples draw() {
        return population.draw(
                sampling.training().orElseThrow(() -> new InvalidInput("random: expected samples=NUMBER as well")),
                sampling.seed());
    }

    @Override
    public TrainingData trainingData(FusionTree tree) {
        return sampling.of(population, tree);
    }

    @Override
    public Optional<Population> population(FusionTree tree) {
        return sampling.population(population.inOrderOf(tree));
    }

    /**
     * @throws InvalidInput naming the part that is wrong
     */
    public static RandomSamples parse(String text) {
        return read(OptionValue.of("random", text));
    }

    /** The same from an option or a YAML mapping. */
    public static RandomSamples read(Value value) {
        return value.checked(() -> read(new MappingReader(value, FORM)));
    }

    private static RandomSamples read(MappingReader spec) {
        Sampling sampling = Sampling.take(spec);
        int outputs = spec.whole("outputs", 1, Samples.MOST_OUTPUTS).orElse(1L).intValue();
        double noise = spec.number("noise").orElse(0.0);
        boolean constant = spec.word("teacher", "random", "constant").equals("constant");
        boolean wishart = spec.word("covariance", "blocks", "wishart").equals("wishart");
        Optional<Double> rho = spec.number("rho");
        Optional<Long> dof = spec.whole("dof", 1, 1_000_000);
        Map<String, Double> std = spec.numbers("std.");
        Map<String, Double> norms = spec.numbers("norm.");
        Modalities modalities = spec.sizes("inputs", LARGEST_DIMENSION)
                .orElseThrow(() -> spec.problem("expected a modality, such as A=50, as well"));
        double[] norm = BlockCovariance.valued(spec, modalities, norms, "norm.", 0, BlockCovariance.LARGEST_STD);
        double[] deviations = BlockCovariance.valued(
                spec, modalities, std, "std.", 1 / BlockCovariance.LARGEST_STD, BlockCovariance.LARGEST_STD);
        if (wishart && rho.isPresent()) {
            throw spec.problem("expected rho only with covariance=blocks");
        }
        if (!wishart && dof.isPresent()) {
            throw spec.problem("expected dof only with covariance=wishart");
        }
        int d = modalities.inputs();
        double[][] covariance = wishart
                ? new InverseWishart(d, dof.map(Long::intValue).orElse(d + 2)).draw(sampling.seed())
                : BlockCovariance.rows(modalities, deviations, rho.orElse(0.0), "random");
        if (wishart) {
            std.keySet()
                    .forEach(name ->
                            scale(covariance, modalities, modalities.names().indexOf(name), deviations));
        }
        Population population = new Population(
                modalities,
                new Symmetric(covariance),
                teachers(modalities, norm, constant, outputs, sampling.seed()),
                noise);
        return new RandomSamples(population, sampling);
    }

    /** Scales the inputs of modality m, all by one factor, to the mean square of its standard deviation. */
    private static void scale(double[][] covariance, Modalities modalities, int m, double[] std) {
        double trace = 0;
        for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
            trace += covariance[i][i];
        }
        double factor = std[m] / Math.sqrt(trace / modalities.dimensions().get(m));
        for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] *= factor;
                covariance[j][i] *= factor;
            }
        }
    }

    private static List<Vector> teachers(
            Modalities modalities, double[] norm, boolean constant, int outputs, long seed) {
        Gaussians gaussians = new Gaussians(seed, Gaussians.TEACHER);
        List<Vector> rows = new ArrayList<>();
        for (int o = 0; o < outputs; o++) {
            double[] teacher = new double[modalities.inputs()];
            for (int m = 0; m < norm.length; m++) {
                int size = modalities.dimensions().get(m);
                double[] ones = new double[size];
                Arrays.fill(ones, 1);
                Vector direction = constant ? Vector.of(ones) : gaussians.next(size);
                Vector block = direction.times(norm[m] / direction.norm());
                System.arraycopy(block.toArray(), 0, teacher, modalities.start(m), size);
            }
            rows.add(Vector.of(teacher));
        }
        return rows;
    }
}
