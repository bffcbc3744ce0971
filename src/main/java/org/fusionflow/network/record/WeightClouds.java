package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * Records the weights of each hidden unit that reads inputs: {@code units.A.1} holds the rows of the first layer, units x inputs;
 * {@code outgoing.A.1} the norm of each unit's outgoing weights, under the name of the hidden vector; and {@code unitBias.A.1} its bias, if it
 * has one. A row times its outgoing norm is the contribution of a positively homogeneous unit along its direction. These arrays are not written
 * to tables.
 */
public final class WeightClouds implements Observable {
    private final List<Layer> layers = new ArrayList<>();
    private final List<Junction> junctions = new ArrayList<>();

    public WeightClouds(Layout layout) {
        for (Junction junction : layout.junctions()) {
            List<Layer> first = junction.from().stream()
                    .filter(layer -> layer.input() < layout.inputs())
                    .toList();
            if (junction.isHidden() && !first.isEmpty()) {
                layers.addAll(first);
                junctions.add(junction);
            }
        }
    }

    @Override
    public List<RecordedQuantity> quantities() {
        List<RecordedQuantity> all = new ArrayList<>();
        layers.forEach(
                layer -> all.add(RecordedQuantity.array("units." + layer.name(), layer.rows(), layer.columns())));
        for (Junction junction : junctions) {
            all.add(RecordedQuantity.array("outgoing." + junction.name(), junction.size()));
            if (junction.hasBias()) {
                all.add(RecordedQuantity.array("unitBias." + junction.name(), junction.size()));
            }
        }
        return all;
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        double[] weights = state.weights();
        int next = at;
        for (Layer layer : layers) {
            System.arraycopy(weights, layer.offset(), row, next, layer.weights());
            next += layer.weights();
        }
        for (Junction junction : junctions) {
            for (int unit = 0; unit < junction.size(); unit++) {
                row[next++] = outgoing(junction, unit, weights);
            }
            if (junction.hasBias()) {
                System.arraycopy(weights, junction.bias(), row, next, junction.size());
                next += junction.size();
            }
        }
    }

    private static double outgoing(Junction junction, int unit, double[] weights) {
        double norm = 0;
        for (Layer upper : junction.to()) {
            for (int r = 0; r < upper.rows(); r++) {
                norm = Math.hypot(norm, weights[upper.offset() + r * upper.columns() + unit]);
            }
        }
        return norm;
    }
}
