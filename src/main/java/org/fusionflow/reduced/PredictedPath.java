package org.fusionflow.reduced;

import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.reduced.remedy.MinimizedMoments;
import org.fusionflow.reduced.remedy.ScaledProblem;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;

/**
 * The fixed points of a problem of one output, and the path that its small start takes through them.
 *
 * @param graph of the problem's own inputs, with what the path found of ties and continua
 * @param scaled in whose units the path is; its start is that of the path
 * @param phases the path; empty for a start that is not small
 */
record PredictedPath(SaddleGraph graph, ScaledProblem scaled, Optional<MatchedPhases> phases) {

    static PredictedPath of(Problem problem) {
        FusionTree tree = problem.tree();
        Remedies remedies = problem.remedies();
        Moments seen = MinimizedMoments.of(problem.moments(), remedies);
        ScaledProblem scaled = ScaledProblem.of(tree, seen, problem.u0(), remedies);
        SaddleGraph own = SaddleGraph.of(tree, seen, problem.moments());
        if (!(scaled.start().largest() < 1)) {
            return new PredictedPath(own, scaled, Optional.empty());
        }
        if (scaled.isPlain()) {
            MatchedPhases phases = MatchedPhases.of(own, problem.u0());
            return new PredictedPath(phases.graph(), scaled, Optional.of(phases));
        }
        MatchedPhases phases = MatchedPhases.of(SaddleGraph.of(tree, scaled.moments()), scaled.start());
        return new PredictedPath(own.alike(phases.graph(), scaled::unscaled), scaled, Optional.of(phases));
    }

    /** The targets of half times on the path; least squares on what is minimized where there is none. */
    HalfTimeReference reference(Problem problem) {
        return phases.map(path -> HalfTimeReference.of(path, this, problem.moments()))
                .orElseGet(() -> HalfTimeReference.ofLeastSquares(graph.moments()));
    }
}
