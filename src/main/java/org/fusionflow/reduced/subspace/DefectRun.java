package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.ode.ChebyshevSteps;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.remedy.ProblemFlow;

/** What a trajectory in a subspace misses, integrated along the whole of it ({@link DefectFlow}): the rows over the inputs, each modality's by itself. */
final class DefectRun {
    /** Relative error of a step: of a difference some per cent are enough. */
    private static final double TOLERANCE = 0.05;

    /** A row of the trajectory this much smaller than the largest of its layer has no length of its own. */
    private static final double SMALL = 1e-6;

    private final ReducedFlow whole;
    private final DefectFlow flow;
    private final double end;
    private final long mostEvaluations;
    private final List<KeptStates> rows = new ArrayList<>();

    /**
     * @param whole in all directions
     * @param inside in the subspace
     * @param path of the flow inside
     */
    DefectRun(ReducedFlow whole, ProblemFlow inside, StoredPath path, long mostEvaluations) {
        this.whole = whole;
        this.mostEvaluations = mostEvaluations;
        flow = new DefectFlow(whole, inside, path);
        end = path.end();
        for (int m = 0; m < whole.regression().modalities().count(); m++) {
            rows.add(new KeptStates());
        }
    }

    /** Integrates to the end of the path. False if it cannot. */
    boolean run() {
        List<Double> ends = new ArrayList<>(
                whole.changes().stream().filter(change -> change < end).toList());
        ends.add(end);
        double[] state = new double[flow.size()];
        double from = 0;
        for (double until : ends) {
            flow.enter(from);
            ChebyshevSteps steps = new ChebyshevSteps(flow, TOLERANCE, state, from, mostEvaluations, flow::error);
            if (!steps.advance(until, (time, at) -> keep(at))) {
                return false;
            }
            state = steps.state();
            from = until;
        }
        return true;
    }

    private void keep(double[] difference) {
        double[] trajectory = flow.trajectory();
        for (int m = 0; m < rows.size(); m++) {
            double[][] own = whole.inputRows(trajectory, m);
            double[][] apart = whole.inputRows(difference, m);
            double largest = Span.largest(own);
            for (int r = 0; r < own.length && largest > 0; r++) {
                rows.get(m).add(Span.scaled(apart[r], 1 / Math.max(Span.norm(own[r]), SMALL * largest)));
            }
        }
    }

    /** Rows of a modality in the differences, relative to the length of the trajectory's rows. */
    double[][] directions(int modality) {
        return rows.get(modality).all().toArray(double[][]::new);
    }
}
