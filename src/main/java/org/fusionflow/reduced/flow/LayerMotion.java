package org.fusionflow.reduced.flow;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.data.remedy.Freeze;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;

/** The factors of the learning rate on the edges of a network, and weight decay: how its layers move. */
final class LayerMotion {
    private final LayerGraph graph;
    private final Rates rates;
    private final double decay;
    private final double[] factors;

    /**
     * @param remedies all of whose freezes have times
     * @throws IllegalArgumentException if one has none
     */
    LayerMotion(LayerGraph graph, Remedies remedies) {
        this.graph = graph;
        Rates all = remedies.rates();
        for (Freeze freeze : remedies.freezes()) {
            if (freeze.from().isEmpty()) {
                throw new IllegalArgumentException("freeze of " + freeze.modality() + ": expected its time");
            }
            all = all.stopped(freeze.modality(), freeze.from().getAsDouble());
        }
        rates = all;
        decay = remedies.weightDecay();
        factors = new double[graph.edges().size()];
        enter(0);
    }

    /** Uses the factors that hold from a flow time on. */
    void enter(double time) {
        Rates.Stage stage = rates.at(time);
        for (LayerGraph.Edge edge : graph.edges()) {
            factors[edge.index()] = stage.of(edge.name());
        }
    }

    List<Double> changes() {
        return rates.changes();
    }

    /** Factor of an edge now, apart from {@link #modulation}. */
    double of(int edge) {
        return factors[edge];
    }

    /** mu, &ge; 0. */
    double decay() {
        return decay;
    }

    /** alpha of OGM's rule. */
    OptionalDouble modulation() {
        return rates.modulation();
    }

    /** Distance over which OGM's factor falls. */
    double ramp() {
        return rates.ramp();
    }

    /** True if all factors are 1 at all times, and nothing decays. */
    boolean areEqual() {
        return rates.isEqual() && decay == 0;
    }

    /** True if factors neither change nor depend on the state, and there is no decay: then squared lengths are conserved. */
    boolean isPlain() {
        return rates.modulation().isEmpty() && rates.changes().isEmpty() && decay == 0;
    }
}
