package org.fusionflow.study.experiment.twolayer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** The same as {@link TwoLayerRatio} as a map over both parameters, one linear network a cell. */
public final class TwoLayerMap implements Experiment {
    static final List<String> COLUMNS =
            List.of("ratio", "rho", "timeRatio", "exactRatio", "formula", "misattribution", "theoryMisattribution");

    private static final long SEED = 1;

    /** Of fifths: ratios from 1 to 4. */
    private static final int LOWEST = 5;

    private static final int HIGHEST = 20;

    @Override
    public String name() {
        return "two-layer-map";
    }

    @Override
    public String title() {
        return "Length and error of the unimodal phase over correlation and strengths";
    }

    @Override
    public String question() {
        return "The time ratio and the mis-attribution of the experiment before, on a grid over the correlation ρ and the ratio of standard"
                + " deviations: one linear network a cell by gradient flow, all from the same seed, beside the closed forms.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        int pitch = scale.pick(1, 3);
        for (int fifths = LOWEST; fifths <= HIGHEST; fifths += scale.pick(1, 5)) {
            double ratio = fifths / 5.0;
            jobs.add(new Job("ratio " + ratio, () -> {
                List<Row> rows = new ArrayList<>();
                for (int tenths = -9; tenths <= 9; tenths += pitch) {
                    rows.add(row(ratio, tenths / 10.0));
                }
                return rows;
            }));
        }
        return jobs;
    }

    private static Row row(double ratio, double rho) {
        Moments moments = new ToyData(ratio, rho, 1, 1).moments();
        boolean ordered = ratio > 1;
        TwoLayerRun run = TwoLayerRun.late(moments, ordered, Activation.LINEAR, OptionalDouble.empty(), SEED);
        TwoLayerRun.Learned learned = run.learned(Vector.of());
        OptionalDouble wrong =
                ordered ? OptionalDouble.of(run.plateau(learned).map().at(0) - 1) : OptionalDouble.empty();
        return Row.of(
                ratio,
                rho,
                learned.halfTimeB() / learned.halfTimeA(),
                ExactTimes.of(run).ratio(),
                TwoLayerRatio.formula(ratio, rho),
                wrong,
                ordered ? OptionalDouble.of(rho / ratio) : OptionalDouble.empty());
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        Rows ordered = rows.having("theoryMisattribution");
        return List.of(
                StudyFinding.atMost(
                        "Largest relative error of the exact reduced system's t_B/t_A over the map",
                        Means.worst(rows, (r, i) -> r.number(i, "timeRatio") / r.number(i, "exactRatio") - 1),
                        1e-6,
                        "exact reduction, so only the tolerances of two integrators remain"),
                StudyFinding.atMost(
                        "Largest relative error of 1 + (σ_A²/σ_B² − 1)/(1 − ρ²) over the map",
                        Means.worst(rows, (r, i) -> r.number(i, "timeRatio") / r.number(i, "formula") - 1),
                        TwoLayerRatioFindings.FINITE_START,
                        "limit of small starts; corrections of relative order 1/ln(1/γ) = 5 % are left, the largest where strengths differ"
                                + " little and the phase is short"),
                StudyFinding.atMost(
                        "Largest error of the mis-attribution ρσ_B/σ_A over the map",
                        Means.worst(
                                ordered, (r, i) -> r.number(i, "misattribution") - r.number(i, "theoryMisattribution")),
                        0.02,
                        "the distance at which the saddle is passed: below 10⁻⁴ but at ratio 1.2, where the phase has 4 e-folds of B's"
                                + " amplitude at ρ = 0.9"),
                weaker(ordered));
    }

    /** At each correlation, from one ratio to the next. */
    private static StudyFinding weaker(Rows ordered) {
        int steps = 0;
        int weaker = 0;
        for (Rows line : ordered.by("rho").values()) {
            for (int i = 1; i < line.size() && line.number(0, "rho") != 0; i++) {
                steps++;
                double before = Math.abs(line.number(i - 1, "misattribution"));
                weaker += Math.abs(line.number(i, "misattribution")) < before ? 1 : 0;
            }
        }
        return StudyFinding.all(
                "The stronger A is, the less is mis-attributed to it: steps to a larger ratio on which |w_A − w*_A| falls",
                weaker,
                steps,
                "it is the part of x_B that x_A predicts, ρσ_B/σ_A, so it falls while the phase grows longer");
    }
}
