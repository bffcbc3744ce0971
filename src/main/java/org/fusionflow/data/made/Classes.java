package org.fusionflow.data.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Two classes that a linear teacher tells apart: each output {@code z} of a {@link Population} is replaced by its sign, -1 or 1.
 *
 * <p>Of infinitely many samples the moments are {@code <sign(z) x> = sqrt(2/pi) <z x> / std(z)}, because all is Gaussian, and variance 1.
 */
final class Classes {
    private static final double MEAN_OF_ABSOLUTE_NORMAL = Math.sqrt(2 / Math.PI);

    private Classes() {}

    /**
     * What the population gives when it is sampled and its outputs are replaced. There is no error of a linear map on new data: the
     * population's own is that of other outputs.
     *
     * @return data in the tree's leaf order; the inputs are those of {@link Sampling#of}
     */
    static TrainingData of(Population population, Sampling sampling, FusionTree tree) {
        TrainingData drawn = sampling.of(population, tree);
        Optional<Samples> samples = drawn.samples().map(Classes::of);
        return new TrainingData(
                samples.map(Samples::moments).orElseGet(() -> moments(population.inOrderOf(tree))),
                samples,
                drawn.heldOut().map(Classes::of),
                Optional.empty());
    }

    /** The same inputs with the signs of the outputs; 0 counts as positive. */
    static Samples of(Samples samples) {
        int inputs = samples.modalities().inputs();
        return Samples.of(samples.modalities(), samples.count(), samples.outputs(), (p, x, y) -> {
            for (int j = 0; j < inputs; j++) {
                x[j] = samples.input(p, j);
            }
            for (int o = 0; o < y.length; o++) {
                y[o] = samples.output(p, o) >= 0 ? 1 : -1;
            }
        });
    }

    private static Moments moments(Population population) {
        Symmetric covariance = population.inputCovariance();
        List<Vector> rows = new ArrayList<>();
        for (Vector teacher : population.teachers()) {
            Vector correlation = covariance.leftTimes(teacher);
            double variance = correlation.dot(teacher) + population.noise() * population.noise();
            // An output that is always 0 is of one class and tells nothing.
            rows.add(correlation.times(variance > 0 ? MEAN_OF_ABSOLUTE_NORMAL / Math.sqrt(variance) : 0));
        }
        return new Moments(population.modalities(), covariance, rows, rows.size());
    }
}
