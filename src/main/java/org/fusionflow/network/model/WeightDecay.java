package org.fusionflow.network.model;

import java.util.Optional;
import org.fusionflow.network.shape.Layout;

/**
 * Adds weight decay to an objective: {@code strength / 2} times the sum of all squared weights and biases. The gradient gains
 * {@code strength * weights}; the reported loss stays that of the data.
 */
public final class WeightDecay implements Batched {
    private final Objective data;
    private final double strength;
    private final double[] start;
    private boolean inTurn;

    /**
     * Adds the penalty to an objective.
     *
     * @param strength &ge; 0
     */
    public WeightDecay(Objective data, double strength) {
        this.data = data;
        this.strength = strength;
        start = new double[data.layout().weights()];
    }

    @Override
    public Layout layout() {
        return data.layout();
    }

    @Override
    public void respond(double[] weights) {
        data.respond(weights);
    }

    @Override
    public double loss() {
        return data.loss();
    }

    @Override
    public double reported(double loss) {
        return data.reported(loss);
    }

    @Override
    public void copyMap(double[] map) {
        data.copyMap(map);
    }

    @Override
    public double lossBetween(double[] map, double interpolated) {
        return data.lossBetween(map, interpolated);
    }

    @Override
    public Optional<PatternNetwork> pattern() {
        return data.pattern().map(network -> network.decaying(strength));
    }

    @Override
    public double minimized() {
        return data.minimized();
    }

    @Override
    public int turns() {
        return data.turns();
    }

    @Override
    public void turn(int turn) {
        data.turn(turn);
        inTurn = turn != WHOLE;
    }

    /** Each turn has its share, so that all together decay as the whole does. */
    private double strength() {
        return inTurn ? strength / turns() : strength;
    }

    @Override
    public void drawn(double[] factors) {
        batched().drawn(factors);
    }

    @Override
    public void velocity(double[] weights, double[] velocity) {
        data.velocity(weights, velocity);
        double decay = strength();
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] -= decay * weights[i];
        }
    }

    @Override
    public void descend(double[] weights, double rate) {
        System.arraycopy(weights, 0, start, 0, start.length);
        data.descend(weights, rate);
        double shrink = rate * strength();
        for (int i = 0; i < start.length; i++) {
            weights[i] -= shrink * start[i];
        }
    }

    @Override
    public int samples() {
        return batched().samples();
    }

    @Override
    public void use(int[] chosen, int count) {
        batched().use(chosen, count);
    }

    @Override
    public void useAll() {
        batched().useAll();
    }

    @Override
    public void look(double[] weights) {
        batched().look(weights);
    }

    private Batched batched() {
        if (data instanceof Batched batched) {
            return batched;
        }
        throw new IllegalStateException("this objective has no samples to choose from");
    }
}
