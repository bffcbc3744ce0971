package org.fusionflow.network.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusionflow.linear.SingularValues;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/** The state of a network at one time, as observables see it. Values that several observables need are computed once. */
public final class NetworkState {
    /** A layer and a number of singular values. The number is part of the key, so that what else is recorded does not change the bits of a result. */
    private record Wanted(Layer layer, int count) {}

    private final double[] weights;
    private final Objective objective;
    private final Map<Wanted, SingularValues> decompositions = new HashMap<>();

    /**
     * Makes the state.
     *
     * @param weights not changed, and not kept longer than this object
     * @param objective evaluated at these weights by {@link Objective#respond}
     */
    public NetworkState(double[] weights, Objective objective) {
        this.weights = weights;
        this.objective = objective;
    }

    public Layout layout() {
        return objective.layout();
    }

    /** Loss on the training data, without any penalty. */
    public double loss() {
        return objective.reported(objective.loss());
    }

    /** The network's linear map: one row of D for each output. */
    public List<Vector> map() {
        int d = layout().inputs();
        double[] map = new double[d * layout().outputs()];
        objective.copyMap(map);
        return IntStream.range(0, layout().outputs())
                .mapToObj(o -> Vector.of(map).slice(o * d, (o + 1) * d))
                .toList();
    }

    /** All weights, in the order of the layout. This is the live array, which must not be changed or kept. */
    double[] weights() {
        return weights;
    }

    /** Frobenius norm of a layer. */
    public double norm(Layer layer) {
        return Vector.of(Arrays.copyOfRange(weights, layer.offset(), layer.offset() + layer.weights()))
                .norm();
    }

    /**
     * The largest singular values of a layer.
     *
     * @param count number of values; all values if the layer has fewer
     */
    public SingularValues singularValues(Layer layer, int count) {
        return decompositions.computeIfAbsent(
                new Wanted(layer, Math.min(count, Math.min(layer.rows(), layer.columns()))),
                wanted ->
                        SingularValues.largest(weights, layer.offset(), layer.rows(), layer.columns(), wanted.count()));
    }
}
