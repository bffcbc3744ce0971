package org.fusionflow.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.Expr.Symbol;

/** That balance is kept by the flow and turns amplitude products into the gains of [FT-6]. */
final class BalanceProofs {
    private final FusionTree tree;
    private final ReducedSystem system;

    BalanceProofs(ReducedSystem system) {
        this.tree = system.tree();
        this.system = system;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        List<Verdict> gains = new ArrayList<>();
        gains(tree, List.of(), gains);
        checks.add(new Check(
                tree.isNumeric()
                        ? "the amplitudes above a modality, multiplied one by one at balance, give its gain"
                        : "a layer more on any edge multiplies the gain by that layer's norm (induction over depths, from a gain of"
                                + " 1 for a single layer)",
                tree.isNumeric() ? tree.newick() : "all integer depths",
                Verdict.all(gains)));
        List<Verdict> edges = new ArrayList<>();
        edges(tree, edges);
        checks.add(new Check(
                "leaf layers keep the norm u_m: the amplitude rate g_m (e_m.v_m)/u_m is du_m/dt",
                "symbolic e_m.v_m",
                leaves()));
        if (!edges.isEmpty()) {
            checks.add(new Check("inner layers keep N_e^2 = sum of u_m^2", "symbolic e_m.v_m", Verdict.all(edges)));
        }
        return checks;
    }

    /** {@code e_m . v_m}, of either sign. */
    private static Symbol overlap(Modality leaf) {
        return Expr.real("ev" + leaf.name());
    }

    private Expr gain(Modality leaf) {
        return system.gains().get(tree.modalities().indexOf(leaf));
    }

    /** {@code du_m/dt = v_m . dv_m/dt / u_m}. */
    private Expr lengthRate(Modality leaf) {
        return gain(leaf).times(overlap(leaf)).over(ReducedSystem.length(leaf));
    }

    private Verdict leaves() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Modality leaf : tree.modalities()) {
            Expr square = Expr.power(ReducedSystem.length(leaf), 2);
            // d(u^2)/dt is 2 v.dv/dt, and dv/dt the amplitudes above times e by [FT-4]; Symja differentiates the
            // square.
            Expr change =
                    Cas.symja().derivative(square, ReducedSystem.length(leaf)).times(lengthRate(leaf));
            verdicts.add(NormalForm.equal(change, Expr.product(Expr.number(2), amplitudes(leaf), overlap(leaf))));
        }
        return Verdict.all(verdicts);
    }

    /** For every inner edge: rate of N_e from its own amplitude equation against the rates of the lengths below. */
    private void edges(FusionTree node, List<Verdict> verdicts) {
        boolean hasLayer = !node.depth().isNumeric() || node.depth().value() > 0;
        if (!(node instanceof Modality) && hasLayer) {
            Expr norm = ReducedSystem.edgeNorm(node);
            Expr byAmplitude = Expr.sum(node.modalities().stream()
                    .map(leaf -> amplitudes(leaf).times(overlap(leaf)).over(norm))
                    .toList());
            Expr byLengths = Expr.sum(node.modalities().stream()
                    .map(leaf -> Cas.symja()
                            .derivative(norm, ReducedSystem.length(leaf))
                            .times(lengthRate(leaf)))
                    .toList());
            verdicts.add(NormalForm.equal(byAmplitude, byLengths));
        }
        node.children().forEach(child -> edges(child, verdicts));
    }

    private void gains(FusionTree node, List<FusionTree> above, List<Verdict> verdicts) {
        if (node instanceof Modality leaf) {
            verdicts.add(tree.isNumeric() ? byProduct(leaf, above) : byInduction(leaf, above));
            return;
        }
        List<FusionTree> edges = new ArrayList<>(above);
        edges.add(node);
        node.children().forEach(child -> gains(child, edges, verdicts));
    }

    private Verdict byProduct(Modality leaf, List<FusionTree> above) {
        return NormalForm.equal(product(leaf, above), gain(leaf));
    }

    /** The amplitudes above a modality at balance: layer by layer where depths are numbers, else as proved by induction. */
    private Expr amplitudes(Modality leaf) {
        if (!tree.isNumeric()) {
            return gain(leaf);
        }
        List<FusionTree> above = new ArrayList<>();
        FusionTree node = tree;
        while (!(node instanceof Modality)) {
            above.add(node);
            node = node.children().stream()
                    .filter(child -> child.modalities().contains(leaf))
                    .findFirst()
                    .orElseThrow();
        }
        return product(leaf, above);
    }

    private static Expr product(Modality leaf, List<FusionTree> above) {
        Expr product = Constant.ONE;
        for (int j = 2; j <= leaf.depth().value(); j++) {
            product = product.times(ReducedSystem.length(leaf));
        }
        for (FusionTree edge : above) {
            for (int j = 1; j <= edge.depth().value(); j++) {
                product = product.times(ReducedSystem.edgeNorm(edge));
            }
        }
        return product;
    }

    private Verdict byInduction(Modality leaf, List<FusionTree> above) {
        Expr layers = Expr.positive("L");
        Expr fusion = Expr.positive("Lf");
        Expr gain = gain(leaf);
        List<Verdict> verdicts = new ArrayList<>();
        if (gain.symbols().contains(layers) && leaf.depth().layers() == 0) {
            FusionTree root = above.get(above.size() - 1);
            Expr longer = gain.with(Map.of("L", layers.plus(Constant.ONE)));
            verdicts.add(NormalForm.equal(longer, gain.times(ReducedSystem.edgeNorm(root))));
        }
        if (leaf.depth().fusion() == 1 && above.get(above.size() - 1).depth().fusion() == -1) {
            // A layer moved from above the fusion to below it.
            Expr moved = gain.with(Map.of("Lf", fusion.plus(Constant.ONE)));
            Expr edge = ReducedSystem.edgeNorm(above.get(above.size() - 1));
            verdicts.add(NormalForm.equal(moved.times(edge), gain.times(ReducedSystem.length(leaf))));
        }
        if (leaf.depth().layers() == 1) {
            Expr longer = gain.with(Map.of("L", layers.plus(Constant.ONE)));
            verdicts.add(NormalForm.equal(longer, gain.times(ReducedSystem.length(leaf))));
        }
        Expr start = gain.with(Map.of(
                "L", Constant.ONE,
                "Lf", Constant.ONE));
        if (gain.symbols().contains(layers)) {
            Expr expected = Expr.power(ReducedSystem.length(leaf), leaf.depth().at(1, 1) - 1L)
                    .times(Expr.power(
                            ReducedSystem.edgeNorm(above.get(above.size() - 1)),
                            above.get(above.size() - 1).depth().at(1, 1)));
            verdicts.add(NormalForm.equal(start, expected));
        }
        return Verdict.all(verdicts);
    }
}
