package org.fusionflow.reduced.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.linear.Vector;

/**
 * Projects a network to the rank-one manifold [FT-3]. It finds unit vectors r, one per hidden vector and one per
 * modality, that maximize the sum of {@code r_above' W r_below} over all layers. On the manifold these are the
 * singular vectors of every layer, with consistent signs along each chain and at each node. Elsewhere they are a
 * compromise between adjacent layers, in which layers with large weights count more: where the paths of an unlearned
 * and a learned modality meet, the learned one determines the direction, as it does in the dynamics.
 *
 * <p>The sum is maximized exactly over one r after the other, which never lowers it, starting from the rows that
 * result when the output is propagated back to each signal. The maximum can be a local one if the network is not
 * aligned at all; {@link #alignment} shows this.
 *
 * @param narrow the network of width 1: amplitudes {@code r_above' W r_below}, and rows {@code r_above' W} as first
 *     layers; in general not balanced
 * @param layers alignment of each layer, in the graph's order
 * @param mapErrors by modality, {@code ||w_narrow - w|| / ||w||}
 * @param converged false if the iteration did not converge, because no direction dominates
 */
public record RankOneProjection(
        LayerWeights narrow, List<LayerAlignment> layers, List<Double> mapErrors, boolean converged) {
    /**
     * Tolerance of the vectors. Their errors enter the amplitudes squared, so the errors of amplitudes are below
     * round-off.
     */
    private static final double SETTLED = 1e-9;

    /**
     * Largest number of sweeps. If the two largest singular values differ by half a percent, this many sweeps
     * converge to 1e-9.
     */
    private static final int MOST_SWEEPS = 2000;

    public RankOneProjection {
        layers = List.copyOf(layers);
        mapErrors = List.copyOf(mapErrors);
    }

    /** The projection of a network. */
    public static RankOneProjection of(LayerWeights weights) {
        int output = weights.graph().outputs().get(0).index();
        Vector[] units = fromTheOutputDown(weights);
        boolean converged = false;
        for (int sweep = 0; sweep < MOST_SWEEPS && !converged; sweep++) {
            double change = 0;
            for (int signal = 0; signal < units.length; signal++) {
                if (signal != output) {
                    Vector better = normalized(pull(weights, units, signal), units[signal]);
                    change = Math.max(change, better.minus(units[signal]).norm());
                    units[signal] = better;
                }
            }
            converged = change <= SETTLED;
        }
        return project(weights, units, converged);
    }

    private static Vector[] fromTheOutputDown(LayerWeights weights) {
        LayerGraph graph = weights.graph();
        Vector[] units = new Vector[graph.signals().size()];
        Arrays.setAll(units, signal -> axis(weights.sizes().size(signal)));
        for (int l = graph.layers().size() - 1; l >= 0; l--) {
            LayerGraph.Layer layer = graph.layer(l);
            units[layer.from()] = normalized(weights.applyBackwards(l, units[layer.to()]), units[layer.from()]);
        }
        return units;
    }

    /** An arbitrary direction for a signal that has none, for example behind a layer of zeros. */
    private static Vector axis(int size) {
        double[] first = new double[size];
        first[0] = 1;
        return Vector.of(first);
    }

    private static Vector normalized(Vector vector, Vector otherwise) {
        double norm = vector.norm();
        return norm > 0 ? vector.times(1 / norm) : otherwise;
    }

    /** Gradient of the sum with respect to one of the unit vectors, from the layers next to it. */
    private static Vector pull(LayerWeights weights, Vector[] units, int signal) {
        LayerGraph graph = weights.graph();
        Vector sum = Vector.of(new double[weights.sizes().size(signal)]);
        for (int layer : graph.into(signal)) {
            sum = sum.plus(weights.apply(layer, units[graph.layer(layer).from()]));
        }
        for (int layer : graph.outOf(signal)) {
            sum = sum.plus(
                    weights.applyBackwards(layer, units[graph.layer(layer).to()]));
        }
        return sum;
    }

    private static RankOneProjection project(LayerWeights weights, Vector[] units, boolean converged) {
        LayerGraph graph = weights.graph();
        double[][] narrow = new double[graph.layers().size()][];
        List<LayerAlignment> alignments = new ArrayList<>();
        for (int l = 0; l < narrow.length; l++) {
            LayerGraph.Layer layer = graph.layer(l);
            Vector row = weights.applyBackwards(l, units[layer.to()]);
            double amplitude = row.dot(units[layer.from()]);
            narrow[l] = graph.signal(layer.from()).isHidden() ? new double[] {amplitude} : row.toArray();
            double made = weights.apply(l, units[layer.from()]).norm();
            double share = fraction(amplitude, weights.norm(l));
            alignments.add(
                    new LayerAlignment(share * share, fraction(amplitude, made), fraction(amplitude, row.norm())));
        }
        LayerWeights projected = new LayerWeights(weights.sizes().withWidth(1), Stacked.of(narrow));
        return new RankOneProjection(projected, alignments, mapErrors(weights, projected), converged);
    }

    /** A fraction from 0 to 1; a layer of zeros is represented exactly, so its fraction is 1. */
    private static double fraction(double part, double whole) {
        return whole > 0 ? Math.min(1, Math.abs(part) / whole) : 1;
    }

    private static List<Double> mapErrors(LayerWeights weights, LayerWeights projected) {
        Vector exact = weights.map();
        Vector difference = projected.map().minus(exact);
        List<Double> errors = new ArrayList<>();
        for (int m = 0; m < weights.modalities().count(); m++) {
            double norm = weights.modalities().block(exact, m).norm();
            double missed = weights.modalities().block(difference, m).norm();
            errors.add(norm > 0 ? missed / norm : missed > 0 ? Double.POSITIVE_INFINITY : 0);
        }
        return errors;
    }

    /**
     * Alignment of a modality, from 0 to 1: the smallest {@link LayerAlignment#cosine} between its inputs and the
     * output.
     */
    public double alignment(int modality) {
        return narrow.graph().path(modality).stream()
                .mapToDouble(layer -> layers.get(layer).cosine())
                .min()
                .orElse(1);
    }

    /** Smallest {@link LayerAlignment#keptEnergy} between the inputs of a modality and the output, from 0 to 1. */
    public double keptEnergy(int modality) {
        return narrow.graph().path(modality).stream()
                .mapToDouble(layer -> layers.get(layer).keptEnergy())
                .min()
                .orElse(1);
    }
}
