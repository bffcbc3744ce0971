package org.fusionflow.claims.asymptotic;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.fusionflow.expression.Term;

/**
 * Evaluates terms of asymptotic statements with as many digits as the times of small starts need. Integrals are the
 * exception: they are found in double precision, and a factor shows what their error does to a value.
 */
final class PreciseTerm {
    /** A name without a value: a modality that is never half learned. */
    static final class NoHalfTime extends ArithmeticException {
        private static final long serialVersionUID = 1;

        NoHalfTime(String reason) {
            super(reason);
        }
    }

    private final Decimals decimals;
    private final Map<Term, Double> integrals = new HashMap<>();
    private final IntegralWork work = new IntegralWork();
    private final Map<String, BigDecimal> logarithms = new HashMap<>();

    /**
     * @param digits of every operation
     */
    PreciseTerm(int digits) {
        decimals = new Decimals(digits);
    }

    BigDecimal difference(BigDecimal left, BigDecimal right) {
        return left.subtract(right, decimals.digits());
    }

    BigDecimal over(BigDecimal left, BigDecimal right) {
        return decimals.over(left, right);
    }

    /** The quotient in double precision. */
    double ratio(BigDecimal left, BigDecimal right) {
        return over(left, right).doubleValue();
    }

    /** Forgets the integrals: call it when the values of names other than half times change. */
    void forgetIntegrals() {
        integrals.clear();
    }

    /**
     * The value of a term.
     *
     * @param term accepted by {@link NumericTerm#check}
     * @param integralFactor by which every integral is multiplied; 1 for its best value
     * @throws ArithmeticException if there is no real value, or an integral does not converge
     */
    BigDecimal value(Term term, Map<String, BigDecimal> values, double integralFactor) {
        if (term instanceof Term.Literal n) {
            return new BigDecimal(n.value().numerator())
                    .divide(new BigDecimal(n.value().denominator()), decimals.digits());
        }
        if (term instanceof Term.Name n) {
            BigDecimal value = values.get(n.name());
            if (value != null) {
                return value;
            }
            if (n.name().equals("E")) {
                return decimals.exp(BigDecimal.ONE);
            }
            throw new NoHalfTime(
                    "'" + n.name() + "' has no value: the integration ends before a modality is half"
                            + " learned, as where its length first shrinks below double precision, and 'assume:' can exclude such data");
        }
        if (term instanceof Term.Negation n) {
            return value(n.operand(), values, integralFactor).negate();
        }
        if (term instanceof Term.Operation o) {
            BigDecimal left = value(o.left(), values, integralFactor);
            BigDecimal right = value(o.right(), values, integralFactor);
            return switch (o.operator()) {
                case '+' -> left.add(right, decimals.digits());
                case '-' -> left.subtract(right, decimals.digits());
                case '*' -> left.multiply(right, decimals.digits());
                case '/' -> decimals.over(left, right);
                default -> decimals.power(left, right);
            };
        }
        Term.Call call = (Term.Call) term;
        if (call.function().equals("Integrate")) {
            return integral(call, values).multiply(new BigDecimal(integralFactor), decimals.digits());
        }
        BigDecimal argument = value(call.arguments().get(0), values, integralFactor);
        return switch (call.function()) {
            case "Sqrt" -> decimals.sqrt(argument);
            case "Exp" -> decimals.exp(argument);
            case "Log" -> log(argument);
            default -> argument.abs();
        };
    }

    /** Logarithms of starts and data come again for every set of half times. */
    private BigDecimal log(BigDecimal argument) {
        return logarithms.computeIfAbsent(argument.toString(), text -> decimals.log(argument));
    }

    private BigDecimal integral(Term.Call call, Map<String, BigDecimal> values) {
        Double known = integrals.get(call);
        if (known == null) {
            Map<String, Double> rounded = new HashMap<>();
            values.forEach((name, value) -> rounded.put(name, value.doubleValue()));
            known = NumericTerm.value(call, rounded, work);
            integrals.put(call, known);
        }
        if (!Double.isFinite(known)) {
            throw new ArithmeticException("an integral that is not finite");
        }
        return new BigDecimal(known);
    }
}
