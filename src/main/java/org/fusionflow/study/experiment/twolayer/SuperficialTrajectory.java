package org.fusionflow.study.experiment.twolayer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Two data sets beside each other, on both sides of the boundary of superficial preference. */
public final class SuperficialTrajectory implements Experiment {
    public static final double RATIO = 2;
    public static final double RHO = 0;

    /** Weights of A: with the first, the faster modality reduces the loss less; with the second, more. */
    public static final double SUPERFICIAL = 0.35;

    public static final double DESERVED = 0.8;

    static final List<String> COLUMNS = List.of("weightRatio", "seed", "event", "time", "loss", "mapA", "mapB");

    @Override
    public String name() {
        return "superficial-trajectory";
    }

    @Override
    public String title() {
        return "A plateau at the lesser modality";
    }

    @Override
    public String question() {
        return "Loss of late fusion with σ_A/σ_B = 2, ρ = 0 at two target weights of A. With w*_A = 0.35 A is faster, s_A = 1.4 against s_B = 1,"
                + " but explains less, 0.49 against 1: the plateau lies at the higher of the two losses with one modality. With w*_A = 0.8 A is"
                + " faster and explains more. Linear networks by gradient flow, otherwise as before.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    static Moments moments(double weight) {
        return new ToyData(RATIO, RHO, weight, 1).moments();
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (double weight : new double[] {SUPERFICIAL, DESERVED}) {
            for (long seed = 1; seed <= scale.pick(5, 1); seed++) {
                long one = seed;
                jobs.add(new Job("weight " + weight + ", seed " + seed, () -> rows(weight, one)));
            }
        }
        return jobs;
    }

    private static List<Row> rows(double weight, long seed) {
        TwoLayerRun run = TwoLayerRun.late(moments(weight), true, Activation.LINEAR, OptionalDouble.empty(), seed);
        return TwoLayerCourse.of(run).stream()
                .map(one -> Row.of(
                        weight,
                        seed,
                        one.event(),
                        one.point().time(),
                        one.point().loss(),
                        one.point().map().at(0),
                        one.point().map().at(1)))
                .toList();
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        List<StudyFinding> findings = new ArrayList<>();
        for (double weight : new double[] {SUPERFICIAL, DESERVED}) {
            Rows events = rows.where("weightRatio", weight);
            double plateau = Means.mean(events.where("event", TwoLayerCourse.SADDLE), "loss");
            LearningOrder order = LearningOrder.of(TwoLayerRun.LATE, moments(weight));
            double slower = LeastSquares.on(moments(weight), Set.of(1)).loss();
            String at = "w*_A = " + weight + ": ";
            findings.add(StudyFinding.within(
                    at + "loss of the plateau against that of A alone",
                    order.saddle().loss(),
                    plateau,
                    0.01,
                    "the saddle is passed at a distance that is a power of γ"));
            findings.add(
                    weight == SUPERFICIAL
                            ? StudyFinding.atLeast(
                                    at
                                            + "plateau over the loss that B alone would leave: the lesser modality is learned first",
                                    plateau / slower,
                                    1.01,
                                    "more than 1, by more than the plateau is off")
                            : StudyFinding.atMost(
                                    at
                                            + "plateau over the loss that B alone would leave: the greater modality is learned first",
                                    plateau / slower,
                                    0.99,
                                    "less than 1, by more than the plateau is off"));
            double speedA = moments(weight).speed(0);
            double speedB = moments(weight).speed(1);
            findings.add(StudyFinding.within(
                    at + "t_B/t_A, mean times over seeds",
                    1 + (speedA - speedB) / Math.abs(order.saddle().residual().at(1)),
                    Means.mean(events.where("event", TwoLayerCourse.HALF_B), "time")
                            / Means.mean(events.where("event", TwoLayerCourse.HALF_A), "time"),
                    TwoLayerRatioFindings.FINITE_START,
                    "1 + (s_A − s_B)/e_B, corrections of relative order 1/ln(1/γ)"));
        }
        return findings;
    }
}
