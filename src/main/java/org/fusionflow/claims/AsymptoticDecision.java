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
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.claims.Convergence.Outcome;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Tests a statement about half times as u0 goes to 0: both sides at ever smaller starts, for random data, half times from the
 * integrated reduced flow. The relative error has to tend to 0. That is evidence, not proof, and is called so.
 */
final class AsymptoticDecision implements Decision {
    private static final int DRAWS = 5;

    /** Draws that miss the conditions or have no half times are redrawn; conditions met more rarely are refused. */
    private static final int MOST_REDRAWS = 400;

    private static final long SEED = 20_240;

    private final Claim claim;
    private final FusionTree tree;
    private final StartSequence sequence;
    private final HalfTimes halfTimes;

    /**
     * @throws InvalidInput if the architecture is not two modalities of equal depth, or a name or function means nothing
     */
    AsymptoticDecision(Claim claim, HalfTimes halfTimes) {
        this.claim = claim;
        this.halfTimes = halfTimes;
        this.tree = claim.tree()
                .orElseThrow(() ->
                        claim.place().wrong("an asymptotic statement needs an architecture: expected 'architecture:'"));
        TwoModality two = tree.asTwoModality()
                .filter(t -> tree.isNumeric() && t.layers().value() >= 2)
                .orElseThrow(() -> claim.place()
                        .wrong("asymptotic statement for " + tree.newick()
                                + ": expected two modalities of equal depth fused once, depths in numbers"));
        if (!claim.declared().isEmpty()) {
            throw claim.declared()
                    .get(0)
                    .left()
                    .place()
                    .wrong("'forall:' in an asymptotic statement: expected only 'let:' and 'assume:'");
        }
        this.sequence = StartSequence.of(two)
                .orElseThrow(() -> new ArithmeticException(
                        "for " + tree.newick() + " no starts that are small enough to tell a limit can be integrated"));
        Set<String> known = new TreeSet<>(moments().keySet());
        if (known.size() < 6 || tree.names().contains("imeRatio")) {
            throw claim.place()
                    .wrong("modality names " + String.join(", ", tree.names())
                            + ": two symbols would have one name; expected other names");
        }
        Set<String> conditionNames = new TreeSet<>(known);
        List<String> names = tree.names();
        known.addAll(List.of("u0", "timeRatio", "t" + names.get(0), "t" + names.get(1)));
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
        for (Claim.Condition condition : claim.assumptions()) {
            NumericTerm.check(condition.left(), conditionNames);
            condition.right().ifPresent(right -> NumericTerm.check(right, conditionNames));
        }
        claim.sides().forEach(side -> NumericTerm.check(side, known));
    }

    /** The names of the moments, with no values yet. */
    private Map<String, Double> moments() {
        Map<String, Double> names = new HashMap<>();
        String a = tree.names().get(0);
        String b = tree.names().get(1);
        for (String name : List.of("s" + a, "s" + b, "v" + a, "v" + b, "v" + a + b, "yy")) {
            names.put(name, Double.NaN);
        }
        return names;
    }

