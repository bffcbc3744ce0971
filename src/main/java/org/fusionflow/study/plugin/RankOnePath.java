package org.fusionflow.study.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.linear.SingularValues;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.record.NetworkState;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.JunctionBalance;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * The deviation of the layers between the first modality and the output from the rank-one manifold.
 *
 * @param ratios second over first singular value of every layer except the last, from the input up
 * @param imbalance largest norm of a conserved quantity, relative to the largest squared norm of a layer
 * @param mapError distance between the modality's map and that of the layers reduced to rank one, relative to the map
 */
record RankOnePath(List<Double> ratios, double imbalance, double mapError) {
    RankOnePath {
        ratios = List.copyOf(ratios);
    }

    /**
     * @param plan of a linear network with one output
     * @param weights of the network
     */
    static RankOnePath of(TrainingPlan plan, double[] weights) {
        Objective objective = Simulator.objective(plan);
        objective.respond(weights);
        NetworkState state = new NetworkState(weights, objective);
        Layout layout = objective.layout();
        List<Layer> path = path(layout);
        Double[] ratios = new Double[path.size() - 1];
        // From the output down, because the last layer is a row.
        Layer last = path.get(ratios.length);
        double[] row = Arrays.copyOfRange(weights, last.offset(), last.offset() + last.weights());
        for (int l = ratios.length - 1; l >= 0; l--) {
            SingularValues values = state.singularValues(path.get(l), 2);
            ratios[l] = values.values().at(1) / values.values().at(0);
            double amplitude =
                    Vector.of(row).dot(values.left()) * values.values().at(0);
            row = values.right().times(amplitude).toArray();
        }
        Vector map = state.map().get(0).slice(0, row.length);
        double error = Vector.of(row).minus(map).norm() / map.norm();
        return new RankOnePath(List.of(ratios), imbalance(layout, weights), error);
    }

    private static List<Layer> path(Layout layout) {
        List<Layer> path = new ArrayList<>();
        int signal = 0;
        for (Layer layer : layout.layers()) {
            if (layer.input() == signal) {
                path.add(layer);
                signal = layer.output();
            }
        }
        return path;
    }

    private static double imbalance(Layout layout, double[] weights) {
        double[] nothing = new double[weights.length];
        double largest = 0;
        for (Junction junction : layout.junctions()) {
            if (junction.isHidden()) {
                largest = Math.max(largest, JunctionBalance.change(layout, junction, nothing, weights));
            }
        }
        return largest / JunctionBalance.largestSquare(layout, weights);
    }
}
