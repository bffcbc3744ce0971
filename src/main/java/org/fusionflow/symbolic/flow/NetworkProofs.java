package org.fusionflow.symbolic.flow;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.symbolic.algebra.ExactMatrix;
import org.fusionflow.symbolic.algebra.ExactRing;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.ExplicitNetwork.Layer;

/**
 * Proves statements about the whole network of a numeric tree, with every layer written out at width 2 and two inputs
 * per modality.
 */
public final class NetworkProofs {
    private static final int WIDTH = 2;
    private static final int INPUTS = 2;

    /** A candidate for the negative gradient of the loss with respect to a layer. */
    public interface Claim {
        ExactMatrix of(ExplicitNetwork network, Layer layer, Map<String, ExactMatrix> residuals);
    }

    private final FusionTree tree;
    private final Claim claim;

    /** The proofs for the gradient of [FT-2]. */
    public NetworkProofs(FusionTree tree) {
        this(tree, ExplicitNetwork::gradient);
    }

    /** The proofs for another candidate for the gradient; a wrong one is refuted. */
    public NetworkProofs(FusionTree tree, Claim claim) {
        this.tree = tree;
        this.claim = claim;
    }

    /** The network that the proofs cover, in words. */
    public String scope() {
        return "all " + ExplicitNetwork.shapes(tree, WIDTH, INPUTS).size() + " layers of " + tree.newick()
                + " written out; width 2, two inputs a modality, all entries symbolic";
    }

    /**
     * Proves for every entry of every layer that the negative derivative of the loss, by the chain rule, equals b' e
     * F', tag [FT-2].
     */
    public Verdict gradient() {
        List<String> names = new ArrayList<>();
        ExplicitNetwork.shapes(tree, WIDTH, INPUTS)
                .forEach((name, shape) -> names.addAll(ExactMatrix.names(name, shape[0], shape[1])));
        names.addAll(residualNames());
        ExactRing ring = new ExactRing(names);
        ExplicitNetwork network = new ExplicitNetwork(
                ring, tree, WIDTH, INPUTS, (name, rows, columns) -> ExactMatrix.variables(ring, name, rows, columns));
        Map<String, ExactMatrix> residuals = residuals(ring);
        List<Verdict> verdicts = new ArrayList<>();
        for (Layer layer : network.layers()) {
            ExactMatrix byChainRule = ExactMatrix.of(
                    ring,
                    layer.weights().rows(),
                    layer.weights().columns(),
                    (i, j) -> network.derivative(layer.name() + "_" + i + "_" + j, residuals));
            verdicts.add(byChainRule.minus(claim.of(network, layer, residuals)).isZero());
        }
        return Verdict.all(verdicts);
    }

    /**
     * Proves that on the ansatz the gradient of every layer is (product of the other amplitudes times e.v, summed
     * over the modalities below) times the layer's own r r', and that of a first layer is r times a free row. The
     * full gradient minus its projection is then identically 0, tag [FT-4].
     */
    public Verdict invariance() {
        Map<String, int[]> shapes = ExplicitNetwork.shapes(tree, WIDTH, INPUTS);
        List<String> layerNames = new ArrayList<>(shapes.keySet());
        List<String> names = new ArrayList<>();
        layerNames.forEach(name -> names.add("r." + name + "_s"));
        layerNames.forEach(name -> names.add("r." + name + "_c"));
        layerNames.forEach(name -> names.add("a." + name));
        tree.names().forEach(m -> names.addAll(ExactMatrix.names("v." + m, 1, INPUTS)));
        names.addAll(residualNames());
        ExactRing ring = new ExactRing(names);
        layerNames.forEach(name -> LayerProofs.makeUnit(ring, "r." + name));
        Ansatz ansatz = new Ansatz(ring, tree);
        ExplicitNetwork network =
                new ExplicitNetwork(ring, tree, WIDTH, INPUTS, (name, rows, columns) -> ansatz.layer(name));
        Map<String, ExactMatrix> residuals = residuals(ring);
        List<Verdict> verdicts = new ArrayList<>();
        for (Layer layer : network.layers()) {
            ExactMatrix gradient = claim.of(network, layer, residuals);
            ExactMatrix output = ansatz.output(layer.name());
            boolean first = ansatz.isFirst(layer.name());
            ExactMatrix ontoOutput = output.times(output.transposed());
            ExactMatrix projected = ontoOutput.times(gradient);
            if (!first) {
                ExactMatrix input = ansatz.input(layer.name());
                projected = projected.times(input.times(input.transposed()));
                ExactMatrix own = output.times(input.transposed());
                verdicts.add(
                        gradient.minus(own.times(ansatz.rate(layer, residuals))).isZero());
            }
            verdicts.add(projected.minus(gradient).isZero());
        }
        return Verdict.all(verdicts);
    }

