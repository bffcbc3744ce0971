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
 * A linear network whose hidden vectors are no longer than the space in which they live, and the wide network that it stands for:
 * {@code W = Q_above W' Q_below'} for every layer, {@code b = Q b'} for every bias, with {@code Q' Q = 1} where a vector was shortened and
 * {@code Q = 1} elsewhere.
 *
 * <p>Exact for every update that commutes with orthogonal transformations of hidden vectors: map, loss, norms, singular values, inner
 * products inside a hidden vector and the size of what the flow conserves are those of the wide network.
 *
 * <p>A vector of length h is shortened to {@code k = columns that add to it + rows that read it (+ 1 if its bias is not 0)} where that is
 * less than h. Between inputs and outputs, {@code k = D + r (+ 1)} whatever the width. Of two vectors in a row at most one can be
 * shortened, because k is more than the length of each neighbour; so one look at every vector finds all, and a chain of equal widths has
 * none but where it is only two layers deep. The rank of the weights plays no part, also where it is smaller, as at an aligned start:
 * a direction that carries no weight now would not always stay without, and what rounding puts there would have to be judged.
 */
public final class NarrowNetwork {
    private final Layout wide;
    private final Layout layout;
    /** By the hidden vector's name; h x k. */
    private final Map<String, DMatrixRMaj> bases;
    /** By the hidden vector's position in the wide network. */
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
     * The narrow network of these weights.
     *
     * @param wide its layout
     * @param weights at the start; all finite
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
     * The narrow network of given bases, such as {@link #bases()} handed out.
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

    /** How many columns, rows and biases the hidden vector meets: k. */
    private static int met(Junction junction, double[] weights) {
        return junction.from().stream().mapToInt(Layer::columns).sum()
                + junction.to().stream().mapToInt(Layer::rows).sum()
                + (hasBias(junction, weights) ? 1 : 0);
    }

    /** A bias of 0, as in most starts, spans nothing: it will be a combination of the rows that read the vector. */
    private static boolean hasBias(Junction junction, double[] weights) {
        return junction.hasBias()
                && Arrays.stream(weights, junction.bias(), junction.bias() + junction.size())
                        .anyMatch(entry -> entry != 0);
    }

    /** All that the hidden vector meets, one column each. */
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

    /** Of the narrow network; layers and hidden vectors have the names and the order of the wide one's. */
    public Layout layout() {
        return layout;
    }

    /** Of each shortened hidden vector, by its name: {@code Q}, h x k, row major. */
    public Map<String, double[]> bases() {
        Map<String, double[]> copies = new TreeMap<>();
        bases.forEach((name, basis) -> copies.put(name, basis.getData().clone()));
        return copies;
    }

    /** The narrow network's weights, {@code Q_above' W Q_below}: what the bases hold of the wide network's. */
    public double[] narrowed(double[] weights) {
        return carried(wide, weights, layout, true);
    }

    /** The wide network's weights, {@code Q_above W' Q_below'}. */
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