    @Override
    public Finding decide() {
        Random random = new Random(SEED);
        List<Convergence> results = new ArrayList<>();
        String worst = "";
        for (int draw = 0; draw < DRAWS; draw++) {
            Optional<Map<String, Double>> values = draw(random);
            if (values.isEmpty()) {
                return finding(
                        "undecided",
                        "no data in " + MOST_REDRAWS + " random draws met the conditions and had both half times");
            }
            for (int i = 0; i + 1 < claim.sides().size(); i++) {
                Convergence result = Convergence.of(errors(values.get(), i), sequence);
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
        String tested = DRAWS + " random data sets with k = sB/sA from 0.25 to 0.6, u0 from "
                + shown(sequence.starts().get(0)) + " to " + shown(smallest())
                + ", relative error at the smallest at most "
                + shown(results.stream().mapToDouble(Convergence::last).max().orElse(0));
        if (!worst.isEmpty()) {
            return finding(
                    "undecided", "errors neither vanish clearly nor settle elsewhere at " + worst + "; " + tested);
        }
        return finding("supported", tested + ", " + orders(results));
    }

    private double smallest() {
        return sequence.starts().get(sequence.starts().size() - 1);
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

    /** Relative errors of one equality along the starts. */
    private double[] errors(Map<String, Double> moments, int equality) {
        double[] errors = new double[sequence.starts().size()];
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        List<HalfTimes.Times> times = halfTimes.of(tree, statistics(moments), sequence.starts());
        for (int i = 0; i < errors.length; i++) {
            Map<String, Double> values = new HashMap<>(moments);
            values.put("u0", sequence.starts().get(i));
            for (int m = 0; m < 2; m++) {
                values.put("t" + tree.names().get(m), times.get(i).each().get(m));
            }
            values.put("timeRatio", times.get(i).ratio());
            abbreviate(values);
            double left = NumericTerm.value(claim.sides().get(equality), values);
            double right = NumericTerm.value(claim.sides().get(equality + 1), values);
            // With 0 there is nothing to be relative to: then it is the other side that has to vanish.
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

    private Moments statistics(Map<String, Double> moments) {
        String a = tree.names().get(0);
        String b = tree.names().get(1);
        double covariance = moments.getOrDefault("v" + a + b, 0.0);
        return new Moments(
                new Modalities(tree.names(), List.of(1, 1)),
                new Symmetric(new double[][] {
                    {moments.getOrDefault("v" + a, 1.0), covariance}, {covariance, moments.getOrDefault("v" + b, 1.0)}
                }),
                Vector.of(moments.getOrDefault("s" + a, 1.0), moments.getOrDefault("s" + b, 1.0)),
                moments.getOrDefault("yy", 1.0));
    }

    /**
     * Moments of some data with A faster than B, 0.25 &lt; s_B/s_A &lt; 0.6 (the length of B after the first phase is u0^(1-k)
     * for Lf = 2: with k near 1 no start that can be integrated is small), neither residual nor final maps near 0, and the
     * conditions met.
     */
    private Optional<Map<String, Double>> draw(Random random) {
        String a = tree.names().get(0);
        String b = tree.names().get(1);
        for (int i = 0; i < MOST_REDRAWS; i++) {
            double varianceA = 0.5 + 1.5 * random.nextDouble();
            double varianceB = 0.5 + 1.5 * random.nextDouble();
            double correlation = 1.2 * random.nextDouble() - 0.6;
            double sA = 0.8 + random.nextDouble();
            double sB = sA * (0.25 + 0.35 * random.nextDouble());
            double covariance = correlation * Math.sqrt(varianceA * varianceB);
            double determinant = varianceA * varianceB - covariance * covariance;
            double residual = sB - sA * covariance / varianceA;
            double finalA = (sA * varianceB - sB * covariance) / determinant;
            double finalB = (sB * varianceA - sA * covariance) / determinant;
            Map<String, Double> values = new HashMap<>();
            values.put("s" + a, sA);
            values.put("s" + b, sB);
            values.put("v" + a, varianceA);
            values.put("v" + b, varianceB);
            values.put("v" + a + b, covariance);
            values.put("yy", sA * finalA + sB * finalB + 1);
            if (residual > 0.3 * sB && finalA > 0.1 && finalB > 0.1 && meets(values)) {
                return Optional.of(values);
            }
        }
        return Optional.empty();
    }

    private boolean meets(Map<String, Double> moments) {
        Map<String, Double> values = new HashMap<>(moments);
        abbreviate(values);
        return claim.assumptions().stream().allMatch(condition -> {
            double left = NumericTerm.value(condition.left(), values);
            double right =
                    condition.right().map(r -> NumericTerm.value(r, values)).orElse(0.0);
            return condition.orEqual() ? left >= right : left > right;
        });
    }

    private Finding finding(String verdict, String detail) {
        return new Finding(
                claim.place(),
                claim.name(),
                claim.kind().key(),
                verdict,
                detail,
                Map.of(),
                verdict.equals("supported"));
    }
}
