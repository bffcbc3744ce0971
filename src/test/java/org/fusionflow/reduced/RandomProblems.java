package org.fusionflow.reduced;

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

/** Seeded random trees with statistics: up to five modalities, depths up to five, dimensions up to six, some covariances singular. */
public record RandomProblems(FusionTree tree, Moments moments) {
    public static RandomProblems of(long seed) {
        Random random = new Random(seed);
        FusionTree tree = tree(random);
        return new RandomProblems(tree, moments(tree, random));
    }

    private static FusionTree tree(Random random) {
        int leaves = 1 + random.nextInt(5);
        List<FusionTree> nodes = new ArrayList<>();
        for (int m = 0; m < leaves; m++) {
            nodes.add(new Modality("M" + m, Depth.of(1 + random.nextInt(random.nextInt(4) == 0 ? 5 : 3))));
        }
        while (nodes.size() > 1) {
            int count = 2 + random.nextInt(nodes.size() - 1);
            List<FusionTree> children = new ArrayList<>(nodes.subList(0, count));
            nodes.subList(0, count).clear();
            nodes.add(
                    random.nextInt(nodes.size() + 1),
                    new Fusion(children, Depth.of(random.nextInt(random.nextInt(4) == 0 ? 6 : 3))));
        }
        return nodes.get(0);
    }

    private static Moments moments(FusionTree tree, Random random) {
        List<Integer> dimensions =
                tree.names().stream().map(name -> 1 + random.nextInt(6)).toList();
        Modalities modalities = new Modalities(tree.names(), dimensions);
        int d = modalities.inputs();
        // Fewer samples than inputs make the covariance singular.
        int samples = random.nextInt(4) == 0 ? Math.max(1, d - 1 - random.nextInt(d)) : d + 1 + random.nextInt(8);
        double[][] inputs = new double[samples][d];
        double[] outputs = new double[samples];
        double[] teacher = random.doubles(d, -1.5, 1.5).toArray();
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < d; i++) {
                inputs[s][i] = random.nextGaussian();
                outputs[s] += teacher[i] * inputs[s][i];
            }
            outputs[s] += 0.1 * random.nextGaussian();
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
