package org.fusionflow.study.experiment.twolayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.reduced.start.GrowingMode;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Which modality late fusion learns first, and whether it is the one that reduces the loss more. */
public final class SuperficialPreference implements Experiment {
    static final List<String> COLUMNS = List.of(
            "rho",
            "ratio",
            "weightRatio",
            "speedA",
            "speedB",
            "lossA",
            "lossB",
            "halfTimeA",
            "halfTimeB",
            "first",
            "plateauLoss",
            "plateauEFolds");

    private static final long SEED = 1;

    /** Of the logarithm of the ratio of two growing modes' amplitudes at width 100: three times its standard deviation. */
    private static final double SCATTER = 0.3;

    /** E-folds of the slower modality that make a plateau. */
    private static final double PLATEAU = 7;

    @Override
    public String name() {
        return "superficial-preference";
    }

    @Override
    public String title() {
        return "Speed decides the order, not contribution";
    }

    @Override
    public String question() {
        return "Two-layer late fusion, y = w*_A x_A + w*_B x_B with w*_B = σ_B = 1, over σ_A/σ_B and w*_A/w*_B: theory says that the modality"
                + " with the larger ‖Σ_yx‖ is learned first, whether or not it alone would reduce the loss more. Linear networks of width"
                + " 100, weights N(0, 10⁻¹⁸), gradient flow; both modalities are timed against half of their final maps, so that the measurement"
                + " does not know which is first.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        int pitch = scale.pick(1, 2);
        for (double rho : new double[] {0, 0.4}) {
            for (int i = 1; i <= 12; i += pitch) {
                double ratio = i / 4.0;
                jobs.add(new Job("rho " + rho + ", ratio " + ratio, () -> {
                    List<Row> rows = new ArrayList<>();
                    for (int k = 1; k <= 12; k += pitch) {
                        // Half a step off, since both boundaries pass through (1, 1).
                        rows.add(row(rho, ratio, (k - 0.5) / 4));
                    }
                    return rows;
                }));
            }
        }
        return jobs;
    }

    private static Row row(double rho, double ratio, double weight) {
        Moments moments = new ToyData(ratio, rho, weight, 1).moments();
        LearningOrder order = LearningOrder.of(TwoLayerRun.LATE, moments);
        TwoLayerRun run = new TwoLayerRun(
                TwoLayerRun.LATE,
                moments,
                Optional.of(order),
                HalfNorms.of(moments),
                Activation.LINEAR,
                OptionalDouble.empty(),
                SEED);
        TwoLayerRun.Learned learned = run.learned(Vector.of());
        double faster = moments.speed(order.first());
        double slower = moments.speed(order.second());
        return Row.of(
                rho,
                ratio,
                weight,
                moments.speed(0),
                moments.speed(1),
                LeastSquares.on(moments, Set.of(0)).loss(),
                LeastSquares.on(moments, Set.of(1)).loss(),
                learned.halfTimeA(),
                learned.halfTimeB(),
                learned.halfTimeA() < learned.halfTimeB() ? "A" : "B",
                run.plateau(learned).loss(),
                (1 - slower / faster) * -Math.log(TwoLayerRun.GAMMA));
    }

    /** Row of a network whose faster modality alone leaves more loss than the slower one would. */
    public static boolean isSuperficial(Rows rows, int row) {
        boolean fasterA = rows.number(row, "speedA") > rows.number(row, "speedB");
        return fasterA == (rows.number(row, "lossA") > rows.number(row, "lossB"));
    }

    /** Row of a network that learns first what alone leaves more loss. */
    public static boolean learnsLesserFirst(Rows rows, int row) {
        boolean firstA = rows.text(row, "first").equals("A");
        return firstA == (rows.number(row, "lossA") > rows.number(row, "lossB"));
    }

    /** True where the speeds alone decide the order of half times {@code ln(w* / u^2) / 2s} at this start. */
    private static boolean isApart(Rows rows, int row) {
        double speeds = Math.abs(Math.log(rows.number(row, "speedA") / rows.number(row, "speedB")));
        double maps = 0.5 * Math.abs(Math.log(rows.number(row, "weightRatio")));
        double eFolds = -Math.log(GrowingMode.expected(TwoLayerRun.WIDTH, TwoLayerRun.GAMMA));
        return speeds > (maps + SCATTER) / eFolds;
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        int apart = 0;
        int bySpeed = 0;
        int inside = 0;
        int lesser = 0;
        int outside = 0;
        int greater = 0;
        double worst = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.number(i, "plateauEFolds") >= PLATEAU) {
                boolean fasterA = rows.number(i, "speedA") > rows.number(i, "speedB");
                double loss = rows.number(i, fasterA ? "lossA" : "lossB");
                worst = Math.max(worst, Math.abs(rows.number(i, "plateauLoss") / loss - 1));
            }
            if (!isApart(rows, i)) {
                continue;
            }
            apart++;
            bySpeed += rows.text(i, "first").equals(rows.number(i, "speedA") > rows.number(i, "speedB") ? "A" : "B")
                    ? 1
                    : 0;
            if (isSuperficial(rows, i)) {
                inside++;
                lesser += learnsLesserFirst(rows, i) ? 1 : 0;
            } else {
                outside++;
                greater += learnsLesserFirst(rows, i) ? 0 : 1;
            }
        }
        String margin =
                "half a map is ln(w*/u²)/2s away from the start: beside the speeds the sizes of the two maps and the scatter of u count,"
                        + " (½|ln(w*_A/w*_B)| + 0.3) of 19 e-folds; nearer to the boundary than that lie "
                        + (rows.size() - apart) + " of " + rows.size() + " networks, which are left out";
        return List.of(
                StudyFinding.all("The modality with the larger ‖Σ_yx‖ is half learned first", bySpeed, apart, margin),
                StudyFinding.all(
                        "Between the boundaries of speed and of contribution the modality that is learned first is the one that"
                                + " reduces the loss less",
                        lesser,
                        inside,
                        "speed decides the order, not contribution; margin as above"),
                StudyFinding.all(
                        "Elsewhere it is the one that reduces the loss more",
                        greater,
                        outside,
                        "there both agree; margin as above"),
                StudyFinding.atMost(
                        "Plateau loss against least squares on the faster modality alone: largest relative error where the phase has"
                                + " at least 7 e-folds of the slower one's amplitude",
                        worst,
                        0.01,
                        "the error falls with the e-folds, by about e^{-2} each in the slower one's map; shorter phases have no level plateau"));
    }
}
