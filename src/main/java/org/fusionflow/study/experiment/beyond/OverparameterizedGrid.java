package org.fusionflow.study.experiment.beyond;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.record.GeneralizationError;
import org.fusionflow.network.record.Recording;
import org.fusionflow.network.record.WeightRecorder;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Scale of the start, depth and fusion layer with fewer samples than inputs: how long the unimodal phase is and what it costs on new data. */
public final class OverparameterizedGrid implements Experiment {
    /** Training ends where the loss has fallen to this part of what it was: all samples are fitted but for one part in a hundred. */
    private static final double FITTED = 1e-4;

    /** Recorded times, at equal ratios: of 0.2 %, because deep early fusion learns all within a hundredth of its plateau. */
    private static final int RECORDED = 6001;

    /** The first recorded time, and the limit of the flow time, in half times of A and B of the reduced flow. */
    private static final double FIRST = 0.05;

    private static final double LAST = 1000;

    @Override
    public String name() {
        return "overparameterized-grid";
    }

    @Override
    public String title() {
        return "Start, depth and fusion layer in the overparameterized regime";
    }

    @Override
    public String question() {
        return "The paper leaves open what scale of the start, depth and fusion layer do where there are fewer samples than inputs: 20 + 20"
                + " inputs of standard deviations 2 and 1, 30 samples, output noise 0.5, networks of width 24 with random weights (gaussian-norm), every"
                + " fusion layer of 2 to 4 layers. Every seed has its own teacher, samples and weights. Training is the gradient flow until"
                + " the training loss has fallen to 1e-4 of what it was. Samples are more than inputs of A, so that no bias is permanent; theory says that the phase"
                + " t_B - t_A scales as u0^(2-Lf) for Lf > 2, as ln(1/u0) for Lf = 2, and that t_A scales as u0^(2-L).";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "layers",
                "fusion",
                "u0",
                "seed",
                "tA",
                "tB",
                "tATheory",
                "tBTheory",
                "bestTime",
                "best",
                "end",
                "bestTheory",
                "endTheory");
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (int layers = 2; layers <= scale.pick(4, 3); layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                for (double u0 : scale.pick(List.of(0.1, 0.15, 0.25, 0.4), List.of(0.1, 0.2))) {
                    for (int seed = 1; seed <= scale.pick(3, 1); seed++) {
                        Point point = new Point(layers, fusion, u0, seed, scale.pick(24, 12));
                        jobs.add(new Job(point.label(), () -> List.of(point.row())));
                    }
                }
            }
        }
        return jobs;
    }

    private record Point(int layers, int fusion, double u0, int seed, int width) {
        String label() {
            return "L = " + layers + ", Lf = " + fusion + ", u0 = " + u0 + ", seed " + seed;
        }

        Row row() {
            FusionTree tree = FusionTree.parse("(A:" + fusion + ",B:" + fusion + "):" + (layers - fusion));
            RandomSamples random = RandomSamples.parse("A=20,B=20,std.A=2,noise=0.5,samples=30,seed=" + seed);
            TrainingData data = random.trainingData(tree);
            Population population = random.population();
            Moments moments = data.moments().requireOneOutput();
            ReducedTrajectory halves = Predictor.predict(Problem.of(tree, moments, u0), PredictionRequest.HALF_TIMES)
                    .trajectory();
            NumericalFailure.check("reduced flow", halves.outcome());
            double first = halves.halfTimes().get(0).orElseThrow().time();
            double second = halves.halfTimes().get(1).orElseThrow().time();
            GeneralizationCurve theory = GeneralizationRun.of(tree, moments, population, u0, new double[0]);
            NumericalFailure.check("reduced flow", theory.outcome());
            Networks networks = new Networks(tree, data, width, new GaussianNorm(), u0);
            double last = LAST * second;
            TrainingPlan plan = networks.plan(
                    new GradientFlow(),
                    seed,
                    Vector.of(),
                    new StopRule(
                            Networks.MOST_STEPS, last, OptionalDouble.of(FITTED * 0.5 * moments.outputVariance())));
            WeightRecorder recorder = new WeightRecorder(
                    FlowTimes.logarithmic(FIRST * first, last, RECORDED),
                    List.of(GeneralizationError.on(population, Simulator.layout(plan))));
            TrainingResult run = Networks.train(plan, new Watching(ProgressListener.NONE, recorder, () -> false));
            if (run.outcome() != Outcome.STOPPED_BY_EVENT) {
                throw new NumericalFailure("the samples are not fitted by t = " + last);
            }
            Recording recording = recorder.recording();
            LeastPoint least = least(recording);
            double end = population.generalizationError(run.finalMap());
            return Row.of(
                    layers,
                    fusion,
                    u0,
                    seed,
                    time(run.halfTimes().get(0)),
                    time(run.halfTimes().get(1)),
                    first,
                    second,
                    least.value() < end ? least.time() : run.endTime(),
                    Math.min(least.value(), end),
                    end,
                    theory.best().generalizationError(),
                    theory.end().generalizationError());
        }

        private static LeastPoint least(Recording recording) {
            double[] times =
                    recording.rows().stream().mapToDouble(Recording.Row::time).toArray();
            return LeastPoint.of(times, recording.values("generalization"));
        }

        private static OptionalDouble time(Optional<LocatedTime> located) {
            return located.map(t -> OptionalDouble.of(t.time())).orElse(OptionalDouble.empty());
        }
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return new OverparameterizedGridFindings(rows).all();
    }
}
