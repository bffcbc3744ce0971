package org.fusionflow.reduced.start;

import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.GivenWeights;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.study.PredictedWatch;

/** Seeded random weights and statistics, and the full network that moves them. */
final class WideNetworks {
    private WideNetworks() {}

    static Moments moments(FusionTree tree, long seed, int... dimensions) {
        Random random = new Random(seed);
        List<Integer> sizes = java.util.Arrays.stream(dimensions).boxed().toList();
        int d = sizes.stream().mapToInt(Integer::intValue).sum();
        double[][] factor = new double[d][d + 2];
        for (double[] row : factor) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian();
            }
        }
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d + 2; k++) {
                    covariance[i][j] += factor[i][k] * factor[j][k] / (d + 2);
                }
            }
        }
        Vector target = Vector.of(random.doubles(d, -1, 1).toArray());
        Symmetric sigma = new Symmetric(covariance);
        Vector correlation = sigma.leftTimes(target);
        return new Moments(new Modalities(tree.names(), sizes), sigma, correlation, correlation.dot(target) + 0.1);
    }

    /** Normal entries of this standard deviation. */
    static LayerWeights gaussian(FusionTree tree, Moments moments, int width, double deviation, long seed) {
        LayerSizes sizes = new LayerSizes(LayerGraph.of(tree), moments.modalities(), width, 1);
        Random random = new Random(seed);
        double[] entries = new double[sizes.weights()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = deviation * random.nextGaussian();
        }
        return new LayerWeights(sizes, entries);
    }

    /** An isometric copy of a network of width 1: unit vectors of the given length at every hidden place. */
    static LayerWeights embedded(LayerWeights narrow, int width, long seed) {
        LayerGraph graph = narrow.graph();
        LayerSizes wide = narrow.sizes().withWidth(width);
        Random random = new Random(seed);
        Vector[] units = new Vector[graph.signals().size()];
        for (int s = 0; s < units.length; s++) {
            Vector direction = Vector.of(random.doubles(wide.size(s), -1, 1).toArray());
            units[s] = direction.times(1 / direction.norm());
        }
        units[graph.outputs().get(0).index()] = Vector.of(1);
        double[][] layers = new double[graph.layers().size()][];
        for (int l = 0; l < layers.length; l++) {
            LayerGraph.Layer layer = graph.layer(l);
            int columns = wide.columns(l);
            Vector row = narrow.applyBackwards(l, Vector.of(1));
            layers[l] = new double[wide.rows(l) * columns];
            for (int r = 0; r < wide.rows(l); r++) {
                for (int c = 0; c < columns; c++) {
                    double right =
                            graph.signal(layer.from()).isHidden() ? row.at(0) * units[layer.from()].at(c) : row.at(c);
                    layers[l][r * columns + c] = units[layer.to()].at(r) * right;
                }
            }
        }
        return new LayerWeights(wide, Stacked.of(layers));
    }

    static LayerWeights after(double time, LayerWeights start, Moments moments) {
        // Not the simulator's own narrow network: both would rest on the same reduction.
        TrainedRun run = Simulator.trainAtFullWidth(plan(start, moments, time), Watching.NOBODY);
        return new LayerWeights(start.sizes(), run.end().weights());
    }

    static TrainingPlan plan(LayerWeights start, Moments moments, double time) {
        FusionTree tree = FusionTree.parse(start.graph().notation());
        Initialization given = new GivenWeights(start);
        return PredictedWatch.plan(
                Problem.of(tree, moments, 1),
                NetworkSetup.linear(
                        start.sizes().width(), given, new GradientFlow(), StopRule.afterTime(time, new GradientFlow())),
                1,
                Vector.of(time));
    }
}
