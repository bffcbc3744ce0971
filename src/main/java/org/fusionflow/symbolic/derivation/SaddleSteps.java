package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Verdict;
import org.fusionflow.symbolic.flow.LossProofs;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.phase.Alone;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.fusionflow.symbolic.saddle.FixedPoint.Exit;
import org.fusionflow.symbolic.saddle.FixedPoints;

/**
 * Writes the steps on the consequences of the saddles for learning: mis-attribution [FT-10], superficial preference
 * [FT-11] and permanent bias [FT-12]. A step is left out if the tree has no saddles of its kind.
 */
final class SaddleSteps {
    private static final int LARGEST_BY_VALUE = 2;

    private final FusionTree tree;
    private final List<FixedPoint> points;
    private final SymbolicMoments moments;
    private final LossProofs losses;
    private final SymbolTex symbols;

    SaddleSteps(FusionTree tree, List<FixedPoint> points, SymbolicMoments moments) {
        this.tree = tree;
        this.points = points;
        this.moments = moments;
        this.losses = new LossProofs(tree.names(), moments);
        this.symbols = new SymbolTex(tree.names());
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (points.stream().anyMatch(SaddleSteps::isPartial)) {
            steps.add(misattribution());
        }
        preference().ifPresent(steps::add);
        if (tree.names().size() > 1) {
            steps.add(permanentBias());
        }
        return steps;
    }

    /** True if some modalities are learned and some are not. */
    private static boolean isPartial(FixedPoint point) {
        return !point.learned().isEmpty() && !point.exits().isEmpty();
    }

    private String full() {
        return "{" + String.join(",", tree.names()) + "}";
    }

    private int index(String name) {
        return tree.names().indexOf(name);
    }

    /** Leaf indices of the learned modalities. */
    private Set<Integer> members(FixedPoint point) {
        return point.learned().stream().map(this::index).collect(Collectors.toUnmodifiableSet());
    }

    private Step misattribution() {
        List<String> tex = new ArrayList<>();
        tex.add(
                "w_S-w_S^{\\ast}=w_U^{\\ast}\\,\\Sigma_{US}\\,\\Sigma_{SS}^{-1},\\qquad U=\\text{the modalities that are not learned}");
        List<ProofCheck> checks = new ArrayList<>();
        checks.add(losses.residualDifference());
        List<StatedClaim> claims = new ArrayList<>();
        for (FixedPoint point : points) {
            if (!isPartial(point)) {
                continue;
            }
            for (String column : point.learned()) {
                claims.add(misattributionClaim(point, column));
            }
            if (point.learned().size() == 1) {
                int m = index(point.learned().get(0));
                List<String> terms = new ArrayList<>();
                point.exits()
                        .forEach(exit -> terms.add(symbols.of("w*_" + exit.modality()) + "\\,"
                                + moments.tex(moments.covariance(index(exit.modality()), m))));
                tex.add(symbols.of("w" + tree.names().get(m)) + "^{" + symbols.set(point.learned()) + "}-"
                        + symbols.of("w*_" + tree.names().get(m)) + "=\\frac{" + String.join("+", terms) + "}{"
                        + moments.tex(moments.covariance(m, m)) + "}");
            }
        }
        if (tree.names().size() == 2) {
            checks.add(new ProofCheck(
                    "the same for both unimodal saddles, by substitution of both maps",
                    FixedPoints.SCOPE,
                    twoModalities()));
        }
        return new Step(
                "FT-10",
                "Mis-attribution",
                "At the saddle of $S$ the learned modalities take credit for what correlates with the others: $w_S - w*_S = w*_U"
                        + " Sigma_US inverse(Sigma_SS)$, $w*$ the map at the minimum, $U$ the unlearned modalities. At both points the"
                        + " residual of $S$ is 0 [FT-7], so that the difference of the two residuals, which is affine in the map, says it."
                        + " It is 0 if $S$ and $U$ are uncorrelated.",
                tex,
                checks,
                claims);
    }

