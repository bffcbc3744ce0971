package org.fusionflow.symbolic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.symbolic.PhaseLaw.Regime;

/**
 * The derivation for one architecture: the steps in order, with the objects that they establish.
 *
 * @param tree the architecture; depths may be the symbols L and Lf for two modalities fused once
 * @param steps tags FT-1 to FT-7, then TM-1 to TM-3 for two modalities of equal depth
 * @param system gains of the balanced flow
 * @param conserved conserved quantities of the amplitudes, as text
 * @param fixedPoints all of them
 * @param phases one law for a numeric fusion layer, one for each regime of a symbolic one; empty for other trees
 */
public record Derivation(
        FusionTree tree,
        List<Step> steps,
        ReducedSystem system,
        List<String> conserved,
        List<FixedPoint> fixedPoints,
        List<PhaseLaw> phases) {
    public Derivation {
        steps = List.copyOf(steps);
        conserved = List.copyOf(conserved);
        fixedPoints = List.copyOf(fixedPoints);
        phases = List.copyOf(phases);
    }

    /**
     * @throws InvalidInput if two symbols would share a name, as with modalities A, B and AB, or if the tree has symbols in another shape than {@code (A:Lf,B:Lf):(L-Lf)} with L, Lf or both numbers
     */
    public static Derivation of(FusionTree tree) {
        Optional<TwoModality> two = tree.asTwoModality();
        if (!tree.isNumeric()) {
            checkSymbols(tree, two);
        }
        checkNames(tree);
        ReducedSystem system = ReducedSystem.of(tree);
        List<Step> steps = new ArrayList<>(new NetworkSteps(system).steps());
        FixedPoints fixedPoints = new FixedPoints(system);
        steps.add(FixedPointStep.of(tree, fixedPoints));
        List<PhaseLaw> phases = two.map(t -> phases(system, t)).orElse(List.of());
        steps.addAll(phases.isEmpty() ? List.of() : new PhaseSteps(phases).steps());
        return new Derivation(tree, steps, system, ConservedQuantities.of(tree), fixedPoints.points(), phases);
    }

    /** Blocks are named by joining modality names, layers by a number after them: each name has to mean one thing. */
    private static void checkNames(FusionTree tree) {
        List<String> names = tree.names();
        Set<String> blocks = new HashSet<>();
        for (int m = 0; m < names.size(); m++) {
            for (int n = m; n < names.size(); n++) {
                String block = names.get(m) + (n == m ? "" : names.get(n));
                if (!blocks.add(block)) {
                    throw new InvalidInput(
                            "modality names " + String.join(", ", names) + ": '" + block
                                    + "' would name two blocks of the covariance; expected names that do not join to one another");
                }
            }
        }
        List<String> layers = tree.isNumeric() ? ExplicitNetwork.layerNames(tree) : List.of();
        if (new HashSet<>(layers).size() < layers.size()) {
            throw new InvalidInput(
                    "modality names " + String.join(", ", names)
                            + ": two layers would share a name; expected names that do not end in digits or join to one another");
        }
    }

    private static void checkSymbols(FusionTree tree, Optional<TwoModality> two) {
        Depth symbolicFusion = new Depth(0, 0, 1);
        Depth symbolicLayers = new Depth(0, 1, 0);
        boolean known = two.isPresent()
                && (two.get().layers().equals(symbolicLayers)
                        || two.get().layers().isNumeric())
                && (two.get().fusion().equals(symbolicFusion)
                        || two.get().fusion().equals(symbolicLayers)
                        || two.get().fusion().isNumeric());
        if (!known) {
            throw new InvalidInput(
                    "architecture " + tree.newick()
                            + ": expected symbols only as in (A:Lf,B:Lf):(L-Lf), with L, Lf or both replaced by numbers if wanted");
        }
    }

    private static List<PhaseLaw> phases(ReducedSystem system, TwoModality two) {
        List<Regime> regimes;
        if (two.fusion().isNumeric()) {
            regimes = List.of(Regime.of(two.fusion().value()));
        } else if (two.fusion().layers() == 1) {
            regimes = List.of(Regime.EXPONENTIAL, Regime.ALGEBRAIC);
        } else {
            regimes = List.of(Regime.values());
        }
        return regimes.stream().map(r -> PhaseLaw.of(system, two, r)).toList();
    }

    /** Proved only if every step is. */
    public Verdict verdict() {
        return Verdict.all(steps.stream().map(Step::verdict).toList());
    }
}
