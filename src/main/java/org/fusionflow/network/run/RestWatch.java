package org.fusionflow.network.run;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.shape.Layer;

/**
 * Decides whether the flow has come to rest, so that nothing will change any more. It has if every modality is learned, which is if the gradient
 * with respect to its map is rounding, or stays at 0: its own layers do not move, or shrink to nothing along themselves.
 *
 * <p>A saddle that will be left is no rest: there is a gradient for the modality that waits, and its layers grow, however small they are. Along the
 * way to 0, what could grow in layers that shrink by a factor has gained the square of the factor on them; so by the time at which they are
 * practically 0, it shows unless it is exactly absent.
 */
final class RestWatch {
    /**
     * Layers that have shrunk by this factor carry no change that could be seen, and nothing in them that grows is hidden by rounding, as the
     * square is far below it. They do not shrink further than to the absolute tolerance of the steps, 1e-13 of a weight at the start.
     */
    private static final double PRACTICALLY_ZERO = 1e-10;

    /** Largest part of a velocity across its own layer; that of a layer in which something grows is of order 1 by then. */
    private static final double STRAIGHT = 1e-6;

    private final Objective network;
    private final Modalities modalities;
    private final List<List<Layer>> own = new ArrayList<>();
    private final double[] largest;
    private final double[] velocity;

    RestWatch(Objective network) {
        this.network = network;
        modalities = network.layout().modalities();
        largest = new double[modalities.count()];
        velocity = new double[network.layout().weights()];
        for (int m = 0; m < largest.length; m++) {
            own.add(ownLayers(m));
        }
    }

    /** The layers between a modality and the first that it shares, if only one layer reads it; none otherwise. */
    private List<Layer> ownLayers(int m) {
        List<Layer> all = network.layout().layers();
        long readers = all.stream()
                .filter(layer -> layer.input() == modalities.start(m))
                .count();
        String name = modalities.names().get(m);
        return readers == 1
                ? all.stream().filter(layer -> layer.edge().equals(name)).toList()
                : List.of();
    }

    /** Must be called after every step, after {@link Objective#respond} for these weights. */
    void grow(double[] weights) {
        for (int m = 0; m < largest.length; m++) {
            largest[m] = Math.max(largest[m], size(weights, m));
        }
    }

    /** True if nothing will change any more. */
    boolean isAtRest(double[] weights) {
        boolean moves = false;
        List<Integer> open = new ArrayList<>();
        for (int m = 0; m < largest.length; m++) {
            if (!network.isPullRounding(modalities.start(m), modalities.start(m + 1))) {
                open.add(m);
            }
        }
        if (open.size() == largest.length) {
            return false;
        }
        if (!open.isEmpty()) {
            network.velocity(weights, velocity);
        }
        for (int m : open) {
            moves |= !isStill(m) && !vanishes(weights, m);
        }
        return !moves;
    }

    private boolean isStill(int m) {
        for (Layer layer : own.get(m)) {
            for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
                if (velocity[i] != 0) {
                    return false;
                }
            }
        }
        return !own.get(m).isEmpty();
    }

    /** True if the modality has at least two layers of its own, so that it cannot cross 0, and they shrink along themselves. */
    private boolean vanishes(double[] weights, int m) {
        if (own.get(m).size() < 2 || !(size(weights, m) <= PRACTICALLY_ZERO * largest[m])) {
            return false;
        }
        for (Layer layer : own.get(m)) {
            double along = 0;
            double square = 0;
            double speed = 0;
            // In units of the largest entries, whose squares do not underflow.
            double unit = largestEntry(weights, layer);
            double unitSpeed = largestEntry(velocity, layer);
            if (unit == 0 || unitSpeed == 0) {
                continue;
            }
            for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
                double weight = weights[i] / unit;
                double rate = velocity[i] / unitSpeed;
                along += weight * rate;
                square += weight * weight;
                speed += rate * rate;
            }
            if (!(along < 0 && speed - along * along / square <= STRAIGHT * STRAIGHT * speed)) {
                return false;
            }
        }
        return true;
    }

    /** Largest entry of the modality's own layers. */
    private double size(double[] weights, int m) {
        return own.get(m).stream()
                .mapToDouble(layer -> largestEntry(weights, layer))
                .max()
                .orElse(0);
    }

    private static double largestEntry(double[] entries, Layer layer) {
        double largest = 0;
        for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
            largest = Math.max(largest, Math.abs(entries[i]));
        }
        return largest;
    }
}
