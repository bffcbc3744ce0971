package org.fusionflow.data.made;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;

/**
 * The toy statistics, or Gaussian samples with them: {@code ratio=2,rho=0.5} as for {@link ToyData}, with optional
 * {@code noise=S} (standard deviation of noise in the output, 0 unless given), {@code classes=true} (the sign of the output in its place, see
 * {@link Classes}) and {@code samples}, {@code heldout} and {@code seed} as for {@link Sampling}.
 *
 * @param toy second moments without noise
 * @param noise standard deviation of the noise in the output, &ge; 0
 * @param classes true if the output is -1 or 1
 * @param sampling how many samples, and from which seed
 */
public record ToySamples(ToyData toy, double noise, boolean classes, Sampling sampling) implements Generator {
    public ToySamples {
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new InvalidInput("toy noise " + noise + ": expected a finite number of at least 0");
        }
        sampling.requireRoom(ToyData.MODALITIES, 1);
    }

    /**
     * @throws InvalidInput naming the part that is wrong
     */
    public static ToySamples parse(String text) {
        return read(OptionValue.of("toy", text));
    }

    /** The same from an option or a YAML mapping. */
    public static ToySamples read(Value value) {
        return value.checked(() -> {
            MappingReader spec = new MappingReader(value, ToyData.FORM + ", noise=, classes=, " + Sampling.FORM);
            boolean seeded = spec.has("seed");
            Sampling sampling = Sampling.take(spec);
            sampling.requireDraws(spec, "seed", seeded);
            double noise = spec.number("noise").orElse(0.0);
            boolean classes = spec.flag("classes");
            ToyData toy = ToyData.take(spec);
            spec.requireAllTaken();
            return new ToySamples(toy, noise, classes, sampling);
        });
    }

    /** Modalities A and B, the output before it becomes a class. */
    public Population population() {
        return new Population(
                ToyData.MODALITIES,
                toy.moments().inputCovariance(),
                List.of(Vector.of(toy.wA(), toy.wB())),
                noise,
                toy.rank());
    }

    @Override
    public TrainingData trainingData(FusionTree tree) {
        Population own = population().named(tree);
        return classes ? Classes.of(own, sampling, tree) : sampling.of(own, tree);
    }

    @Override
    public Optional<Population> population(FusionTree tree) {
        Population own = population().named(tree);
        return classes ? Optional.empty() : sampling.population(own);
    }

    @Override
    public Optional<Samples> points(FusionTree tree) {
        return sampling.training().isPresent()
                ? Optional.empty()
                : Optional.of(PopulationPoints.of(trainingData(tree).moments()));
    }
}
