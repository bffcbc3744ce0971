package org.fusionflow.symbolic.saddle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.LossProofs;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.saddle.FixedPoint.Exit;

/**
 * Finds all fixed points of the balanced flow by a case split over the learned sets S: every subset is proved to be a
 * fixed point by substitution, or excluded because some unlearned modality has a nonzero gain and residual. Tag
 * [FT-7].
 *
 * <p>The case split is complete. At a fixed point every m has g_m = 0 or e_m = 0; a learned m has u_m &gt; 0, so
 * every factor of its gain is positive and e_m = 0. For all learned ones together this is the linear system w_S
 * Sigma_SS = Sigma_yxS.
 */
public final class FixedPoints {
    public static final String SCOPE = "one input a modality, all moments symbolic";

    /**
     * Largest number of modalities of which all subsets are looked at: ten have 1024, each with determinants of up to ten
     * rows.
     */
    public static final int MOST_MODALITIES = 10;

    private final FusionTree tree;
    private final ReducedSystem system;
    private final SymbolicMoments moments;
    private final List<FixedPoint> points = new ArrayList<>();
    private final List<ProofCheck> checks = new ArrayList<>();
    private final Map<String, Expr> excluded = new LinkedHashMap<>();

    public FixedPoints(ReducedSystem system) {
        this(system, new SymbolicMoments(system.tree().names()));
    }

    /**
     * Finds and proves all fixed points.
     *
     * @param moments symbols of the second moments; correlations may be marked positive
     * @throws InvalidInput if there are more than {@link #MOST_MODALITIES} modalities
     */
    public FixedPoints(ReducedSystem system, SymbolicMoments moments) {
        this.tree = system.tree();
        this.system = system;
        this.moments = moments;
        int count = tree.names().size();
        if (count > MOST_MODALITIES) {
            throw new InvalidInput("architecture with " + count + " modalities: expected at most " + MOST_MODALITIES
                    + " for the list of fixed points, which is a choice among 2^" + count + " sets");
        }
        subsets(count).forEach(this::consider);
        points.sort(Comparator.comparingInt(p -> p.learned().size()));
        LossProofs loss = new LossProofs(tree.names(), moments);
        checks.add(loss.byResidual());
        checks.add(loss.minimum());
    }

    /** All subsets of the first modalities, each before those that contain a later one. */
    private static List<Set<Integer>> subsets(int count) {
        List<Set<Integer>> subsets = new ArrayList<>(List.of(Set.of()));
        for (int m = 0; m < count; m++) {
            for (Set<Integer> smaller : List.copyOf(subsets)) {
                subsets.add(plus(smaller, m));
            }
        }
        return subsets;
    }

    private static Set<Integer> plus(Set<Integer> set, int m) {
        Set<Integer> larger = new TreeSet<>(set);
        larger.add(m);
        return Collections.unmodifiableSet(larger);
    }

    /** The sets that are no fixed points, by name, with the least loss on each. */
    public Map<String, Expr> excluded() {
        return Collections.unmodifiableMap(excluded);
    }

    public List<FixedPoint> points() {
        return List.copyOf(points);
    }

    public List<ProofCheck> checks() {
        return List.copyOf(checks);
    }

