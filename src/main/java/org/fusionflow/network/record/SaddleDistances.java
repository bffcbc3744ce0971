package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.run.TrainingPlan;

/**
 * Records {@code saddleDistance.A+B}: the distance of the network's map from the best map that uses a set S of modalities only,
 * {@code w_S = Sigma_yxS pinv(Sigma_SS)}, tag [FT-7], relative to the norm of the best map of all modalities; {@code saddleDistance.none} is for
 * the map 0. It does not say which of these points are fixed points of the tree. The points belong to the mean squared error only; a nonlinear
 * network is measured by its least-squares linear map.
 */
public final class SaddleDistances implements Observable {
    /** Largest number of modalities; 5 modalities have 32 sets. */
    public static final int MOST_MODALITIES = 5;

    private final List<String> names = new ArrayList<>();
    private final List<List<Vector>> points = new ArrayList<>();
    private final double scale;

    /**
     * Computes the points.
     *
     * @throws InvalidInput if there are too many modalities or the inputs explain nothing
     */
    public SaddleDistances(Moments moments) {
        int count = moments.modalities().count();
        if (count > MOST_MODALITIES) {
            throw new InvalidInput("saddle distances of " + count + " modalities: expected at most " + MOST_MODALITIES);
        }
        for (int set = 0; set < 1 << count; set++) {
            Set<Integer> learned = new TreeSet<>();
            List<String> members = new ArrayList<>();
            for (int m = 0; m < count; m++) {
                if ((set >> m & 1) == 1) {
                    learned.add(m);
                    members.add(moments.modalities().names().get(m));
                }
            }
            List<Vector> rows = new ArrayList<>();
            for (int o = 0; o < moments.outputs(); o++) {
                rows.add(LeastSquares.on(moments.output(o), learned).map());
            }
            names.add(members.isEmpty() ? "none" : String.join("+", members));
            points.add(rows);
        }
        double norm = 0;
        for (Vector row : points.get(points.size() - 1)) {
            norm = Math.hypot(norm, row.norm());
        }
        if (!(norm > 0)) {
            throw new InvalidInput("saddle distances: expected inputs that explain some of the output");
        }
        scale = norm;
    }

    /** The reason why a run has no such distances; empty if it has. */
    static Optional<String> refusal(TrainingPlan plan) {
        if (plan.loss() != OutputLoss.MSE
                || plan.weightDecay() != 0
                || !plan.remedies().keepsLoss()) {
            return Optional.of(
                    "expected the loss mse without weight decay, dropout or losses of branches, others have other saddles");
        }
        if (plan.design().biases()) {
            return Optional.of("expected a network without biases, these have other saddles");
        }
        int count = plan.data().moments().modalities().count();
        return count > MOST_MODALITIES
                ? Optional.of("expected at most " + MOST_MODALITIES + " modalities, got " + count)
                : Optional.empty();
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return List.of(RecordedQuantity.list("saddleDistance", names));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        List<Vector> map = state.map();
        for (int p = 0; p < points.size(); p++) {
            double distance = 0;
            for (int o = 0; o < map.size(); o++) {
                distance = Math.hypot(
                        distance, map.get(o).minus(points.get(p).get(o)).norm());
            }
            row[at + p] = distance / scale;
        }
    }
}
