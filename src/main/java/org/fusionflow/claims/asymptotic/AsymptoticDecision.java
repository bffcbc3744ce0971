package org.fusionflow.claims.asymptotic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.asymptotic.Convergence.Outcome;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.ReservedNames;
import org.fusionflow.claims.result.Decision;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.Support;
import org.fusionflow.expression.Term;
import org.fusionflow.reduced.run.HalfTimeStretches.Stretch;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * Tests a statement about half times in the limit of small u0. It evaluates both sides for random data at a sequence
 * of decreasing u0, with half times from the integrated reduced flow, and extrapolates their relative error, for
 * {@code ~}, or their difference, for {@code ==}, by the rule of {@link Convergence}. The result is numerical evidence, not a
 * proof: {@code supported} or {@code contradicted}. Work is counted in evaluations of the flow; no clock decides.
 */
public final class AsymptoticDecision implements Decision {
    private static final int DRAWS = 5;

    private static final long SEED = 20_240;

    private final Claim claim;
    private final FusionTree tree;
    private final RandomStatistics data;
    private final StartWindow tiny;
    private final SideErrors sides;
    private final HalfTimes halfTimes;
    private final EquivalentFlow network;

    /**
     * @throws InvalidInput if the architecture has symbolic depths, or a name or function is unknown
     * @throws ArithmeticException if the half times of the tree overflow
     */
    public AsymptoticDecision(Claim claim, HalfTimes halfTimes) {
        this.claim = claim;
        this.halfTimes = halfTimes;
        this.tree = claim.tree()
                .orElseThrow(() ->
                        claim.place().wrong("an asymptotic statement needs an architecture: expected 'architecture:'"));
        if (!tree.isNumeric()) {
            throw claim.place().wrong("asymptotic statement for " + tree.newick() + ": expected depths in numbers");
        }
        int count = tree.names().size();
        if (count > SaddleGraph.MOST_MODALITIES) {
            throw claim.place()
                    .wrong("asymptotic statement for " + count + " modalities: expected at most "
                            + SaddleGraph.MOST_MODALITIES);
        }
        if (!claim.declared().isEmpty()) {
            throw claim.declared()
                    .get(0)
                    .name()
                    .place()
                    .wrong("'forall:' in an asymptotic statement: expected only 'let:' and 'assume:'");
        }
        this.tiny = StartWindow.tiny(tree)
                .orElseThrow(
                        () -> new ArithmeticException(
                                "for " + tree.newick()
                                        + " no starts that are small enough to tell a limit can be integrated: times grow like u0^(2-L)"));
        this.sides = new SideErrors(claim, tree);
        this.data = new RandomStatistics(tree);
        List<String> symbols = new ArrayList<>(data.names());
        symbols.add("u0");
        tree.names().forEach(name -> symbols.add("t" + name));
        symbols.add("timeRatio");
        Set<String> known = new TreeSet<>(symbols);
        if (known.size() < symbols.size()) {
            throw claim.place()
                    .wrong("modality names " + String.join(", ", tree.names())
                            + ": two symbols would have one name; expected other names");
        }
        if (count == 1) {
            known.remove("timeRatio");
        }
        Set<String> conditionNames = new TreeSet<>(data.names());
        for (Claim.Abbreviation abbreviation : claim.abbreviations()) {
            if (known.contains(abbreviation.name().name())
                    || ReservedNames.contain(abbreviation.name().name())) {
                throw abbreviation
                        .name()
                        .place()
                        .wrong("'" + abbreviation.name().name() + "' has a meaning already; expected another name");
            }
            NumericTerm.check(abbreviation.value(), known);
            known.add(abbreviation.name().name());
            conditionNames.add(abbreviation.name().name());
        }
        this.network = new EquivalentFlow(claim, tree, data, conditionNames);
        for (Term condition : claim.assumptions()) {
            if (Claim.comparisons(condition).isEmpty()) {
                throw condition.place().wrong("a condition of an asymptotic statement: expected comparisons");
            }
            Claim.comparisons(condition)
                    .forEach(c -> c.parts().forEach(side -> NumericTerm.check(side, conditionNames)));
        }
        if (claim.sides().size() < 2) {
            throw claim.statement()
                    .place()
                    .wrong("an asymptotic statement: expected a == b or a ~ b, or a chain of them");
        }
        claim.sides().forEach(side -> NumericTerm.check(side, known));
    }

