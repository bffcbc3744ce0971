package org.fusionflow.data.moments;

import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/** Random samples and their second moments, for laws that hold for all data; the same seed gives the same samples. */
public final class RandomMoments {
    /** Three modalities of 2, 1 and 3 inputs. */
    public static final Modalities MODALITIES = new Modalities(List.of("A", "B", "C"), List.of(2, 1, 3));

    public final double[][] inputs;
    public final double[] outputs;

    public RandomMoments(long seed, int samples) {
        Random random = new Random(seed);
        int d = MODALITIES.inputs();
        double[][] mixing = new double[d][d];
        for (double[] row : mixing) {
            for (int j = 0; j < d; j++) {
                row[j] = random.nextGaussian();
            }
        }
        inputs = new double[samples][d];
        outputs = new double[samples];
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < d; i++) {
                double source = random.nextGaussian();
                for (int j = 0; j < d; j++) {
                    inputs[s][j] += source * mixing[i][j];
                }
            }
            outputs[s] = 0.3 * random.nextGaussian();
            for (int j = 0; j < d; j++) {
                outputs[s] += inputs[s][j] * (j - 1.5);
            }
        }
    }

    public Moments moments() {
        int d = MODALITIES.inputs();
        double[][] covariance = new double[d][d];
        double[] correlation = new double[d];
        double variance = 0;
        int samples = outputs.length;
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance[i][j] += inputs[s][i] * inputs[s][j] / samples;
                }
                correlation[i] += outputs[s] * inputs[s][i] / samples;
            }
            variance += outputs[s] * outputs[s] / samples;
        }
        return new Moments(MODALITIES, new Symmetric(covariance), Vector.of(correlation), variance);
    }

    /** A random row over all inputs. */
    public static Vector map(long seed) {
        return Vector.of(new Random(seed).doubles(MODALITIES.inputs(), -2, 2).toArray());
    }
}
