package org.fusionflow.symbolic.flow;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.symbolic.algebra.ExactMatrix;
import org.fusionflow.symbolic.algebra.ExactRing;

/**
 * A network of given depths with every layer written out as a matrix of polynomials, together with the product of all
 * layers between it and the output and, for every modality below, the product of all layers between that input and
 * the layer.
 */
public final class ExplicitNetwork {
    /**
     * One layer.
     *
     * @param name its symbol, as {@code A2} or {@code AB1}
     * @param weights rows x columns
     * @param above 1 x rows: product of the layers from here to the output
     * @param below for each modality below, columns x inputs
     */
    public record Layer(String name, ExactMatrix weights, ExactMatrix above, Map<String, ExactMatrix> below) {}

    /** Gives the weights of a layer from its name and shape. */
    interface Weights {
        ExactMatrix of(String name, int rows, int columns);
    }

    private final ExactRing ring;
    private final int inputs;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, ExactMatrix> maps = new LinkedHashMap<>();

    ExplicitNetwork(ExactRing ring, FusionTree tree, int width, int inputs, Weights weights) {
        this.ring = ring;
        this.inputs = inputs;
        LayerGraph graph = LayerGraph.of(tree);
        int signals = graph.signals().size();
        Map<Integer, ExactMatrix> matrices = new HashMap<>();
        ExactMatrix[] above = new ExactMatrix[signals];
        above[output(graph)] = ExactMatrix.of(ring, 1, 1, (i, j) -> ring.one());
        for (LayerGraph.Layer layer : graph.layersDownward()) {
            int[] shape = shape(graph, layer, width, inputs);
            ExactMatrix matrix = weights.of(layer.symbol(), shape[0], shape[1]);
            matrices.put(layer.index(), matrix);
            above[layer.from()] = above[layer.to()].times(matrix);
        }
        List<Map<String, ExactMatrix>> below = new ArrayList<>();
        for (LayerGraph.Signal signal : graph.signals()) {
            below.add(new LinkedHashMap<>());
            if (signal.isInput()) {
                below.get(signal.index())
                        .put(
                                signal.name(),
                                ExactMatrix.of(ring, inputs, inputs, (i, j) -> i == j ? ring.one() : ring.zero()));
            }
        }
        for (LayerGraph.Layer layer : graph.layers()) {
            ExactMatrix matrix = matrices.getOrDefault(layer.index(), above[output(graph)]);
            Map<String, ExactMatrix> products = below.get(layer.from());
            layers.add(new Layer(layer.symbol(), matrix, above[layer.to()], products));
            products.forEach((modality, product) ->
                    below.get(layer.to()).merge(modality, matrix.times(product), ExactMatrix::plus));
        }
        maps.putAll(below.get(output(graph)));
    }

    private static int output(LayerGraph graph) {
        return graph.outputs().get(0).index();
    }

    /** {rows, columns}. */
    private static int[] shape(LayerGraph graph, LayerGraph.Layer layer, int width, int inputs) {
        int rows = graph.signal(layer.to()).isOutput() ? 1 : width;
        return new int[] {rows, graph.signal(layer.from()).isInput() ? inputs : width};
    }

    /** The layers from the inputs up, those of children before those of their parent. */
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

    /** Shapes {rows, columns} of all layers of a tree, by name, from the output down. */
    static Map<String, int[]> shapes(FusionTree tree, int width, int inputs) {
        LayerGraph graph = LayerGraph.of(tree);
        Map<String, int[]> shapes = new LinkedHashMap<>();
        graph.layersDownward().forEach(layer -> shapes.put(layer.symbol(), shape(graph, layer, width, inputs)));
        return shapes;
    }

    /**
     * {@code b' e F'} of a layer, the negative gradient of the loss [FT-2], summed over the modalities below it.
     *
     * @param residuals the row e of each modality, 1 x inputs
     */
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

    /**
     * {@code sum_k e_k dw_k/dW_ij} over all modalities: the same gradient by the chain rule, for one entry of a
     * layer.
     */
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
