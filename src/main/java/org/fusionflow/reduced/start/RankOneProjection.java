package org.fusionflow.reduced.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.linear.Vector;

/**
 * The point of the rank-one manifold [FT-5] next to a network: unit vectors r, one a hidden vector and one a modality, that maximize
 * the sum of {@code r_above' W r_below} over all layers. On the manifold these are the singular directions of every layer, with signs
 * that agree along the chain and at the nodes. Elsewhere they are a compromise between neighbouring layers in which large ones count
 * more: where an unlearned modality meets a learned one, the learned one sets the direction, as in the dynamics.
 *
 * <p>The maximum is approached by exact maximization over one r after the other, which never lowers the sum, from the rows that the
 * output sends down. It may be a local one in a network that is not aligned at all; {@link #alignment} tells.
 *
 * @param narrow of width 1: amplitudes {@code r_above' W r_below}, first layers the rows {@code r_above' W}; in general not balanced
 * @param layers how well each layer is described, in the graph's order
 * @param mapErrors by modality, {@code ||w_narrow - w|| / ||w||}
 * @param converged false if the maximization was given up: no direction stands out
 */
public record RankOneProjection(
        LayerWeights narrow, List<LayerAlignment> layers, List<Double> mapErrors, boolean converged) {
    /** Squares of the errors of the vectors enter the amplitudes, so this is below their rounding. */
    private static final double SETTLED = 1e-9;

    /** With half a per cent between the largest and the next singular value this many sweeps settle to 1e-9. */
    private static final int MOST_SWEEPS = 2000;

    public RankOneProjection {
        layers = List.copyOf(layers);
        mapErrors = List.copyOf(mapErrors);
    }

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

    /** A direction for what has none, such as behind a layer of zeros. */
    private static Vector axis(int size) {
        double[] first = new double[size];
        first[0] = 1;
        return Vector.of(first);
    }

    private static Vector normalized(Vector vector, Vector otherwise) {
        double norm = vector.norm();
        return norm > 0 ? vector.times(1 / norm) : otherwise;
    }

    /** Gradient of the sum with respect to one of the unit vectors: what its neighbours make of theirs. */
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

    /** Of a layer of zeros nothing is lost. */
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

    /** Alignment of a modality: the smallest {@link LayerAlignment#cosine} between its inputs and the output. */
    public double alignment(int modality) {
        return narrow.graph().path(modality).stream()
                .mapToDouble(layer -> layers.get(layer).cosine())
                .min()
                .orElse(1);
    }

    /** The smallest {@link LayerAlignment#keptEnergy} between the inputs of a modality and the output. */
    public double keptEnergy(int modality) {
        return narrow.graph().path(modality).stream()
                .mapToDouble(layer -> layers.get(layer).keptEnergy())
                .min()
                .orElse(1);
    }
}
