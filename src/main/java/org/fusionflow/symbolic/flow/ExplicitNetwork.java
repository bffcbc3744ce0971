package org.fusionflow.symbolic.flow;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.ExactMatrix;
import org.fusionflow.symbolic.algebra.ExactRing;

/**
 * A network of given depths written out: every layer a matrix of polynomials, with the product of all layers between it and
 * the output and, for every modality below, the product of all layers between its input and the layer.
 */
public final class ExplicitNetwork {
    /**
     * One layer.
     *
     * @param name modality names below and the position in the chain, as {@code A2} or {@code AB1}
     * @param weights rows x columns
     * @param above 1 x rows: product of the layers from here to the output
     * @param below for each modality below, columns x inputs
     */
    public record Layer(String name, ExactMatrix weights, ExactMatrix above, Map<String, ExactMatrix> below) {}

    /** Supplies the weights of a layer from its name and shape. */
    interface Weights {
        ExactMatrix of(String name, int rows, int columns);
    }

    private final ExactRing ring;
    private final Weights weights;
    private final int width;
    private final int inputs;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, ExactMatrix> maps = new LinkedHashMap<>();

    ExplicitNetwork(ExactRing ring, FusionTree tree, int width, int inputs, Weights weights) {
        this.ring = ring;
        this.weights = weights;
        this.width = width;
        this.inputs = inputs;
        ExactMatrix one = ExactMatrix.of(ring, 1, 1, (i, j) -> ring.one());
        maps.putAll(build(tree, one));
    }

    /** Layers from the output to the inputs. */
    List<Layer> layers() {
        return layers;
    }

    /** Total map of a modality, 1 x inputs. */
    ExactMatrix map(String modality) {
        ExactMatrix map = maps.get(modality);
        if (map == null) {
            throw new IllegalArgumentException("no modality " + modality);
        }
        return map;
    }

    /** Modality names below, joined; an edge with the same modalities as the only edge below it has {@code up} added. */
    public static String edgeName(FusionTree node) {
        return node.children().size() == 1 ? edgeName(node.children().get(0)) + "up" : String.join("", node.names());
    }

    /** Names of all layers, those of a parent before those of its children. */
    public static List<String> layerNames(FusionTree node) {
        List<String> names = new ArrayList<>();
        for (int j = node.depth().value(); j >= 1; j--) {
            names.add(edgeName(node) + j);
        }
        node.children().forEach(child -> names.addAll(layerNames(child)));
        return names;
    }

    /** Shapes of all layers of a tree, by name: {rows, columns}. */
    static Map<String, int[]> shapes(FusionTree tree, int width, int inputs) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes(tree, 1, width, inputs, shapes);
        return shapes;
    }

    private static void shapes(FusionTree node, int rows, int width, int inputs, Map<String, int[]> shapes) {
        int depth = node.depth().value();
        for (int j = depth; j >= 1; j--) {
            int columns = j == 1 && node instanceof Modality ? inputs : width;
            shapes.put(edgeName(node) + j, new int[] {j == depth ? rows : width, columns});
        }
        int below = depth == 0 ? rows : width;
        node.children().forEach(child -> shapes(child, below, width, inputs, shapes));
    }

    /** Adds the layers of the edge above the node and all below; returns forward products to the top of that edge. */
    private Map<String, ExactMatrix> build(FusionTree node, ExactMatrix above) {
        int depth = node.depth().value();
        List<ExactMatrix> chain = new ArrayList<>();
        List<ExactMatrix> aboves = new ArrayList<>();
        ExactMatrix row = above;
        for (int j = depth; j >= 1; j--) {
            int columns = j == 1 && node instanceof Modality ? inputs : width;
            ExactMatrix layer = weights.of(edgeName(node) + j, j == depth ? above.columns() : width, columns);
            chain.add(0, layer);
            aboves.add(0, row);
            row = row.times(layer);
        }
        Map<String, ExactMatrix> forward = new LinkedHashMap<>();
        if (node instanceof Modality leaf) {
            forward.put(leaf.name(), ExactMatrix.of(ring, inputs, inputs, (i, j) -> i == j ? ring.one() : ring.zero()));
        }
        for (FusionTree child : node.children()) {
            forward.putAll(build(child, row));
        }
        for (int j = 1; j <= depth; j++) {
            ExactMatrix layer = chain.get(j - 1);
            layers.add(new Layer(edgeName(node) + j, layer, aboves.get(j - 1), new LinkedHashMap<>(forward)));
            forward.replaceAll((modality, product) -> layer.times(product));
        }
        return forward;
    }

    /** {@code b' e F'} of a layer, summed over the modalities below it; {@code e} supplies the residual row. */
    public ExactMatrix gradient(Layer layer, Map<String, ExactMatrix> residuals) {
        ExactMatrix sum =
                ExactMatrix.zero(ring, layer.weights().rows(), layer.weights().columns());
        ExactMatrix left = layer.above().transposed();
        for (Map.Entry<String, ExactMatrix> below : layer.below().entrySet()) {
            ExactMatrix e = residuals.get(below.getKey());
            if (e == null) {
                throw new IllegalArgumentException("no residual for " + below.getKey());
            }
            sum = sum.plus(left.times(e.times(below.getValue().transposed())));
        }
        return sum;
    }

    /** {@code sum_k e_k dw_k/dW_ij} over all modalities: the same by the chain rule, entry by entry. */
    GenPolynomial<BigRational> derivative(String variable, Map<String, ExactMatrix> residuals) {
        GenPolynomial<BigRational> sum = ring.zero();
        for (Map.Entry<String, ExactMatrix> residual : residuals.entrySet()) {
            ExactMatrix map = map(residual.getKey());
            for (int k = 0; k < inputs; k++) {
                sum = sum.sum(residual.getValue().at(0, k).multiply(ring.derivative(map.at(0, k), variable)));
            }
        }
        return sum;
    }
}
