package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** What is left of the slower modality when the faster one alone fits the training set. */
public final class PermanentBias implements Experiment {
    private static final int WIDTH = 100;

    /**
     * Where runs end, in growth times of A: {@code ln(1/u) / s_A}. Its half time is little longer, but with as many samples as inputs the map
     * that A would learn alone is so large that A may never come to half of it.
     */
    private static final double FAR = 30;

    /** Where runs end, in predicted half times of B, if it has one. */
    private static final double BEYOND = 2;

    @Override
    public String name() {
        return "permanent-bias";
    }

    @Override
    public String title() {
        return "Permanent unimodal bias";
    }

    @Override
    public String question() {
        return "Two-layer late fusion of width 100, 50 + 50 Gaussian inputs of standard deviations 2 and 1, output noise 0.5, 10 to 700"
                + " samples. With at most 50 samples A alone fits the training set, the residual of B at the unimodal point is 0, and theory"
                + " calls the bias permanent: B keeps what it had grown to by then, of the order of the start to the power 2(1-k) with"
                + " k = s_B/s_A. Networks are trained for 30 growth times of A, ln(1/u)/s_A, which is more than 20 half times, and where"
                + " B is learned to twice its half time."
                + " How much of B is left, and how does it depend on the start? The reduced flow starts at the growing mode of the drawn"
                + " network.";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "samples",
                "gamma",
                "seed",
                "k",
                "tA",
                "tATheory",
                "tB",
                "tBTheory",
                "end",
                "saddleResidual",
                "normB",
                "normBTheory",
                "residualB",
                "residualBTheory");
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (int samples : scale.pick(List.of(10, 30, 50, 70, 700), List.of(30, 50, 700))) {
            // An exponent takes two starts; in the quick form it is asked for where it has a law, and the rest is shown
            // at one.
            List<Double> quick = samples < 50 ? List.of(1e-3, 1e-4) : List.of(1e-3);
            for (double gamma : scale.pick(List.of(1e-3, 1e-5, 1e-7), quick)) {
                for (int seed = 1; seed <= scale.pick(3, 1); seed++) {
                    long drawn = seed;
                    jobs.add(new Job(
                            samples + " samples, gamma " + gamma + ", seed " + seed,
                            () -> rows(samples, gamma, drawn)));
                }
            }
        }
        return jobs;
    }

    private static List<Row> rows(int samples, double gamma, long seed) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        TrainingData data = RandomSamples.parse("A=50,B=50,std.A=2,noise=0.5,samples=" + samples + ",seed=" + seed)
                .trainingData(tree);
        Moments moments = data.moments().requireOneOutput();
        Networks networks = new Networks(tree, data, WIDTH, new GaussianStd(), gamma);
        TrainingPlan draw = networks.plan(new GradientFlow(), seed, Networks.times(1, 2));
        DrawnFlow flow = DrawnFlow.of(draw);
        Vector half = draw.halfNorms().norms();
        // Where B is never half learned, only A is waited for.
        ReducedTrajectory first = flow.run(Vector.of(), Vector.of(half.at(0), 0));
        double far = FAR * flow.growthTime(0, moments.speed(0));
        ReducedTrajectory toFar = flow.run(Networks.times(far, 2), Vector.of(half.at(0), 0));
        LearningOrder order = LearningOrder.of(draw.tree(), draw.moments());
        double saddleResidual = norm(moments, order.saddle().residual());
        Optional<LocatedTime> second = saddleResidual > PERMANENT * moments.speed(0) || isHalf(moments, toFar, half)
                ? flow.run(Vector.of(), half).halfTimes().get(1)
                : Optional.empty();
        double end = Math.max(far, second.map(t -> BEYOND * t.time()).orElse(0.0));
        Vector times = Networks.times(end, 2);
        ReducedTrajectory theory = flow.run(times, Vector.of(half.at(0), 0));
        TrainingResult network = Networks.train(networks.plan(new GradientFlow(), seed, times), Watching.NOBODY);
        Vector predicted = theory.points().get(1).map();
        double whole = norm(moments, order.end().map());
        double speed = moments.speed(1);
        return List.of(Row.of(
                samples,
                gamma,
                seed,
                speed / moments.speed(0),
                time(network.halfTimes().get(0)),
                time(first.halfTimes().get(0)),
                time(network.halfTimes().get(1)),
                time(second),
                end,
                saddleResidual / speed,
                norm(moments, network.finalMap()) / whole,
                norm(moments, predicted) / whole,
                norm(moments, moments.residual(network.finalMap())) / speed,
                norm(moments, moments.residual(predicted)) / speed));
    }

    /** Residual at the unimodal point, over the correlation of A, that counts as 0: rounding of the statistics and of their inverse. */
    private static final double PERMANENT = 1e-9;

    private static boolean isHalf(Moments moments, ReducedTrajectory run, Vector half) {
        return norm(moments, run.points().get(1).map()) >= half.at(1);
    }

    /** Norm of B's part. */
    private static double norm(Moments moments, Vector row) {
        return moments.modalities().block(row, 1).norm();
    }

    private static OptionalDouble time(Optional<LocatedTime> located) {
        return located.map(t -> OptionalDouble.of(t.time())).orElse(OptionalDouble.empty());
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return new PermanentBiasFindings(rows).all();
    }
}
