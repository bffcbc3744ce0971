package org.fusionflow.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;

/**
 * Where samples come from: inputs of mean 0 and outputs {@code y = w* x + noise}, the noise independent of the inputs. It
 * gives the error that a map makes on new data, tag [OP-8].
 *
 * @param modalities names and dimensions, D inputs together
 * @param inputCovariance {@code Sigma*}, D x D, positive semidefinite
 * @param teacher {@code w*}, a row of D
 * @param noise standard deviation of the noise, &ge; 0
 */
public record Population(Modalities modalities, Symmetric inputCovariance, Vector teacher, double noise) {
    /** Stream of a seed that samples come from; a random teacher has another. */
    private static final int SAMPLES = 1;

    public Population {
        if (teacher.size() != modalities.inputs()) {
            throw new InvalidInput(
                    "teacher: expected " + modalities.inputs() + " numbers, one for each input, got " + teacher.size());
        }
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new InvalidInput("noise " + noise + ": expected a finite number of at least 0");
        }
        moments(modalities, inputCovariance, teacher, noise);
    }

    /** The moments of infinitely many samples. */
    public SecondMoments moments() {
        return moments(modalities, inputCovariance, teacher, noise);
    }

    private static SecondMoments moments(Modalities modalities, Symmetric covariance, Vector teacher, double noise) {
        if (covariance.size() != modalities.inputs()) {
            throw new InvalidInput("inputCovariance: expected " + modalities.inputs() + " x " + modalities.inputs()
                    + ", got " + covariance.size() + " x " + covariance.size());
        }
        Vector correlation = covariance.leftTimes(teacher);
        return new SecondMoments(modalities, covariance, correlation, correlation.dot(teacher) + noise * noise);
    }

    /**
     * Generalization error {@code E_g(w) = ((w - w*) Sigma* (w - w*)' + noise^2) / 2}, the loss expected on a new sample; at
     * least {@link #irreducibleError()}.
     *
     * @param map {@code w}, blocks in the order of {@link #modalities()}
     */
    public double generalizationError(Vector map) {
        Vector miss = map.minus(teacher);
        // A form of a semidefinite matrix; below 0 it is rounding.
        return 0.5 * Math.max(0, inputCovariance.leftTimes(miss).dot(miss)) + irreducibleError();
    }

    /** The error of the teacher itself, {@code noise^2 / 2}. */
    public double irreducibleError() {
        return 0.5 * noise * noise;
    }

    /**
     * Independent samples with Gaussian inputs and noise. They are drawn one after the other, inputs before noise, so more
     * samples of a seed begin with the fewer ones.
     *
     * @param samples P, &ge; 1
     */
    public Samples draw(int samples, long seed) {
        if (samples < 1) {
            throw new InvalidInput("samples " + samples + ": expected at least 1");
        }
        Samples.requireRoom(modalities, samples);
        Symmetric root = inputCovariance.squareRoot();
        Gaussians gaussians = new Gaussians(seed, SAMPLES);
        List<Vector> inputs = new ArrayList<>(samples);
        double[] outputs = new double[samples];
        for (int p = 0; p < samples; p++) {
            Vector x = root.leftTimes(gaussians.next(modalities.inputs()));
            inputs.add(x);
            outputs[p] = teacher.dot(x) + noise * gaussians.next();
        }
        return Samples.of(modalities, inputs, Vector.of(outputs));
    }

    /**
     * The same population with its blocks in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of this population
     */
    public Population inOrderOf(FusionTree tree) {
        SecondMoments ordered = moments().inOrderOf(tree);
        double[] row = tree.names().stream()
                .flatMapToDouble(name -> DoubleStream.of(modalities
                        .block(teacher, modalities.names().indexOf(name))
                        .toArray()))
                .toArray();
        return new Population(ordered.modalities(), ordered.inputCovariance(), Vector.of(row), noise);
    }
}
