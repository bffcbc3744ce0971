package org.fusionflow.reduced.subspace;

import java.util.function.Function;
import java.util.function.Supplier;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.reduced.remedy.ProblemFlow;

/**
 * A flow whose directions are searched.
 *
 * @param whole makes it in the axes of the inputs
 * @param within makes it in a subspace
 */
public record SearchedFlow(Supplier<ProblemFlow.Started> whole, Function<PrincipalAxes, ProblemFlow> within) {
    /** The flow of a problem of one output under its remedies. */
    public static SearchedFlow of(Problem problem) {
        return new SearchedFlow(() -> ProblemFlow.ofInputs(problem), axes -> ProblemFlow.within(axes, problem));
    }

    /** The flow of the network of some width. */
    public static SearchedFlow ofWidth(Problem problem, int width) {
        return new SearchedFlow(
                () -> ProblemFlow.ofWidthOfInputs(problem, width),
                axes -> ProblemFlow.ofWidthWithin(axes, problem, width));
    }
}
