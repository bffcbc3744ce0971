package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/** A random tree with random statistics; the same seed gives the same problem. */
public record RandomProblem(FusionTree tree, Moments moments) {
    /** One to four modalities with one input each, at most five layers on an edge. */
    public static RandomProblem scalar(long seed) {
        return new Builder(seed, 1, 1 + (int) (seed % 4), 2).problem();
    }

    /** One to five modalities with up to four inputs each; every third covariance is singular. */
    public static RandomProblem vector(long seed) {
        return new Builder(seed, 4, 1 + (int) (seed % 5), seed % 3 == 0 ? 0.6 : 2).problem();
    }

    public static Moments moments(FusionTree tree, long seed) {
        return new Builder(seed, 1, tree.names().size(), 2).moments(tree.names());
    }

    private static final class Builder {
        private final Random random;
        private final int mostInputs;
        private final int leaves;
        private final double samplesPerInput;
        private int next;

        Builder(long seed, int mostInputs, int leaves, double samplesPerInput) {
            this.random = new Random(seed);
            this.mostInputs = mostInputs;
            this.leaves = leaves;
            this.samplesPerInput = samplesPerInput;
        }

        RandomProblem problem() {
            FusionTree tree = fusion(leaves);
            return new RandomProblem(tree, moments(tree.names()));
        }

        private FusionTree fusion(int below) {
            List<FusionTree> children = new ArrayList<>();
            for (int rest = below; rest > 0; ) {
                int here = 1 + random.nextInt(rest);
                boolean leaf = here == 1 || here == below;
                children.add(
                        leaf
                                ? new Modality("ABCDE".substring(next, ++next), Depth.of(1 + random.nextInt(3)))
                                : fusion(here));
                rest -= leaf ? 1 : here;
            }
            return new Fusion(children, Depth.of(random.nextInt(3)));
        }

        Moments moments(List<String> names) {
            List<Integer> dimensions = new ArrayList<>();
            names.forEach(name -> dimensions.add(1 + random.nextInt(mostInputs)));
            Modalities modalities = new Modalities(names, dimensions);
            int d = modalities.inputs();
            int samples = Math.max(1, (int) Math.ceil(samplesPerInput * d));
            double[][] inputs = new double[samples][d];
            double[] outputs = new double[samples];
            double[] weights = random.doubles(d, 0.5, 1.5).toArray();
            for (int s = 0; s < samples; s++) {
                double common = 0.5 * random.nextGaussian();
                for (int i = 0; i < d; i++) {
                    inputs[s][i] = common + random.nextGaussian();
                    outputs[s] += weights[i] * inputs[s][i];
                }
            }
            double[][] covariance = new double[d][d];
            double[] correlation = new double[d];
            double variance = 0;
            for (int s = 0; s < samples; s++) {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < d; j++) {
                        covariance[i][j] += inputs[s][i] * inputs[s][j] / samples;
                    }
                    correlation[i] += outputs[s] * inputs[s][i] / samples;
                }
                variance += outputs[s] * outputs[s] / samples;
            }
            return new Moments(modalities, new Symmetric(covariance), Vector.of(correlation), variance);
        }
    }
}