    /** The ansatz for a tree: the unit vectors that each layer reads and writes. */
    private static final class Ansatz {
        private final ExactRing ring;
        private final Map<String, ExactMatrix> outputs = new LinkedHashMap<>();
        private final Map<String, ExactMatrix> inputs = new LinkedHashMap<>();
        private final Map<String, String> firstOf = new LinkedHashMap<>();
        private final Map<String, List<String>> paths = new LinkedHashMap<>();

        Ansatz(ExactRing ring, FusionTree tree) {
            this.ring = ring;
            LayerGraph graph = LayerGraph.of(tree);
            ExactMatrix[] units = new ExactMatrix[graph.signals().size()];
            Arrays.fill(units, ExactMatrix.of(ring, 1, 1, (i, j) -> ring.one()));
            for (LayerGraph.Layer layer : graph.layersDownward()) {
                LayerGraph.Signal from = graph.signal(layer.from());
                String name = layer.symbol();
                outputs.put(name, units[layer.to()]);
                if (from.isInput()) {
                    firstOf.put(name, from.name());
                } else {
                    units[from.index()] = LayerProofs.unit(ring, "r." + name);
                    inputs.put(name, units[from.index()]);
                }
            }
            for (LayerGraph.Signal input : graph.inputs()) {
                List<Integer> path = graph.path(input.index());
                paths.put(
                        input.name(),
                        path.subList(1, path.size()).stream()
                                .map(layer -> graph.layer(layer).symbol())
                                .toList());
            }
        }

        boolean isFirst(String layer) {
            return firstOf.containsKey(layer);
        }

        ExactMatrix output(String layer) {
            return known(outputs, layer);
        }

        ExactMatrix input(String layer) {
            return known(inputs, layer);
        }

        private static ExactMatrix known(Map<String, ExactMatrix> vectors, String layer) {
            ExactMatrix vector = vectors.get(layer);
            if (vector == null) {
                throw new IllegalArgumentException("no layer " + layer);
            }
            return vector;
        }

        ExactMatrix layer(String name) {
            String modality = firstOf.get(name);
            return modality == null
                    ? output(name).times(input(name).transposed()).times(ring.variable("a." + name))
                    : output(name).times(ExactMatrix.variables(ring, "v." + modality, 1, INPUTS));
        }

        /** Sum over the modalities below of (product of the other amplitudes on the path) e.v. */
        GenPolynomial<BigRational> rate(Layer layer, Map<String, ExactMatrix> residuals) {
            GenPolynomial<BigRational> sum = ring.zero();
            for (String modality : layer.below().keySet()) {
                GenPolynomial<BigRational> product = residuals
                        .getOrDefault(modality, ExactMatrix.zero(ring, 1, INPUTS))
                        .times(ExactMatrix.variables(ring, "v." + modality, 1, INPUTS)
                                .transposed())
                        .at(0, 0);
                for (String other : paths.getOrDefault(modality, List.of())) {
                    if (!other.equals(layer.name())) {
                        product = product.multiply(ring.variable("a." + other));
                    }
                }
                sum = sum.sum(product);
            }
            return sum;
        }
    }

    private List<String> residualNames() {
        return tree.names().stream()
                .flatMap(m -> ExactMatrix.names("e." + m, 1, INPUTS).stream())
                .toList();
    }

    private Map<String, ExactMatrix> residuals(ExactRing ring) {
        Map<String, ExactMatrix> residuals = new LinkedHashMap<>();
        tree.names().forEach(m -> residuals.put(m, ExactMatrix.variables(ring, "e." + m, 1, INPUTS)));
        return residuals;
    }
}
