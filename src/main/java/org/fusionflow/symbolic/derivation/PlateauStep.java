package org.fusionflow.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.flow.LossProofs;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.proof.StatedClaim;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;

/**
 * Writes the step on the order of the losses at the fixed points, tag [FT-15]: learning more never leaves a higher
 * plateau, and leaves an equal one only if what is added has no residual.
 */
final class PlateauStep {
    /** Learned sets up to this size are written out: the loss of n modalities has a determinant of n! terms. */
    private static final int LARGEST_SET = 3;

    /** From so many modalities on, only sets of two are written out, because there are many more of three. */
    private static final int MANY = 4;

    /** Modalities that are learned at once; that more of them have residual 0 takes the search for a proof too long. */
    private static final int MOST_ADDED = 2;

    /** Longer lists of inequalities say no more than their general form. */
    private static final int MOST_SHOWN = 4;

    private final FusionTree tree;
    private final List<FixedPoint> points;
    private final LossProofs losses;
    private final SymbolTex symbols;

    /** Two fixed points without another one between them. */
    private record Pair(FixedPoint less, FixedPoint more) {
        List<String> added() {
            List<String> added = new ArrayList<>(more.learned());
            added.removeAll(less.learned());
            return added;
        }
    }

    PlateauStep(FusionTree tree, List<FixedPoint> points, SymbolicMoments moments) {
        this.tree = tree;
        this.points = points;
        this.losses = new LossProofs(tree.names(), moments);
        this.symbols = new SymbolTex(tree.names());
    }

    /** The step; empty for a network that has one fixed point only. */
    Optional<Step> step() {
        if (points.size() < 2) {
            return Optional.empty();
        }
        List<Pair> pairs = pairs();
        List<FixedPoint> alone =
                points.stream().filter(p -> p.learned().size() == 1).toList();
        int largest = largest();
        String written = points.stream().anyMatch(p -> p.learned().size() > largest)
                ? " Claims are written out for pairs of neighbours with up to " + largest
                        + " learned modalities; for larger sets [FT-12] has the differences."
                : "";
        String compared = alone.size() < 2
                ? ""
                : " Of two plateaus with one modality each the lower is that of the larger $Sigma_yxm inverse(Sigma_m)"
                        + " Sigma_yxm'$, whatever the depths.";
        return Optional.of(new Step(
                "FT-15",
                "Order of the plateaus",
                "Learning more never leaves a higher plateau. Let $T$ contain $S$, and $R$ be the rest of $T$. The residuals of $T$ are"
                        + " 0 at $T$, those of $S$ at $S$, so that the two differences below give $Loss_S - Loss_T = e_R inverse(C)"
                        + " e_R'/2$ with $e_R$ the residuals at $S$ and $C$ the covariance of $R$ that $S$ does not predict, which is"
                        + " positive definite. Both plateaus are equal if and only if $e_R = 0$: then the"
                        + " bias is permanent [FT-12]." + compared + written,
                tex(pairs),
                List.of(losses.lossDifference(), losses.residualDifference()),
                claims(pairs, alone)));
    }

    private int largest() {
        return tree.names().size() < MANY ? LARGEST_SET : LARGEST_SET - 1;
    }

    /** All pairs of which one set contains the other and no third one lies between. */
    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (FixedPoint less : points) {
            for (FixedPoint more : points) {
                boolean between = points.stream().anyMatch(p -> isBelow(less, p) && isBelow(p, more));
                if (isBelow(less, more) && !between) {
                    pairs.add(new Pair(less, more));
                }
            }
        }
        return pairs;
    }

    private static boolean isBelow(FixedPoint less, FixedPoint more) {
        return less.learned().size() < more.learned().size()
                && new HashSet<>(more.learned()).containsAll(less.learned());
    }

    private List<String> tex(List<Pair> pairs) {
        List<String> lines = new ArrayList<>();
        lines.add("\\mathcal{L}_S-\\mathcal{L}_T=\\tfrac12\\,e_R\\,C^{-1}\\,e_R^{\\top}\\ge 0,\\qquad "
                + "C=\\Sigma_{RR}-\\Sigma_{RS}\\,\\Sigma_{SS}^{-1}\\,\\Sigma_{SR},\\qquad R=T\\setminus S");
        lines.add("\\mathcal{L}_S=\\mathcal{L}_T\\;\\Longleftrightarrow\\;e_R=0\\text{ at }S");
        if (pairs.size() <= MOST_SHOWN) {
            lines.add(pairs.stream()
                    .map(pair -> loss(pair.more()) + "\\le" + loss(pair.less()))
                    .collect(Collectors.joining(",\\quad ")));
        }
        return lines;
    }

    private String loss(FixedPoint point) {
        return "\\mathcal{L}_{" + symbols.set(point.learned()) + "}";
    }

    private static String lossAt(FixedPoint point) {
        return "At(Loss," + point.set() + ")";
    }

    private List<StatedClaim> claims(List<Pair> pairs, List<FixedPoint> alone) {
        List<StatedClaim> claims = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.more().learned().size() > largest()) {
                continue;
            }
            String sets = pair.more().set() + " and " + pair.less().set();
            claims.add(existing(
                    pair,
                    StatedClaim.stated(
                            "the plateau of " + pair.more().set() + " is not above that of "
                                    + pair.less().set(),
                            lossAt(pair.more()) + " <= " + lossAt(pair.less()))));
            if (pair.added().size() <= MOST_ADDED) {
                String residuals = pair.added().stream()
                        .map(name -> "At(e" + name + "," + pair.less().set() + ") == 0")
                        .collect(Collectors.joining(" && "));
                claims.add(existing(
                        pair,
                        StatedClaim.stated(
                                "when the plateaus of " + sets + " are equal",
                                lossAt(pair.more()) + " == " + lossAt(pair.less()) + " <=> " + residuals)));
            }
        }
        for (int i = 0; i < alone.size(); i++) {
            for (int j = i + 1; j < alone.size(); j++) {
                Pair pair = new Pair(alone.get(i), alone.get(j));
                claims.add(existing(
                        pair,
                        StatedClaim.stated(
                                "which of the plateaus of " + pair.less().set() + " and "
                                        + pair.more().set() + " is lower",
                                lossAt(pair.less()) + " < " + lossAt(pair.more()) + " <=> " + explained(pair.less())
                                        + " > " + explained(pair.more()))));
            }
        }
        return claims;
    }

    private static String explained(FixedPoint alone) {
        String name = alone.learned().get(0);
        return "s" + name + "^2/v" + name;
    }

    private static StatedClaim existing(Pair pair, StatedClaim claim) {
        return claim.assuming(pair.less().condition()).assuming(pair.more().condition());
    }
}