    private Verdict twoModalities() {
        List<Expr> best = moments.leastSquares(Set.of(0, 1));
        List<Verdict> verdicts = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            Expr excess = moments.leastSquares(Set.of(m)).get(m).minus(best.get(m));
            Expr credit = best.get(1 - m).times(moments.covariance(0, 1)).over(moments.covariance(m, m));
            verdicts.add(NormalForm.equal(excess, credit));
        }
        return Verdict.all(verdicts);
    }

    /** One column of {@code (w_S - w*_S) Sigma_SS = w*_U Sigma_US}. */
    private StatedClaim misattributionClaim(FixedPoint point, String column) {
        List<String> left = new ArrayList<>();
        for (String name : point.learned()) {
            left.add("(At(w" + name + "," + point.set() + ") - At(w" + name + "," + full() + "))*"
                    + moments.covariance(index(name), index(column)).text());
        }
        List<String> right = new ArrayList<>();
        for (Exit exit : point.exits()) {
            right.add("At(w" + exit.modality() + "," + full() + ")*"
                    + moments.covariance(index(exit.modality()), index(column)).text());
        }
        return StatedClaim.equal(
                        "mis-attribution at " + point.set() + ", input " + column,
                        String.join(" + ", left),
                        String.join(" + ", right))
                .assuming(point.condition());
    }

    /**
     * The step on pairs of unimodal saddles whose modalities have the same number of layers, so that their rates can
     * be compared.
     */
    private Optional<Step> preference() {
        List<FixedPoint> alone =
                points.stream().filter(p -> p.learned().size() == 1).toList();
        List<StatedClaim> claims = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        List<String> tex = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            for (int j = i + 1; j < alone.size(); j++) {
                int a = index(alone.get(i).learned().get(0));
                int b = index(alone.get(j).learned().get(0));
                Expr ofA = Alone.layers(tree, tree.modalities().get(a));
                if (!ofA.equals(Alone.layers(tree, tree.modalities().get(b)))) {
                    continue;
                }
                Expr difference = Constant.HALF.times(explained(b).minus(explained(a)));
                verdicts.add(
                        NormalForm.equal(alone.get(i).loss().minus(alone.get(j).loss()), difference));
                verdicts.add(NormalForm.equal(difference, factored(a, b)));
                String sets = alone.get(i).set() + " and " + alone.get(j).set();
                claims.add(StatedClaim.equal(
                                "what " + sets + " leave unexplained",
                                "At(Loss," + alone.get(i).set() + ") - At(Loss,"
                                        + alone.get(j).set() + ")",
                                difference)
                        .assuming(alone.get(i).condition()));
                claims.add(superficial(alone.get(i), alone.get(j)));
                tex.add("\\mathcal{L}_{" + symbols.set(alone.get(i).learned()) + "}-\\mathcal{L}_{"
                        + symbols.set(alone.get(j).learned()) + "}=" + moments.tex(difference));
            }
        }
        if (verdicts.isEmpty()) {
            return Optional.empty();
        }
        tex.add(
                "\\text{superficial: }\\; s_A>s_B\\;\\text{ but }\\;\\Sigma_{yx_A}\\Sigma_A^{-1}\\Sigma_{yx_A}^{\\top}<\\Sigma_{yx_B}"
                        + "\\Sigma_B^{-1}\\Sigma_{yx_B}^{\\top},\\qquad s_m=\\lVert\\Sigma_{yx_m}\\rVert");
        return Optional.of(new Step(
                "FT-11",
                "Superficial preference",
                "Of two modalities with equally many layers the one with the larger $s_m = ||Sigma_yxm||$ leaves the start first [FT-9],"
                        + " but which of them explains more is decided by $Sigma_yxm inverse(Sigma_m) Sigma_yxm'$. The preference is"
                        + " superficial where the two disagree; one input a modality: $Sqrt(Sigma_B/Sigma_A) < s_B/s_A < 1$.",
                tex,
                List.of(
                        new ProofCheck(
                                "$Loss_A - Loss_B = (s_B^2/Sigma_B - s_A^2/Sigma_A)/2$, which is positive exactly if $s_B Sqrt(Sigma_A) > s_A Sqrt(Sigma_B)$",
                                FixedPoints.SCOPE + ", $s_m > 0$",
                                Verdict.all(verdicts)),
                        new ProofCheck(
                                "the condition can be met",
                                "$s_A = 2$, $s_B = 1$, $Sigma_A = 16$, $Sigma_B = 1$",
                                witness())),
                claims));
    }

    /** When the faster of two modalities explains less, both with a positive correlation. */
    private static StatedClaim superficial(FixedPoint faster, FixedPoint slower) {
        String a = faster.learned().get(0);
        String b = slower.learned().get(0);
        return StatedClaim.stated(
                        "when the faster learning of " + a + " before " + b + " is superficial",
                        "At(Loss," + slower.set() + ") < At(Loss," + faster.set() + ") <=> s" + b + "*Sqrt(v" + a
                                + ") > s" + a + "*Sqrt(v" + b + ")")
                .assuming("s" + a + " > s" + b)
                .assuming("s" + b + " > 0")
                .assuming(faster.condition())
                .assuming(slower.condition());
    }

    private Expr explained(int m) {
        return Expr.power(moments.correlation(m), 2).over(moments.covariance(m, m));
    }

    /** The difference, factored so that one factor has its sign. */
    private Expr factored(int a, int b) {
        Expr ofB = moments.correlation(b).times(Expr.sqrt(moments.covariance(a, a)));
        Expr ofA = moments.correlation(a).times(Expr.sqrt(moments.covariance(b, b)));
        return ofB.minus(ofA)
                .times(ofB.plus(ofA))
                .over(Expr.product(Expr.number(2), moments.covariance(a, a), moments.covariance(b, b)));
    }

    private static Verdict witness() {
        Expr a = Expr.number(Rational.of(4, 16));
        Expr b = Expr.number(1);
        boolean superficial = b.minus(a).isPositive();
        return superficial
                ? new Verdict.Proved("s_A > s_B, explained variances " + a.text() + " < " + b.text())
                : new Verdict.Undecided("no example");
    }

    private Step permanentBias() {
        List<ProofCheck> checks = new ArrayList<>();
        checks.add(losses.lossDifference());
        List<StatedClaim> claims = new ArrayList<>();
        for (FixedPoint point : points) {
            if (point.exits().isEmpty()) {
                continue;
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Exit exit : point.exits()) {
                int m = index(exit.modality());
                Set<Integer> larger = new HashSet<>(members(point));
                larger.add(m);
                Expr schur = moments.determinantOf(larger).over(moments.determinantOf(members(point)));
                Expr added = moments.leastSquares(larger).get(m);
                verdicts.add(NormalForm.equal(added.times(schur), exit.residual()));
                points.stream()
                        .filter(other -> members(other).equals(larger))
                        .forEach(other -> claims.add(gapClaim(point, other, exit, schur)));
            }
            checks.add(new ProofCheck(
                    "at $" + point.set()
                            + "$ least squares would give an unlearned $m$ the weight $e_m$ over the Schur complement",
                    FixedPoints.SCOPE,
                    Verdict.all(verdicts)));
        }
        return new Step(
                "FT-12",
                "Permanent bias",
                "What $m$ could still explain beside $S$ is $Loss_S - Loss_Sm = e_m inverse(Sigma_m - Sigma_mS inverse(Sigma_SS) Sigma_Sm)"
                        + " e_m'/2$ with $e_m$ its residual at the saddle, $Loss$ the least loss on a set. So these are one and the same:"
                        + " $e_m = 0$ at $S$; the rate of exit $Lambda_m$ is 0; learning $m$ too would not lower the loss. The saddle is then"
                        + " never left along $m$: the bias is permanent.",
                List.of(
                        "\\mathcal{L}_S-\\mathcal{L}_{S\\cup m}=\\tfrac12\\,e_m\\left(\\Sigma_m-\\Sigma_{mS}\\,\\Sigma_{SS}^{-1}\\,\\Sigma_{Sm}"
                                + "\\right)^{-1}e_m^{\\top}",
                        "e_m=0\\;\\Longleftrightarrow\\;\\Lambda_m=0\\;\\Longleftrightarrow\\;\\mathcal{L}_S=\\mathcal{L}_{S\\cup m}"),
                checks,
                claims);
    }

    private static StatedClaim gapClaim(FixedPoint point, FixedPoint other, Exit exit, Expr schur) {
        Expr gap = Constant.HALF.times(Expr.power(exit.residual(), 2)).over(schur);
        String name = "what " + exit.modality() + " explains beside " + point.set();
        // [FT-7] proves that losses of larger sets have these values; with At the expression is too large for the
        // engine of verify.
        return other.learned().size() <= LARGEST_BY_VALUE
                ? StatedClaim.equal(name, "At(Loss," + point.set() + ") - At(Loss," + other.set() + ")", gap)
                        .assuming(point.condition())
                        .assuming(other.condition())
                : StatedClaim.equal(
                        name + ", by their losses",
                        "(" + point.loss().text() + ") - (" + other.loss().text() + ")",
                        gap);
    }
}
