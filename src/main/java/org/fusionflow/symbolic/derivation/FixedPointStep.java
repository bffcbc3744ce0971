package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.fusionflow.symbolic.saddle.FixedPoints;

/** Writes the step on all fixed points, tag [FT-7]. */
final class FixedPointStep {
    /** Largest learned set whose loss is written without matrices; expanded determinants of larger sets fill pages. */
    private static final int LARGEST_MULTIPLIED_OUT = 2;

    private final FusionTree tree;
    private final SymbolicMoments moments;
    private final SymbolTex symbols;

    FixedPointStep(FusionTree tree, SymbolicMoments moments) {
        this.tree = tree;
        this.moments = moments;
        this.symbols = new SymbolTex(tree.names());
    }

    /**
     * The step.
     *
     * @param fixedPoints the case split with its checks
     * @param search result of the numeric search for further points, in words
     */
    Step of(FixedPoints fixedPoints, String search) {
        List<String> tex = new ArrayList<>();
        tex.add(
                "w_S=\\Sigma_{yx_S}\\Sigma_{SS}^{-1},\\quad w_{m\\notin S}=0,\\qquad"
                        + "\\mathcal{L}_S=\\tfrac12\\left(\\sigma_{yy}-\\Sigma_{yx_S}\\Sigma_{SS}^{-1}\\Sigma_{yx_S}^{\\top}\\right)");
        StringBuilder text = new StringBuilder();
        for (FixedPoint point : fixedPoints.points()) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append("$" + point.set() + "$")
                    .append(" (")
                    .append(point.describedKind().marked())
                    .append(point.condition().isEmpty() ? "" : ", exists for $" + point.condition() + "$")
                    .append(")");
            tex.add("\\mathcal{L}_{" + symbols.set(point.learned()) + "}=" + lossTex(point));
        }
        return new Step(
                "FT-7",
                "Fixed points",
                "Fixed points are described by the learned set $S$: $w_S = Sigma_yxS pinv(Sigma_SS)$, 0 elsewhere. Admissible for all moments are: "
                        + text
                        + ". There are no others if $Sigma_SS$ is invertible, except for moments at which a residual happens to be 0: a"
                        + " modality with $u_m > 0$ has $g_m > 0$ and so $e_m = 0$, which leaves one map for each $S$. Losses are written for one input a modality. "
                        + search,
                tex,
                fixedPoints.checks(),
                claims(fixedPoints));
    }

    private String lossTex(FixedPoint point) {
        if (point.learned().size() <= LARGEST_MULTIPLIED_OUT) {
            return moments.tex(point.loss());
        }
        List<Integer> members =
                point.learned().stream().map(tree.names()::indexOf).toList();
        String row = members.stream()
                .map(m -> moments.tex(moments.correlation(m)))
                .collect(Collectors.joining(" & ", "\\begin{pmatrix}", "\\end{pmatrix}"));
        String block = members.stream()
                .map(m -> members.stream()
                        .map(n -> moments.tex(moments.covariance(m, n)))
                        .collect(Collectors.joining(" & ")))
                .collect(Collectors.joining("\\\\", "\\begin{pmatrix}", "\\end{pmatrix}"));
        return "\\tfrac12\\left(\\sigma_{yy}-" + row + block + "^{-1}" + row + "^{\\top}\\right)";
    }

    private List<StatedClaim> claims(FixedPoints fixedPoints) {
        List<StatedClaim> claims = new ArrayList<>();
        for (FixedPoint point : fixedPoints.points()) {
            String set = point.set();
            for (String name : point.learned()) {
                Expr map = point.map().get(tree.names().indexOf(name));
                claims.add(StatedClaim.equal("the map of " + name + " at " + set, "At(w" + name + "," + set + ")", map)
                        .assuming(point.condition()));
            }
            claims.add(StatedClaim.equal("the loss at " + set, "At(Loss," + set + ")", point.loss())
                    .assuming(point.condition()));
        }
        fixedPoints
                .excluded()
                .forEach((set, loss) ->
                        claims.add(StatedClaim.equal(set + " is no fixed point", "At(Loss," + set + ")", loss)
                                .wrong()));
        return claims;
    }
}
