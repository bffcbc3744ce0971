package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToySamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.stability.StableStep;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** How long training stays near the unimodal saddle, whatever the method, against the flow. */
public final class SaddleVisits implements Experiment {
    /** Distance to the saddle, over the norm of the final map, that counts as a visit. */
    static final double NEAR = 0.1;

    static final double MOMENTUM = 0.9;

    private static final String DATA = "ratio=2,rho=0.3,samples=512,seed=1";
    private static final int WIDTH = 40;

    /** Runs go on for so many of the flow's half times of B. */
    private static final double BEYOND = 2;

    /** Sum of Adam's rates: weights move by the rate in each step and end below 1. */
    private static final double ADAM_TIME = 1;

    /**
     * A network.
     *
     * @param u0 small enough for a plateau, large enough for a run of seconds
     */
    private record Net(FusionTree tree, double u0) {}

    private static List<Net> nets() {
        return List.of(new Net(FusionTree.parse("(A:2,B:2):0"), 1e-3), new Net(FusionTree.parse("(A:3,B:3):1"), 0.1));
    }

    /**
     * @param name of the method
     * @param ofLimit learning rate over the largest stable one of plain descent at the minimum; with momentum, what the rate comes to in
     *     the long run. Adam, which has no such limit: the rate itself
     * @param batch samples a step; 0 for all
     */
    private record Setting(Net net, String name, double ofLimit, int batch) {
        String label() {
            return net.tree.newick() + ", " + name + " " + ofLimit + (batch > 0 ? ", batch " + batch : "");
        }

        /** By draws of the batch; Adam's steps also depend on the unit vectors of the start. Else all seeds are alike. */
        boolean scatters() {
            return batch > 0 || name.equals("adam");
        }
    }

    @Override
    public String name() {
        return "saddle-visits";
    }

    @Override
    public String title() {
        return "Visits to the unimodal saddle in discrete and noisy training";
    }

