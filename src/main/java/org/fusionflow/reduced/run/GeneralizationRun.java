package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.FlowIntegrator;
import org.fusionflow.ode.Integration;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.ode.Tolerance;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.flow.StartRange;
import org.fusionflow.reduced.subspace.SubspaceSearch;

/**
 * Integrates a reduced flow on the statistics of a training set, [OP-1], to the end of training, and records the
 * error on the population from which the set was drawn.
 */
public final class GeneralizationRun {
    /** Limit of the work, about ten seconds; flows that need more do not finish with any of the methods used here. */
    private static final double MOST_OPERATIONS = 1e10;

    private GeneralizationRun() {}

    /**
     * The curve from the balanced start that is aligned with the training correlations.
     *
     * @param training empirical moments of the tree's modalities
     * @param population of the same modalities
     * @param u0 start length, &gt; 0
     * @param times flow times at which errors are wanted, ascending, &ge; 0
     * @throws InvalidInput if the modalities differ or u0 is not above 0
     */
    public static GeneralizationCurve of(
            FusionTree tree, Moments training, Population population, double u0, double[] times) {
        StartRange.require(tree, u0);
        Moments ordered = training.inOrderOf(tree);
        Population whole = population.inOrderOf(tree);
        Vector asked = Vector.of(times);
        PrincipalAxes axes = axes(tree, ordered, whole, u0, asked);
        BalancedFlow flow = BalancedFlow.in(axes, tree, ordered);
        return of(flow, flow.alignedStart(u0), whole.in(axes), asked);
    }

    /** Of many inputs the axes of the directions in which the flow moves until training ends, else all. */
    private static PrincipalAxes axes(
            FusionTree tree, Moments training, Population population, double u0, Vector times) {
        if (training.modalities().inputs() < SubspaceSearch.LEAST_INPUTS
                || training.outputs() != 1
                || !training.isDefinite()) {
            return PrincipalAxes.of(training);
        }
        List<Vector> inside = List.of(
                training.correlation(),
                LeastSquares.onAll(training).map(),
                population.inputCovariance().leftTimes(population.teacher()));
        return SubspaceSearch.of(tree, training, u0, inside, (flow, axes, tolerance, beside) -> {
                    double[] start = flow.alignedStart(u0);
                    Tolerance steps =
                            new Tolerance(tolerance, ReducedRun.tolerance(start).absolute());
                    return told(of(flow, start, population.in(axes), times, steps, List.of(beside)));
                })
                .map(SubspaceSearch.Found::axes)
                .orElseGet(() -> PrincipalAxes.of(training));
    }

    private static SubspaceSearch.Told told(GeneralizationCurve curve) {
        // An error of the maps changes them in proportion, not by its square: the population's gradient is none of the training set's.
        return new SubspaceSearch.Told(new double[0], new double[] {
            curve.best().generalizationError(), curve.end().generalizationError(), curve.bestTime().time()
        });
    }

    /**
     * The curve from any state of a flow with one output.
     *
     * @param start state of the flow at time 0
     * @param population of the flow's modalities in their order
     * @param times flow times at which errors are wanted, ascending, &ge; 0
     */
    public static GeneralizationCurve of(ReducedFlow flow, double[] start, Population population, Vector times) {
        return of(flow, start, population, times, ReducedRun.tolerance(start), List.of());
    }

    private static GeneralizationCurve of(
            ReducedFlow flow,
            double[] start,
            Population population,
            Vector times,
            Tolerance tolerance,
            List<StepWatcher> beside) {
        if (!flow.regression().modalities().equals(population.modalities())
                || flow.regression().outputs() != 1) {
            throw new InvalidInput("population: expected one output and the modalities "
                    + flow.regression().modalities().names() + " of dimensions "
                    + flow.regression().modalities().dimensions() + ", got "
                    + population.modalities().names() + " of "
                    + population.modalities().dimensions());
        }
        GeneralizationWatch watch = new GeneralizationWatch(flow, population, times);
        double[] map = new double[flow.regression().mapSize()];
        flow.map(start, map);
        watch.start(0, start, map);
        UntilSettled until = new UntilSettled(flow, watch, start, map);
        List<StepWatcher> all = new ArrayList<>(beside);
        all.add(until);
        Integration integration =
                new FlowIntegrator(flow, tolerance, mostEvaluations(flow)).run(start, 0, ReducedRun.FOREVER, all);
        return new GeneralizationCurve(
                integration.outcome(),
                until.settled,
                watch.points(),
                watch.start(),
                watch.best(),
                watch.bestTime(),
                watch.end());
    }

    /** Largest number of evaluations; each costs one product with the covariance. */
    private static long mostEvaluations(ReducedFlow flow) {
        return (long) (MOST_OPERATIONS
                / (100 + (double) flow.regression().inputs() * flow.regression().inputs()));
    }

    private static final class UntilSettled implements StepWatcher {
        private final ReducedFlow flow;
        private final GeneralizationWatch watch;
        private double[] state;
        private double[] map;
        private boolean settled;

        UntilSettled(ReducedFlow flow, GeneralizationWatch watch, double[] state, double[] map) {
            this.flow = flow;
            this.watch = watch;
            this.state = state;
            this.map = map;
        }

        @Override
        public boolean see(DenseStep dense) {
            MapStep step = new MapStep(flow, dense, state, map);
            watch.see(step);
            state = step.endState();
            map = step.endMap();
            settled = flow.isSettled(state);
            if (settled) {
                watch.rest(map);
            }
            return settled;
        }
    }
}
