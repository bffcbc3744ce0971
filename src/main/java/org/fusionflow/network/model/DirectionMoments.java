package org.fusionflow.network.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;

/**
 * Second moments of data over {@link Directions}. A sample is a vector {@code phi} of its components along K directions. Its output is
 * {@code O phi}, where the columns of {@code O} (r x K) are the network's outputs at the directions. The mean squared error is thus quadratic in
 * {@code O}, and the cost of a step does not grow with the number of samples.
 *
 * @param inputs one row of D for each direction
 * @param loss as a function of {@code O}
 * @param phiInputs {@code <phi x'>}, K rows of D
 * @param inputCovariance {@code <x x'>}, D x D
 */
@SuppressWarnings("ArrayRecordComponent") // shared inside this package only, and never changed
record DirectionMoments(List<double[]> inputs, QuadraticLoss loss, double[][] phiInputs, Symmetric inputCovariance) {
    /** Moments of samples; empty if the samples have too many directions or the network has biases. */
    static Optional<DirectionMoments> of(NetworkDesign design, Samples samples) {
        return Directions.of(design, samples).map(directions -> of(directions, samples));
    }

    private static DirectionMoments of(Directions directions, Samples samples) {
        int k = directions.count();
        int d = samples.modalities().inputs();
        int r = samples.outputs();
        double[] covariance = new double[k * k];
        double[][] correlation = new double[r][k];
        double[][] phiInputs = new double[k][d];
        double variance = 0;
        double share = 1.0 / samples.count();
        for (int s = 0; s < samples.count(); s++) {
            int[] places = directions.places()[s];
            double[] scales = directions.scales()[s];
            for (int b = 0; b < places.length; b++) {
                if (places[b] < 0) {
                    continue;
                }
                for (int c = 0; c < places.length; c++) {
                    if (places[c] >= 0) {
                        covariance[places[b] * k + places[c]] += share * scales[b] * scales[c];
                    }
                }
                for (int i = 0; i < d; i++) {
                    phiInputs[places[b]][i] += share * scales[b] * samples.input(s, i);
                }
                for (int o = 0; o < r; o++) {
                    correlation[o][places[b]] += share * scales[b] * samples.output(s, o);
                }
            }
            for (int o = 0; o < r; o++) {
                variance += share * samples.output(s, o) * samples.output(s, o);
            }
        }
        return new DirectionMoments(
                directions.inputs(),
                new QuadraticLoss(k, covariance, correlation, variance),
                phiInputs,
                samples.moments().inputCovariance());
    }

    /**
     * Moments of infinitely many Gaussian samples whose output is the best linear map of the inputs plus independent noise; empty unless every
     * branch that meets the others at the output reads one scalar modality and there are no biases. With {@code x+ = max(x, 0)},
     * {@code <x+ y+> = sigma_x sigma_y (sqrt(1 - rho^2) + rho (pi - arccos rho)) / (2 pi)}, the arc-cosine kernel of order one (Cho and Saul
     * 2009).
     */
    static Optional<DirectionMoments> ofGaussian(NetworkDesign design, Moments moments) {
        Modalities modalities = moments.modalities();
        boolean scalars = Directions.branches(design, modalities).stream().allMatch(branch -> branch.length == 1);
        if (design.biases() || !scalars) {
            return Optional.empty();
        }
        int d = modalities.inputs();
        int k = 2 * d;
        Symmetric sigma = moments.inputCovariance();
        Vector teacher = LeastSquares.onAll(moments.requireOneOutput()).map();
        List<double[]> inputs = new ArrayList<>();
        double[] covariance = new double[k * k];
        double[][] phiInputs = new double[k][d];
        for (int a = 0; a < k; a++) {
            double[] direction = new double[d];
            direction[a / 2] = sign(a);
            inputs.add(direction);
            for (int b = 0; b < k; b++) {
                covariance[a * k + b] = orthant(sigma, a / 2, sign(a), b / 2, sign(b));
            }
        }
        double[][] correlation = new double[1][k];
        for (int a = 0; a < k; a++) {
            for (int i = 0; i < d; i++) {
                // x_i is its positive part minus its negative part.
                phiInputs[a][i] = covariance[a * k + 2 * i] - covariance[a * k + 2 * i + 1];
                correlation[0][a] += teacher.at(i) * phiInputs[a][i];
            }
        }
        return Optional.of(new DirectionMoments(
                inputs, new QuadraticLoss(k, covariance, correlation, moments.outputVariance()), phiInputs, sigma));
    }

    /** The modality that each direction belongs to; the first of several that its branch reads. */
    int[] modalityOf(Layout layout) {
        int[] ofInputs = layout.modalityOf();
        int[] modalityOf = new int[inputs.size()];
        for (int k = 0; k < modalityOf.length; k++) {
            int i = 0;
            while (inputs.get(k)[i] == 0) {
                i++;
            }
            modalityOf[k] = ofInputs[i];
        }
        return modalityOf;
    }

    private static double sign(int direction) {
        return direction % 2 == 0 ? 1 : -1;
    }

    /** {@code <(s x_i)+ (t x_j)+>}. */
    private static double orthant(Symmetric sigma, int i, double s, int j, double t) {
        if (i == j) {
            return s == t ? 0.5 * sigma.at(i, i) : 0;
        }
        double scale = Math.sqrt(sigma.at(i, i) * sigma.at(j, j));
        if (scale == 0) {
            return 0;
        }
        double rho = Math.max(-1, Math.min(1, s * t * sigma.at(i, j) / scale));
        return scale * (Math.sqrt(1 - rho * rho) + rho * (Math.PI - Math.acos(rho))) / (2 * Math.PI);
    }
}
