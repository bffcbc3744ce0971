package org.fusionflow.study.experiment.nonlinear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Which fusion learns XOR beside a linear modality, over the variance of that. */
public final class XorFusion implements Experiment {
    /** What is left of a loss of 1/2 where XOR counts as learned. */
    static final double LEARNED = 0.02;

    /** The loss of XOR alone, and what of it counts as missed. */
    private static final double XOR = 0.5;

    private static final double LEFT = 0.1;

    /** From here on the linear modality is much stronger than XOR. */
    private static final double STRONG = 36;

    /** Seeds of five that make a case. */
    private static final int CASE = 4;

    @Override
    public String name() {
        return "xor-fusion";
    }

    @Override
    public String title() {
        return "XOR beside a linear modality";
    }

    @Override
    public String question() {
        return "Two-layer ReLU networks of width 50 are to learn y = x_A + XOR(x_B), x_A of a given variance, x_B at the four corners, on "
                + XorRuns.SAMPLES
                + " samples. Weights start with standard deviation 1e-6, so that the phases are clear. Training ends at flow time 100,"
                + " later where the variance is below 1. Both parts count as learned at a loss of "
                + LEARNED
                + "; XOR alone makes 1/2. Which fusion learns both?";
    }

    @Override
    public List<String> columns() {
        return List.of("fusion", "variance", "seed", "time", "loss");
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (double variance :
                scale.pick(List.of(0.0625, 0.25, 1.0, 4.0, 16.0, 36.0, 100.0), List.of(0.25, 1.0, 36.0))) {
            for (String fusion : XorRuns.FUSIONS) {
                for (int seed = 1; seed <= scale.pick(5, 1); seed++) {
                    jobs.add(job(fusion, variance, seed));
                }
            }
        }
        return jobs;
    }

    private static Job job(String fusion, double variance, int seed) {
        return new Job(fusion + ", variance " + variance + ", seed " + seed, () -> {
            TrainedRun run = XorRuns.train(fusion, variance, seed);
            List<Row> rows = new ArrayList<>();
            TrainingResult result = run.result();
            for (TrajectoryPoint point : result.trajectory()) {
                rows.add(Row.of(fusion, variance, seed, point.time(), point.loss()));
            }
            rows.add(Row.of(fusion, variance, seed, result.endTime(), result.finalLoss()));
            return rows;
        });
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        List<StudyFinding> findings = new ArrayList<>();
        int lateLeast = Integer.MAX_VALUE;
        int earlyWeak = 0;
        int earlyWeakRuns = 0;
        for (Map.Entry<String, Rows> at : rows.by("variance").entrySet()) {
            Rows late = at.getValue().where("fusion", "late");
            lateLeast = Math.min(lateLeast, learned(late));
            Rows early = at.getValue().where("fusion", "early");
            int seeds = early.by("seed").size();
            if (Double.parseDouble(at.getKey()) < 1) {
                earlyWeak += learned(early);
                earlyWeakRuns += seeds;
            }
            if (Double.parseDouble(at.getKey()) >= STRONG) {
                findings.add(all(
                        "early fusion misses XOR at variance " + at.getKey(),
                        missed(early),
                        seeds,
                        "it learns the linear part, whose loss is half the variance, and stays there"));
            }
        }
        findings.add(StudyFinding.atMost(
                "time at which the slowest late-fusion network has learned both parts, variance 36",
                slowest(rows.where("fusion", "late").where("variance", STRONG)),
                XorRuns.TIME / 2,
                "early fusion then had twice as long"));
        int seeds = rows.by("seed").size();
        findings.add(all(
                "late fusion learns both parts, at the variance with the fewest seeds that do",
                lateLeast,
                seeds,
                "the branch of B has XOR for itself, whatever A does"));
        findings.add(StudyFinding.all(
                        "early fusion misses XOR also where the linear modality is weaker than XOR",
                        earlyWeakRuns - earlyWeak,
                        earlyWeakRuns,
                        "a weak linear part is learned after XOR, by units that XOR has already put to its corners; early fusion fails where"
                                + " the linear part comes first and is strong")
                .published());
        return findings;
    }

    private static StudyFinding all(String statement, int holding, int seeds, String reason) {
        int needed = Math.max(1, Math.min(CASE, seeds));
        return new StudyFinding(
                statement,
                "at least " + needed + " of " + seeds + " seeds",
                holding + " of " + seeds,
                "",
                StudyFinding.verdict(holding >= needed),
                reason);
    }

    /** Latest of the first times at which a seed has learned; NaN if one never has. */
    private static double slowest(Rows rows) {
        double slowest = 0;
        for (Rows seed : rows.by("seed").values()) {
            int i = 0;
            while (i < seed.size() && seed.number(i, "loss") > LEARNED) {
                i++;
            }
            slowest = i < seed.size() ? Math.max(slowest, seed.number(i, "time")) : Double.NaN;
            if (Double.isNaN(slowest)) {
                return slowest;
            }
        }
        return slowest;
    }

    /** Seeds that have learned the linear part and not XOR, of which a good part of 1/2 is left. */
    private static int missed(Rows rows) {
        int count = 0;
        for (Rows seed : rows.by("seed").values()) {
            double left = seed.number(seed.size() - 1, "loss");
            count += left > LEFT && left < XOR + LEARNED ? 1 : 0;
        }
        return count;
    }

    /** Seeds whose last loss is that of a network that has learned. */
    private static int learned(Rows rows) {
        int count = 0;
        for (Rows seed : rows.by("seed").values()) {
            if (seed.number(seed.size() - 1, "loss") <= LEARNED) {
                count++;
            }
        }
        return count;
    }
}
