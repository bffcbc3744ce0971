package org.fusionflow.network.method;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fusionflow.network.model.PatternNetwork;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * Hidden units whose incoming weights w come to 0, where the kinks of all samples meet. The velocity of w depends on its direction alone there, so the
 * direction turns without limit while the length falls to 0 in finite time. Of two ways to go on, the flow takes that of gradient descent with
 * vanishing steps: it steps over 0 and either finds a direction in which w grows again, or keeps coming back, and then the unit rests at 0, with the
 * velocity 0 of least norm. A unit that rests stays at rest, as a unit does that starts at 0: the derivative of ReLU at 0 is 0.
 */
final class UnitOrigins {
    /** Incoming weights count as 0 at this part of the outgoing ones: the error is of this size, relative to the unit's part of the output. */
    private static final double SMALL = 1e-12;

    /** The unit has left 0 at this multiple of that. */
    private static final double LEFT = 4;

    /**
     * Length of a step, and how many; they would lead twenty times as far as the unit has to go. No multiple of it is 1, so that steps straight through 0
     * do not end on it.
     */
    private static final double STEP = 0.0973;

    private static final int STEPS = 1000;

    private final PatternNetwork network;
    private final int[][] incoming;
    private final int[][] outgoing;
    private final double[] least;
    private final boolean[] rests;
    private final double[] velocity;

    UnitOrigins(PatternNetwork network, double[] weights) {
        this.network = network;
        Layout layout = network.layout();
        int units = layout.signals() - layout.inputs();
        incoming = new int[units][0];
        outgoing = new int[units][0];
        least = new double[units];
        rests = new boolean[units];
        velocity = new double[layout.weights()];
        for (Junction junction : layout.junctions()) {
            for (int r = 0; junction.isHidden() && r < junction.size(); r++) {
                int u = junction.position() - layout.inputs() + r;
                int row = r;
                IntStream matrices = junction.from().stream().flatMapToInt(layer -> row(layer, row));
                incoming[u] = (junction.hasBias()
                                ? IntStream.concat(matrices, IntStream.of(junction.bias() + r))
                                : matrices)
                        .toArray();
                outgoing[u] = junction.to().stream()
                        .flatMapToInt(layer -> column(layer, row))
                        .toArray();
                least[u] = 0.5 * norm(weights, incoming[u]);
            }
        }
    }

    private static IntStream row(Layer layer, int r) {
        return IntStream.range(0, layer.columns()).map(c -> layer.offset() + r * layer.columns() + c);
    }

    private static IntStream column(Layer layer, int c) {
        return IntStream.range(0, layer.rows()).map(r -> layer.offset() + r * layer.columns() + c);
    }

    private static double norm(double[] weights, int[] indices) {
        double squares = 0;
        for (int i : indices) {
            squares += weights[i] * weights[i];
        }
        return Math.sqrt(squares);
    }

    boolean rests(int unit) {
        return rests[unit];
    }

    /** Units at rest do not move. */
    void hold(double[] factors) {
        for (int u = 0; u < rests.length; u++) {
            for (int i = 0; rests[u] && i < incoming[u].length; i++) {
                factors[incoming[u][i]] = 0;
            }
        }
    }

    private double small(double[] weights, int unit) {
        // Units that start small are watched at half of what they have.
        return Math.min(least[unit], SMALL * norm(weights, outgoing[unit]));
    }

    /** How far the first unit is from 0; at most 0 if there is one. */
    double margin(double[] weights) {
        double margin = Double.POSITIVE_INFINITY;
        for (int u = 0; u < rests.length; u++) {
            if (incoming[u].length > 0 && !rests[u]) {
                margin = Math.min(margin, norm(weights, incoming[u]) - small(weights, u));
            }
        }
        return margin;
    }

    /**
     * Leads a unit over 0 if it is there.
     *
     * @param weights changed: those of the unit leave 0, or are 0
     * @param slack by how much more than its margin a unit may be away
     * @return a unit that was at 0; -1 if none was
     */
    int cross(double[] weights, double slack) {
        for (int u = 0; u < rests.length; u++) {
            double small = small(weights, u);
            if (incoming[u].length > 0 && !rests[u] && norm(weights, incoming[u]) - small <= slack) {
                double size = norm(weights, incoming[u]);
                if (!leaves(weights, u, LEFT * (size > 0 ? size : SMALL * norm(weights, outgoing[u])))) {
                    rests[u] = true;
                    for (int i : incoming[u]) {
                        weights[i] = 0;
                    }
                }
                return u;
            }
        }
        return -1;
    }

    private boolean leaves(double[] weights, int unit, double far) {
        double first = 0;
        for (int k = 0; k < STEPS; k++) {
            network.forward(weights);
            activate(unit);
            network.velocity(weights, velocity);
            double speed = norm(velocity, incoming[unit]);
            first = first > 0 ? first : speed;
            if (!(speed > 0)) {
                return false;
            }
            for (int i : incoming[unit]) {
                weights[i] += STEP * far / LEFT / first * velocity[i];
            }
            if (norm(weights, incoming[unit]) >= far) {
                network.forward(weights);
                activate(unit);
                return true;
            }
        }
        return false;
    }

    /** Gives the kinks of a unit the slopes of their values. */
    private void activate(int unit) {
        double low = network.layout().design().activation().slope();
        int from = unit * network.stride();
        for (int k = from; k < from + network.samples(); k++) {
            network.slopes()[k] = network.values()[k] > 0 ? 1 : low;
        }
    }

    @Override
    public String toString() {
        return "at rest: "
                + Arrays.toString(
                        IntStream.range(0, rests.length).filter(u -> rests[u]).toArray());
    }
}
