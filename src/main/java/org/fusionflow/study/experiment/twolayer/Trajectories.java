package org.fusionflow.study.experiment.twolayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LearningOrder;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.start.GrowingMode;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;

/** Loss and maps over time of early and late fusion. */
public final class Trajectories implements Experiment {
    public static final double RATIO = 2;
    public static final double RHO = 0.5;
    static final double STEP = 0.04;

    /** Where a row comes from: the balanced reduced flow, the exact half times of the same weights, networks by flow and in steps. */
    static final String REDUCED = "reduced";

    static final String EXACT = "exact";
    static final String FLOW = "flow";
    static final String STEPS = "steps";

    static final List<String> COLUMNS = List.of("fusion", "source", "seed", "event", "time", "loss", "mapA", "mapB");

    @Override
    public String name() {
        return "two-layer-trajectories";
    }

    @Override
    public String title() {
        return "Early and late fusion over time";
    }

    @Override
    public String question() {
        return "Loss and maps of two-layer networks, early fusion (A:1,B:1):1 and late fusion (A:2,B:2):0, width 100, weights N(0, 10⁻¹⁸),"
                + " σ_A/σ_B = 2, ρ = 0.5: gradient descent with the published step 0.04 and the gradient flow from the same weights, beside"
                + " the reduced flow from the amplitude that such weights have on average.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    static Moments moments() {
        return new ToyData(RATIO, RHO, 1, 1).moments();
    }

    @Override
    public List<Job> jobs(Scale scale) {
        List<Job> jobs = new ArrayList<>();
        for (String fusion : List.of("late", "early")) {
            FusionTree tree = fusion.equals("late") ? TwoLayerRun.LATE : TwoLayerRun.EARLY;
            jobs.add(new Job(fusion + ", reduced", () -> reduced(fusion, tree)));
            for (long seed = 1; seed <= scale.pick(5, 1); seed++) {
                long one = seed;
                jobs.add(new Job(fusion + ", flow, seed " + seed, () -> network(fusion, tree, FLOW, one)));
                jobs.add(new Job(fusion + ", steps, seed " + seed, () -> network(fusion, tree, STEPS, one)));
            }
        }
        return jobs;
    }

    private static List<Row> reduced(String fusion, FusionTree tree) {
        double u0 = GrowingMode.expected(TwoLayerRun.WIDTH, TwoLayerRun.GAMMA);
        ReducedTrajectory found = Predictor.predict(Problem.of(tree, moments(), u0), PredictionRequest.HALF_TIMES)
                .trajectory();
        NumericalFailure.check("reduced flow", found.outcome());
        double a = found.halfTimes().get(0).orElseThrow().time();
        double b = found.halfTimes().get(1).orElseThrow().time();
        double[] times =
                TwoLayerCourse.array(TwoLayerCourse.times(moments(), a, b)).toArray();
        List<Row> rows = new ArrayList<>();
        for (TrajectoryPoint point : Predictor.predict(
                        Problem.of(tree, moments(), u0), PredictionRequest.HALF_TIMES.at(Vector.of(times)))
                .trajectory()
                .points()) {
            rows.add(row(fusion, REDUCED, "", TwoLayerCourse.CURVE, point));
        }
        return rows;
    }

    private static List<Row> network(String fusion, FusionTree tree, String source, long seed) {
        LearningOrder order = LearningOrder.of(tree, moments());
        TwoLayerRun run = new TwoLayerRun(
                tree,
                moments(),
                Optional.of(order),
                HalfNorms.of(order, moments().modalities()),
                Activation.LINEAR,
                source.equals(STEPS) ? OptionalDouble.of(STEP) : OptionalDouble.empty(),
                seed);
        List<Row> rows = new ArrayList<>();
        for (TwoLayerCourse one : TwoLayerCourse.of(run)) {
            rows.add(row(fusion, source, Long.toString(seed), one.event(), one.point()));
        }
        if (source.equals(FLOW)) {
            ExactTimes exact = ExactTimes.of(run);
            double nothing = Double.NaN;
            rows.add(Row.of(fusion, EXACT, seed, TwoLayerCourse.HALF_A, exact.halfTimeA(), nothing, nothing, nothing));
            rows.add(Row.of(fusion, EXACT, seed, TwoLayerCourse.HALF_B, exact.halfTimeB(), nothing, nothing, nothing));
        }
        return rows;
    }

    private static Row row(String fusion, String source, String seed, String event, TrajectoryPoint point) {
        return Row.of(
                fusion,
                source,
                seed,
                event,
                point.time(),
                point.loss(),
                point.map().at(0),
                point.map().at(1));
    }

    @Override
    public List<StudyFinding> findings(Rows rows, Scale scale) {
        return TrajectoriesFindings.of(rows);
    }
}