    @Override
    public Finding decide() {
        Random random = new Random(SEED);
        LimitSummary summary = new LimitSummary(claim.leading());
        for (int draw = 0; draw < DRAWS; draw++) {
            Optional<Map<String, Double>> values = data.draw(random, this::meets);
            if (values.isEmpty()) {
                return finding(
                        "undecided",
                        "no data in " + RandomStatistics.MOST_REDRAWS + " random draws met the conditions",
                        Optional.empty());
            }
            for (int i = 0; i + 1 < claim.sides().size(); i++) {
                Convergence result;
                try {
                    result = convergence(values.get(), i);
                } catch (ArithmeticException none) {
                    return finding(
                            "undecided",
                            none.getMessage() + ", at " + LimitSummary.shown(values.get()),
                            Optional.empty());
                }
                summary.add(result, values.get());
                if (result.outcome() == Outcome.DOES_NOT) {
                    Support seen = support(summary);
                    return finding("contradicted", summary.contradicted(result, values.get(), seen), Optional.of(seen));
                }
            }
        }
        Support support = support(summary);
        return finding(
                summary.isClear() ? "supported" : "undecided",
                summary.isClear() ? summary.supported(support) : summary.undecided(support),
                Optional.of(support));
    }

    private Support support(LimitSummary summary) {
        String starts = "u0 from " + LimitSummary.shown(summary.largestStart()) + " to "
                + LimitSummary.shown(summary.smallestStart());
        return new Support(
                claim.leading() ? "leading" : "full",
                DRAWS + " random data sets" + data.described() + network.described() + ", " + starts + ", aligned",
                summary.resolution());
    }

    /**
     * At tiny starts. At moderate ones if a side has no value at tiny ones, such as an integral from u0 on, or if times are too
     * long there for their difference to be known in absolute terms.
     */
    private Convergence convergence(Map<String, Double> moments, int equality) {
        Convergence first;
        try {
            first = convergence(moments, equality, tiny);
        } catch (PreciseTerm.NoHalfTime never) {
            throw never;
        } catch (ArithmeticException none) {
            return convergence(moments, equality, StartWindow.moderate(tree).orElseThrow(() -> none));
        }
        if (claim.leading() || !first.isLimitedByTimes()) {
            return first;
        }
        Optional<StartWindow> moderate = StartWindow.moderate(tree);
        if (moderate.isEmpty()) {
            return first;
        }
        Convergence second = convergence(moments, equality, moderate.get());
        return second.resolution() < first.resolution() ? second : first;
    }

    private Convergence convergence(Map<String, Double> moments, int equality, StartWindow plain) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        Map<String, Double> values = new HashMap<>(moments);
        abbreviate(values);
        StartWindow window = plain.forPower(network.steepest(values));
        List<List<Stretch>> stretches = halfTimes.of(
                tree,
                network.moments(values),
                window.starts().stream().map(u0 -> network.lengths(values, u0)).toList());
        double[] errors = new double[window.starts().size()];
        double[] uncertainties = new double[errors.length];
        for (int i = 0; i < errors.length; i++) {
            SideErrors.Value value = sides.of(equality, moments, window.starts().get(i), stretches.get(i));
            errors[i] = value.error();
            uncertainties[i] = value.uncertainty();
        }
        return Convergence.of(errors, uncertainties, window);
    }

    private void abbreviate(Map<String, Double> values) {
        for (Claim.Abbreviation abbreviation : claim.abbreviations()) {
            values.put(abbreviation.name().name(), NumericTerm.value(abbreviation.value(), values));
        }
    }

    private boolean meets(Map<String, Double> moments) {
        Map<String, Double> values = new HashMap<>(moments);
        abbreviate(values);
        return claim.assumptions().stream()
                .flatMap(condition -> Claim.comparisons(condition).stream())
                .allMatch(c ->
                        c.relation().holds(NumericTerm.value(c.left(), values), NumericTerm.value(c.right(), values)));
    }

    private Finding finding(String verdict, String detail, Optional<Support> support) {
        return new Finding(
                claim.place(),
                claim.name(),
                claim.kind().key(),
                verdict,
                detail,
                Map.of(),
                verdict.equals("supported"),
                List.of(),
                support);
    }
}
