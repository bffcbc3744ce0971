package org.fusionflow.network.narrow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.OrthonormalBasis;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.jspecify.annotations.Nullable;

/**
 * A linear network with reduced layer widths that has the same training dynamics as a wide network, and the maps between the weights of both:
 * {@code W = Q_above W' Q_below'} for every layer and {@code b = Q b'} for every bias, with {@code Q' Q = 1} where a hidden vector was shortened
 * and {@code Q = 1} elsewhere.
 *
 * <p>The reduction is exact for every update that commutes with orthogonal transformations of hidden vectors: map, loss, norms, singular values,
 * inner products inside a hidden vector and the norms of the conserved quantities are those of the wide network.
 *
 * <p>A hidden vector of length h is shortened to {@code k = columns of the layers that add to it + rows of the layers that read it (+ 1 if its
 * bias is not 0)} where k is less than h. Between inputs and outputs, {@code k = D + r (+ 1)} whatever the width. Of two consecutive hidden
 * vectors at most one can be shortened, because k is larger than the length of each neighbour; so one pass over all hidden vectors finds all of
 * them, and a chain of equal widths has none unless it has two layers. A smaller rank of the weights, as at an aligned start, is not used: a
 * direction without weight would not always stay without weight, and the program would have to decide which round-off in it to ignore.
 */
public final class NarrowNetwork {
    private final Layout wide;
    private final Layout layout;
    /** The bases by the name of the hidden vector; h x k. */
    private final Map<String, DMatrixRMaj> bases;
    /** The bases by the position of the hidden vector in the wide network. */
    private final Map<Integer, DMatrixRMaj> placed = new HashMap<>();

    private NarrowNetwork(Layout wide, Map<String, DMatrixRMaj> bases) {
        this.wide = wide;
        this.bases = bases;
        NetworkDesign design = wide.design();
        Map<String, Integer> sizes = new HashMap<>();
        for (Junction junction : hidden(wide)) {
            DMatrixRMaj basis = bases.get(junction.name());
            sizes.put(junction.name(), basis == null ? junction.size() : basis.getNumCols());
            if (basis != null) {
                placed.put(junction.position(), basis);
            }
        }
        List<Integer> widths = wide.hiddenNames().stream()
                .map(name -> sizes.getOrDefault(name, 0))
                .toList();
        layout = new Layout(
                new NetworkDesign(design.tree(), widths, design.heads(), design.activation(), design.biases()),
                wide.modalities(),
                wide.outputs());
    }

    /**
     * Makes the narrow network of these weights.
     *
     * @param wide layout of the wide network
     * @param weights at the start, all finite
     * @return empty if no hidden vector can be shortened, or the network is not linear
     */
    public static Optional<NarrowNetwork> of(Layout wide, double[] weights) {
        Map<String, DMatrixRMaj> bases = new TreeMap<>();
        if (wide.design().activation().isLinear()) {
            for (Junction junction : hidden(wide)) {
                if (met(junction, weights) < junction.size()) {
                    bases.put(junction.name(), OrthonormalBasis.of(spanning(junction, weights)));
                }
            }
        }
        return bases.isEmpty() ? Optional.empty() : Optional.of(new NarrowNetwork(wide, bases));
    }

    /**
     * Makes the narrow network of given bases, such as those from {@link #bases()}.
     *
     * @throws InvalidInput if they do not fit the layout
     */
    public static NarrowNetwork in(Layout wide, Map<String, double[]> bases) {
        Map<String, DMatrixRMaj> matrices = new TreeMap<>();
        for (Junction junction : hidden(wide)) {
            if (bases.containsKey(junction.name())) {
                double[] entries = bases.getOrDefault(junction.name(), new double[0]);
                int columns = entries.length / junction.size();
                if (columns < 1 || columns > junction.size() || columns * junction.size() != entries.length) {
                    throw new InvalidInput("basis of hidden vector " + junction.name() + ": expected columns of "
                            + junction.size() + " numbers, at most as many, got " + entries.length + " numbers");
                }
                matrices.put(junction.name(), new DMatrixRMaj(junction.size(), columns, true, entries.clone()));
            }
        }
        if (matrices.size() != bases.size()) {
            throw new InvalidInput("bases of hidden vectors " + List.copyOf(new TreeMap<>(bases).keySet())
                    + ": expected some of " + wide.hiddenNames());
        }
        return new NarrowNetwork(wide, matrices);
    }

    private static List<Junction> hidden(Layout layout) {
        return layout.junctions().stream().filter(Junction::isHidden).toList();
    }

