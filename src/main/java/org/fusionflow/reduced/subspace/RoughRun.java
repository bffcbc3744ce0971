package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.ode.ChebyshevSteps;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.remedy.ProblemFlow;

/** A rough integration in all directions that can be continued, and the rows over the inputs in its states. */
final class RoughRun {
    /** Relative error of a step. States that are late or early by more than that span the same directions. */
    private static final double TOLERANCE = 1e-3;

    /** A row this much smaller than the largest of its layer is rounding. */
    private static final double NOTHING = 1e-12;

    /** Relative change of a state, over a time as long as all before, that is small. */
    private static final double STILL = 0.5;

    /** Time constants of the fastest direction after which the state is looked at. */
    private static final double BEGUN = 10;

    private static final double VANISHED = 1e-2;

    /** How much farther a run goes before it is looked at again, and how often. */
    private static final double MORE = 1.2;

    private static final int MOST_ADVANCES = 4000;

    private final ReducedFlow flow;
    private final long mostEvaluations;
    private final KeptStates states = new KeptStates();
    private ChebyshevSteps steps;

    RoughRun(ProblemFlow.Started started, long mostEvaluations) {
        flow = started.flow();
        this.mostEvaluations = mostEvaluations;
        flow.enter(0);
        double[] start = started.start().toArray();
        states.add(start);
        steps = new ChebyshevSteps(flow, TOLERANCE, start, 0, mostEvaluations);
    }

    /** Goes on to a time. False if it cannot. */
    boolean advance(double end) {
        for (double change : flow.changes()) {
            if (change > steps.time() && change < end) {
                if (!steps.advance(change, (time, state) -> states.add(state))) {
                    return false;
                }
                flow.enter(change);
                steps = new ChebyshevSteps(flow, TOLERANCE, steps.state(), change, mostEvaluations);
            }
        }
        return steps.advance(end, (time, state) -> states.add(state));
    }

    /**
     * Goes on until the state hardly changes any more, which is about when all has been learned: until no block of unknowns would change by much if it went on
     * at its rate for as long again. A block that waits grows by many times in that time, so a plateau is not the end; one that has nearly vanished does
     * not count.
     *
     * @return false if it cannot
     */
    boolean settle() {
        int[] blocks = flow.blocks();
        double[] largest = new double[blocks.length - 1];
        double[] rate = new double[flow.size()];
        double last = flow.changes().stream().reduce(0.0, Math::max);
        for (int i = 0; i < MOST_ADVANCES; i++) {
            if (!advance(Math.max(MORE * steps.time(), Math.max(last, steps.nextTime())))) {
                return false;
            }
            double[] state = steps.state();
            flow.rate(state, rate);
            // At the start nothing has had the time to move.
            boolean moves = steps.time() * steps.stiffness() < BEGUN;
            for (int b = 0; b + 1 < blocks.length; b++) {
                double size = Span.norm(Arrays.copyOfRange(state, blocks[b], blocks[b + 1]));
                double speed = Span.norm(Arrays.copyOfRange(rate, blocks[b], blocks[b + 1]));
                largest[b] = Math.max(largest[b], size);
                moves |= size > VANISHED * largest[b] && speed * steps.time() > STILL * size;
            }
            if (!moves) {
                return true;
            }
        }
        return false;
    }

    /** Time that has been reached. */
    double time() {
        return steps.time();
    }

    /** Unit rows over the inputs of a modality, of all states. */
    double[][] directions(int modality) {
        List<double[]> rows = new ArrayList<>();
        List<double[]> all = new ArrayList<>(states.all());
        all.add(steps.state());
        for (double[] state : all) {
            double[][] own = flow.inputRows(state, modality);
            double largest = Span.largest(own);
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
