package org.fusionflow.data.made;

import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Spelling;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;

/**
 * Gaussian inputs and a noisy linear teacher, in one line: {@code A=50,B=50,samples=70,noise=0.5,seed=1}. Keys:
 *
 * <ul>
 *   <li>{@code A=50}: modality A of 50 inputs; any other word with a number is one more modality
 *   <li>{@code samples}: P; without it the statistics of the population, as of infinitely many samples
 *   <li>{@code heldout}: number of samples that are not trained on, 0 unless given
 *   <li>{@code covariance}, {@code std.A}, {@code rho}, {@code dof}, {@code psi.A}: of the inputs, as for {@link RandomCovariance}
 *   <li>{@code outputs}: r, 1 unless given
 *   <li>{@code teacher}, {@code norm.A}: as for {@link LinearTeacher}
 *   <li>{@code noise}: standard deviation of the noise in each output, 0 unless given
 *   <li>{@code classes=true}: the signs of the outputs in their places, see {@link Classes}
 *   <li>{@code seed}: of covariance, teacher and samples, each from its own stream; 1 unless given
 * </ul>
 *
 * <p>The published random data sets are {@code A=10,B=10,covariance=wishart,psi.A=2,teacher=uniform,samples=8192}, the published
 * overparameterized ones {@code A=50,B=50,std.A=1.7320508075688772,teacher=0.1,noise=0.5,samples=70}.
 *
 * @param population where the samples come from; its outputs are those before they become classes
 * @param classes true if each output is -1 or 1
 * @param sampling how many, and from which seed
 */
public record RandomSamples(Population population, boolean classes, Sampling sampling) implements Generator {
    /** The eigenvalues of a covariance of this size take about ten seconds, and the flow as long for every few steps. */
    private static final int LARGEST_DIMENSION = 2000;

    private static final String FORM = "NAME=DIMENSION, " + Sampling.FORM
            + " noise=, classes=, rho=, teacher=, outputs=, covariance=, dof=, psi.NAME=, std.NAME= or norm.NAME=";

    public RandomSamples {
        sampling.requireRoom(population.modalities(), population.outputs());
    }

    /**
     * The training set alone, modalities in the order of the text.
     *
     * @throws InvalidInput if no number of samples was given
     */
    public Samples draw() {
        Samples drawn = population.draw(
                sampling.training().orElseThrow(() -> new InvalidInput("random: expected samples=NUMBER as well")),
                sampling.seed());
        return classes ? Classes.of(drawn) : drawn;
    }

    @Override
    public TrainingData trainingData(FusionTree tree) {
        // Any word may name a modality, a misspelt key too.
        for (String name : population.modalities().names()) {
            if (!tree.names().contains(name)
                    && Spelling.nearest(name, MappingReader.keys(FORM)).isPresent()) {
                throw new InvalidInput(Spelling.unknownKey(name, MappingReader.keys(FORM))
                        + ", else a modality: expected those of the architecture, " + tree.names());
            }
        }
        return classes ? Classes.of(population, sampling, tree) : sampling.of(population, tree);
    }

    @Override
    public Optional<Population> population(FusionTree tree) {
        Population own = population.inOrderOf(tree);
        return classes ? Optional.empty() : sampling.population(own);
    }

    @Override
    public Optional<Samples> points(FusionTree tree) {
        return sampling.training().isPresent() || population.outputs() > 1
                ? Optional.empty()
                : Optional.of(PopulationPoints.of(trainingData(tree).moments()));
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
        boolean seeded = spec.has("seed");
        Sampling sampling = Sampling.take(spec);
        int outputs = spec.whole("outputs", 1, Samples.MOST_OUTPUTS).orElse(1L).intValue();
        double noise = spec.number("noise").orElse(0.0);
        boolean classes = spec.flag("classes");
        LinearTeacher teacher = LinearTeacher.take(spec);
        RandomCovariance covariance = RandomCovariance.take(spec);
        sampling.requireDraws(spec, "seed", seeded && !teacher.isDrawn() && !covariance.wishart());
        Modalities modalities = spec.sizes("inputs", LARGEST_DIMENSION)
                .orElseThrow(() -> spec.problem("expected a modality, such as A=50, as well"));
        Population population = new Population(
                modalities,
                new Symmetric(covariance.rows(spec, modalities, sampling.seed())),
                teacher.rows(spec, modalities, outputs, sampling.seed()),
                noise);
        return new RandomSamples(population, classes, sampling);
    }
}
