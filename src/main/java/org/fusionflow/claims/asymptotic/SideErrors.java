package org.fusionflow.claims.asymptotic;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.expression.Term;
import org.fusionflow.reduced.run.HalfTimeStretches.Stretch;

/**
 * The error of an asymptotic statement at one start, and how uncertain it is. For {@code ~} it is the difference of the sides
 * over the right one; for {@code ==} their difference itself, in units of the data, over the larger side if that is
 * below 1: two sides that both tend to 0 would agree in any case. Where a side is exactly 0 the difference is absolute.
 *
 * <p>The uncertainty is what the errors of the half times and of integrals do to the error: each stretch between half
 * times, and then all integrals, are changed by their accuracy.
 */
final class SideErrors {
    /** Relative accuracy that {@link org.fusionflow.reduced.phase.Quadrature} asks for. */
    private static final double INTEGRAL_ACCURACY = 1e-11;

    /** Rounding of a value that is kept as a double. */
    private static final double ROUNDING = 1e-15;

    /**
     * Relative change of a ratio of times by the rounding of rates, starts and effective moments to doubles, ten times that of the few operations
     * that make them.
     */
    private static final double TRAINING_ROUNDING = 1e-14;

    /** Rounding of a difference: values have 60 digits more than the longest time, of which expressions may lose 20. */
    private static final double LAST_DIGITS = 1e-40;

    /**
     * @param error signed
     * @param uncertainty &ge; 0
     */
    record Value(double error, double uncertainty) {}

    private final Claim claim;
    private final FusionTree tree;
    private final PreciseTerm terms;

    SideErrors(Claim claim, FusionTree tree) {
        this.claim = claim;
        this.tree = tree;
        this.terms = new PreciseTerm(StartWindow.digits(tree));
    }

    /**
     * The error of one equality of the chain.
     *
     * @throws ArithmeticException if a side has no value
     */
    Value of(int equality, Map<String, Double> moments, double u0, List<Stretch> stretches) {
        terms.forgetIntegrals();
        double error = error(equality, values(moments, u0, stretches, -1), 1);
        double uncertainty = ROUNDING * Math.abs(error) + LAST_DIGITS;
        for (int changed = 0; changed < stretches.size(); changed++) {
            uncertainty += Math.abs(error(equality, values(moments, u0, stretches, changed), 1) - error);
        }
        uncertainty += trainingRounding(equality, values(moments, u0, stretches, -1));
        double byIntegrals = error(equality, values(moments, u0, stretches, -1), 1 + INTEGRAL_ACCURACY) - error;
        return new Value(error, uncertainty + Math.abs(byIntegrals));
    }

    /** What the rounding of rates, starts and effective moments to doubles makes of an error, in its units. */
    private double trainingRounding(int equality, Map<String, BigDecimal> values) {
        if (claim.training().isPlain()) {
            return 0;
        }
        double size = claim.leading()
                ? 1
                : Math.max(1, Math.abs(side(equality, values).doubleValue()));
        return TRAINING_ROUNDING * size;
    }

    private BigDecimal side(int index, Map<String, BigDecimal> values) {
        Map<String, BigDecimal> all = new HashMap<>(values);
        for (Claim.Abbreviation abbreviation : claim.abbreviations()) {
            all.put(abbreviation.name().name(), terms.value(abbreviation.value(), all, 1));
        }
        return terms.value(claim.sides().get(index), all, 1);
    }

    private double error(int equality, Map<String, BigDecimal> values, double integralFactor) {
        Term leftSide = claim.sides().get(equality);
        Term rightSide = claim.sides().get(equality + 1);
        Map<String, BigDecimal> all = new HashMap<>(values);
        for (Claim.Abbreviation abbreviation : claim.abbreviations()) {
            all.put(abbreviation.name().name(), terms.value(abbreviation.value(), all, integralFactor));
        }
        BigDecimal left = terms.value(leftSide, all, integralFactor);
        BigDecimal right = terms.value(rightSide, all, integralFactor);
        BigDecimal difference = terms.difference(left, right);
        if (claim.leading()) {
            if (left.signum() == 0 || right.signum() == 0) {
                throw new ArithmeticException("a side is 0, so that the sides have no ratio: expected '=='");
            }
            return terms.ratio(difference, right);
        }
        BigDecimal larger = left.abs().max(right.abs());
        boolean absolute = left.signum() == 0 || right.signum() == 0 || larger.compareTo(BigDecimal.ONE) > 0;
        return absolute ? difference.doubleValue() : terms.ratio(difference, larger);
    }

    /**
     * Values of all names.
     *
     * @param changed index of the stretch that is lengthened by its accuracy; -1 for none
     */
    private Map<String, BigDecimal> values(
            Map<String, Double> moments, double u0, List<Stretch> stretches, int changed) {
        Map<String, BigDecimal> values = new HashMap<>();
        moments.forEach((name, value) -> values.put(name, new BigDecimal(value)));
        values.put("u0", new BigDecimal(u0));
        BigDecimal time = BigDecimal.ZERO;
        BigDecimal first = BigDecimal.ZERO;
        for (int i = 0; i < stretches.size(); i++) {
            BigDecimal duration = new BigDecimal(stretches.get(i).duration());
            if (i == changed) {
                duration = duration.multiply(BigDecimal.ONE.add(new BigDecimal(HalfTimes.ACCURACY)));
            }
            time = time.add(duration);
            values.put("t" + tree.names().get(stretches.get(i).modality()), time);
            first = i == 0 ? time : first;
        }
        // Without all half times there is no last one.
        if (first.signum() > 0 && stretches.size() == tree.names().size()) {
            values.put("timeRatio", terms.over(time, first));
        }
        return values;
    }
}
