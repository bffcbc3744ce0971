package org.fusionflow.reduced.flow;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.hipparchus.util.FastMath;

/**
 * A state of an {@link EdgeFlow} and what follows from it: rows v_m of all modalities, then lengths a_e of the inner edges. Its numbers are those of the last
 * state that {@link #respond} saw.
 */
final class EdgeState {
    final Regression regression;
    final LayerGraph graph;
    /** First input of each modality, and their number. */
    final int[] starts;
    /** Edges of the inputs, by leaf. */
    final int[] leafEdges;
    /** Their layers, d_m. */
    final int[] leafDepths;
    /** Edges that do not start at an input. */
    final List<LayerGraph.Edge> inner;

    final double[] map;
    final double[] residual;
    /** {@code g_m = |v_m|^(d_m - 1)} times the product of {@code a_e^(d_e)} over the edges above m. */
    final double[] gain;
    /** {@code |v_m|}. */
    final double[] length;
    /** {@code v_m.e_m}. */
    final double[] along;
    /** {@code dg_m/da_e} divided by d_e, by edge and leaf; 0 for a leaf that is not below the edge. */
    final double[][] share;

    EdgeState(FusionTree tree, Regression regression) {
        this.regression = regression;
        graph = LayerGraph.of(tree);
        int count = regression.modalities().count();
        starts = new int[count + 1];
        for (int m = 0; m <= count; m++) {
            starts[m] = regression.modalities().start(m);
        }
        leafEdges = graph.inputs().stream()
                .mapToInt(input -> graph.reader(input.index()).edge())
                .toArray();
        leafDepths = Arrays.stream(leafEdges)
                .map(edge -> graph.edges().get(edge).depth())
                .toArray();
        inner = graph.edges().stream()
                .filter(edge -> !graph.signal(edge.from()).isInput())
                .toList();
        map = new double[regression.inputs()];
        residual = new double[regression.inputs()];
        gain = new double[count];
        length = new double[count];
        along = new double[count];
        share = new double[inner.size()][count];
    }

    int leaves() {
        return gain.length;
    }

    /** Number of unknowns. */
    int size() {
        return map.length + inner.size();
    }

    /** Length of the layers of an inner edge. */
    double innerLength(double[] state, int e) {
        return state[map.length + e];
    }

    /** Squared length of modality m's row. */
    double square(double[] state, int m) {
        double squares = 0;
        for (int i = starts[m]; i < starts[m + 1]; i++) {
            squares += state[i] * state[i];
        }
        return squares;
    }

    /** Squared length of the layers of any edge. */
    double square(double[] state, LayerGraph.Edge edge) {
        int e = inner.indexOf(edge);
        return e >= 0 ? innerLength(state, e) * innerLength(state, e) : square(state, edge.from());
    }

    void writeMap(double[] state, double[] into) {
        for (int m = 0; m < gain.length; m++) {
            length[m] = Math.sqrt(square(state, m));
            gain[m] = FastMath.pow(length[m], leafDepths[m] - 1);
        }
        for (int e = 0; e < inner.size(); e++) {
            double chain = FastMath.pow(innerLength(state, e), inner.get(e).depth());
            for (int m : inner.get(e).modalities()) {
                gain[m] *= chain;
            }
        }
        for (int m = 0; m < gain.length; m++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                into[i] = gain[m] * state[i];
            }
        }
    }

    /** Computes map, residual, and what follows from them for the edges. */
    void respond(double[] state) {
        writeMap(state, map);
        regression.residual(map, residual);
        for (int m = 0; m < gain.length; m++) {
            along[m] = 0;
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                along[m] += state[i] * residual[i];
            }
        }
        for (int e = 0; e < inner.size(); e++) {
            for (int m : inner.get(e).modalities()) {
                share[e][m] = lowered(state, m, e, -1);
            }
        }
    }

    /** {@code d(share_em)/da_f}. */
    double second(double[] state, int m, int e, int f) {
        int depth = inner.get(f).depth() - (e == f ? 1 : 0);
        return depth == 0 ? 0 : depth * lowered(state, m, e, f);
    }

    /** The product of all layers of m but its first, without one layer of edge e and one of edge f. */
    private double lowered(double[] state, int m, int e, int f) {
        double product = FastMath.pow(length[m], leafDepths[m] - 1);
        for (int g = 0; g < inner.size(); g++) {
            if (inner.get(g).modalities().contains(m)) {
                int depth = inner.get(g).depth() - (g == e ? 1 : 0) - (g == f ? 1 : 0);
                product *= FastMath.pow(innerLength(state, g), depth);
            }
        }
        return product;
    }

    /** The negative derivative of the loss by the length of one layer of an inner edge. */
    double pull(int e) {
        double sum = 0;
        for (int m : inner.get(e).modalities()) {
            sum += share[e][m] * along[m];
        }
        return sum;
    }

    /** {@code |e_m|}. */
    double residualNorm(int m) {
        double square = 0;
        for (int i = starts[m]; i < starts[m + 1]; i++) {
            square += residual[i] * residual[i];
        }
        return Math.sqrt(square);
    }

    /** True if the residual of m is within its rounding. */
    boolean isLearned(int m) {
        return regression.isAtRest(map, residual, m, graph.longestPath());
    }

    /** True if the modality's own map cannot change the direction of its residual. */
    boolean hasLittleInfluence(int m, double little) {
        double mapSquare = 0;
        double variance = 0;
        for (int i = starts[m]; i < starts[m + 1]; i++) {
            mapSquare += map[i] * map[i];
            variance += regression.covariance(i, i);
        }
        return Math.sqrt(mapSquare) * variance < little * residualNorm(m);
    }
}
