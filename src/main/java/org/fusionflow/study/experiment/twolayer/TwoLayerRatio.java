package org.fusionflow.study.experiment.twolayer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** How long the unimodal phase of late fusion is, and what is mis-attributed in it, against correlation and ratio of strengths. */
public final class TwoLayerRatio implements Experiment {
    static final List<String> COLUMNS = List.of(
            "ratio",
            "rho",
            "activation",
            "learningRate",
            "seed",
            "halfTimeA",
            "halfTimeB",
            "timeRatio",
            "exactRatio",
            "alignedRatio",
            "formula",
            "misattribution",
            "theoryMisattribution");

    /** Of ReLU networks, relative to the speed of A: growth factors of steps then change times by less than 0.5 %. */
    private static final double STEP = 0.02;

    static final double PUBLISHED_STEP = 0.04;
    static final double PUBLISHED_RATIO = 2;

    @Override
    public String name() {
        return "two-layer-ratio";
    }

    @Override
    public String title() {
        return "How long late fusion stays unimodal";
    }

    @Override
    public String question() {
        return "Two-layer late fusion on two scalar inputs with standard deviations σ_A and σ_B = 1, correlation ρ and target"
                + " y = x_A + x_B: how much longer than A does B take, and how wrong is the map of A in between? Networks of width 100,"
                + " every weight N(0, 10⁻¹⁸), linear by gradient flow and ReLU by small steps on infinitely many Gaussian samples, against"
                + " 1 + (σ_A²/σ_B² − 1)/(1 − ρ²), ρσ_B/σ_A and the exact reduced system from the same weights.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        List<Long> seeds = LongStream.rangeClosed(1, scale.pick(5L, 2L)).boxed().toList();
        int pitch = scale.pick(1, 3);
        int rectified = scale.pick(1, 6);
        for (double ratio : scale.pick(new double[] {1, 1.5, 2, 3}, new double[] {1, 2})) {
            for (int tenths = -9; tenths <= 9; tenths += pitch) {
                double rho = tenths / 10.0;
                jobs.add(job(ratio, rho, Activation.LINEAR, seeds));
                if (tenths % rectified == 0) {
                    // Takes a hundred times as long, so each seed is a job and the quick form has one.
                    for (long seed : seeds.subList(0, scale.pick(5, 1))) {
                        jobs.add(job(ratio, rho, Activation.RELU, List.of(seed)));
                    }
                }
            }
        }
        jobs.add(new Job(
                "learning rate " + PUBLISHED_STEP,
                () -> rows(PUBLISHED_RATIO, 0, Activation.LINEAR, OptionalDouble.of(PUBLISHED_STEP), seeds)));
        return jobs;
    }

    private static Job job(double ratio, double rho, Activation activation, List<Long> seeds) {
        return new Job(
                "ratio " + ratio + ", rho " + rho + ", " + activation.name() + ", seeds " + seeds,
                () -> rows(ratio, rho, activation, rate(ratio, rho, activation), seeds));
    }

    private static OptionalDouble rate(double ratio, double rho, Activation activation) {
        Moments moments = new ToyData(ratio, rho, 1, 1).moments();
        return activation.isLinear() ? OptionalDouble.empty() : OptionalDouble.of(STEP / moments.speed(0));
    }

    private static List<Row> rows(
            double ratio, double rho, Activation activation, OptionalDouble rate, List<Long> seeds) {
        Moments moments = new ToyData(ratio, rho, 1, 1).moments();
        boolean ordered = ratio > 1;
        OptionalDouble aligned = ordered
                ? Predictor.predict(
                                Problem.of(TwoLayerRun.LATE, moments, TwoLayerRun.GAMMA), PredictionRequest.HALF_TIMES)
                        .timeRatio()
                : OptionalDouble.empty();
        List<Row> rows = new ArrayList<>();
        for (long seed : seeds) {
            TwoLayerRun run = TwoLayerRun.late(moments, ordered, activation, rate, seed);
            TwoLayerRun.Learned learned = run.learned(Vector.of());
            OptionalDouble wrong =
                    ordered ? OptionalDouble.of(run.plateau(learned).map().at(0) - 1) : OptionalDouble.empty();
            rows.add(Row.of(
                    ratio,
                    rho,
                    activation.name(),
                    rate,
                    seed,
                    learned.halfTimeA(),
                    learned.halfTimeB(),
                    learned.halfTimeB() / learned.halfTimeA(),
                    ExactTimes.of(run).ratio(),
                    aligned,
                    formula(ratio, rho),
                    wrong,
                    ordered ? OptionalDouble.of(rho / ratio) : OptionalDouble.empty()));
        }
        return rows;
    }

    /** Time ratio, leading order in the start. */
    public static double formula(double ratio, double rho) {
        return 1 + (ratio * ratio - 1) / (1 - rho * rho);
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return TwoLayerRatioFindings.of(rows);
    }
}
