package org.fusionflow.claims.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.Fusion;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerNames;
import org.fusionflow.architecture.Modality;

/** Defines the symbols of an architecture in Python: moments, lengths or amplitudes, edge norms, maps, gains, residuals, loss and flow. */
final class SympyArchitecture {
    /** Layers of which the balance is checked one by one; the check of deeper networks says nothing new and takes long. */
    private static final int MOST_LAYERS = 12;

    private final FusionTree tree;
    private final Predicate<String> positive;
    private final Map<String, String> rates;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> norms = new LinkedHashMap<>();

    /**
     * @param positive true for symbols that the claim assumes to be above 0
     * @param rates learning rates in Python, by the symbols of edges
     */
    private SympyArchitecture(FusionTree tree, Predicate<String> positive, Map<String, String> rates) {
        this.tree = tree;
        this.positive = positive;
        this.rates = rates;
    }

    /**
     * Lines within the function {@code build}.
     *
     * @param used names in the claim
     * @param rates learning rates in Python, by the symbols of edges
     * @param objective what is lowered in place of the loss, in Python
     */
    static String of(
            FusionTree tree,
            Set<String> used,
            Predicate<String> positive,
            Map<String, String> rates,
            Optional<String> objective) {
        SympyArchitecture architecture = new SympyArchitecture(tree, positive, rates);
        boolean amplitudes = tree.isNumeric()
                && LayerGraph.of(tree).layers().stream().anyMatch(layer -> used.contains("a" + layer.symbol()));
        architecture.moments();
        if (amplitudes) {
            architecture.amplitudes();
        } else {
            architecture.lengths();
        }
        architecture.train(objective);
        if (!amplitudes) {
            architecture.balance();
        }
        return architecture.text.toString();
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    private void symbol(String name, boolean isPositive) {
        line(SympyTerm.name(name) + " = " + (isPositive || positive.test(name) ? "positive" : "real") + "('" + name
                + "')");
    }

    private void moments() {
        List<String> names = tree.names();
        line("# " + tree.newick() + ", one input a modality: moments of the data, maps, and the size of a start");
        line("NAMES[:] = [" + names.stream().map(m -> "'" + m + "'").collect(Collectors.joining(", ")) + "]");
        for (int i = 0; i < names.size(); i++) {
            String m = names.get(i);
            symbol("s" + m, false);
            line("CORRELATION['" + m + "'] = " + SympyTerm.name("s" + m));
            for (int j = i; j < names.size(); j++) {
                String n = names.get(j);
                String covariance = "v" + m + (i == j ? "" : n);
                symbol(covariance, i == j);
                line("COVARIANCE['" + m + "', '" + n + "'] = COVARIANCE['" + n + "', '" + m + "'] = "
                        + SympyTerm.name(covariance));
            }
            line(SympyTerm.name("w" + m) + " = MAP['" + m + "'] = real('w" + m + "')");
        }
        symbol("yy", true);
        symbol("u0", true);
        if (!tree.isNumeric()) {
            line("L, Lf = positive('L'), positive('Lf')  # whole numbers, L >= 2, L >= Lf >= 1");
            line("DEPTHS[:] = [L - 2, Lf - 1, L - Lf]");
            numbersOfLayers(tree);
        }
    }

    private void amplitudes() {
        LayerGraph graph = LayerGraph.of(tree);
        line("# the layers, one amplitude each, balanced or not; the map is the product of all on the path");
        graph.layers().forEach(layer -> symbol("a" + layer.symbol(), true));
        paths(graph).forEach((m, path) -> {
            line("PRODUCT[MAP['" + m + "']] = " + product(path));
            line("GAIN['" + m + "'] = " + product(path.subList(1, path.size())));
            line("LAYERS['" + m + "'] = [" + String.join(", ", path) + "]");
        });
        finish();
    }

    private static String product(List<String> factors) {
        return factors.isEmpty() ? "Integer(1)" : String.join("*", factors);
    }

    /** The layers of each modality, from the input to the output. */
    private Map<String, List<String>> paths(LayerGraph graph) {
        Map<Integer, List<String>> behind = new HashMap<>();
        for (LayerGraph.Layer layer : graph.layersDownward()) {
            List<String> path = new ArrayList<>(List.of("a" + layer.symbol()));
            path.addAll(behind.getOrDefault(layer.to(), List.of()));
            behind.put(layer.from(), path);
            norms.put("a" + layer.symbol(), norm(graph.edges().get(layer.edge()).modalities()));
        }
        Map<String, List<String>> paths = new LinkedHashMap<>();
        for (int m = 0; m < tree.names().size(); m++) {
            paths.put(tree.names().get(m), behind.getOrDefault(m, List.of()));
        }
        return paths;
    }

    private String norm(List<Integer> modalities) {
        String names = modalities.stream().map(m -> tree.names().get(m)).collect(Collectors.joining());
        return SympyTerm.name((modalities.size() == 1 ? "u" : "N") + names);
    }

    private void lengths() {
        line("# lengths, and norms of the edges above: N > 0 and N^2 = sum of the squares of the lengths below");
        tree.names().forEach(m -> {
            symbol("u" + m, true);
            line("LENGTH['" + m + "'] = " + SympyTerm.name("u" + m));
        });
        edgeNorms(tree, new HashSet<>());
        edges(tree);
        line("# maps: the product of the norms of all layers on the path; gains: without the first layer");
        Map<String, List<String>> factors = new LinkedHashMap<>();
        collect(tree, List.of(), factors);
        factors.forEach((m, path) -> {
            line("PRODUCT[MAP['" + m + "']] = " + product(path));
            List<String> rest = new ArrayList<>(path);
            if (tree.isNumeric()) {
                rest.remove(0);
            } else {
                rest.set(0, firstOfGain(m));
            }
            line("GAIN['" + m + "'] = " + product(rest));
        });
        finish();
    }

    /** The flow at the learning rates, or of another objective. */
    private void train(Optional<String> objective) {
        if (rates.isEmpty() && objective.isEmpty()) {
            return;
        }
        line("# each layer moves at the learning rate of its edge"
                + (objective.isEmpty() ? "" : ", downhill on another objective"));
        Map<String, String> speeds = new LinkedHashMap<>();
        if (norms.isEmpty()) {
            tree.modalities()
                    .forEach(leaf ->
                            speeds.put(SympyTerm.name("u" + leaf.name()), rates.getOrDefault(symbol(leaf), "")));
        } else {
            speeds.putAll(layerSpeeds());
        }
        line("train(" + table(speeds) + objective.map(value -> ", " + value).orElse("") + ")");
    }

    private static String symbol(FusionTree edge) {
        return LayerNames.symbol(LayerNames.edge(edge));
    }

    /** The rates of all layers by their amplitudes; empty for 1. */
    private Map<String, String> layerSpeeds() {
        LayerGraph graph = LayerGraph.of(tree);
        Map<String, String> speeds = new LinkedHashMap<>();
        graph.layers()
                .forEach(layer -> speeds.put(
                        "a" + layer.symbol(),
                        rates.getOrDefault(
                                LayerNames.symbol(
                                        graph.edges().get(layer.edge()).name()),
                                "")));
        return speeds;
    }

    private static String table(Map<String, String> speeds) {
        return speeds.entrySet().stream()
                .filter(speed -> !speed.getValue().isEmpty())
                .map(speed -> speed.getKey() + ": " + speed.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private void balance() {
        if (tree.isNumeric() && LayerGraph.of(tree).layers().size() <= MOST_LAYERS) {
            LayerGraph graph = LayerGraph.of(tree);
            Map<String, List<String>> paths = paths(graph);
            Set<String> layers = new LinkedHashSet<>();
            paths.values().forEach(layers::addAll);
            Map<String, String> byLayer = new LinkedHashMap<>();
            layerSpeeds().forEach((layer, rate) -> byLayer.put("layer['" + layer + "']", rate));
            line("# gradient descent on every single layer keeps the balance");
            line("layer = {a: positive(a) for a in "
                    + layers.stream().map(a -> "'" + a + "'").collect(Collectors.joining(", ", "[", "]")) + "}");
            line("balance("
                    + paths.entrySet().stream()
                            .map(path -> "'" + path.getKey() + "': ["
                                    + path.getValue().stream()
                                            .map(a -> "layer['" + a + "']")
                                            .collect(Collectors.joining(", "))
                                    + "]")
                            .collect(Collectors.joining(", ", "{", "}"))
                    + ", "
                    + layers.stream()
                            .map(a -> "layer['" + a + "']: " + norms.get(a))
                            .collect(Collectors.joining(", ", "{", "}"))
                    + (rates.isEmpty() ? "" : ", " + table(byLayer))
                    + ")");
        }
    }

    private String firstOfGain(String m) {
        Modality leaf = tree.modalities().get(tree.names().indexOf(m));
        return "power(" + SympyTerm.name("u" + m) + ", " + depth(leaf.depth()) + " - 1)";
    }

    private void edgeNorms(FusionTree node, Set<String> known) {
        if (node instanceof Fusion) {
            String own = rates.getOrDefault(symbol(node), "Integer(1)");
            List<String> squares = node.modalities().stream()
                    .map(leaf ->
                            (rates.isEmpty() ? "" : own + "/(" + rates.getOrDefault(symbol(leaf), "Integer(1)") + ")*")
                                    + SympyTerm.name("u" + leaf.name()) + "**2")
                    .toList();
            String name = node.names().size() == 1 ? "" : SympyTerm.name("N" + String.join("", node.names()));
            if (!name.isEmpty() && known.add(name)) {
                line(name + " = Sqrt(" + String.join(" + ", squares) + ")");
            }
            node.children().forEach(child -> edgeNorms(child, known));
        }
    }

    /** Edges with their numbers of layers. */
    private void edges(FusionTree node) {
        line("EDGES.append(("
                + node.names().stream().map(m -> "'" + m + "'").collect(Collectors.joining(", ", "[", "]")) + ", "
                + depth(node.depth()) + "))");
        node.children().forEach(this::edges);
    }

    private void collect(FusionTree node, List<String> above, Map<String, List<String>> factors) {
        String norm = node.names().size() == 1
                ? SympyTerm.name("u" + node.names().get(0))
                : SympyTerm.name("N" + String.join("", node.names()));
        List<String> here = new ArrayList<>();
        if (!tree.isNumeric()) {
            here.add("power(" + norm + ", " + depth(node.depth()) + ")");
        } else {
            for (int i = 0; i < node.depth().value(); i++) {
                here.add(norm);
            }
        }
        here.addAll(above);
        if (node instanceof Modality leaf) {
            factors.put(leaf.name(), here);
        }
        node.children().forEach(child -> collect(child, here, factors));
    }

    /** Every leaf has one layer at least, every inner edge none or more. */
    private void numbersOfLayers(FusionTree node) {
        if (!node.depth().isNumeric()) {
            line("DEPTHS.append(" + depth(node.depth()) + (node.children().isEmpty() ? " - 1)" : ")"));
        }
        node.children().forEach(this::numbersOfLayers);
    }

    private static String depth(Depth depth) {
        return depth.isNumeric()
                ? "Integer(" + depth.value() + ")"
                : "(" + depth.constant() + " + " + depth.layers() + "*L + " + depth.fusion() + "*Lf)";
    }

    private void finish() {
        line("# residuals, loss, and the rates of gradient descent on it");
        line("Loss = architecture(yy)");
        tree.names().forEach(m -> {
            line(SympyTerm.name("g" + m) + " = GAIN['" + m + "']");
            line(SympyTerm.name("e" + m) + " = RESIDUAL['" + m + "']");
        });
    }
}
