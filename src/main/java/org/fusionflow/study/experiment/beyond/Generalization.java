package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.record.GeneralizationError;
import org.fusionflow.network.record.Loss;
import org.fusionflow.network.record.Recording;
import org.fusionflow.network.record.WeightRecorder;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationPoint;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;
import org.fusionflow.study.plugin.DrawnFlow;

/** Training loss and error on new data of early and late fusion, with too few and with enough samples. */
public final class Generalization implements Experiment {
    /** Standard deviation of the weights: plateaus are long, while B has still grown by much before A is learned. */
    static final double GAMMA = 1e-4;

    static final int WIDTH = 100;

    /** Times that are recorded; a minimum between them is located to the square of their distance. */
    private static final int FINE = 401;

    /** Every so manieth of them is a row. */
    private static final int STRIDE = 8;

    @Override
    public String name() {
        return "generalization";
    }

    @Override
    public String title() {
        return "Error on new data, early and late fusion";
    }

    @Override
    public String question() {
        return "Two-layer early and late fusion of width 100, 50 + 50 Gaussian inputs, a random teacher with blocks of norm 1, output noise of"
                + " standard deviation 0.5, weights of standard deviation 1e-4. With 70 samples there are fewer samples than inputs, but more than"
                + " inputs of one modality; with 700 there are enough. Inputs of A have standard deviation 2, those of B 1: this makes the"
                + " correlation of A the larger one for every draw, so data seeds are taken as they come. The reduced flow starts at the"
                + " growing mode of the drawn network and runs on the moments of the training set; its error on new data follows from the population"
                + " in closed form. When is the error least, and what does late fusion lose?";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "samples",
                "fusion",
                "data",
                "seed",
                "at",
                "time",
                "timeTheory",
                "loss",
                "lossTheory",
                "error",
                "errorTheory");
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (int samples : new int[] {70, 700}) {
            for (String fusion : List.of("early", "late")) {
                for (int data = 1; data <= scale.pick(3, 1); data++) {
                    for (int seed = 1; seed <= scale.pick(2, 1); seed++) {
                        Setting setting = new Setting(samples, fusion, data, seed, scale.pick(4.0, 1.5));
                        jobs.add(new Job(setting.label(), setting::rows));
                    }
                }
            }
        }
        return jobs;
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return new GeneralizationFindings(rows).all();
    }

    /**
     * A network.
     *
     * @param fusion {@code early} or {@code late}
     * @param data seed of teacher and samples
     * @param seed of the weights
     * @param beyond end of the run in half times of B, if the best time to stop is not later
     */
    private record Setting(int samples, String fusion, int data, int seed, double beyond) {
        String label() {
            return samples + " samples, " + fusion + ", data " + data + ", seed " + seed;
        }

        List<Row> rows() {
            FusionTree tree = FusionTree.parse(fusion.equals("early") ? "(A:1,B:1):1" : "(A:2,B:2):0");
            RandomSamples random =
                    RandomSamples.parse("A=50,B=50,std.A=2,noise=0.5,samples=" + samples + ",seed=" + data);
            Networks networks = new Networks(tree, random.trainingData(tree), WIDTH, new GaussianStd(), GAMMA);
            TrainingPlan draw = networks.plan(new GradientFlow(), seed, Networks.times(1, 2));
            Population population = random.population();
            DrawnFlow flow = DrawnFlow.of(draw);
            ReducedTrajectory halves = flow.run(Vector.of(), draw.halfNorms().norms());
            double best = flow.errors(population, Vector.of()).best().time();
            double end = Math.max(beyond * time(halves.halfTimes().get(1).orElseThrow()), 1.5 * best);
            Vector times = Networks.times(end, FINE);
            GeneralizationCurve theory = flow.errors(population, times);
            WeightRecorder recorder = new WeightRecorder(
                    new FlowTimes(times),
                    List.of(new Loss(), GeneralizationError.on(population, Simulator.layout(draw))));
            TrainingResult network = Networks.train(
                    networks.plan(new GradientFlow(), seed, times),
                    new Watching(ProgressListener.NONE, recorder, () -> false));
            return rows(theory, halves, network, recorder.recording());
        }

        private List<Row> rows(
                GeneralizationCurve theory, ReducedTrajectory halves, TrainingResult network, Recording recording) {
            double[] loss = recording.values("loss");
            double[] error = recording.values("generalization");
            double[] times = new double[FINE];
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < FINE; i++) {
                GeneralizationPoint point = theory.points().get(i);
                times[i] = point.time();
                if (i % STRIDE == 0) {
                    rows.add(row("curve", point, times[i], loss[i], error[i]));
                }
            }
            OptionalDouble none = OptionalDouble.empty();
            for (int m = 0; m < 2; m++) {
                double found = time(network.halfTimes().get(m).orElseThrow());
                double predicted = time(halves.halfTimes().get(m).orElseThrow());
                String at = m == 0 ? "halfA" : "halfB";
                rows.add(Row.of(samples, fusion, data, seed, at, found, predicted, none, none, none, none));
            }
            LeastPoint least = LeastPoint.of(times, error);
            GeneralizationPoint best = theory.best();
            rows.add(Row.of(
                    samples,
                    fusion,
                    data,
                    seed,
                    "best",
                    least.time(),
                    best.time(),
                    none,
                    best.trainLoss(),
                    least.value(),
                    best.generalizationError()));
            return rows;
        }

        private Row row(String at, GeneralizationPoint point, double time, double loss, double error) {
            return Row.of(
                    samples,
                    fusion,
                    data,
                    seed,
                    at,
                    time,
                    point.time(),
                    loss,
                    point.trainLoss(),
                    error,
                    point.generalizationError());
        }

        private static double time(LocatedTime located) {
            return located.time();
        }
    }
}
