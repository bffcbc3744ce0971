package org.fusionflow.network.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.remedy.Freeze;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.JunctionBalance;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * The factors with which layers move during one run: those of {@link Rates} at the present time, 0 for layers that are frozen, and OGM's. The flow
 * multiplies velocities by them, a stepwise method the whole step of a weight, which is its learning rate whatever the method makes of gradients.
 *
 * <p>A bias belongs to the edge whose layer leads to it; where layers of several edges meet, as at a fusion, its factor is 1.
 */
public final class LayerRates {
    private final Objective objective;
    private final List<String> names;
    private final List<Part> parts;
    private final double[] factors;
    private final double[] before;
    private final double[] map;
    private final Sizes sizes;
    private final List<Freeze> open = new ArrayList<>();
    private final boolean smooth;
    private Rates rates;
    private double time;
    private Rates.Stage stage;

    /** Weights that move with one factor. */
    private record Part(int from, int to, String edge) {}

    private LayerRates(TrainingPlan plan, Objective objective) {
        this.objective = objective;
        Layout layout = objective.layout();
        names = layout.modalities().names();
        parts = parts(layout);
        factors = new double[parts.size()];
        before = new double[plan.method().inSteps() ? layout.weights() : 0];
        map = new double[layout.inputs() * layout.outputs()];
        sizes = new Sizes(plan.expectedMoments(), plan.data().moments());
        smooth = !plan.method().inSteps();
        Remedies remedies = plan.problem().remedies();
        Rates all = remedies.rates();
        for (Freeze freeze : remedies.freezes()) {
            if (freeze.from().isPresent()) {
                all = all.stopped(freeze.modality(), freeze.from().getAsDouble());
            } else {
                open.add(freeze);
            }
        }
        rates = all;
        stage = rates.at(0);
    }

    private static List<Part> parts(Layout layout) {
        List<Part> parts = new ArrayList<>();
        layout.layers()
                .forEach(layer -> parts.add(new Part(layer.offset(), layer.offset() + layer.weights(), layer.edge())));
        layout.junctions().stream().filter(Junction::hasBias).forEach(junction -> {
            Set<String> edges = junction.from().stream().map(Layer::edge).collect(Collectors.toSet());
            parts.add(new Part(
                    junction.bias(),
                    junction.bias() + junction.size(),
                    edges.size() == 1 ? edges.iterator().next() : ""));
        });
        return parts;
    }

    /**
     * Change of what the flow conserves, see {@link JunctionBalance#drift}. With constant factors {@code kappa_l} above 0 it is the balance of
     * {@code W_l / sqrt(kappa_l)}, which follows the plain flow.
     */
    public static double drift(Remedies remedies, Layout layout, double[] start, double[] end) {
        boolean constant = remedies.rates().modulation().isEmpty()
                && remedies.rates().changes().isEmpty()
                && remedies.freezes().isEmpty();
        Rates.Stage stage = remedies.rates().at(0);
        return constant && !remedies.rates().isEqual() && !stage.factors().containsValue(0.0)
                ? JunctionBalance.drift(layout, plain(stage, layout, start), plain(stage, layout, end))
                : JunctionBalance.drift(layout, start, end);
    }

    /**
     * The square root of the factor of each weight; of the largest where factors change with time. OGM's rule only makes factors smaller.
     *
     * @return as many as the layout has weights
     */
    public static double[] roots(Remedies remedies, Layout layout) {
        double[] roots = new double[layout.weights()];
        List<Rates.Stage> stages = new ArrayList<>(remedies.rates().stages());
        if (stages.isEmpty() || Double.isFinite(stages.get(stages.size() - 1).until())) {
            stages.add(remedies.rates().at(Double.MAX_VALUE));
        }
        for (Part part : parts(layout)) {
            double largest = stages.stream()
                    .mapToDouble(stage -> stage.of(part.edge()))
                    .max()
                    .orElse(1);
            Arrays.fill(roots, part.from(), part.to(), Math.sqrt(largest));
        }
        return roots;
    }

    private static double[] plain(Rates.Stage stage, Layout layout, double[] weights) {
        double[] scaled = weights.clone();
        for (Part part : parts(layout)) {
            double root = Math.sqrt(stage.of(part.edge()));
            for (int i = part.from(); i < part.to(); i++) {
                scaled[i] /= root;
            }
        }
        return scaled;
    }

    /** The factors of a run; empty if all are 1 at all times. */
    static Optional<LayerRates> of(TrainingPlan plan, Objective objective) {
        Remedies remedies = plan.problem().remedies();
        return remedies.rates().isEqual() && remedies.freezes().isEmpty()
                ? Optional.empty()
                : Optional.of(new LayerRates(plan, objective));
    }

    /** Moves to a flow time. */
    public void moveTo(double now) {
        time = now;
        stage = rates.at(now);
    }

