package org.fusionflow.symbolic.flow;

import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.proof.ProofCheck;

/**
 * Proves identities of the loss as a quadratic form, for all maps w and c with free symbols. They are stated for
 * inputs; a modality with several inputs is a group of them, so every consequence holds for blocks with sums over the
 * group.
 */
public final class LossProofs {
    private final List<String> names;
    private final SymbolicMoments moments;
    private final String scope;

    /**
     * Proofs for scalar inputs.
     *
     * @param names of the inputs
     * @param moments symbols of their second moments
     */
    public LossProofs(List<String> names, SymbolicMoments moments) {
        this.names = names;
        this.moments = moments;
        this.scope = names.size() + " inputs, in any grouping into modalities; all moments symbolic";
    }

    /**
     * Proves that the loss is (sigma_yy - Sigma_yx.w)/2 where w_m or e_m vanishes for every m, as at every fixed
     * point.
     */
    public ProofCheck byResidual() {
        List<Expr> w = symbols("w");
        Expr overlap = Expr.sum(
                indices().mapToObj(m -> w.get(m).times(moments.residual(m, w))).toList());
        return new ProofCheck(
                "$Loss = (sigma_yy - Sigma_yx.w - e.w)/2$ for every map $w$",
                scope,
                NormalForm.equal(moments.loss(w), moments.lossWithoutResidual(w).minus(Constant.HALF.times(overlap))));
    }

    /**
     * Proves for e(w*) = 0 that the loss exceeds that of w* by a positive semidefinite form, so that the full set is
     * the global minimum.
     */
    public ProofCheck minimum() {
        List<Expr> w = symbols("w");
        List<Expr> best = symbols("c");
        List<Expr> offsets =
                indices().mapToObj(m -> w.get(m).minus(best.get(m))).toList();
        Expr linear = Expr.sum(indices()
                .mapToObj(m -> offsets.get(m).times(moments.residual(m, best)))
                .toList());
        return new ProofCheck(
                "$Loss(w) = Loss(c) - e(c).(w - c) + (w - c) Sigma (w - c)'/2$ for all $w$, $c$, so the full set is the global"
                        + " minimum",
                scope,
                NormalForm.equal(
                        moments.loss(w).minus(moments.loss(best)),
                        moments.quadratic(offsets).times(Constant.HALF).minus(linear)));
    }

    /**
     * Proves that the residual is affine in the map; for e(w) = 0 and e(c) = 0 on S this is the law of
     * mis-attribution, [FT-10].
     */
    public ProofCheck residualDifference() {
        List<Expr> w = symbols("w");
        List<Expr> c = symbols("c");
        List<Verdict> verdicts = indices()
                .mapToObj(k -> {
                    Expr change = Expr.sum(indices()
                            .mapToObj(n -> c.get(n).minus(w.get(n)).times(moments.covariance(n, k)))
                            .toList());
                    return NormalForm.equal(moments.residual(k, w).minus(moments.residual(k, c)), change);
                })
                .toList();
        return new ProofCheck(
                "$e_k(w) - e_k(c)$ = sum over $n$ of $(c_n - w_n) Sigma_nk$ for all $w$, $c$",
                scope,
                Verdict.all(verdicts));
    }

    /**
     * Proves an identity for the difference of two losses. For e(c) = 0 on S and m, e(w) = 0 on S and w_m = 0 its
     * right side is e_m(w).c_m/2.
     */
    public ProofCheck lossDifference() {
        List<Expr> w = symbols("w");
        List<Expr> c = symbols("c");
        Expr change = Expr.sum(indices()
                .mapToObj(k -> moments.residual(k, w)
                        .plus(moments.residual(k, c))
                        .times(c.get(k).minus(w.get(k))))
                .toList());
        return new ProofCheck(
                "$Loss(w) - Loss(c) = (e(w) + e(c)).(c - w)/2$ for all $w$, $c$",
                scope,
                NormalForm.equal(moments.loss(w).minus(moments.loss(c)), Constant.HALF.times(change)));
    }

    private IntStream indices() {
        return IntStream.range(0, names.size());
    }

    private List<Expr> symbols(String prefix) {
        return names.stream().<Expr>map(m -> Expr.real(prefix + m)).toList();
    }
}
