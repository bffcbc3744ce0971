package org.fusionflow.reduced.remedy;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.flow.EdgeFlow;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.flow.WidthFlow;

/**
 * The flow of a problem's network from its aligned start, in the principal axes of each modality, under the problem's remedies.
 *
 * @param flow to integrate
 * @param start its state at time 0
 * @param axes of the inputs, in which the flow's maps are rows
 */
public record ProblemFlow(ReducedFlow flow, Vector start, PrincipalAxes axes) {

    /**
     * The flow of one output.
     *
     * @param problem with freezes that have times
     */
    public static ProblemFlow of(Problem problem) {
        return within(PrincipalAxes.of(problem.moments()), problem);
    }

    /** The flow of one output in given axes, of all or some directions of the inputs. */
    public static ProblemFlow within(PrincipalAxes axes, Problem problem) {
        Started started = started(problem, axes.moments());
        return new ProblemFlow(started.flow(), started.start(), axes);
    }

    /**
     * The flow of one output in the axes of the inputs themselves, in which directions of small variance carry the rounding of large ones: for rough
     * integrations, as it needs no axes.
     */
    public static Started ofInputs(Problem problem) {
        return started(problem, problem.moments());
    }

    /** A flow and its state at time 0. */
    public record Started(ReducedFlow flow, Vector start) {}

    /** @param data the problem's moments in some axes */
    private static Started started(Problem problem, Moments data) {
        FusionTree tree = problem.tree();
        Remedies remedies = problem.remedies();
        Moments seen = MinimizedMoments.of(data, remedies);
        if (remedies.movesPlainly()) {
            BalancedFlow flow = new BalancedFlow(tree, seen, MinimizedMoments.of(problem.moments(), remedies), data);
            return new Started(flow, Vector.of(flow.alignedStart(problem.u0())));
        }
        EdgeFlow flow = new EdgeFlow(tree, seen, data, remedies);
        SmallStart start = ScaledProblem.unscaledStart(tree, problem.u0(), remedies);
        return new Started(flow, Vector.of(flow.alignedStart(start)));
    }

    /**
     * The flow of the network of some width with any number of outputs.
     *
     * @param problem with freezes that have times, and without modulation
     */
    public static ProblemFlow ofWidth(Problem problem, int width) {
        return ofWidthWithin(PrincipalAxes.of(problem.moments()), problem, width);
    }

    /** The same in given axes, of all or some directions of the inputs. */
    public static ProblemFlow ofWidthWithin(PrincipalAxes axes, Problem problem, int width) {
        Started started = startedOfWidth(problem, axes.moments(), width);
        return new ProblemFlow(started.flow(), started.start(), axes);
    }

    /** The same in the axes of the inputs themselves, as {@link #ofInputs}. */
    public static Started ofWidthOfInputs(Problem problem, int width) {
        return startedOfWidth(problem, problem.moments(), width);
    }

    private static Started startedOfWidth(Problem problem, Moments data, int width) {
        Remedies remedies = problem.remedies();
        Moments seen = MinimizedMoments.of(data, remedies);
        WidthFlow flow = new WidthFlow(problem.tree(), seen, data, width, remedies);
        return new Started(flow, Vector.of(flow.alignedStart(problem.u0(), remedies.startScale())));
    }
}
