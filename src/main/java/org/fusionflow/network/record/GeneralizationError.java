package org.fusionflow.network.record;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Batched;
import org.fusionflow.network.model.LinearNetwork;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.model.QuadraticLoss;
import org.fusionflow.network.shape.Layout;

/**
 * Records {@code generalization}: the error E_g on data that the network was not trained on.
 *
 * @param error as a function of all weights, in the order of the layout
 */
public record GeneralizationError(ToDoubleFunction<double[]> error) implements Observable {
    /**
     * The exact error of a linear network on new data, tag [OP-8]: half the mean squared error over the population. In a network with biases the
     * squared constant is added, because inputs and outputs have mean 0.
     */
    public static GeneralizationError on(Population population, Layout layout) {
        LinearNetwork network = new LinearNetwork(layout, new QuadraticLoss(population.moments()));
        return new GeneralizationError(weights -> {
            network.respond(weights);
            List<Vector> map =
                    IntStream.range(0, layout.outputs()).mapToObj(network::map).toList();
            Vector constants = network.constants();
            return population.generalizationError(map) + 0.5 * constants.dot(constants);
        });
    }

    /**
     * The loss on held-out samples.
     *
     * @param heldOut loss of the same network on them; this observable must be its only user
     */
    public static GeneralizationError on(Objective heldOut) {
        return new GeneralizationError(weights -> {
            if (heldOut instanceof Batched samples) {
                samples.look(weights);
            } else {
                heldOut.respond(weights);
            }
            return heldOut.loss();
        });
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.number("generalization"));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        row[at] = error.applyAsDouble(state.weights());
    }
}
