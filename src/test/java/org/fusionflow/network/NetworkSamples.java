package org.fusionflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.study.PredictedWatch;

/** Seeded random trees and statistics, and plans with the settings that most tests share. */
public final class NetworkSamples {
    private NetworkSamples() {}

    /** One to four modalities, nested up to three times, with depths of 0 wherever they are allowed. */
    static FusionTree tree(Random random) {
        int leaves = 1 + random.nextInt(4);
        List<FusionTree> nodes = new ArrayList<>();
        for (int m = 0; m < leaves; m++) {
            nodes.add(new Modality("M" + m, Depth.of(1 + random.nextInt(3))));
        }
        while (nodes.size() > 1) {
            int count = 2 + random.nextInt(nodes.size() - 1);
            List<FusionTree> children = new ArrayList<>(nodes.subList(0, count));
            nodes.subList(0, count).clear();
            nodes.add(random.nextInt(nodes.size() + 1), new Fusion(children, Depth.of(random.nextInt(3))));
        }
        return nodes.get(0);
    }

    /** Dimensions 1 to 4, a covariance of full rank, some noise in the output. */
    static Moments moments(FusionTree tree, Random random) {
        List<Integer> dimensions =
                tree.names().stream().map(name -> 1 + random.nextInt(4)).toList();
        return moments(new Modalities(tree.names(), dimensions), random);
    }

    static Moments moments(Modalities modalities, Random random) {
        int d = modalities.inputs();
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
        double[] target = random.doubles(d, -1, 1).toArray();
        Symmetric sigma = new Symmetric(covariance);
        Vector correlation = sigma.leftTimes(Vector.of(target));
        return new Moments(modalities, sigma, correlation, correlation.dot(Vector.of(target)) + 0.1);
    }

    /** A plan with learning order where the tree has one. */
    public static TrainingPlan plan(
            FusionTree tree,
            Moments moments,
            int width,
            Initialization initialization,
            double u0,
            TrainingMethod method,
            long seed,
            Vector times,
            StopRule stop) {
        Moments inLeafOrder = moments.inOrderOf(tree);
        return PredictedWatch.plan(
                Problem.of(tree, inLeafOrder, u0),
                NetworkSetup.linear(width, initialization, method, stop),
                seed,
                times);
    }

    /** Aligned start of 0.05 at width 10 on the gradient flow. */
    static TrainingPlan flowPlan(String tree, Moments moments, Vector times, double maxTime) {
        return plan(
                FusionTree.parse(tree),
                moments,
                10,
                new AlignedStart(),
                0.05,
                new GradientFlow(),
                1,
                times,
                StopRule.afterTime(maxTime, new GradientFlow()));
    }

    static TrainingPlan withStopLoss(TrainingPlan plan, double loss) {
        return PredictedWatch.plan(
                Problem.of(plan.tree(), plan.moments(), plan.u0()),
                NetworkSetup.linear(
                        plan.width(),
                        plan.initialization(),
                        plan.method(),
                        plan.stop().withStopLoss(loss)),
                plan.seed(),
                plan.times());
    }
}
