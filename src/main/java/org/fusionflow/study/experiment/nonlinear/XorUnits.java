package org.fusionflow.study.experiment.nonlinear;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** What the hidden units have become at the end of XOR training. */
public final class XorUnits implements Experiment {
    private static final double VARIANCE = 36;
    private static final int SEED = 1;

    /** Of the longest first-layer weight: shorter ones take no part. */
    private static final double SHARE = 0.05;

    @Override
    public String name() {
        return "xor-units";
    }

    @Override
    public String title() {
        return "First-layer weights after XOR training";
    }

    @Override
    public String question() {
        return "The weights of every hidden unit on x_A and on both entries of x_B at the end of one run of each fusion, variance 36. Units of"
                + " late fusion read one modality only; those of early fusion may read both.";
    }

    @Override
    public List<String> columns() {
        return List.of("fusion", "unit", "weightA", "weightB1", "weightB2");
    }

    @Override
    public List<Job> jobs(Scale scale) {
        return XorRuns.FUSIONS.stream()
                .map(fusion -> new Job(fusion, () -> units(fusion)))
                .toList();
    }

    private static List<Row> units(String fusion) {
        TrainedRun run = XorRuns.train(fusion, VARIANCE, SEED);
        double[] weights = run.end().weights();
        Layer a = layer(run, "A.1");
        Layer b = layer(run, "B.1");
        boolean shared = fusion.equals("early");
        List<Row> rows = new ArrayList<>();
        for (int unit = 0; unit < a.rows(); unit++) {
            rows.add(Row.of(
                    fusion,
                    unit + 1,
                    weights[a.offset() + unit],
                    shared ? weights[b.offset() + 2 * unit] : 0.0,
                    shared ? weights[b.offset() + 2 * unit + 1] : 0.0));
        }
        for (int unit = 0; unit < b.rows() && !shared; unit++) {
            rows.add(Row.of(
                    fusion,
                    a.rows() + unit + 1,
                    0.0,
                    weights[b.offset() + 2 * unit],
                    weights[b.offset() + 2 * unit + 1]));
        }
        return rows;
    }

    private static Layer layer(TrainedRun run, String name) {
        return run.layout().layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        Rows late = rows.where("fusion", "late");
        Rows early = rows.where("fusion", "early");
        return List.of(
                StudyFinding.atLeast(
                        "quadrants of x_B, of four, to which late fusion has units",
                        quadrants(late),
                        4,
                        "XOR of corners of a square needs one direction a corner"),
                StudyFinding.atMost(
                        "longest weight of early fusion on x_B, as a part of its longest on x_A",
                        longest(early, false) / longest(early, true),
                        1,
                        "where XOR is missed, x_B is read by what serves x_A"));
    }

    private static double longest(Rows rows, boolean onA) {
        double longest = 0;
        for (int i = 0; i < rows.size(); i++) {
            double length = onA
                    ? Math.abs(rows.number(i, "weightA"))
                    : Math.hypot(rows.number(i, "weightB1"), rows.number(i, "weightB2"));
            longest = Math.max(longest, length);
        }
        return longest;
    }

    private static int quadrants(Rows rows) {
        double least = SHARE * longest(rows, false);
        boolean[] seen = new boolean[4];
        for (int i = 0; i < rows.size(); i++) {
            double first = rows.number(i, "weightB1");
            double second = rows.number(i, "weightB2");
            if (Math.hypot(first, second) > least) {
                seen[(first > 0 ? 1 : 0) + (second > 0 ? 2 : 0)] = true;
            }
        }
        int count = 0;
        for (boolean one : seen) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
