package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.fusionflow.expression.Term;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.Convergence.Outcome;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * Tests a statement about half times in the limit of small u0. It evaluates both sides for random data at a sequence
 * of decreasing u0, with half times from the integrated reduced flow, and checks whether the relative error tends to
 * 0. The result is numerical evidence, not a proof: {@code supported} or {@code contradicted}.
 */
final class AsymptoticDecision implements Decision {
    private static final int DRAWS = 5;

    private static final long SEED = 20_240;

    private final Claim claim;
    private final FusionTree tree;
    private final RandomStatistics data;
    private final List<StartSequence> sequences;
    private final HalfTimes halfTimes;

    /**
     * @throws InvalidInput if the architecture has symbolic depths, or a name or function is unknown
     * @throws ArithmeticException if the half times of the tree overflow
     */
    AsymptoticDecision(Claim claim, HalfTimes halfTimes) {
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
        this.sequences = StartSequence.of(tree);
        if (sequences.isEmpty()) {
            throw new ArithmeticException(
                    "for " + tree.newick() + " no starts that are small enough to tell a limit can be integrated");
        }
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
                    || Vocabulary.isReserved(abbreviation.name().name())) {
                throw abbreviation
                        .name()
                        .place()
                        .wrong("'" + abbreviation.name().name() + "' has a meaning already; expected another name");
            }
            NumericTerm.check(abbreviation.value(), known);
            known.add(abbreviation.name().name());
            conditionNames.add(abbreviation.name().name());
        }
        for (Term condition : claim.assumptions()) {
            if (Claim.comparisons(condition).isEmpty()) {
                throw condition.place().wrong("a condition of an asymptotic statement: expected comparisons");
            }
            Claim.comparisons(condition)
                    .forEach(c -> c.parts().forEach(side -> NumericTerm.check(side, conditionNames)));
        }
        claim.sides().forEach(side -> NumericTerm.check(side, known));
    }

    @Override
    public Finding decide() {
        Random random = new Random(SEED);
        List<Convergence> results = new ArrayList<>();
        String worst = "";
        for (int draw = 0; draw < DRAWS; draw++) {
            Optional<Map<String, Double>> values = data.draw(random, this::meets);
            if (values.isEmpty()) {
                return finding(
                        "undecided",
                        "no data in " + RandomStatistics.MOST_REDRAWS + " random draws met the conditions");
            }
            for (int i = 0; i + 1 < claim.sides().size(); i++) {
                Convergence result = convergence(values.get(), i);
                results.add(result);
                if (result.outcome() == Outcome.DOES_NOT) {
                    return finding(
                            "contradicted",
                            "the relative error "
                                    + (result.settles() ? "tends to " + shown(result.limit()) : "does not tend to 0")
                                    + " at " + shown(values.get()) + "; it is " + shown(result.last()) + " at u0 = "
                                    + shown(smallest()));
                }
                worst = result.outcome() == Outcome.UNCLEAR ? shown(values.get()) : worst;
            }
        }
        String tested = DRAWS + " random data sets" + data.described() + ", u0 from "
                + shown(sequences.get(0).starts().get(0)) + " to " + shown(smallest())
                + ", relative error at the smallest at most "
                + shown(results.stream().mapToDouble(Convergence::last).max().orElse(0));
        if (!worst.isEmpty()) {
            return finding(
                    "undecided", "errors neither vanish clearly nor settle elsewhere at " + worst + "; " + tested);
        }
        return finding("supported", tested + ", " + orders(results));
    }

    private double smallest() {
        return sequences.stream()
                .flatMap(sequence -> sequence.starts().stream())
                .min(Double::compare)
                .orElseThrow();
    }

    /**
     * The result of the first sequence of starts on which the error vanishes; if there is none, of the first on which
     * it does not; else of the last.
     */
    private Convergence convergence(Map<String, Double> values, int equality) {
        List<Convergence> results = new ArrayList<>();
        for (StartSequence sequence : sequences) {
            results.add(Convergence.of(errors(values, equality, sequence), sequence));
        }
        return results.stream()
                .filter(result -> result.outcome() == Outcome.VANISHES)
                .findFirst()
                .or(() -> results.stream()
                        .filter(result -> result.outcome() == Outcome.DOES_NOT)
                        .findFirst())
                .orElseGet(() -> results.get(results.size() - 1));
    }

    private static String orders(List<Convergence> results) {
        List<Convergence> ordered =
                results.stream().filter(r -> !Double.isNaN(r.order())).toList();
        if (ordered.isEmpty()) {
            return "no error above rounding at any start";
        }
        boolean inLogarithm = ordered.stream().anyMatch(Convergence::inLogarithm);
        double least = ordered.stream()
                .filter(r -> r.inLogarithm() == inLogarithm)
                .mapToDouble(Convergence::order)
                .min()
                .orElse(0);
        double most = ordered.stream()
                .filter(r -> r.inLogarithm() == inLogarithm)
                .mapToDouble(Convergence::order)
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT, "observed order %.2f to %.2f in %s", least, most, inLogarithm ? "1/ln(1/u0)" : "u0");
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String shown(Map<String, Double> values) {
        StringBuilder text = new StringBuilder("{");
        new java.util.TreeMap<>(values)
                .forEach((name, value) -> text.append(text.length() == 1 ? "" : ", ")
                        .append(name)
                        .append('=')
                        .append(String.format(Locale.ROOT, "%.4g", value)));
        return text.append('}').toString();
    }

    /** Relative errors of one equality, one for each start. */
    private double[] errors(Map<String, Double> moments, int equality, StartSequence sequence) {
        double[] errors = new double[sequence.starts().size()];
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        List<HalfTimes.Times> times = halfTimes.of(tree, data.moments(moments), sequence.starts());
        for (int i = 0; i < errors.length; i++) {
            Map<String, Double> values = new HashMap<>(moments);
            values.put("u0", sequence.starts().get(i));
            for (int m = 0; m < tree.names().size(); m++) {
                values.put("t" + tree.names().get(m), times.get(i).each().get(m));
            }
            values.put("timeRatio", times.get(i).ratio());
            abbreviate(values);
            double left = NumericTerm.value(claim.sides().get(equality), values);
            double right = NumericTerm.value(claim.sides().get(equality + 1), values);
            // If one side is 0, no relative error exists: the absolute error is used, so the other side has to
            // vanish.
            double scale = left == 0 || right == 0 ? 1 : Math.abs(right);
            errors[i] = (left - right) / scale;
        }
        return errors;
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
                .allMatch(c -> c.relation()
                        .holds(NumericTerm.value(c.left(), values), NumericTerm.value(c.right(), values)));
    }

    private Finding finding(String verdict, String detail) {
        return new Finding(
                claim.place(),
                claim.name(),
                claim.kind().key(),
                verdict,
                detail,
                Map.of(),
                verdict.equals("supported"),
                List.of());
    }
}
