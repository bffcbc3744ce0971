package org.fusionflow.reduced.run;

import org.fusionflow.reduced.ReducedFlow;
import org.fusionflow.reduced.ode.DenseDefect;
import org.fusionflow.reduced.ode.GaussRule;

/** Watches the integration itself. */
final class IntegrationMonitor implements MapWatcher {
    /** Degree 9: as good as the steps. */
    private static final GaussRule RULE = new GaussRule(5);

    private final ReducedFlow flow;
    private final DenseDefect dense;
    private double[] conservedAtStart = {};
    private double lossAtStart;
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
                lossAtStart > 0 ? energy / lossAtStart : energy,
                lossAtStart > 0 ? largestRise / lossAtStart : largestRise,
                largestSquare > 0 ? conserved / largestSquare : 0,
                defect);
    }

    @Override
    public void start(double time, double[] state, double[] map) {
        lossAtStart = flow.regression().loss(map);
        loss = lossAtStart;
        conservedAtStart = flow.conserved(state);
        largestSquare = largestSquare(state);
    }

    @Override
    public void see(MapStep step) {
        double before = loss;
        loss = flow.regression().loss(step.endMap());
        largestRise = Math.max(largestRise, loss - before);
        double integral = 0;
        for (int i = 0; i < RULE.points(); i++) {
            integral += RULE.weight(i) * flow.dissipation(step.stateAt(RULE.node(i)));
        }
        dissipated += integral * step.dense().length();
        energy = Math.max(energy, Math.abs(lossAtStart - loss - dissipated));
        double[] now = flow.conserved(step.endState());
        for (int i = 0; i < now.length; i++) {
            conserved = Math.max(conserved, Math.abs(now[i] - conservedAtStart[i]));
        }
        largestSquare = Math.max(largestSquare, largestSquare(step.endState()));
        defect = Math.max(defect, dense.of(step.dense()));
    }

    private static double largestSquare(double[] state) {
        double largest = 0;
        for (double entry : state) {
            largest = Math.max(largest, entry * entry);
        }
        return largest;
    }
}