    private void consider(Set<Integer> set) {
        List<Expr> map = moments.leastSquares(set);
        String name = nameOf(set);
        List<Verdict> solves = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (set.contains(m)) {
                solves.add(NormalForm.isZero(moments.residual(m, map)));
            }
        }
        if (!solves.isEmpty()) {
            checks.add(new ProofCheck(
                    "at $" + name + "$ the residual of every learned modality is 0", SCOPE, Verdict.all(solves)));
        }
        List<Exit> exits = exits(set, map);
        int leastFusion = leastAdmissible(exits);
        if (leastFusion > 0) {
            Expr loss = moments.leastLoss(set);
            checks.add(new ProofCheck(
                    "loss at $" + name + "$ is $(sigma_yy - Sigma_yx.w)/2$",
                    SCOPE,
                    NormalForm.equal(moments.lossWithoutResidual(map), loss)));
            for (Exit exit : exits) {
                checks.add(vanishes(exit, set, name, leastFusion));
            }
            String condition = leastFusion > 1 ? tree.modalities().get(0).depth() + " >= " + leastFusion : "";
            points.add(new FixedPoint(namesOf(set), map, loss, kind(exits), leastFusion, condition, exits));
        }
        if (leastFusion == 0) {
            excluded.put(name, moments.leastLoss(set));
        }
        if (leastFusion != 1) {
            checks.add(excluded(set, name, map, leastFusion));
        }
    }

    /** Smallest fusion layer for which every exit has positive order: 1 if it always has, 0 if it never has. */
    private int leastAdmissible(List<Exit> exits) {
        for (int leastFusion = 1; leastFusion <= (tree.isNumeric() ? 1 : 2); leastFusion++) {
            int from = leastFusion;
            if (exits.stream().allMatch(exit -> isPositive(exit.order(), from))) {
                return leastFusion;
            }
        }
        return 0;
    }

    /** True if an order is at least 1 for all L and Lf with {@code Lf >= leastFusion}. */
    private static boolean isPositive(Expr order, int leastFusion) {
        DepthSet depths = DepthSet.all().with("Lf >= " + leastFusion);
        return DepthSet.Form.of(order).filter(depths::isPositive).isPresent();
    }

    private List<Exit> exits(Set<Integer> set, List<Expr> map) {
        List<Exit> exits = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (!set.contains(m)) {
                Modality leaf = tree.modalities().get(m);
                List<Expr> small = new ArrayList<>();
                Depth layers = smallFactors(tree, leaf, set, small).minus(Depth.of(1));
                Expr factor = system.gains()
                        .get(m)
                        .over(Expr.power(ReducedSystem.length(leaf), Expr.depth(layers)))
                        .with(zeros(plus(set, m)))
                        .with(set.isEmpty() ? Map.of() : zeros(set));
                exits.add(new Exit(leaf.name(), layers, Expr.product(small), factor, moments.residual(m, map)));
            }
        }
        return exits;
    }

    /**
     * Adds the small factors of a gain; returns the depth of the leaf plus those of the edges above without a learned
     * leaf.
     */
    private Depth smallFactors(FusionTree node, Modality leaf, Set<Integer> set, List<Expr> factors) {
        if (node instanceof Modality) {
            factors.add(Expr.power(
                    ReducedSystem.length(leaf), Expr.depth(leaf.depth()).minus(Constant.ONE)));
            return leaf.depth();
        }
        boolean small = node.modalities().stream()
                .noneMatch(l -> set.contains(tree.modalities().indexOf(l)));
        if (small) {
            factors.add(Expr.power(ReducedSystem.edgeNorm(node), Expr.depth(node.depth())));
        }
        FusionTree child = node.children().stream()
                .filter(c -> c.modalities().contains(leaf))
                .findFirst()
                .orElseThrow();
        Depth below = smallFactors(child, leaf, set, factors);
        return small ? below.plus(node.depth()) : below;
    }

    /**
     * Proves that the gain along an exit vanishes at the point: it is u^order times a positive factor, with order at
     * least 1.
     */
    private ProofCheck vanishes(Exit exit, Set<Integer> set, String name, int leastFusion) {
        Expr factor = exit.factor();
        Depth order = exit.layers();
        // A length of an unlearned modality in the factor would be a power that the order does not include.
        boolean constant = factor.symbols().stream().map(Symbol::name).noneMatch(zeros(set)::containsKey);
        boolean holds = factor.isPositive() && constant && isPositive(exit.order(), leastFusion);
        Verdict verdict = holds
                ? new Verdict.Proved("gain is u" + exit.modality() + "^(" + order + ") times " + factor.text())
                : new Verdict.Undecided("gain factor " + factor.text() + " was not seen to be positive and constant");
        return new ProofCheck(
                "at $" + name + "$ the gain of " + exit.modality() + " vanishes", "all depths in the case", verdict);
    }

    /**
     * Proves that a subset is no fixed point: some unlearned m has a gain of order 0 and a residual that is not
     * identically 0.
     */
    private ProofCheck excluded(Set<Integer> set, String name, List<Expr> map, int leastFusion) {
        String depths = leastFusion == 2 ? " for $" + tree.modalities().get(0).depth() + " = 1$" : "";
        for (int m = 0; m < tree.names().size(); m++) {
            Expr gain = set.contains(m)
                    ? Constant.ZERO
                    : atShallowest(system.gains().get(m)).with(zeros(set));
            if (gain.isPositive() && NormalForm.isZero(moments.residual(m, map)) instanceof Verdict.Refuted nonzero) {
                return new ProofCheck(
                        "$" + name + "$ is no fixed point" + depths + " unless the residual of "
                                + tree.names().get(m) + " happens to be 0",
                        SCOPE,
                        new Verdict.Proved("gain " + gain.text() + " > 0 and residual not 0 " + nonzero.detail()));
            }
        }
        return new ProofCheck(
                "$" + name + "$ is no fixed point" + depths,
                SCOPE,
                new Verdict.Undecided("no modality keeps gain and residual"));
    }

    private Expr atShallowest(Expr gain) {
        return tree.isNumeric() ? gain : gain.with(Map.of("Lf", Constant.ONE));
    }

    /** Lengths outside the set, with the value 0. */
    private Map<String, Expr> zeros(Set<Integer> set) {
        Map<String, Expr> values = new HashMap<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (!set.contains(m)) {
                values.put(ReducedSystem.length(tree.modalities().get(m)).name(), Constant.ZERO);
            }
        }
        return values;
    }

    private String kind(List<Exit> exits) {
        if (exits.isEmpty()) {
            return "minimum";
        }
        List<Depth> found = exits.stream().map(Exit::layers).toList();
        if (found.stream().allMatch(Depth::isNumeric)) {
            return found.stream().anyMatch(d -> d.value() == 1) ? "strict saddle" : "higher-order saddle";
        }
        Depth depth = found.get(0).plus(Depth.of(1));
        return "strict saddle for " + depth + " = 2, higher-order saddle for " + depth + " > 2";
    }

    private List<String> namesOf(Set<Integer> set) {
        List<String> names = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (set.contains(m)) {
                names.add(tree.names().get(m));
            }
        }
        return names;
    }

    private String nameOf(Set<Integer> set) {
        return "{" + String.join(",", namesOf(set)) + "}";
    }
}
