package org.fusionflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;

/**
 * A seeded random network of every kind there is, with samples: one to four modalities, each hidden vector of its own width, one to three
 * outputs, heads and biases or not.
 *
 * @param inputs P rows of D
 * @param targets P rows of r, 1 or -1 so that every loss takes them
 * @param weights of order one, biases too
 * @param name for the message of a failure
 */
@SuppressWarnings("ArrayRecordComponent") // read in loops, changed by no test
public record RandomNetwork(Layout layout, double[] inputs, double[] targets, double[] weights, String name) {
    public static RandomNetwork of(long seed) {
        return of(seed, Activation.LINEAR);
    }

    public static RandomNetwork of(long seed, Activation activation) {
        Random random = new Random(seed);
        FusionTree tree = NetworkSamples.tree(random);
        boolean biases = random.nextBoolean();
        int outputs = 1 + random.nextInt(3);
        List<Head> heads = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            for (int o = 0; o < outputs; o++) {
                heads.add(new Head("head" + o, 1 + random.nextInt(2), 1));
            }
        }
        NetworkDesign equal = new NetworkDesign(tree, List.of(3), heads, activation, biases);
        List<Integer> dimensions =
                tree.names().stream().map(one -> 1 + random.nextInt(3)).toList();
        Modalities modalities = new Modalities(tree.names(), dimensions);
        List<Integer> widths = new ArrayList<>();
        new Layout(equal, modalities, outputs).hiddenNames().forEach(one -> widths.add(1 + random.nextInt(6)));
        if (widths.isEmpty()) {
            widths.add(1);
        }
        Layout layout = new Layout(new NetworkDesign(tree, widths, heads, activation, biases), modalities, outputs);
        int samples = 5 + random.nextInt(20);
        double[] inputs = new double[samples * layout.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = 0.3 + random.nextGaussian(); // a mean for biases to learn
        }
        double[] targets = new double[samples * outputs];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = random.nextInt(3) == 0 ? -1 : 1;
        }
        double[] weights = random.doubles(layout.weights(), -0.8, 0.8).toArray();
        return new RandomNetwork(
                layout,
                inputs,
                targets,
                weights,
                "seed " + seed + ", " + tree.newick() + ", widths " + widths + ", heads " + heads.size() + ", outputs "
                        + outputs + (biases ? ", biases" : ""));
    }

    public int samples() {
        return targets.length / layout.outputs();
    }

    /** Of the samples, written out. */
    public Moments moments() {
        int d = layout.inputs();
        int r = layout.outputs();
        int p = samples();
        double[][] covariance = new double[d][d];
        double[][] correlation = new double[r][d];
        double variance = 0;
        for (int s = 0; s < p; s++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance[i][j] += inputs[s * d + i] * inputs[s * d + j] / p;
                }
                for (int o = 0; o < r; o++) {
                    correlation[o][i] += targets[s * r + o] * inputs[s * d + i] / p;
                }
            }
            for (int o = 0; o < r; o++) {
                variance += targets[s * r + o] * targets[s * r + o] / p;
            }
        }
        List<Vector> rows = new ArrayList<>();
        for (double[] row : correlation) {
            rows.add(Vector.of(row));
        }
        return new Moments(layout.modalities(), new Symmetric(covariance), rows, variance);
    }

    /** Means of the columns of rows. */
    public double[] means(double[] rows) {
        int columns = rows.length / samples();
        double[] means = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            means[i % columns] += rows[i] / samples();
        }
        return means;
    }
}
