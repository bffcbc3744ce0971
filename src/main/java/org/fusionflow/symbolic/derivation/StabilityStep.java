package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.EscapeKind;
import org.fusionflow.symbolic.saddle.FixedPoint;

/**
 * Writes the step on the stability of all fixed points, tag [FT-14]. The Jacobian of the balanced flow at a fixed point is block triangular: unlearned
 * modalities do not enter the equations of learned ones to first order, nor the other way round. The block of the learned ones is
 * {@code -(G S G) K} with G = diag(g), S the covariance of their inputs and K symmetric, which the step proves; {@link EscapeKind} tells the rest.
 */
final class StabilityStep {
    /** Cases of symbolic depths that are told apart: each row covers all L and Lf. */
    private static final List<List<String>> PARTITIONS = List.of(
            List.of(""),
            List.of("Lf == 2", "Lf >= 3"),
            List.of("L == 2", "L >= 3"),
            List.of("L == 2, Lf == 1", "L == 2, Lf == 2", "L >= 3"));

    private final FusionTree tree;
    private final ReducedSystem system;
    private final List<FixedPoint> points;

    StabilityStep(ReducedSystem system, List<FixedPoint> points) {
        this.tree = system.tree();
        this.system = system;
        this.points = points;
    }

    Step step() {
        List<StatedClaim> claims = new ArrayList<>();
        List<String> words = new ArrayList<>();
        points.forEach(point -> state(point, claims, words));
        return new Step(
                "FT-14",
                "Stability",
                "At the fixed point of $S$ the Jacobian of the balanced flow is block triangular. That of the learned modalities is $-(G Sigma_SS G) K$ with"
                        + " $G$ the gains, $Sigma_SS$ the covariance of their inputs and $K$ the diagonal of the $d_m$ plus the sum over the edges of $d_e u_m u_n/N_e^2$: both"
                        + " factors are symmetric and positive definite, so that all its eigenvalues are negative. An unlearned modality adds one"
                        + " of the sign of its residual if $p = 1$ [FT-9], both signs if it shares an edge that no learned modality uses, and 0 if $p > 1$: "
                        + String.join("; ", words) + ".",
                List.of(
                        "J_{SS}=-\\left(G\\,\\Sigma_{SS}\\,G\\right)K,\\qquad K_{mn}=d_m\\,\\delta_{mn}+\\sum_{e\\text{ above }m,n}d_e\\,\\frac{u_m u_n}{N_e^{2}}"),
                List.of(
                        new ProofCheck(
                                "$dw_m/du_n = g_m K_mn$ for all $m$ and $n$",
                                (tree.isNumeric() ? tree.newick() : "all $L$ and $Lf$") + "; all lengths symbolic",
                                Verdict.all(slopes())),
                        new ProofCheck(
                                "$K$ is a diagonal of at least 1 plus multiples of at least 0 of squares, so it is positive definite",
                                "every edge has 0 layers at least, every leaf 1",
                                counts())),
                claims);
    }

    private List<Verdict> slopes() {
        List<Modality> leaves = tree.modalities();
        List<Verdict> verdicts = new ArrayList<>();
        for (int m = 0; m < leaves.size(); m++) {
            Expr gain = system.gains().get(m);
            Expr map = gain.times(ReducedSystem.length(leaves.get(m)));
            for (int n = 0; n < leaves.size(); n++) {
                Expr slope = map.derivative(ReducedSystem.length(leaves.get(n)));
                verdicts.add(NormalForm.equal(slope, gain.times(shape(tree, leaves.get(m), leaves.get(n)))));
            }
        }
        return verdicts;
    }

    /** {@code K_mn}: the layers of the edges above both, each weighted by {@code u_m u_n} over its squared norm. */
    private static Expr shape(FusionTree node, Modality m, Modality n) {
        if (node instanceof Modality leaf) {
            return leaf.equals(m) && leaf.equals(n) ? Expr.depth(leaf.depth()) : Constant.ZERO;
        }
        List<Modality> below = node.modalities();
        if (!below.contains(m) || !below.contains(n)) {
            return Constant.ZERO;
        }
        Expr here = Expr.depth(node.depth())
                .times(ReducedSystem.length(m))
                .times(ReducedSystem.length(n))
                .over(Expr.power(ReducedSystem.edgeNorm(node), 2));
        List<Expr> terms = new ArrayList<>(List.of(here));
        node.children().forEach(child -> terms.add(shape(child, m, n)));
        return Expr.sum(terms);
    }

