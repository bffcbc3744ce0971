package org.fusionflow.reduced.run;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.Integration;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.ode.Tolerance;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.flow.StartRange;
import org.fusionflow.reduced.remedy.ProblemFlow;
import org.fusionflow.reduced.subspace.SearchedFlow;
import org.fusionflow.reduced.subspace.SubspaceSearch;

/**
 * Integrates a reduced flow on the statistics of a training set, [OP-1], to the end of training, and records the
 * error on the population from which the set was drawn.
 */
public final class GeneralizationRun {
    /** Limit of the work, about ten seconds; flows that need more do not finish with any of the methods used here. */
    private static final double MOST_OPERATIONS = 1e10;

    /** Errors on the population are asked for to six digits, and to this part of the error at the start with fewer. */
    private static final double RESOLVED = 1e-9;

    private GeneralizationRun() {}

    /**
     * The curve of a problem from the start that is aligned with the training correlations, under the problem's remedies.
     *
     * @param problem with one output
     * @param population of the same modalities
     * @param times flow times at which errors are wanted, ascending, &ge; 0
     * @throws InvalidInput if the modalities differ
     */
    public static GeneralizationCurve of(Problem problem, Population population, double[] times) {
        StartRange.require(problem.tree(), problem.u0());
        Population whole = population.inOrderOf(problem.tree());
        Vector asked = Vector.of(times);
        ProblemFlow flow = directions(problem, whole, asked)
                .map(axes -> ProblemFlow.within(axes, problem))
                .orElseGet(() -> ProblemFlow.of(FreezeTimes.resolved(problem, ProblemFlow::of)));
        return of(flow.flow(), flow.start().toArray(), whole.in(flow.axes()), asked);
    }

    /** Of many inputs the axes of the directions in which the flow moves until training ends. */
    private static Optional<PrincipalAxes> directions(Problem problem, Population population, Vector times) {
        if (!SubspaceSearch.isFor(problem)) {
            return Optional.empty();
        }
        Moments training = problem.moments();
        List<Vector> inside = List.of(
                training.correlation(),
                LeastSquares.onAll(training).map(),
                population.inputCovariance().leftTimes(population.teacher()));
        return SubspaceSearch.of(training, inside, SearchedFlow.of(problem), (flow, tolerance, beside) -> {
                    double[] start = flow.start().toArray();
                    Tolerance steps =
                            new Tolerance(tolerance, ReducedRun.tolerance(start).absolute());
                    return told(of(flow.flow(), start, population.in(flow.axes()), times, steps, beside));
                })
                .map(SubspaceSearch.Found::axes);
    }

    private static SubspaceSearch.Told told(GeneralizationCurve curve) {
        // An error of the maps changes them in proportion, not by its square: the population's gradient is none of the
        // training set's. What is left of nothing is rounding, and so is the time at which training ends.
        double nothing = RESOLVED * curve.start().generalizationError();
        boolean atEnd = curve.bestTime().time() >= curve.end().time();
        return new SubspaceSearch.Told(
                Vector.of(),
                Vector.of(
                        nothing + curve.best().generalizationError(),
                        nothing + curve.end().generalizationError(),
                        atEnd ? Double.NaN : curve.bestTime().time()));
    }

    /**
     * The curve from any state of a flow with one output.
     *
     * @param start state of the flow at time 0
     * @param population of the flow's modalities in their order
     * @param times flow times at which errors are wanted, ascending, &ge; 0
     */
    public static GeneralizationCurve of(ReducedFlow flow, double[] start, Population population, Vector times) {
        return of(flow, start, population, times, ReducedRun.tolerance(start), step -> false);
    }

    /** @param beside sees every step */
    private static GeneralizationCurve of(
            ReducedFlow flow,
            double[] start,
            Population population,
            Vector times,
            Tolerance tolerance,
            StepWatcher beside) {
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
        StepWatcher both = step -> {
            beside.see(step);
            return until.see(step);
        };
        Integration integration =
                StagedIntegration.run(flow, tolerance, start, 0, ReducedRun.FOREVER, both, mostEvaluations(flow));
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
            settled = StagedIntegration.isLast(flow, step.end()) && flow.isSettled(state);
            if (settled) {
                watch.rest(map);
            }
            return settled;
        }
    }
}
