package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.Modality;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Contradiction;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.ConservedQuantities;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.flow.Rectifier;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.phase.PhaseLaw;
import org.fusionflow.symbolic.phase.PhaseLaw.Regime;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.fusionflow.symbolic.saddle.FixedPointSearch;
import org.fusionflow.symbolic.saddle.FixedPoints;

/**
 * The derivation for one architecture: the steps in order, and the results that they establish.
 *
 * @param tree the architecture; depths may be the symbols L and Lf if all modalities are fused at one layer
 * @param steps tags FT-1 to FT-15, without those about saddles that the tree does not have; then TM-1 to TM-4 for two
 *     modalities of equal depth; then tags RM if there are learning rates, and tags AL if units are rectified
 * @param system gains of the balanced flow
 * @param conserved conserved quantities of the amplitudes, as text
 * @param fixedPoints all fixed points
 * @param phases one law for a numeric fusion layer, one per regime for a symbolic one; empty for other trees
 */
public record Derivation(
        FusionTree tree,
        List<Step> steps,
        ReducedSystem system,
        List<String> conserved,
        List<FixedPoint> fixedPoints,
        List<PhaseLaw> phases) {
    /** Largest number of modalities: a derivation of ten takes some minutes, and each more doubles the time. */
    public static final int MOST_MODALITIES = FixedPoints.MOST_MODALITIES;

    public Derivation {
        steps = List.copyOf(steps);
        conserved = List.copyOf(conserved);
        fixedPoints = List.copyOf(fixedPoints);
        phases = List.copyOf(phases);
    }

    /**
     * Derives and proves all steps for a tree, trained by the plain gradient flow.
     *
     * @throws InvalidInput as the same with rates
     */
    public static Derivation of(FusionTree tree) {
        return of(tree, EdgeRates.ONE);
    }

    /**
     * The same, and what learning rates of the edges change: the steps [RM-2] to [RM-5], and [RM-13] for two modalities of equal depth.
     *
     * @throws InvalidInput if there are more than {@link #MOST_MODALITIES} modalities, if two symbols would share a name, as for modalities A, B and AB, or if the tree has
     *     symbolic depths and not all of its modalities are fused at one layer
     * @throws Contradiction if the numeric search finds a fixed point that was not derived
     */
    public static Derivation of(FusionTree tree, EdgeRates rates) {
        return of(tree, rates, Optional.empty());
    }

    /**
     * The same, and what rectified units change in a network of two layers: the steps [AL-1] to [AL-12]. All others are about the linear network.
     *
     * @param rectifier empty for a linear network
     * @throws InvalidInput also if there is a rectifier, and a path has not two layers, or the learning rates are not one
     */
    public static Derivation of(FusionTree tree, EdgeRates rates, Optional<Rectifier> rectifier) {
        if (rectifier.isPresent() && !rates.areOne()) {
            throw new InvalidInput(
                    "rectified units with learning rates: the steps on such units are of the plain gradient flow,"
                            + " expected no --rate beside --activation");
        }
        Optional<RectifierSteps> rectified = rectifier.map(units -> new RectifierSteps(tree, units));
        int modalities = tree.names().size();
        if (modalities > MOST_MODALITIES) {
            throw new InvalidInput(
                    "architecture with " + modalities + " modalities: expected at most " + MOST_MODALITIES
                            + " to derive, because all sets of them are fixed points, " + MOST_MODALITIES + " have "
                            + (1 << MOST_MODALITIES));
        }
        if (!tree.isNumeric()) {
            checkSymbols(tree);
        }
        checkNames(tree);
        ReducedSystem system = ReducedSystem.of(tree);
        SymbolicMoments moments = new SymbolicMoments(tree.names());
        Cas.load();
        // First the steps that need no derivatives, while the algebra system loads.
        FixedPoints fixedPoints = new FixedPoints(system);
        List<FixedPoint> points = fixedPoints.points();
        String search = FixedPointSearch.words(tree, points);
        List<Step> steps = new ArrayList<>(new NetworkSteps(system).steps());
        steps.add(new FixedPointStep(tree, moments).of(fixedPoints, search));
        steps.add(EnergyStep.of(system, moments));
        new ExitStep(system, points).step().ifPresent(steps::add);
        steps.addAll(new SaddleSteps(tree, points, moments).steps());
        steps.add(new AloneStep(system).step());
        steps.add(new StabilityStep(system, points).step());
        new PlateauStep(tree, points, moments).step().ifPresent(steps::add);
        List<PhaseLaw> phases = tree.asTwoModality().map(t -> phases(system, t)).orElse(List.of());
        steps.addAll(phases.isEmpty() ? List.of() : new PhaseSteps(phases).steps());
        if (!rates.areOne()) {
            steps.addAll(new RateSteps(tree, rates).steps());
        }
        rectified.ifPresent(units -> steps.addAll(units.steps()));
        return new Derivation(tree, steps, system, ConservedQuantities.of(tree), points, phases);
    }

    /** Requires unique names: blocks are named by joining modality names, and layers by a number appended to them. */
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
        List<String> layers = tree.isNumeric()
                ? LayerGraph.of(tree).layers().stream()
                        .map(LayerGraph.Layer::symbol)
                        .toList()
                : List.of();
        if (new HashSet<>(layers).size() < layers.size()) {
            throw new InvalidInput(
                    "modality names " + String.join(", ", names)
                            + ": two layers would share a name; expected names that do not end in digits or join to one another");
        }
    }

    /**
     * Requires that all modalities are fused at one layer if depths are symbolic. Their depths are then equal, with
     * the same L for all, and proofs exist.
     */
    private static void checkSymbols(FusionTree tree) {
        Depth symbolicFusion = new Depth(0, 0, 1);
        Depth symbolicLayers = new Depth(0, 1, 0);
        Depth fusion = tree.modalities().get(0).depth();
        boolean fusedOnce = !tree.children().isEmpty()
                && tree.children().stream()
                        .allMatch(child ->
                                child instanceof Modality && child.depth().equals(fusion));
        Depth layers = fusion.plus(tree.depth());
        boolean known = fusedOnce
                && (layers.equals(symbolicLayers) || layers.isNumeric())
                && (fusion.equals(symbolicFusion) || fusion.equals(symbolicLayers) || fusion.isNumeric());
        if (!known) {
            throw new InvalidInput("architecture " + tree.newick()
                    + ": expected symbols only where all modalities are fused at one layer, as in (A:Lf,B:Lf):(L-Lf) or"
                    + " (A:Lf,B:Lf,C:Lf):(L-Lf), with L, Lf or both replaced by numbers if wanted");
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

    /** Proved only if every step is proved. */
    public Verdict verdict() {
        return Verdict.all(steps.stream().map(Step::verdict).toList());
    }
}
