package org.fusionflow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.CosineDecay;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.method.MomentumStep;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.network.start.Initialization;
import org.hipparchus.random.RandomGenerator;

/** A seeded random plan whose network has at least one hidden vector of two layers that is longer than it needs to be. */
record WidthCase(String name, TrainingPlan plan) {
    private static final Vector TIMES = Vector.of(0, 1, 3, 7);

    @Override
    public String toString() {
        return name;
    }

    static WidthCase random(long seed) {
        Random random = new Random(seed);
        boolean fission = random.nextInt(4) == 0;
        FusionTree tree = fission ? FusionTree.parse("(A:1,B:1,C:1):0") : tree(random);
        int outputs = fission ? 2 : 1 + random.nextInt(3);
        List<Head> heads = fission ? List.of(new Head("x", 1, 1), new Head("y", 1, 1)) : List.of();
        int method = (int) (seed % 5);
        boolean samples = method == 3 || method == 4;
        if (samples && !fission) {
            outputs = 1;
        }
        // Samples have one output.
        if (samples && fission) {
            heads = List.of(new Head("x", 1, 1));
            outputs = 1;
        }
        NetworkDesign design = new NetworkDesign(tree, List.of(1), heads, Activation.LINEAR, random.nextBoolean());
        Modalities modalities = new Modalities(
                tree.names(),
                tree.names().stream().map(m -> 1 + random.nextInt(3)).toList());
        int hidden = new Layout(design, modalities, outputs).hiddenNames().size();
        design = new NetworkDesign(tree, widths(hidden, random), heads, Activation.LINEAR, design.biases());
        double decay = random.nextBoolean() ? 0.02 : 0;
        Initialization start = random.nextBoolean() ? new GaussianNorm() : new GaussianStd();
        if (design.biases() && random.nextBoolean()) {
            start = new WithBiases(start);
        }
        TrainingData data = samples ? sampled(modalities, random) : moments(modalities, outputs, random);
        OutputLoss loss = method == 4 ? OutputLoss.LOGISTIC : OutputLoss.MSE;
        TrainingMethod training = method(method, random);
        String name = "seed " + seed + ": " + tree.newick() + " " + modalities.dimensions() + ", " + outputs
                + " outputs, " + heads.size() + " heads, widths " + design.widths()
                + (design.biases() ? ", biases" : "")
                + ", " + loss.title() + ", decay " + decay + ", " + start.name() + ", " + training.description();
        return new WidthCase(
                name,
                new TrainingPlan(
                        new Problem(design.tree(), data, start.name().startsWith("gaussian-std") ? 0.05 : 0.3),
                        NetworkSetup.linear(
                                        1,
                                        start,
                                        training,
                                        new StopRule(
                                                method == 1 ? 100_000 : 1000,
                                                method == 1 ? 10 : 1e9,
                                                OptionalDouble.of(0)))
                                .withDesign(design)
                                .withLoss(loss, decay),
                        seed,
                        TIMES));
    }

    /** Branches that end at the output: two layers always, and direct, fused or deeper ones. */
    private static FusionTree tree(Random random) {
        if (random.nextInt(4) == 0) {
            return FusionTree.parse("(A:1,B:1):1");
        }
        List<FusionTree> branches = new ArrayList<>();
        branches.add(new Modality("A", Depth.of(2)));
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            String name = String.valueOf((char) ('B' + 2 * i));
            branches.add(
                    random.nextInt(3) == 0
                            ? new Fusion(
                                    List.of(
                                            new Modality(name, Depth.of(1 + random.nextInt(2))),
                                            new Modality((char) ('C' + 2 * i) + "", Depth.of(1))),
                                    Depth.of(1))
                            : new Modality(name, Depth.of(1 + random.nextInt(3))));
        }
        return branches.size() == 1 ? branches.get(0) : new Fusion(branches, Depth.of(0));
    }

    /** The first one is long enough to be shortened; D + r + 1 is at most 13 for what hidden vectors meet here. */
    private static List<Integer> widths(int hidden, Random random) {
        List<Integer> widths = new ArrayList<>();
        widths.add(14 + random.nextInt(187));
        for (int i = 1; i < hidden; i++) {
            widths.add(1 + random.nextInt(200));
        }
        return widths;
    }

    private static TrainingMethod method(int kind, Random random) {
        return switch (kind) {
            case 0 -> Descent.plain(0.02);
            case 1 -> new GradientFlow();
            case 2 -> Descent.momentum(0.005, 0.8);
            case 3 -> Descent.sgd(0.02, 7, random.nextBoolean());
            default ->
                new Descent(
                        "sgd",
                        new MomentumStep(0.5),
                        new CosineDecay(0.02, 600, 0.01),
                        Descent.sgd(0.02, 10, random.nextBoolean()).batching());
        };
    }

    private static TrainingData moments(Modalities modalities, int outputs, Random random) {
        Moments first = NetworkSamples.moments(modalities, random);
        List<Vector> correlations = new ArrayList<>();
        double variance = 0.1;
        for (int o = 0; o < outputs; o++) {
            Vector teacher =
                    Vector.of(random.doubles(modalities.inputs(), -1, 1).toArray());
            correlations.add(first.inputCovariance().leftTimes(teacher));
            variance += correlations.get(o).dot(teacher);
        }
        return new TrainingData(
                new Moments(modalities, first.inputCovariance(), correlations, variance),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Outputs -1 and 1, which every loss knows. */
    private static TrainingData sampled(Modalities modalities, Random random) {
        List<Vector> inputs = new ArrayList<>();
        double[] outputs = new double[50];
        for (int p = 0; p < outputs.length; p++) {
            double[] input = new double[modalities.inputs()];
            double sum = random.nextGaussian();
            for (int i = 0; i < input.length; i++) {
                input[i] = random.nextGaussian();
                sum += input[i];
            }
            inputs.add(Vector.of(input));
            outputs[p] = sum > 0 ? 1 : -1;
        }
        Samples samples = Samples.of(modalities, inputs, Vector.of(outputs));
        return new TrainingData(samples.moments(), Optional.of(samples), Optional.empty(), Optional.empty());
    }

    /** Draws biases too, after the weights. */
    private record WithBiases(Initialization matrices) implements Initialization {
        @Override
        public String name() {
            return matrices.name() + " with biases";
        }

        @Override
        public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
            double[] weights = matrices.weights(layout, moments, u0, random);
            for (int i = layout.matrices(); i < weights.length; i++) {
                weights[i] = 0.1 * random.nextGaussian();
            }
            return weights;
        }
    }
}
