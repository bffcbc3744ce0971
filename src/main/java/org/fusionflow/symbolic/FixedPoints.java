package org.fusionflow.symbolic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.Expr.Symbol;
import org.fusionflow.symbolic.FixedPoint.Exit;

/**
 * All fixed points of the balanced flow by a case split on the learned set S: every subset is either shown to be a fixed point
 * by substitution, or excluded because some unlearned modality keeps both its gain and its residual. Tag [FT-7].
 *
 * <p>The case split is complete: at a fixed point every m has g_m = 0 or e_m = 0; a learned m has u_m &gt; 0, so every factor
 * of its gain is positive and e_m = 0, which for all learned ones together is the linear system w_S Sigma_SS = Sigma_yxS.
 */
final class FixedPoints {
    static final String SCOPE = "one input a modality, all moments symbolic";

    private final FusionTree tree;
    private final ReducedSystem system;
    private final Moments moments;
    private final List<FixedPoint> points = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    FixedPoints(ReducedSystem system) {
        this(system, new Moments(system.tree().names()));
    }

    FixedPoints(ReducedSystem system, Moments moments) {
        this.tree = system.tree();
        this.system = system;
        this.moments = moments;
        int subsets = 1 << tree.names().size();
        for (int set = 0; set < subsets; set++) {
            consider(set);
        }
        points.sort(java.util.Comparator.comparingInt(p -> p.learned().size()));
        checks.add(lossByResidual());
        checks.add(minimum());
    }

    List<FixedPoint> points() {
        return List.copyOf(points);
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    private void consider(int set) {
        List<Expr> map = moments.leastSquares(set);
        String name = nameOf(set);
        List<Verdict> solves = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (learned(set, m)) {
                solves.add(NormalForm.isZero(moments.residual(m, map)));
            }
        }
        if (!solves.isEmpty()) {
            checks.add(new Check(
                    "at " + name + " the residual of every learned modality is 0", SCOPE, Verdict.all(solves)));
        }
        List<Exit> exits = exits(set);
        int leastFusion = leastAdmissible(exits);
        if (leastFusion > 0) {
            Expr loss = moments.leastLoss(set);
            checks.add(new Check(
                    "loss at " + name + " is (sigma_yy - Sigma_yx.w)/2",
                    SCOPE,
                    NormalForm.equal(moments.lossWithoutResidual(map), loss)));
            for (Exit exit : exits) {
                checks.add(vanishes(exit, set, name, leastFusion));
            }
            String condition = leastFusion > 1 ? tree.modalities().get(0).depth() + " >= " + leastFusion : "";
            points.add(new FixedPoint(namesOf(set), map, loss, kind(exits), condition, exits));
        }
        if (leastFusion != 1) {
            checks.add(excluded(set, name, map, leastFusion));
        }
    }

    /** Smallest fusion layer from which every exit has positive order: 1 if always, 0 if never. */
    private int leastAdmissible(List<Exit> exits) {
        for (int leastFusion = 1; leastFusion <= (tree.isNumeric() ? 1 : 2); leastFusion++) {
            DepthRange range = new DepthRange(leastFusion);
            if (exits.stream().allMatch(exit -> range.least(orders.getOrDefault(exit, Depth.of(0))) >= 1)) {
                return leastFusion;
            }
        }
        return 0;
    }

    private final Map<Exit, Depth> orders = new HashMap<>();

