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
        FusionTree tree = problem.tree();
        Remedies remedies = problem.remedies();
        PrincipalAxes axes = PrincipalAxes.of(problem.moments());
        Moments data = axes.moments();
        Moments seen = MinimizedMoments.of(data, remedies);
        if (remedies.movesPlainly()) {
            BalancedFlow flow = new BalancedFlow(tree, seen, MinimizedMoments.of(problem.moments(), remedies), data);
            return new ProblemFlow(flow, Vector.of(flow.alignedStart(problem.u0())), axes);
        }
        EdgeFlow flow = new EdgeFlow(tree, seen, data, remedies);
        SmallStart start = ScaledProblem.unscaledStart(tree, problem.u0(), remedies);
        return new ProblemFlow(flow, Vector.of(flow.alignedStart(start)), axes);
    }

    /**
     * The flow of one output in some directions of the inputs.
     *
     * @param problem without remedies
     */
    public static ProblemFlow within(PrincipalAxes axes, Problem problem) {
        BalancedFlow flow = BalancedFlow.in(axes, problem.tree(), problem.moments());
        return new ProblemFlow(flow, Vector.of(flow.alignedStart(problem.u0())), axes);
    }

    /**
     * The flow of the network of some width with any number of outputs.
     *
     * @param problem with freezes that have times, and without modulation
     */
    public static ProblemFlow ofWidth(Problem problem, int width) {
        Remedies remedies = problem.remedies();
        PrincipalAxes axes = PrincipalAxes.of(problem.moments());
        Moments seen = MinimizedMoments.of(axes.moments(), remedies);
        WidthFlow flow = new WidthFlow(problem.tree(), seen, axes.moments(), width, remedies);
        return new ProblemFlow(flow, Vector.of(flow.alignedStart(problem.u0(), remedies.startScale())), axes);
    }
}
