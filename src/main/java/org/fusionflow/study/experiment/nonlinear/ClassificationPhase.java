package org.fusionflow.study.experiment.nonlinear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToySamples;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.model.PointLoss;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingWatch;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.Spread;
import org.fusionflow.study.experiment.StudyFinding;

/** The unimodal phase of two classes under three losses, against the time ratio that {@link ClassPull} predicts. */
public final class ClassificationPhase implements Experiment {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");
    private static final int WIDTH = 100;
    private static final double START = 1e-9;
    private static final int SAMPLES = 1024;

    /** Growth per step, so that times are longer than the flow's by half of this. */
    private static final double STEP = 0.02;

    private static final double MARGIN = 1.5;

    @Override
    public String name() {
        return "classification-losses";
    }

    @Override
    public String title() {
        return "Logistic and exponential loss keep the unimodal phase";
    }

    @Override
    public String question() {
        return "Two classes y = sign(x_A + x_B), toy inputs of ratio 2, " + SAMPLES
                + " samples, late fusion of two layers, width 100, weights"
                + " of standard deviation 1e-9, five seeds. A alone does not separate the classes, so under every loss there is a best map of A"
                + " alone, a saddle that leaves a pull e_B on B, and the time ratio should be 1 + (s_A − s_B)/e_B to leading order,"
                + " with the pulls s_A and s_B at the start. A modality counts as learned at half the best map of A alone, because"
                + " together they separate the classes and grow without end unless the loss is squared.";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "loss",
                "rho",
                "seed",
                "halfTimeA",
                "halfTimeB",
                "timeRatio",
                "law",
                "plateauLoss",
                "theoryPlateauLoss");
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (PointLoss loss : PointLoss.values()) {
            for (double rho : scale.pick(List.of(-0.4, 0.0, 0.4), List.of(0.0))) {
                jobs.add(new Job(loss.title() + ", rho " + rho, () -> rows(loss, rho, scale.pick(5, 1))));
            }
        }
        return jobs;
    }

    private static List<Row> rows(PointLoss loss, double rho, int seeds) {
        Samples samples = classes(rho);
        ClassPull theory = ClassPull.of(loss.title(), samples);
        List<Row> rows = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            TrainingResult result = train(loss, samples, theory, seed);
            rows.add(Row.of(
                    loss.title(),
                    rho,
                    seed,
                    result.halfTime(0),
                    result.halfTime(1),
                    result.timeRatio(),
                    theory.law(),
                    result.trajectory().get(0).loss(),
                    theory.plateauLoss()));
        }
        return rows;
    }

    private static Samples classes(double rho) {
        Samples drawn = ToySamples.parse("ratio=2,rho=" + rho + ",samples=" + SAMPLES)
                .trainingData(TREE)
                .samples()
                .orElseThrow();
        return Samples.of(drawn.modalities(), drawn.count(), 1, (p, x, y) -> {
            x[0] = drawn.input(p, 0);
            x[1] = drawn.input(p, 1);
            y[0] = drawn.output(p) > 0 ? 1 : -1;
        });
    }

    private static TrainingResult train(PointLoss loss, Samples samples, ClassPull theory, int seed) {
        double length = START * Math.sqrt(WIDTH / 2.0);
        double first = Math.log(theory.mapA() / (2 * length * length)) / (2 * theory.speedA());
        Descent method = Descent.plain(STEP / theory.speedA());
        double half = Math.abs(theory.mapA()) / 2;
        TrainingResult result = Simulator.train(new TrainingPlan(
                new Problem(TREE, TrainingData.of(samples), START),
                NetworkSetup.linear(
                                WIDTH,
                                new GaussianStd(),
                                method,
                                StopRule.afterTime(first * MARGIN * theory.law(), method))
                        .withLoss(loss, 0),
                seed,
                new TrainingWatch(
                        new HalfNorms(Vector.of(half, half)),
                        Optional.empty(),
                        Vector.of(first * (1 + theory.law()) / 2))));
        NumericalFailure.check("network", result.outcome());
        return result;
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        List<StudyFinding> findings = new ArrayList<>();
        int ordered = 0;
        for (int i = 0; i < rows.size(); i++) {
            ordered += rows.number(i, "timeRatio") > 1 ? 1 : 0;
        }
        findings.add(StudyFinding.all(
                "networks that learn A, the faster modality, first",
                ordered,
                rows.size(),
                "the pull at the start decides"));
        for (Map.Entry<String, Rows> loss : rows.by("loss").entrySet()) {
            Rows worst = loss.getValue();
            double largest = -1;
            double plateau = 0;
            for (Rows rho : loss.getValue().by("rho").values()) {
                double error = Math.abs(Spread.meanOfAll(rho.numbers("timeRatio")) / rho.number(0, "law") - 1);
                if (Double.isNaN(error) || error > largest) {
                    // Once NaN, it stays: nothing is larger.
                    largest = error;
                    worst = rho;
                }
                plateau = Math.max(
                        plateau,
                        Math.abs(
                                Spread.meanOfAll(rho.numbers("plateauLoss")) / rho.number(0, "theoryPlateauLoss") - 1));
            }
            findings.add(StudyFinding.within(
                    "time ratio under " + loss.getKey() + " loss, where the law is farthest off",
                    worst.number(0, "law"),
                    Spread.meanOfAll(worst.numbers("timeRatio")),
                    0.15,
                    "leading order in the logarithm of the start, 1/20, times a constant that grows with how slowly A comes to its"
                            + " best map"));
            findings.add(StudyFinding.atMost(
                    "relative error of the plateau loss under " + loss.getKey() + " loss, in the middle of the phase",
                    plateau,
                    0.02,
                    "A comes to its best map exponentially; there the loss is flat"));
        }
        return findings;
    }
}
