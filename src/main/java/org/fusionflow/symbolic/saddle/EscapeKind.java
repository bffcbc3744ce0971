package org.fusionflow.symbolic.saddle;

import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * How an unlearned modality moves near a fixed point, to first order; tag [FT-9]. Its equation is {@code du/dt = c e u^p} with c &gt; 0, the residual e
 * at the point, and p + 1 small factors on its path. For the modalities that are learned there, the Jacobian is {@code -(G S G) K} with the gains
 * G = diag(g) &gt; 0, the covariance S of their inputs and {@code K = diag(d) + sum over edges of d_e u u'/N_e^2}. Both factors are symmetric and positive
 * definite, so its eigenvalues, which are those of {@code -K^(1/2) (G S G) K^(1/2)}, are all below 0, and no unlearned modality enters their equations
 * to first order: stability is decided by the escapes alone.
 */
public enum EscapeKind {
    /** p = 1: an eigenvalue c e of the sign of the residual. */
    OWN,
    /**
     * p = 1 through an edge that it shares with other unlearned modalities: the norm of the edge has a corner at 0, and in the amplitudes of the layers
     * there are eigenvalues of both signs, plus and minus c ||e||, e the residuals of those that share it.
     */
    SHARED,
    /** p &ge; 2: an eigenvalue 0. */
    SLOW;

    /**
     * The escape of a modality.
     *
     * @param learned leaf indices of the modalities that are learned at the point, which exists for all depths of the set
     * @param leaf an unlearned modality
     * @throws ArithmeticException if it differs between the depths of the set
     */
    public static EscapeKind of(FusionTree tree, Set<Integer> learned, Modality leaf, DepthSet depths) {
        Expr order = Expr.sum(own(tree, tree, leaf, learned), shared(tree, tree, leaf, learned), Expr.number(-2));
        if (isPositive(order, depths)) {
            return SLOW;
        }
        if (isZero(order, depths)) {
            Expr shared = shared(tree, tree, leaf, learned);
            if (isZero(shared, depths)) {
                return OWN;
            }
            if (isPositive(shared, depths)) {
                return SHARED;
            }
        }
        throw new ArithmeticException(
                "how " + leaf.name() + " escapes differs between the L and Lf of which the claim speaks");
    }

    private static boolean isPositive(Expr expr, DepthSet depths) {
        return DepthSet.Form.of(expr).filter(depths::isPositive).isPresent();
    }

    private static boolean isZero(Expr expr, DepthSet depths) {
        return DepthSet.Form.of(expr)
                .filter(form -> depths.isNonnegative(form) && depths.isNonnegative(form.negate()))
                .isPresent();
    }

    /** Layers on the path of the leaf above which no other modality is found. */
    private static Expr own(FusionTree tree, FusionTree node, Modality leaf, Set<Integer> learned) {
        return layers(tree, node, leaf, learned, true);
    }

    /** Layers on the path that are shared by unlearned modalities only. */
    private static Expr shared(FusionTree tree, FusionTree node, Modality leaf, Set<Integer> learned) {
        return layers(tree, node, leaf, learned, false);
    }

    private static Expr layers(FusionTree tree, FusionTree node, Modality leaf, Set<Integer> learned, boolean alone) {
        boolean single = node.modalities().size() == 1;
        boolean small = node.modalities().stream()
                .noneMatch(l -> learned.contains(tree.modalities().indexOf(l)));
        Expr here = small && single == alone ? Expr.depth(node.depth()) : Expr.number(0);
        for (FusionTree child : node.children()) {
            if (child.modalities().contains(leaf)) {
                return here.plus(layers(tree, child, leaf, learned, alone));
            }
        }
        return here;
    }
}
