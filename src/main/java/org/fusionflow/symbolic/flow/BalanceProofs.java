package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Cas;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.proof.ProofCheck;

/**
 * Proves that the flow preserves balance, and that balance turns the products of amplitudes into the gains of [FT-6].
 */
public final class BalanceProofs {
    private final FusionTree tree;
    private final ReducedSystem system;

    public BalanceProofs(ReducedSystem system) {
        this.tree = system.tree();
        this.system = system;
    }

    /** The checks of [FT-6]: the gains, and the norms of later layers of leaves and of inner edges. */
    public List<ProofCheck> checks() {
        List<ProofCheck> checks = new ArrayList<>();
        List<Verdict> gains = new ArrayList<>();
        gains(tree, List.of(), gains);
        checks.add(new ProofCheck(
                tree.isNumeric()
                        ? "the amplitudes above a modality, multiplied one by one at balance, give its gain"
                        : "a layer more on any edge multiplies the gain by that layer's norm (induction over depths, from $L ="
                                + " Lf = 1$ by the depths)",
                tree.isNumeric() ? tree.newick() : "all integer depths",
                Verdict.all(gains)));
        List<Verdict> edges = new ArrayList<>();
        edges(tree, edges);
        List<Verdict> leaves = new ArrayList<>();
        for (Modality leaf : tree.modalities()) {
            if (!leaf.depth().isNumeric() || leaf.depth().value() > 1) {
                leaves.add(leaf(leaf));
            }
        }
        if (!leaves.isEmpty()) {
            checks.add(new ProofCheck(
                    "later leaf layers keep the norm $u_m$: (product of the other amplitudes) $e_m.v_m$ is $d||v_m||/dt$",
                    "two inputs a modality, symbolic $e_m$ and $v_m$",
                    Verdict.all(leaves)));
        }
        if (!edges.isEmpty()) {
            checks.add(new ProofCheck(
                    "inner layers keep $N_e^2$ = sum of $u_m^2$", "symbolic $e_m.v_m$", Verdict.all(edges)));
        }
        return checks;
    }

    /** {@code e_m . v_m}, of any sign. */
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

    /**
     * Product of the amplitudes above the first layer of a modality at balance, without one layer of {@code split},
     * computed from the depths of the tree alone. By [FT-4], this product times e.v is the contribution of the
     * modality to the rate of that layer's amplitude.
     */
    private Expr others(Modality leaf, FusionTree split) {
        List<Expr> factors = new ArrayList<>();
        FusionTree node = tree;
        while (!(node instanceof Modality)) {
            Expr layers = Expr.depth(node.depth()).minus(Expr.number(node == split ? 1 : 0));
            factors.add(Expr.power(ReducedSystem.edgeNorm(node), layers));
            node = node.children().stream()
                    .filter(child -> child.modalities().contains(leaf))
                    .findFirst()
                    .orElseThrow();
        }
        Expr layers = Expr.depth(leaf.depth()).minus(Expr.number(node == split ? 2 : 1));
        factors.add(Expr.power(ReducedSystem.length(leaf), layers));
        return Expr.product(factors);
    }

    /**
     * With v = (x, y), dv/dt = g e and u = ||v||: the rate of a later layer's amplitude equals the rate of the norm
     * u.
     */
    private Verdict leaf(Modality leaf) {
        Symbol x = Expr.real("x");
        Symbol y = Expr.real("y");
        Expr ex = Expr.real("ex");
        Expr ey = Expr.real("ey");
        Expr norm = Expr.sqrt(Expr.power(x, 2).plus(Expr.power(y, 2)));
        Expr byNorm = gain(leaf)
                .times(Cas.symja()
                        .derivative(norm, x)
                        .times(ex)
                        .plus(Cas.symja().derivative(norm, y).times(ey)));
        Expr byAmplitude = others(leaf, leaf).times(ex.times(x).plus(ey.times(y)));
        return NormalForm.isZero(
                byNorm.minus(byAmplitude).with(Map.of(ReducedSystem.length(leaf).name(), norm)));
    }

    /**
     * For every inner edge: the rate of N_e from its own amplitude equation equals the rate from the lengths below.
     */
    private void edges(FusionTree node, List<Verdict> verdicts) {
        boolean hasLayer = !node.depth().isNumeric() || node.depth().value() > 0;
        if (!(node instanceof Modality) && hasLayer) {
            Expr norm = ReducedSystem.edgeNorm(node);
            Expr byAmplitude = Expr.sum(node.modalities().stream()
                    .map(leaf -> others(leaf, node).times(overlap(leaf)))
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
        Expr product = Constant.ONE;
        for (int j = 2; j <= leaf.depth().value(); j++) {
            product = product.times(ReducedSystem.length(leaf));
        }
        for (FusionTree edge : above) {
            for (int j = 1; j <= edge.depth().value(); j++) {
                product = product.times(ReducedSystem.edgeNorm(edge));
            }
        }
        return NormalForm.equal(product, gain(leaf));
    }

    private Verdict byInduction(Modality leaf, List<FusionTree> above) {
        Expr layers = Expr.positive("L");
        Expr fusion = Expr.positive("Lf");
        Expr gain = gain(leaf);
        FusionTree root = above.get(above.size() - 1);
        List<Verdict> verdicts = new ArrayList<>();
        if (gain.symbols().contains(layers) && leaf.depth().layers() == 0) {
            Expr longer = gain.with(Map.of("L", layers.plus(Constant.ONE)));
            verdicts.add(NormalForm.equal(longer, gain.times(ReducedSystem.edgeNorm(root))));
        }
        if (leaf.depth().fusion() == 1 && above.get(above.size() - 1).depth().fusion() == -1) {
            // One layer moved from above the fusion to below it.
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
        // The base case of the induction, L = Lf = 1, from the depths alone.
        Expr expected = Expr.power(ReducedSystem.length(leaf), leaf.depth().at(1, 1) - 1L)
                .times(Expr.power(ReducedSystem.edgeNorm(root), root.depth().at(1, 1)));
        verdicts.add(NormalForm.equal(start, expected));
        return Verdict.all(verdicts);
    }
}