    private Verdict counts() {
        DepthSet depths = DepthSet.of(tree);
        boolean holds = tree.modalities().stream()
                        .allMatch(leaf -> isAtLeast(Expr.depth(leaf.depth()).minus(Constant.ONE), depths))
                && edgesHold(tree, depths);
        return holds
                ? new Verdict.Proved("the numbers of layers are linear in L and Lf and least at the bounds of both")
                : new Verdict.Undecided("a number of layers was not seen to be positive");
    }

    private static boolean edgesHold(FusionTree node, DepthSet depths) {
        return isAtLeast(Expr.depth(node.depth()), depths)
                && node.children().stream().allMatch(child -> edgesHold(child, depths));
    }

    private static boolean isAtLeast(Expr excess, DepthSet depths) {
        return DepthSet.Form.of(excess).filter(depths::isNonnegative).isPresent();
    }

    private void state(FixedPoint point, List<StatedClaim> claims, List<String> words) {
        Set<Integer> learned = new TreeSet<>();
        point.learned().forEach(name -> learned.add(tree.names().indexOf(name)));
        for (List<String> partition : PARTITIONS) {
            Map<String, List<EscapeKind>> cases = new LinkedHashMap<>();
            boolean determined = true;
            for (String condition : partition) {
                DepthSet depths = DepthSet.of(tree).with(point.condition()).with(condition);
                if (depths.isEmpty()) {
                    continue;
                }
                try {
                    List<EscapeKind> escapes = new ArrayList<>();
                    for (FixedPoint.Exit exit : point.exits()) {
                        Modality leaf = tree.modalities().get(tree.names().indexOf(exit.modality()));
                        escapes.add(EscapeKind.of(tree, learned, leaf, depths));
                    }
                    cases.put(condition, escapes);
                } catch (ArithmeticException differs) {
                    determined = false;
                }
            }
            if (determined) {
                cases.forEach((condition, escapes) -> state(point, condition, escapes, claims, words));
                return;
            }
        }
    }

    private static void state(
            FixedPoint point,
            String condition,
            List<EscapeKind> escapes,
            List<StatedClaim> claims,
            List<String> words) {
        List<String> below = new ArrayList<>();
        List<String> above = new ArrayList<>();
        for (int i = 0; i < escapes.size(); i++) {
            String residual = point.exits().get(i).residual().text();
            if (escapes.get(i) == EscapeKind.OWN) {
                below.add(residual + " < 0");
                above.add(residual + " > 0");
            } else if (escapes.get(i) == EscapeKind.SHARED) {
                above.add(residual + " != 0");
            }
        }
        String set = point.set();
        String when = condition.isEmpty() ? "" : " for " + condition;
        boolean canBeStable = below.size() == escapes.size();
        String stable = !canBeStable
                ? "!Stable(" + set + ")"
                : "Stable(" + set + ")" + (below.isEmpty() ? "" : " <=> " + String.join(" && ", below));
        String unstable =
                above.isEmpty() ? "!Unstable(" + set + ")" : "Unstable(" + set + ") <=> " + String.join(" || ", above);
        claims.add(StatedClaim.stated(
                        (canBeStable ? "when " + set + " is stable" : set + " is never stable") + when, stable)
                .assuming(point.condition())
                .assuming(condition));
        claims.add(StatedClaim.stated(
                        (above.isEmpty() ? set + " is never unstable" : "when " + set + " is unstable") + when,
                        unstable)
                .assuming(point.condition())
                .assuming(condition));
        words.add("$" + set + "$" + (when.isEmpty() ? "" : " ($" + condition.replace("==", "=") + "$)") + " is "
                + (escapes.isEmpty()
                        ? "stable"
                        : canBeStable ? "stable if and only if all residuals are negative" : "never stable")
                + (above.isEmpty() ? " and never unstable" : ""));
    }
}