    @Override
    public String question() {
        return "512 samples of the toy data (ratio 2, correlation 0.3, no noise), late fusion of two layers from u0 = 1e-3 and"
                + " intermediate fusion of four from u0 = 0.1, width 40, aligned start. A visit is a distance of the map to the unimodal saddle of"
                + " at most a tenth of the norm of the final map; the dwell time is all time spent there. Gradient descent at rates from 0.01 of the"
                + " stability limit 2/λ to nearly that limit, stochastic descent without replacement with batches of 1 to 256, momentum 0.9, and Adam, against the visit that the reduced flow predicts."
                + " Time is the sum of rates, with momentum over 1 - 0.9; Adam's sum of rates is no flow time, so its dwell time is compared in units"
                + " of its own half time of A. Batches scatter the map of A about the saddle: the law for their dwell time is that of the flow"
                + " times the probability that a normal variable with the scatter of a first-order autoregression is inside.";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tree",
                "method",
                "ofLimit",
                "rate",
                "batch",
                "seed",
                "stays",
                "dwell",
                "dwellTheory",
                "dwellLaw",
                "closest",
                "closestTheory",
                "tA",
                "tATheory",
                "tB",
                "tBTheory");
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Setting> settings = new ArrayList<>();
        for (Net net : nets()) {
            settings.add(new Setting(net, "flow", 0, 0));
            for (double ofLimit : scale.pick(List.of(0.01, 0.1, 0.5, 0.95), List.of(0.02, 0.5))) {
                settings.add(new Setting(net, "gd", ofLimit, 0));
                settings.add(new Setting(net, "momentum", ofLimit, 0));
            }
            for (double ofLimit : scale.pick(List.of(0.02, 0.1, 0.3), List.of(0.1))) {
                for (int batch : scale.pick(List.of(1, 4, 16, 64, 256), List.of(4, 64))) {
                    settings.add(new Setting(net, "sgd", ofLimit, batch));
                }
            }
            for (double rate : scale.pick(List.of(1e-4, 1e-3, 1e-2), List.of(1e-3))) {
                settings.add(new Setting(net, "adam", rate, 0));
            }
        }
        int seeds = scale.pick(10, 2);
        int times = scale.pick(4001, 1001);
        return settings.stream()
                .map(setting -> new Job(setting.label(), () -> rows(setting, setting.scatters() ? seeds : 1, times)))
                .toList();
    }

    private static List<Row> rows(Setting setting, int seeds, int recorded) {
        Net net = setting.net;
        TrainingData data = ToySamples.parse(DATA).trainingData(net.tree);
        Moments moments = data.moments().requireOneOutput();
        Networks networks = new Networks(net.tree, data, WIDTH, new AlignedStart(), net.u0);
        double reach = BEYOND
                * Predictor.predict(Problem.of(net.tree, moments, net.u0), PredictionRequest.HALF_TIMES)
                        .trajectory()
                        .halfTimes()
                        .get(1)
                        .orElseThrow()
                        .time();
        Vector times = Networks.times(reach, recorded);
        List<TrajectoryPoint> theory = Predictor.predict(
                        Problem.of(net.tree, moments, net.u0), PredictionRequest.HALF_TIMES.at(times))
                .trajectory()
                .points();
        // At a minimum without residual the curvature is that of the map's derivative, which the rank-one manifold has
        // whole.
        double limit = limit(new Networks(net.tree, data, 1, new AlignedStart(), net.u0), times);
        boolean adam = setting.name.equals("adam");
        double rate = setting.ofLimit * (adam ? 1 : limit) * (setting.name.equals("momentum") ? 1 - MOMENTUM : 1);
        // Flow time of a unit of what rates add up to.
        double unit = setting.name.equals("momentum") ? 1 / (1 - MOMENTUM) : 1;
        Vector asked = Networks.times(adam ? ADAM_TIME : reach / unit, recorded);
        Course expected = new Course(moments, net.tree, theory, 1);
        double law = expected.near.inside() * shareInside(setting, data, expected, rate);
        List<Row> rows = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            TrainingResult run = Networks.train(plan(networks, setting, rate, seed, asked), Watching.NOBODY);
            rows.add(row(setting, rate, seed, law, new Course(moments, net.tree, run.trajectory(), unit), expected));
        }
        return rows;
    }

    /** Of the flow's dwell time, with the scatter of the batches. */
    private static double shareInside(Setting setting, TrainingData data, Course expected, double rate) {
        if (setting.batch == 0) {
            return 1;
        }
        int layers =
                LearningOrder.requireTwoModalities(setting.net.tree).layers().value();
        return SaddleNoise.of(data.samples().orElseThrow(), expected.order, layers)
                .inside(NEAR * expected.scale, rate / setting.batch);
    }

    private static TrainingPlan plan(Networks networks, Setting setting, double rate, int seed, Vector times) {
        return networks.plan(
                switch (setting.name) {
                    case "flow" -> new GradientFlow();
                    case "momentum" -> Descent.momentum(rate, MOMENTUM);
                    case "sgd" -> Descent.sgd(rate, setting.batch, false);
                    case "adam" -> Descent.adam(rate);
                    default -> Descent.plain(rate);
                },
                seed,
                times);
    }

    /** Largest stable rate of plain descent at the minimum that the flow comes to. */
    private static double limit(Networks networks, Vector times) {
        double[] end = Simulator.train(networks.plan(new GradientFlow(), 1, times), Watching.NOBODY)
                .end()
                .weights();
        OptionalDouble rate = StableStep.at(networks.plan(Descent.plain(1), 1, times), end)
                .map(StableStep::rate)
                .orElse(OptionalDouble.empty());
        return rate.orElseThrow(() ->
                new NumericalFailure("stability limit of " + networks.tree().newick()));
    }

    private static Row row(Setting setting, double rate, int seed, double law, Course run, Course theory) {
        return Row.of(
                setting.net.tree.newick(),
                setting.name,
                setting.ofLimit,
                rate,
                setting.batch,
                seed,
                run.near.stays(),
                run.near.inside() * run.unit,
                theory.near.inside(),
                law,
                run.near.closest() / run.scale,
                theory.near.closest() / theory.scale,
                run.half(0),
                theory.half(0),
                run.half(1),
                theory.half(1));
    }

    /** A trajectory and the saddle. */
    private static final class Course {
        private final Moments moments;
        private final LearningOrder order;
        private final List<TrajectoryPoint> points;
        private final double unit;
        private final double scale;
        private final Dwelling near;

        Course(Moments moments, FusionTree tree, List<TrajectoryPoint> points, double unit) {
            this.moments = moments;
            this.order = LearningOrder.of(tree, moments);
            this.points = points;
            this.unit = unit;
            scale = order.end().map().norm();
            near = Dwelling.near(order.saddle().map(), NEAR * scale, points);
        }

        /** Half time, between the recorded times; the same for network and theory. */
        double half(int m) {
            double half = 0.5
                    * moments.modalities()
                            .block((m == 0 ? order.saddle() : order.end()).map(), m)
                            .norm();
            double before = 0;
            for (int i = 0; i < points.size(); i++) {
                double now = moments.modalities().block(points.get(i).map(), m).norm();
                if (now >= half) {
                    double span =
                            i > 0 ? points.get(i).time() - points.get(i - 1).time() : 0;
                    double part = i > 0 ? (now - half) / (now - before) : 0;
                    return unit * (points.get(i).time() - part * span);
                }
                before = now;
            }
            return Double.NaN;
        }
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return new SaddleVisitsFindings(rows).all();
    }
}
