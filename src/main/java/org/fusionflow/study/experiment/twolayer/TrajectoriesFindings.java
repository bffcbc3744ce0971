package org.fusionflow.study.experiment.twolayer;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.StudyFinding;

/** What the table of {@link Trajectories} says. */
final class TrajectoriesFindings {
    private static final LearningOrder LATE = LearningOrder.of(TwoLayerRun.LATE, Trajectories.moments());

    private final Rows late;
    private final Rows early;
    private final StepGrowth growth = new StepGrowth(Trajectories.STEP);

    private TrajectoriesFindings(Rows rows) {
        late = rows.where("fusion", "late");
        early = rows.where("fusion", "early");
    }

    static List<StudyFinding> of(Rows rows) {
        TrajectoriesFindings from = new TrajectoriesFindings(rows);
        return List.of(
                from.exact(),
                from.lateFirstInSteps(),
                from.lateSecondInSteps(),
                from.earlyInSteps(TwoLayerCourse.HALF_A, "t_A"),
                from.earlyInSteps(TwoLayerCourse.HALF_B, "t_B"),
                from.overshoot(),
                from.plateau(),
                from.lateRatio(),
                from.earlyTogether(),
                from.noSaddle(),
                from.earlyOvershoot());
    }

    private static Rows events(Rows fusion, String source, String event) {
        return fusion.where("source", source).where("event", event);
    }

    private static double time(Rows fusion, String source, String event) {
        return Means.mean(events(fusion, source, event), "time");
    }

    private StudyFinding exact() {
        double worst = 0;
        for (Rows fusion : List.of(late, early)) {
            for (String event : List.of(TwoLayerCourse.HALF_A, TwoLayerCourse.HALF_B)) {
                double[] exact = events(fusion, Trajectories.EXACT, event).numbers("time");
                double[] flow = events(fusion, Trajectories.FLOW, event).numbers("time");
                for (int i = 0; i < Math.max(exact.length, flow.length); i++) {
                    // A seed without its counterpart is no agreement.
                    worst = i < exact.length && i < flow.length
                            ? Math.max(worst, Math.abs(flow[i] / exact[i] - 1))
                            : Double.NaN;
                }
            }
        }
        return StudyFinding.atMost(
                "Gradient flow: largest relative error of the exact reduced half times t_A and t_B, early and late fusion, every seed",
                worst,
                1e-6,
                "the reduction is exact; the tolerances of two integrators remain");
    }

    private StudyFinding lateFirstInSteps() {
        double speed = Trajectories.moments().speed(0);
        return StudyFinding.within(
                "Late fusion in steps of 0.04: t_A, against the flow's times ηs/ln(1 + ηs) at s_A = 5",
                time(late, Trajectories.EXACT, TwoLayerCourse.HALF_A) * growth.stretch(speed),
                time(late, Trajectories.STEPS, TwoLayerCourse.HALF_A),
                0.01,
                "of 19 e-folds the last is slower, and steps at that rate stretch time less: some 1/19 of the 10 %");
    }

    private StudyFinding lateSecondInSteps() {
        double residual = Math.abs(LATE.saddle().residual().at(1));
        return StudyFinding.within(
                "Late fusion in steps of 0.04: t_B, counting B's e-folds at s_B = 2 and then at e_B = 0.75",
                growth.second(
                        time(late, Trajectories.EXACT, TwoLayerCourse.HALF_A),
                        time(late, Trajectories.EXACT, TwoLayerCourse.HALF_B),
                        Trajectories.moments().speed(0),
                        Trajectories.moments().speed(1),
                        residual),
                time(late, Trajectories.STEPS, TwoLayerCourse.HALF_B),
                0.01,
                "A is learned 10 % later, but B has grown for longer by then, at the smaller stretch of its own rate: in all t_B hardly"
                        + " moves; the last e-fold as before");
    }

    private StudyFinding earlyInSteps(String event, String name) {
        double speed = Trajectories.moments().correlation().norm();
        return StudyFinding.within(
                "Early fusion in steps of 0.04: " + name
                        + ", against the flow's times ηs/ln(1 + ηs) at s = ‖Σ_yx‖ = 5.39",
                time(early, Trajectories.EXACT, event) * growth.stretch(speed),
                time(early, Trajectories.STEPS, event),
                0.02,
                "one mode carries both modalities; what comes after its growth, a few per cent of the time for t_A and a tenth for t_B,"
                        + " steps stretch less");
    }

    private StudyFinding overshoot() {
        Rows saddle = events(late, Trajectories.STEPS, TwoLayerCourse.SADDLE);
        return StudyFinding.within(
                "Late fusion overshoots: w_A − w*_A on the plateau, mean over seeds",
                Trajectories.RHO / Trajectories.RATIO,
                Means.mean(saddle, "mapA") - 1,
                0.001,
                "mis-attribution ρσ_B/σ_A; the saddle is passed at a distance of some 10⁻⁸");
    }

    private StudyFinding plateau() {
        return StudyFinding.within(
                "Late fusion: loss there, mean over seeds",
                LATE.saddle().loss(),
                Means.mean(events(late, Trajectories.STEPS, TwoLayerCourse.SADDLE), "loss"),
                0.001,
                "loss of least squares on A alone, (1 − ρ²)/2");
    }

    private StudyFinding lateRatio() {
        return StudyFinding.within(
                "Late fusion: t_B/t_A of the flow",
                TwoLayerRatio.formula(Trajectories.RATIO, Trajectories.RHO),
                time(late, Trajectories.FLOW, TwoLayerCourse.HALF_B)
                        / time(late, Trajectories.FLOW, TwoLayerCourse.HALF_A),
                TwoLayerRatioFindings.FINITE_START,
                "limit of small starts; corrections of relative order 1/ln(1/γ)");
    }

    private StudyFinding earlyTogether() {
        return StudyFinding.atMost(
                "Early fusion learns both together: t_B/t_A of the flow",
                time(early, Trajectories.FLOW, TwoLayerCourse.HALF_B)
                        / time(early, Trajectories.FLOW, TwoLayerCourse.HALF_A),
                1 + 2 * TwoLayerRatioFindings.FINITE_START,
                "1 in the limit of small starts; growth along Σ_yx ends with w_B = 0.47, so B's half comes a little later, within a time of"
                        + " order 1/s against ln(1/γ²)/2s");
    }

    private StudyFinding noSaddle() {
        Rows networks = early.where("source", Trajectories.STEPS);
        Vector saddle = LATE.saddle().map();
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < networks.size(); i++) {
            double away =
                    Math.hypot(networks.number(i, "mapA") - saddle.at(0), networks.number(i, "mapB") - saddle.at(1));
            nearest = Math.min(nearest, away);
        }
        return StudyFinding.atLeast(
                "Early fusion passes no unimodal saddle: smallest distance of a network to (1.25, 0), where late fusion has one",
                nearest,
                0.1 * LATE.end().map().norm(),
                "nearer than a tenth of ‖w*‖ would count as a visit; late fusion comes as near as 10⁻⁸");
    }

    private static double highest(Rows rows) {
        return Arrays.stream(rows.numbers("mapA")).max().orElse(Double.NaN);
    }

    private StudyFinding earlyOvershoot() {
        return StudyFinding.within(
                "Early fusion overshoots as well, but less and without a plateau: largest w_A of the flow",
                highest(early.where("source", Trajectories.REDUCED)),
                highest(early.where("source", Trajectories.FLOW)),
                0.005,
                "growth along Σ_yx ends near w = (1.17, 0.47), from where A must come back; both curves are known at points that are 0.1"
                        + " apart there, which their maxima miss by less than that");
    }
}
