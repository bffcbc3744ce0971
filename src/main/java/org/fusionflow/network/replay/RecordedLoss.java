package org.fusionflow.network.replay;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.NetworkSetup;

/** Compares the loss that was recorded with the loss of the recorded maps on the data, which is exact for linear networks without biases. */
public final class RecordedLoss {
    /** The rounding of single precision and of sums over samples stays below this share of the loss at map 0 by orders of magnitude. */
    private static final double SAME = 0.01;

    private RecordedLoss() {}

    /** Says how the recorded loss differs from half the mean squared error of the recorded maps; empty if it does not, or if the maps do not give it. */
    static Optional<String> warning(Problem problem, NetworkSetup setup, List<TrajectoryPoint> course) {
        Moments moments = problem.moments();
        double scale = 0.5 * moments.outputVariance();
        if (!setup.isLinear() || setup.biases() || setup.loss() != OutputLoss.MSE || !(scale > 0)) {
            return Optional.empty();
        }
        double[] ofMaps =
                course.stream().mapToDouble(state -> moments.loss(state.map())).toArray();
        double products = 0;
        double squares = 0;
        for (int t = 0; t < ofMaps.length; t++) {
            products += course.get(t).loss() * ofMaps[t];
            squares += ofMaps[t] * ofMaps[t];
        }
        double factor = products / squares;
        double off = 0;
        double spread = 0;
        for (int t = 0; t < ofMaps.length; t++) {
            off = Math.max(off, Math.abs(course.get(t).loss() - ofMaps[t]) / scale);
            spread = Math.max(spread, Math.abs(course.get(t).loss() - factor * ofMaps[t]) / scale);
        }
        if (!(off > SAME)) {
            return Optional.empty();
        }
        return Optional.of(
                factor > SAME && spread <= SAME * Math.max(1, factor)
                        ? String.format(
                                Locale.ROOT,
                                "the recorded loss is %.3g times half the mean squared error of the recorded maps, summed over outputs; is it"
                                        + " a mean without 1/2, as torch.nn.MSELoss? Then a step of learning rate r takes the flow time %.3g r",
                                factor,
                                factor)
                        : String.format(
                                Locale.ROOT,
                                "the recorded loss differs from that of the recorded maps on these data by up to %.0f %% of the loss at map 0:"
                                        + " other data, biases (bias: true), or units that are not linear (activation: relu)?",
                                100 * off));
    }
}
