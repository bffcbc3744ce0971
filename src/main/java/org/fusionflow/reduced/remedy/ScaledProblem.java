package org.fusionflow.reduced.remedy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.SmallStart;

/**
 * Constant rates as scalings: {@code b_l = a_l/sqrt(kappa_l)} follows the flow with all rates 1 for the inputs {@code c_m x_m}, c_m being the product of
 * {@code sqrt(kappa_l)} over the layers from input m to the output, from starts over {@code sqrt(kappa_l)}. The fixed points and the order of learning are
 * those of this problem, with maps {@code w_m = c_m w'_m}. Where rates change, those of the first stage in which a layer moves count, and a modality none of whose layers ever
 * moves has the factor 0; a modulation and
 * weight decay are left out.
 *
 * @param moments of the inputs {@code c_m x_m}
 * @param factors {@code c_m} by leaf
 * @param start lengths of b
 */
public record ScaledProblem(Moments moments, Vector factors, SmallStart start) {
    /**
     * The scaled problem of a tree.
     *
     * @param moments whose loss is minimized, in leaf order
     * @param u0 length of every layer of a modality's own edge, before the factors of the start
     */
    public static ScaledProblem of(FusionTree tree, Moments moments, double u0, Remedies remedies) {
        LayerGraph graph = LayerGraph.of(tree);
        double[] kappa = new double[graph.edges().size()];
        for (LayerGraph.Edge edge : graph.edges()) {
            kappa[edge.index()] = firstRate(remedies.rates(), edge.name());
        }
        int leaves = tree.names().size();
        double[] factors = new double[leaves];
        double[] lengths = new double[leaves];
        double[] units = new double[leaves];
        Arrays.fill(factors, 1);
        for (int m = 0; m < leaves; m++) {
            for (int layer : graph.path(m)) {
                factors[m] *= Math.sqrt(kappa[graph.layers().get(layer).edge()]);
            }
            if (remedies.neverMoves(tree, m)) {
                factors[m] = 0;
            }
            double scale = remedies.startScale().getOrDefault(tree.names().get(m), 1.0);
            units[m] = 1 / Math.sqrt(kappa[graph.reader(m).edge()]);
            lengths[m] = scale * u0 * units[m];
        }
        double[] offsets = graph.edges().stream()
                .filter(edge -> !graph.signal(edge.from()).isInput())
                // The layers above fusions start as those of a balanced network do.
                .mapToDouble(edge -> edge.modalities().stream()
                        .mapToDouble(m -> u0 * u0 / kappa[edge.index()] - lengths[m] * lengths[m])
                        .sum())
                .toArray();
        return new ScaledProblem(
                scaled(moments, factors),
                Vector.of(factors),
                new SmallStart(Vector.of(lengths), Vector.of(offsets), Vector.of(units)));
    }

    /** The start of the layers themselves, before the scaling. */
    public static SmallStart unscaledStart(FusionTree tree, double u0, Remedies remedies) {
        LayerGraph graph = LayerGraph.of(tree);
        double[] lengths = tree.names().stream()
                .mapToDouble(name -> u0 * remedies.startScale().getOrDefault(name, 1.0))
                .toArray();
        double[] offsets = graph.edges().stream()
                .filter(edge -> !graph.signal(edge.from()).isInput())
                .mapToDouble(edge -> edge.modalities().stream()
                        .mapToDouble(m -> u0 * u0 - lengths[m] * lengths[m])
                        .sum())
                .toArray();
        double[] units = new double[lengths.length];
        Arrays.fill(units, 1);
        return new SmallStart(Vector.of(lengths), Vector.of(offsets), Vector.of(units));
    }

    private static double firstRate(Rates rates, String edge) {
        List<Rates.Stage> stages = rates.stages();
        OptionalDouble first = stages.stream()
                .mapToDouble(stage -> stage.of(edge))
                .filter(kappa -> kappa > 0)
                .findFirst();
        return first.orElse(1);
    }

    private static Moments scaled(Moments moments, double[] factors) {
        if (Arrays.stream(factors).allMatch(factor -> factor == 1)) {
            return moments;
        }
        double[] c = new double[moments.modalities().inputs()];
        for (int m = 0; m < factors.length; m++) {
            Arrays.fill(c, moments.modalities().start(m), moments.modalities().start(m + 1), factors[m]);
        }
        double[][] covariance = moments.inputCovariance().toArray();
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                covariance[i][j] *= c[i] * c[j];
            }
        }
        return new Moments(
                moments.modalities(),
                new Symmetric(covariance),
                moments.rows().stream().map(row -> product(row, c, 1)).toList(),
                moments.outputVariance(),
                // A teacher of inputs that are taken away is none of what is left.
                Arrays.stream(factors).anyMatch(factor -> factor == 0)
                        ? moments.knowledge().withTeachers(List.of())
                        : moments.knowledge()
                                .withTeachers(moments.knowledge().teachers().stream()
                                        .map(row -> product(row, c, -1))
                                        .toList()));
    }

    private static Vector product(Vector row, double[] c, int power) {
        double[] entries = row.toArray();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = power > 0 ? entries[i] * c[i] : entries[i] / c[i];
        }
        return Vector.of(entries);
    }

    /** True if nothing is scaled and the start is the balanced one. */
    public boolean isPlain() {
        return start.isEqual() && Arrays.stream(factors.toArray()).allMatch(factor -> factor == 1);
    }

    /** A map of the inputs {@code c_m x_m} as one of the inputs x_m. */
    public Vector unscaled(Vector map) {
        double[] entries = map.toArray();
        for (int m = 0; m < factors.size(); m++) {
            for (int i = moments.modalities().start(m); i < moments.modalities().start(m + 1); i++) {
                entries[i] *= factors.at(m);
            }
        }
        return Vector.of(entries);
    }
}
