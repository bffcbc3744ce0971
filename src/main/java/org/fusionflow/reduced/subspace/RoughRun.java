package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.ode.ChebyshevSteps;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.remedy.ProblemFlow;

/** A rough integration in all directions that can be continued, and the rows over the inputs in its states. */
final class RoughRun {
    /** Of more states every second one is forgotten. */
    private static final int MOST_STATES = 512;

    /** A row this much smaller than the largest of its layer is rounding. */
    private static final double NOTHING = 1e-12;

    private final ReducedFlow flow;
    private final double tolerance;
    private final long mostEvaluations;
    private final List<double[]> states = new ArrayList<>();
    private ChebyshevSteps steps;
    private int every = 1;
    private int seen;

    RoughRun(ProblemFlow.Started started, double tolerance, long mostEvaluations) {
        flow = started.flow();
        this.tolerance = tolerance;
        this.mostEvaluations = mostEvaluations;
        flow.enter(0);
        double[] start = started.start().toArray();
        states.add(start);
        steps = new ChebyshevSteps(flow, tolerance, start, 0, mostEvaluations);
    }

    /** Goes on to a time. False if it cannot. */
    boolean advance(double end) {
        for (double change : flow.changes()) {
            if (change > steps.time() && change < end) {
                if (!steps.advance(change, this::see)) {
                    return false;
                }
                flow.enter(change);
                steps = new ChebyshevSteps(flow, tolerance, steps.state(), change, mostEvaluations);
            }
        }
        return steps.advance(end, this::see);
    }

    private void see(double time, double[] state) {
        if (seen++ % every != 0) {
            return;
        }
        states.add(state.clone());
        if (states.size() >= MOST_STATES) {
            List<double[]> half = new ArrayList<>();
            for (int i = 0; i < states.size(); i += 2) {
                half.add(states.get(i));
            }
            states.clear();
            states.addAll(half);
            every *= 2;
        }
    }

    /** Unit rows over the inputs of a modality, of all states. */
    double[][] directions(int modality) {
        List<double[]> rows = new ArrayList<>();
        List<double[]> all = new ArrayList<>(states);
        all.add(steps.state());
        for (double[] state : all) {
            double[][] own = flow.inputRows(state, modality);
            double largest = 0;
            for (double[] row : own) {
                largest = Math.max(largest, Span.norm(row));
            }
            for (double[] row : own) {
                double norm = Span.norm(row);
                if (norm > NOTHING * largest) {
                    rows.add(Span.scaled(row, 1 / norm));
                }
            }
        }
        return rows.toArray(double[][]::new);
    }
}