    /** The first flow time after the present one at which factors change; infinite if there is none. */
    public double nextChange() {
        return rates.changes().stream()
                .filter(change -> change > time)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Modalities that stop when they are learned, and are not. */
    public int open() {
        return open.size();
    }

    /** How far one of them is beyond that, in units of its correlation; below 0 before it. The objective's map counts. */
    public double beyond(int which) {
        objective.copyMap(map);
        return Freeze.LEARNED
                - sizes.residual(map, names.indexOf(open.get(which).modality()));
    }

    /** Stops those that are learned at the weights of the objective. */
    public void stopLearned() {
        for (int k = open.size() - 1; k >= 0; k--) {
            if (beyond(k) >= 0) {
                stop(k, time);
            }
        }
    }

    /** Stops one of them from a flow time on. */
    public void stop(int which, double from) {
        rates = rates.stopped(open.remove(which).modality(), from);
        moveTo(Math.max(time, from));
    }

    private void update() {
        for (int k = 0; k < factors.length; k++) {
            factors[k] = stage.of(parts.get(k).edge());
        }
        rates.modulation().ifPresent(alpha -> {
            objective.copyMap(map);
            int large = sizes.largest(map);
            double slowed = slowed(alpha, sizes.ratio(map, large));
            for (int k = 0; k < factors.length; k++) {
                if (parts.get(k).edge().equals(names.get(large))) {
                    factors[k] *= slowed;
                }
            }
        });
    }

    private double slowed(double alpha, double ratio) {
        double share = smooth ? Math.min(1, (ratio - 1) / rates.ramp()) : 1;
        return ratio > 1 ? 1 - share * Math.tanh(alpha * ratio) : 1;
    }

    /** Multiplies velocities by the factors at the weights of the objective. */
    public void scale(double[] velocity) {
        update();
        for (int k = 0; k < factors.length; k++) {
            Part part = parts.get(k);
            for (int i = part.from(); factors[k] != 1 && i < part.to(); i++) {
                velocity[i] *= factors[k];
            }
        }
    }

    /** Must be called before a step, with the objective at its weights. */
    public void before(double[] weights) {
        update();
        System.arraycopy(weights, 0, before, 0, before.length);
    }

    /** Must be called after the step: multiplies it by the factors. */
    public void after(double[] weights) {
        for (int k = 0; k < factors.length; k++) {
            Part part = parts.get(k);
            for (int i = part.from(); factors[k] != 1 && i < part.to(); i++) {
                weights[i] = before[i] + factors[k] * (weights[i] - before[i]);
            }
        }
    }

    /** Sizes of residuals and outputs, from moments. */
    private static final class Sizes {
        private final Modalities modalities;
        private final double[][] covariance;
        private final double[][] minimized;
        private final double[][] correlation;

        Sizes(Moments minimized, Moments data) {
            modalities = data.modalities();
            covariance = data.inputCovariance().toArray();
            this.minimized = minimized.inputCovariance().toArray();
            correlation = minimized.rows().stream().map(row -> row.toArray()).toArray(double[][]::new);
        }

        /** {@code |e_m|} in units of {@code |Sigma_yxm|}, of what is minimized. */
        double residual(double[] map, int m) {
            double left = 0;
            double all = 0;
            int d = modalities.inputs();
            for (int o = 0; o < correlation.length; o++) {
                for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                    double entry = correlation[o][i];
                    for (int j = 0; j < d; j++) {
                        entry -= map[o * d + j] * minimized[j][i];
                    }
                    left = Math.hypot(left, entry);
                    all = Math.hypot(all, correlation[o][i]);
                }
            }
            return all > 0 ? left / all : 0;
        }

        /** The modality with the largest root mean square output; the first of several. */
        int largest(double[] map) {
            int largest = 0;
            for (int m = 1; m < modalities.count(); m++) {
                if (square(map, m, true) > square(map, largest, true)) {
                    largest = m;
                }
            }
            return largest;
        }

        /** Its size over that of the others together. */
        double ratio(double[] map, int m) {
            double others = square(map, m, false);
            double own = square(map, m, true);
            return others > 0 ? Math.sqrt(own / others) : own > 0 ? Double.POSITIVE_INFINITY : 0;
        }

        /** Mean square of the output for the inputs of a modality, or for all others. */
        private double square(double[] map, int m, boolean own) {
            int d = modalities.inputs();
            double sum = 0;
            for (int at = 0; at < map.length; at += d) {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; isIn(m, i) == own && j < d; j++) {
                        sum += isIn(m, j) == own ? map[at + i] * covariance[i][j] * map[at + j] : 0;
                    }
                }
            }
            return sum;
        }

        private boolean isIn(int m, int i) {
            return i >= modalities.start(m) && i < modalities.start(m + 1);
        }
    }
}
