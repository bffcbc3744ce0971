package org.fusionflow.study.experiment.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.reduced.flow.WidthFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.start.RankOneProjection;
import org.fusionflow.study.ModalityStart;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.RandomStart;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Loss over time of four layers, by fusion layer, with the reduced flow from each network's own layers. */
final class DepthTrajectories implements Experiment {
    /** Of the published ratios. */
    private static final double ROUNDING = 0.005;

    static final List<String> COLUMNS = List.of("fusion", "seed", "what", "time", "network", "reduced");
    static final double U0 = 0.1;

    /** Times of a curve. */
    private static final int POINTS = 101;

    /** Curves go on for this multiple of the second half time. */
    private static final double BEYOND = 1.3;

    private static final long MOST_STEPS = 100_000;

    @Override
    public String name() {
        return "depth-trajectories";
    }

    @Override
    public String title() {
        return "Four layers: loss over time";
    }

    @Override
    public String question() {
        return "Networks (A:Lf,B:Lf):(4-Lf) of width 100 (25 in the quick form) from gaussian-norm starts with u0 = 0.1, ratio 2, rho 0, gradient"
                + " descent at 0.04. The reduced flow of each network starts where the layers of modality A are aligned (cosine 0.9), and anew"
                + " where those of B are; before that there is none. The published program gives time ratios of 1.46 for L_f = 3 and 1.05 for"
                + " L_f = 2 here.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (int fusion = DepthRatio.LAYERS; fusion >= 1; fusion--) {
            int f = fusion;
            for (long seed : Trial.seeds(scale.pick(5, 1))) {
                jobs.add(new Job("L_f " + f + ", seed " + seed, () -> rows(f, seed, scale)));
            }
        }
        return jobs;
    }

    private static List<Row> rows(int fusion, long seed, Scale scale) {
        DeepNetwork network = new DeepNetwork(
                DeepNetwork.tree(DepthRatio.LAYERS, fusion),
                DeepNetwork.REFERENCE.moments(),
                DeepNetwork.width(scale),
                U0);
        DeepHalfTimes half = network.train(seed);
        Vector times = times(BEYOND * half.second());
        TrainingResult run = Simulator.train(network.plan(seed, times));
        RandomStart start =
                new RandomStart(network.tree(), network.moments(), new GaussianNorm(), network.width(), U0, seed);
        List<ModalityStart> own = start.predict(RandomStart.Wait.EACH).modalities();
        double[] loss = ownLoss(network, seed, times, own);
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(fusion, seed, "t_A", 0.0, half.first(), time(own.get(0))));
        rows.add(Row.of(fusion, seed, "t_B", 0.0, half.second(), time(own.get(1))));
        List<TrajectoryPoint> points = run.trajectory();
        for (int i = 0; i < points.size(); i++) {
            rows.add(Row.of(fusion, seed, "loss", times.at(i), points.get(i).loss(), loss[i]));
        }
        return rows;
    }

    private static OptionalDouble time(ModalityStart start) {
        return start.halfTime().map(LocatedTime::time).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static Vector times(double end) {
        double[] times = new double[POINTS];
        Arrays.setAll(times, i -> end * i / (POINTS - 1));
        return Vector.of(times);
    }

    /** NaN before the first modality is aligned; then from the last projection that there was. */
    private static double[] ownLoss(DeepNetwork network, long seed, Vector times, List<ModalityStart> own) {
        double[] loss = new double[times.size()];
        Arrays.fill(loss, Double.NaN);
        double[] projections =
                own.stream().mapToDouble(ModalityStart::projectedAt).sorted().toArray();
        for (double from : projections) {
            LayerWeights narrow =
                    RankOneProjection.of(weights(network, seed, from)).narrow();
            double[] later =
                    Arrays.stream(times.toArray()).filter(t -> t >= from).toArray();
            Moments moments = network.moments();
            WidthFlow flow = new WidthFlow(network.tree(), moments, 1);
            ReducedTrajectory run = ReducedRun.of(
                    flow,
                    narrow.toArray(),
                    from,
                    times.at(times.size() - 1),
                    new Watch(Vector.of(later), Vector.of(0, 0), List.of(), false));
            NumericalFailure.check("reduced flow of " + network.tree().newick(), run.outcome());
            for (int i = 0; i < run.points().size(); i++) {
                loss[times.size() - later.length + i] = run.points().get(i).loss();
            }
        }
        return loss;
    }

    private static LayerWeights weights(DeepNetwork network, long seed, double time) {
        GradientFlow method = new GradientFlow();
        TrainingPlan plan = new TrainingPlan(
                Problem.of(network.tree(), network.moments(), network.u0()),
                NetworkSetup.linear(
                        network.width(),
                        new GaussianNorm(),
                        method,
                        new StopRule(MOST_STEPS, time, OptionalDouble.empty())),
                seed,
                Vector.of(time));
        return Simulator.trainToWeights(plan).weights();
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        List<StudyFinding> findings = new ArrayList<>();
        if (scale == Scale.FULL) {
            findings.add(published(rows, 3, 1.46));
            findings.add(published(rows, 2, 1.05));
        }
        findings.add(StudyFinding.atMost(
                "Half times of the reduced flow from the networks' own layers: largest relative error",
                largest(rows, "t_A", "t_B"),
                0.02,
                "aligned means a cosine of 0.9, which costs 1 %; gradient steps of 0.04 another half"));
        findings.add(plateau(rows));
        findings.add(rises(rows));
        return findings;
    }

    private static StudyFinding published(Rows rows, int fusion, double published) {
        Rows of = rows.where("fusion", fusion);
        double[] first = of.where("what", "t_A").numbers("network");
        double[] second = of.where("what", "t_B").numbers("network");
        double[] ratios = new double[first.length];
        Arrays.setAll(ratios, i -> second[i] / first[i]);
        return new StudyFinding(
                "Time ratio of L_f = " + fusion + ", mean over seeds, against the published program",
                StudyFinding.number(published),
                StudyFinding.number(Trial.mean(ratios)) + " ± " + StudyFinding.number(Trial.standardError(ratios)),
                StudyFinding.percent(Trial.mean(ratios) / published - 1),
                StudyFinding.verdict(Math.abs(Trial.mean(ratios) - published)
                        <= ROUNDING + 2 * Math.sqrt(2) * Trial.standardError(ratios)),
                "five seeds against five others: two standard errors of their difference, and the rounding of two decimals");
    }

    private static double largest(Rows rows, String... kinds) {
        double largest = rows.isEmpty() ? Double.NaN : 0;
        for (String kind : kinds) {
            Rows of = rows.where("what", kind);
            for (int i = 0; i < of.size(); i++) {
                // A time that is missing makes it NaN, which no bound holds.
                largest = Math.max(largest, Math.abs(of.number(i, "reduced") / of.number(i, "network") - 1));
            }
        }
        return largest;
    }

    /** Late fusion stays on the loss of A alone for longest, and early fusion does not stop there at all. */
    private static StudyFinding plateau(Rows rows) {
        double previous = -1;
        int holding = 0;
        StringBuilder shares = new StringBuilder();
        for (int fusion = 1; fusion <= DepthRatio.LAYERS; fusion++) {
            Rows of = rows.where("fusion", fusion).where("what", "loss");
            double[] loss = of.numbers("network");
            long on = Arrays.stream(loss).filter(l -> Math.abs(l - 0.5) < 0.1).count();
            double share = (double) on / loss.length;
            holding += share > previous ? 1 : 0;
            previous = share;
            shares.append(shares.isEmpty() ? "" : ", ").append(StudyFinding.number(share));
        }
        return new StudyFinding(
                "Share of the time up to 1.3 t_B at which the loss is within 0.1 of its value 0.5 with A alone, L_f 1 to 4: rises",
                "rising",
                shares.toString(),
                "",
                StudyFinding.verdict(holding == DepthRatio.LAYERS),
                "the deeper the fusion, the longer the plateau");
    }

    private static StudyFinding rises(Rows rows) {
        int holding = 0;
        int of = 0;
        for (Rows run : rows.where("what", "loss").by("fusion").values()) {
            for (Rows seed : run.by("seed").values()) {
                double[] loss = seed.numbers("network");
                boolean falls = true;
                for (int i = 1; i < loss.length; i++) {
                    falls &= loss[i] <= loss[i - 1] + 1e-12;
                }
                of++;
                holding += falls && loss[loss.length - 1] < 0.1 ? 1 : 0;
            }
        }
        return StudyFinding.all(
                "The loss of every network only falls, past the plateau to below 0.1",
                holding,
                of,
                "a step of 0.04 is well inside the stable range 2/16");
    }
}