    /** Number of columns, rows and biases that span the hidden vector's space: k. */
    private static int met(Junction junction, double[] weights) {
        return junction.from().stream().mapToInt(Layer::columns).sum()
                + junction.to().stream().mapToInt(Layer::rows).sum()
                + (hasBias(junction, weights) ? 1 : 0);
    }

    /** False for a bias of 0, as in most starts, which adds no direction: it stays a combination of the rows that read the vector. */
    private static boolean hasBias(Junction junction, double[] weights) {
        return junction.hasBias()
                && Arrays.stream(weights, junction.bias(), junction.bias() + junction.size())
                        .anyMatch(entry -> entry != 0);
    }

    /** The columns, rows and biases that span the hidden vector's space, one column for each. */
    private static DMatrixRMaj spanning(Junction junction, double[] weights) {
        DMatrixRMaj columns = new DMatrixRMaj(junction.size(), met(junction, weights));
        int next = 0;
        for (Layer from : junction.from()) {
            CommonOps_DDRM.insert(matrix(weights, from.offset(), from.rows(), from.columns()), columns, 0, next);
            next += from.columns();
        }
        for (Layer to : junction.to()) {
            DMatrixRMaj rows = matrix(weights, to.offset(), to.rows(), to.columns());
            CommonOps_DDRM.insert(CommonOps_DDRM.transpose(rows, null), columns, 0, next);
            next += to.rows();
        }
        if (hasBias(junction, weights)) {
            CommonOps_DDRM.insert(matrix(weights, junction.bias(), junction.size(), 1), columns, 0, next);
        }
        return columns;
    }

    /** Layout of the narrow network; its layers and hidden vectors have the names and the order of those of the wide network. */
    public Layout layout() {
        return layout;
    }

    /** The basis {@code Q} of each shortened hidden vector, by its name; h x k, row major. */
    public Map<String, double[]> bases() {
        Map<String, double[]> copies = new TreeMap<>();
        bases.forEach((name, basis) -> copies.put(name, basis.getData().clone()));
        return copies;
    }

    /** Projects weights of the wide network onto the bases: {@code Q_above' W Q_below}, the weights of the narrow network. */
    public double[] narrowed(double[] weights) {
        return carried(wide, weights, layout, true);
    }

    /** Maps weights of the narrow network to those of the wide network: {@code Q_above W' Q_below'}. */
    public double[] lifted(double[] weights) {
        return carried(layout, weights, wide, false);
    }

    private double[] carried(Layout from, double[] weights, Layout to, boolean narrowing) {
        double[] carried = new double[to.weights()];
        for (int i = 0; i < wide.layers().size(); i++) {
            Layer source = from.layers().get(i);
            Layer place = wide.layers().get(i);
            DMatrixRMaj matrix = matrix(weights, source.offset(), source.rows(), source.columns());
            DMatrixRMaj above = above(placed.get(place.output()), matrix, narrowing);
            put(
                    below(placed.get(place.input()), above, narrowing),
                    carried,
                    to.layers().get(i).offset());
        }
        for (int i = 0; i < wide.junctions().size(); i++) {
            Junction source = from.junctions().get(i);
            if (source.hasBias()) {
                DMatrixRMaj bias = matrix(weights, source.bias(), source.size(), 1);
                DMatrixRMaj basis = placed.get(wide.junctions().get(i).position());
                put(
                        above(basis, bias, narrowing),
                        carried,
                        to.junctions().get(i).bias());
            }
        }
        return carried;
    }

    private static DMatrixRMaj above(@Nullable DMatrixRMaj basis, DMatrixRMaj matrix, boolean narrowing) {
        if (basis == null) {
            return matrix;
        }
        return narrowing ? CommonOps_DDRM.multTransA(basis, matrix, null) : CommonOps_DDRM.mult(basis, matrix, null);
    }

    private static DMatrixRMaj below(@Nullable DMatrixRMaj basis, DMatrixRMaj matrix, boolean narrowing) {
        if (basis == null) {
            return matrix;
        }
        return narrowing ? CommonOps_DDRM.mult(matrix, basis, null) : CommonOps_DDRM.multTransB(matrix, basis, null);
    }

    private static DMatrixRMaj matrix(double[] weights, int offset, int rows, int columns) {
        return DMatrixRMaj.wrap(rows, columns, Arrays.copyOfRange(weights, offset, offset + rows * columns));
    }

    private static void put(DMatrixRMaj matrix, double[] weights, int offset) {
        System.arraycopy(matrix.getData(), 0, weights, offset, matrix.getNumElements());
    }
}
