package org.fusionflow.network.record;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.LinearNetwork;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.model.QuadraticLoss;
import org.fusionflow.network.shape.Layout;

/**
 * {@code generalization}: the error E_g on data that are not trained on.
 *
 * @param error of all weights, in the order of the layout
 */
public record GeneralizationError(ToDoubleFunction<double[]> error) implements Observable {
    /**
     * The exact error of a linear network on new data, tag [OP-8]: half the mean square over the population. A network with biases misses by
     * its constant as well, whose square adds up because inputs and outputs have mean 0.
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
     * The loss on samples that are held out.
     *
     * @param heldOut the same network's loss on them; for the use of this observable alone
     */
    public static GeneralizationError on(Objective heldOut) {
        return new GeneralizationError(weights -> {
            heldOut.respond(weights);
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
