package org.fusionflow.reduced.run;

import org.fusionflow.ode.DenseDefect;
import org.fusionflow.reduced.flow.ReducedFlow;

/** Measures the accuracy of the integration itself; see {@link Monitors}. */
final class IntegrationMonitor implements MapWatcher {
    private final ReducedFlow flow;
    private final DenseDefect dense;
    private double[] conservedAtStart = {};
    private double lossAtStart;
    /**
     * The loss of the start or of the zero map, whichever is larger: round-off is relative to the latter even if the
     * start is close to a solution.
     */
    private double scale;

    private double loss;
    private double dissipated;
    private double energy;
    private double largestRise;
    private double conserved;
    private double largestSquare;
    private double defect;

    IntegrationMonitor(ReducedFlow flow) {
        this.flow = flow;
        dense = new DenseDefect(flow);
    }

    Monitors result() {
        return new Monitors(
                scale > 0 ? energy / scale : energy,
                scale > 0 ? largestRise / scale : largestRise,
                largestSquare > 0 ? conserved / largestSquare : 0,
                defect);
    }

    @Override
    public void start(double time, double[] state, double[] map) {
        lossAtStart = flow.objective(state, map);
        loss = lossAtStart;
        scale = Math.max(lossAtStart, flow.regression().loss(new double[map.length]));
        conservedAtStart = flow.conserved(state);
        largestSquare = largestSquare(state);
    }

    @Override
    public void see(MapStep step) {
        double before = loss;
        loss = flow.objective(step.endState(), step.endMap());
        largestRise = Math.max(largestRise, loss - before);
        dissipated += step.dense().integral(flow::dissipation);
        energy = Math.max(energy, Math.abs(lossAtStart - loss - dissipated));
        double[] now = flow.conserved(step.endState());
        for (int i = 0; i < now.length; i++) {
            conserved = Math.max(conserved, Math.abs(now[i] - conservedAtStart[i]));
        }
        largestSquare = Math.max(largestSquare, largestSquare(step.endState()));
        defect = dense.largest(step.dense(), defect);
    }

    private static double largestSquare(double[] state) {
        double largest = 0;
        for (double entry : state) {
            largest = Math.max(largest, entry * entry);
        }
        return largest;
    }
}
