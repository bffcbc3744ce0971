package org.fusionflow.data.remedy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerNames;

/**
 * What is done against unimodal bias, or changed in training. {@link #NONE} is plain training.
 *
 * @param rates factors of the learning rate by edge
 * @param inputScale factors by which the inputs of modalities are multiplied, from 1e-6 to 1e6; 1 for those that are not named
 * @param whiten true to multiply the inputs of each modality by {@code Sigma_m^(-1/2)}, after their scaling
 * @param dropout of whole modalities
 * @param branchLoss {@code lambda_m} by modality, 0 or from 1e-6 to 1e6: {@code lambda_m/2 <|y - w_m x_m|^2>} is added to what is minimized, {@code w_m x_m} being the
 *     output for the inputs of modality m alone
 * @param alternate true to train on the losses {@code 1/2 <|y - w_m x_m|^2>} of single modalities, one after the other, in place of the joint one
 * @param freezes layers that stop
 * @param startScale factors by which a small start multiplies every layer of a modality's own edge, from 1e-6 to 1e6
 * @param weightDecay mu, 0 or from 1e-6 to 1e6: {@code mu/2} times the sum of all squared weights is added to what is minimized; losses are reported without it
 */
public record Remedies(
        Rates rates,
        Map<String, Double> inputScale,
        boolean whiten,
        Dropout dropout,
        Map<String, Double> branchLoss,
        boolean alternate,
        List<Freeze> freezes,
        Map<String, Double> startScale,
        double weightDecay) {
    /** Plain training. */
    public static final Remedies NONE =
            new Remedies(Rates.EQUAL, Map.of(), false, Dropout.NONE, Map.of(), false, List.of(), Map.of(), 0);

    public Remedies {
        inputScale = Map.copyOf(inputScale);
        branchLoss = Map.copyOf(branchLoss);
        freezes = List.copyOf(freezes);
        startScale = Map.copyOf(startScale);
        Factor.requirePositive("input scale", inputScale);
        Factor.requirePositive("scale", startScale);
        for (String name : new TreeSet<>(branchLoss.keySet())) {
            Factor.requireZeroOr("branch loss of " + name, branchLoss.getOrDefault(name, 0.0));
        }
        Factor.requireZeroOr("weight decay", weightDecay);
        if (alternate && !(branchLoss.isEmpty() && dropout.isNone())) {
            throw new InvalidInput("alternate: expected neither dropout nor branch losses with it");
        }
    }

    /**
     * Checks that all names are those of a tree: of its modalities, of those with layers of their own for freezes and starts, or of its edges for rates.
     *
     * @throws InvalidInput that names the first other one
     */
    public Remedies requireOf(FusionTree tree) {
        requireNames("input scale", inputScale.keySet(), tree.names());
        requireNames("dropout", dropout.probabilities().keySet(), tree.names());
        requireNames("branch loss", branchLoss.keySet(), tree.names());
        List<String> edges = edges(tree);
        requireBranches("freeze", freezes.stream().map(Freeze::modality).toList(), tree, edges);
        requireBranches("scale", startScale.keySet(), tree, edges);
        if (rates.modulation().isPresent() && tree.names().size() < 2) {
            throw new InvalidInput("rate ogm: expected at least two modalities");
        }
        rates.stages().forEach(stage -> requireNames("rate", stage.factors().keySet(), edges));
        // A tree without layers has heads that move.
        if (!edges.isEmpty() && edges.stream().allMatch(rates::neverMoves)) {
            throw new InvalidInput("rate: expected a layer that moves, all have the factor 0");
        }
        return this;
    }

    private static void requireBranches(String what, Collection<String> names, FusionTree tree, List<String> edges) {
        requireNames(what, names, tree.names());
        for (String name : new TreeSet<>(names)) {
            if (!edges.contains(name)) {
                throw new InvalidInput(what + " of " + name + ": expected a modality with layers of its own");
            }
        }
    }

    private static void requireNames(String what, Collection<String> names, List<String> known) {
        for (String name : new TreeSet<>(names)) {
            if (!known.contains(name)) {
                throw new InvalidInput(what + " of " + name + ": expected one of " + String.join(", ", known));
            }
        }
    }

    /** Names of the edges with layers, those of children before their parent's. */
    public static List<String> edges(FusionTree tree) {
        List<String> names = new ArrayList<>();
        tree.children().forEach(child -> names.addAll(edges(child)));
        if (!tree.depth().isNumeric() || tree.depth().value() > 0) {
            names.add(LayerNames.edge(tree));
        }
        return names;
    }

    /** True for a modality none of whose layers, up to the output, ever moves: it is never learned. */
    public boolean neverMoves(FusionTree tree, int modality) {
        LayerGraph graph = LayerGraph.of(tree);
        return !graph.path(modality).isEmpty()
                && graph.path(modality).stream()
                        .allMatch(layer -> rates.neverMoves(graph.edges()
                                .get(graph.layers().get(layer).edge())
                                .name()));
    }

    /** True for plain training. */
    public boolean isNone() {
        return movesPlainly() && keepsLoss() && !changesInputs();
    }

    /** True if nothing is done to the inputs themselves. */
    public boolean changesInputs() {
        return whiten || inputScale.values().stream().anyMatch(factor -> factor != 1);
    }

    /** True if what is minimized is the loss on the data, weight decay apart. */
    public boolean keepsLoss() {
        return dropout.isNone() && !alternate && branchLoss.values().stream().allMatch(weight -> weight == 0);
    }

    /** True if all layers move at the rate 1 from equal starts, without weight decay. */
    public boolean movesPlainly() {
        return rates.isEqual()
                && freezes.isEmpty()
                && weightDecay == 0
                && startScale.values().stream().allMatch(factor -> factor == 1);
    }

    /** The same with another weight decay and other start scales. */
    public Remedies with(Map<String, Double> scale, double decay) {
        return new Remedies(rates, inputScale, whiten, dropout, branchLoss, alternate, freezes, scale, decay);
    }

    /** The same with these rates in place of its own. */
    public Remedies with(Rates other) {
        return new Remedies(
                other, inputScale, whiten, dropout, branchLoss, alternate, freezes, startScale, weightDecay);
    }

    /** The same with other freezes. */
    public Remedies withFreezes(List<Freeze> other) {
        return new Remedies(rates, inputScale, whiten, dropout, branchLoss, alternate, other, startScale, weightDecay);
    }

    /** The same without what is done to the inputs, for data to which it has been done. */
    public Remedies withoutInputs() {
        return new Remedies(rates, Map.of(), false, dropout, branchLoss, alternate, freezes, startScale, weightDecay);
    }
}