    private List<Exit> exits(int set) {
        List<Exit> exits = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (!learned(set, m)) {
                Modality leaf = tree.modalities().get(m);
                Depth order = smallFactors(tree, leaf, set, Depth.of(0)).minus(Depth.of(1));
                Expr orderExpr = Expr.depth(order);
                Expr factor = system.gains()
                        .get(m)
                        .over(Expr.power(ReducedSystem.length(leaf), orderExpr))
                        .with(zeros(set | 1 << m))
                        .with(set == 0 ? Map.of() : zeros(set));
                Exit exit = new Exit(leaf.name(), orderExpr, factor);
                orders.put(exit, order);
                exits.add(exit);
            }
        }
        return exits;
    }

    /** Depth of the leaf plus the depths of the edges above it that hold no learned leaf. */
    private Depth smallFactors(FusionTree node, Modality leaf, int set, Depth sum) {
        boolean small = node.modalities().stream()
                .noneMatch(l -> learned(set, tree.modalities().indexOf(l)));
        Depth here = small ? sum.plus(node.depth()) : sum;
        for (FusionTree child : node.children()) {
            if (child.modalities().contains(leaf)) {
                return smallFactors(child, leaf, set, here);
            }
        }
        return here;
    }

    /** The gain along an exit is u^order times a factor that stays positive, and order is at least 1: it vanishes at the point. */
    private Check vanishes(Exit exit, int set, String name, int leastFusion) {
        Expr factor = exit.factor();
        Depth order = orders.getOrDefault(exit, Depth.of(0));
        // A length of an unlearned modality left in the factor would be a power that the order does not count.
        boolean constant = factor.symbols().stream().map(Symbol::name).noneMatch(zeros(set)::containsKey);
        boolean holds = factor.isPositive() && constant && new DepthRange(leastFusion).least(order) >= 1;
        Verdict verdict = holds
                ? new Verdict.Proved("gain is u" + exit.modality() + "^(" + order + ") times " + factor.text())
                : new Verdict.Undecided("gain factor " + factor.text() + " was not seen to be positive and constant");
        return new Check(
                "at " + name + " the gain of " + exit.modality() + " vanishes", "all depths in the case", verdict);
    }

    /** A subset that is no fixed point: some unlearned m has gain of order 0 and a residual that is not identically 0. */
    private Check excluded(int set, String name, List<Expr> map, int leastFusion) {
        String depths = leastFusion == 2 ? " for " + tree.modalities().get(0).depth() + " = 1" : "";
        for (int m = 0; m < tree.names().size(); m++) {
            Expr gain = learned(set, m)
                    ? Constant.ZERO
                    : atShallowest(system.gains().get(m)).with(zeros(set));
            if (gain.isPositive() && NormalForm.isZero(moments.residual(m, map)) instanceof Verdict.Refuted nonzero) {
                return new Check(
                        name + " is no fixed point" + depths + " unless the residual of "
                                + tree.names().get(m) + " happens to be 0",
                        SCOPE,
                        new Verdict.Proved("gain " + gain.text() + " > 0 and residual not 0 " + nonzero.detail()));
            }
        }
        return new Check(
                name + " is no fixed point" + depths,
                SCOPE,
                new Verdict.Undecided("no modality keeps gain and residual"));
    }

    private Expr atShallowest(Expr gain) {
        return tree.isNumeric() ? gain : gain.with(Map.of("Lf", Constant.ONE));
    }

    /** Lengths outside the set at 0. */
    private Map<String, Expr> zeros(int set) {
        Map<String, Expr> values = new HashMap<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (!learned(set, m)) {
                values.put(ReducedSystem.length(tree.modalities().get(m)).name(), Constant.ZERO);
            }
        }
        return values;
    }

    /** Where w_m or e_m vanishes for every m, as at every fixed point, the loss is (sigma_yy - Sigma_yx.w)/2. */
    private Check lossByResidual() {
        List<Expr> w = symbols("w");
        Expr overlap = Expr.sum(
                indices().mapToObj(m -> w.get(m).times(moments.residual(m, w))).toList());
        return new Check(
                "loss = (sigma_yy - Sigma_yx.w - e.w)/2 for every map w",
                SCOPE,
                NormalForm.equal(moments.loss(w), moments.lossWithoutResidual(w).minus(Constant.HALF.times(overlap))));
    }

    /** With e(w*) = 0 the loss exceeds that of w* by a positive semidefinite form: the full set is the global minimum. */
    private Check minimum() {
        List<Expr> w = symbols("w");
        List<Expr> best = symbols("c");
        List<Expr> offsets =
                indices().mapToObj(m -> w.get(m).minus(best.get(m))).toList();
        Expr linear = Expr.sum(indices()
                .mapToObj(m -> offsets.get(m).times(moments.residual(m, best)))
                .toList());
        return new Check(
                "loss(w) = loss(c) - e(c).(w - c) + (w - c) Sigma (w - c)'/2 for all w, c, so the full set is the global"
                        + " minimum",
                SCOPE,
                NormalForm.equal(
                        moments.loss(w).minus(moments.loss(best)),
                        moments.quadratic(offsets).times(Constant.HALF).minus(linear)));
    }

    private IntStream indices() {
        return IntStream.range(0, tree.names().size());
    }

    private List<Expr> symbols(String prefix) {
        return tree.names().stream().<Expr>map(m -> Expr.real(prefix + m)).toList();
    }

    private String kind(List<Exit> exits) {
        if (exits.isEmpty()) {
            return "minimum";
        }
        List<Depth> found =
                exits.stream().map(e -> orders.getOrDefault(e, Depth.of(0))).toList();
        if (found.stream().allMatch(Depth::isNumeric)) {
            return found.stream().anyMatch(d -> d.value() == 1) ? "strict saddle" : "higher-order saddle";
        }
        Depth depth = found.get(0).plus(Depth.of(1));
        return "strict saddle for " + depth + " = 2, higher-order saddle for " + depth + " > 2";
    }

    private static boolean learned(int set, int m) {
        return (set >> m & 1) == 1;
    }

    private List<String> namesOf(int set) {
        List<String> names = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (learned(set, m)) {
                names.add(tree.names().get(m));
            }
        }
        return names;
    }

    private String nameOf(int set) {
        return "{" + String.join(",", namesOf(set)) + "}";
    }
}
