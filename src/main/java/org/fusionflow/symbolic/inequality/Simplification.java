package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Interruption;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * Drops factors of known sign from facts: positive ones, and squares of what is not 0. A fact whose polynomial is
 * divided so gets a successor with the quotient; both stay in the list, the search uses the successor.
 */
final class Simplification {
    /** Facts that one pass finds can simplify others in the next; chains are short. */
    private static final int PASSES = 3;

    private final List<CertificateVariable> variables;
    private final List<Fact> facts;
    private final Map<Integer, Integer> successors = new LinkedHashMap<>();

    private Simplification(List<CertificateVariable> variables, List<Fact> facts) {
        this.variables = variables;
        this.facts = new ArrayList<>(facts);
    }

    /**
     * @param facts all, the given ones first
     * @param active positions of those that are not superseded, without repetitions
     */
    record Result(List<Fact> facts, List<Integer> active) {
        /** The same without bounds of roots: they follow from the relations, and spoil their symmetries. */
        Result withoutBounds() {
            return new Result(facts, active.stream().filter(at -> !isBound(at)).toList());
        }

        private boolean isBound(int at) {
            Origin origin = facts.get(at).origin();
            return origin instanceof Origin.RootBound || (origin instanceof Origin.Quotient q && isBound(q.of()));
        }
    }

    static Result of(List<CertificateVariable> variables, List<Fact> facts) {
        Simplification simplification = new Simplification(variables, facts);
        for (int pass = 0; pass < PASSES; pass++) {
            if (!simplification.pass()) {
                break;
            }
        }
        return new Result(simplification.facts, simplification.active());
    }

    private List<Integer> active() {
        List<Integer> active = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            boolean trivial = isTrivial(fact) || fact.origin() instanceof Origin.Form;
            if (!trivial && !successors.containsKey(i) && known(fact.polynomial(), fact.sign()) == i) {
                active.add(i);
            }
        }
        return active;
    }

    /** True for facts about numbers that are so. */
    private boolean isTrivial(Fact fact) {
        if (!fact.polynomial().isConstant()) {
            return false;
        }
        int value =
                fact.polynomial().coefficient(Monomial.one(variables.size())).signum();
        return switch (fact.sign()) {
            case POSITIVE -> value > 0;
            case NONNEGATIVE -> value >= 0;
            case ZERO -> value == 0;
            case NONZERO -> value != 0;
        };
    }

    private boolean pass() {
        int before = facts.size();
        for (int i = 0; i < before; i++) {
            Interruption.check();
            if (!successors.containsKey(i)
                    && !(facts.get(i).origin() instanceof Origin.RootRelation)
                    && !(facts.get(i).origin() instanceof Origin.Form)
                    && !facts.get(i).polynomial().isConstant()) {
                simplify(i);
            }
        }
        nonzeroRoots();
        lowerBounds();
        upgrade();
        return facts.size() > before;
    }

    /** What is at least 0 and not 0 is positive. */
    private void upgrade() {
        int before = facts.size();
        for (int i = 0; i < before; i++) {
            if (facts.get(i).sign() == Sign.NONNEGATIVE && !successors.containsKey(i)) {
                int nonzero = known(facts.get(i).polynomial(), Sign.NONZERO);
                if (nonzero >= 0) {
                    successors.put(i, facts.size());
                    facts.add(new Fact(facts.get(i).polynomial(), Sign.POSITIVE, new Origin.Both(i, nonzero)));
                }
            }
        }
    }

    /** A variable that is above something that is at least 0 is so itself: {@code x - y > 0} with {@code y >= 0}. */
    private void lowerBounds() {
        int before = facts.size();
        for (int i = 0; i < before; i++) {
            Fact fact = facts.get(i);
            boolean compared = fact.sign() == Sign.POSITIVE || fact.sign() == Sign.NONNEGATIVE;
            if (!compared || successors.containsKey(i)) {
                continue;
            }
            List<Map.Entry<Monomial, Rational>> above = fact.polynomial().terms().entrySet().stream()
                    .filter(term -> term.getValue().signum() > 0)
                    .toList();
            if (above.size() == 1 && above.get(0).getKey().degree() == 1) {
                lowerBound(i, above.get(0).getKey());
            }
        }
    }

    private void lowerBound(int at, Monomial variable) {
        Fact fact = facts.get(at);
        int n = variables.size();
        Polynomial one = Polynomial.constant(n, Rational.ONE);
        Positivity positivity = new Positivity(variables, facts);
        Rational scale = fact.polynomial().coefficient(variable).inverse();
        List<Certificate.Term> terms = new ArrayList<>();
        terms.add(new Certificate.Term(scale, Map.of(at, 1), Monomial.one(n), one));
        for (Map.Entry<Monomial, Rational> term : fact.polynomial().terms().entrySet()) {
            if (term.getValue().signum() > 0) {
                continue;
            }
            Optional<Certificate.Term> below =
                    positivity.term(term.getKey(), term.getValue().negate().times(scale));
            if (below.isEmpty()) {
                return;
            }
            terms.add(below.get());
        }
        Polynomial polynomial = Polynomial.of(variable);
        boolean strict = terms.stream().anyMatch(term -> term.isStrict(facts, variables));
        Sign sign = strict ? Sign.POSITIVE : Sign.NONNEGATIVE;
        boolean known = positivity.isPositive(variable)
                || (!strict && known(polynomial, Sign.NONNEGATIVE) >= 0)
                || fact.polynomial().equals(polynomial);
        if (!known) {
            facts.add(new Fact(polynomial, sign, new Origin.SumOf(terms)));
        }
    }

    /** The root of what is not 0 is not 0. */
    private void nonzeroRoots() {
        int n = variables.size();
        int before = facts.size();
        for (int i = 0; i < before; i++) {
            if (!(facts.get(i).origin() instanceof Origin.RootRelation root)) {
                continue;
            }
            Polynomial variable = Polynomial.variable(n, root.variable());
            if (variables.get(root.variable()).isPositive() || known(variable, Sign.NONZERO) >= 0) {
                continue;
            }
            Polynomial value = Polynomial.of(Monomial.power(n, root.variable(), root.degree()))
                    .minus(facts.get(i).polynomial());
            Map<Integer, Integer> others = new LinkedHashMap<>();
            Monomial monomial = Monomial.one(n);
            boolean nonzero = !value.isZero();
            for (Map.Entry<Polynomial, Integer> entry : refined(value, i).entrySet()) {
                Polynomial factor = entry.getKey();
                int known = Math.max(positive(factor), known(factor, Sign.NONZERO));
                if (factor.size() == 1 && PositiveForm.isPositive(factor.leading(), variables)) {
                    monomial = monomial.times(Polynomial.of(factor.leading())
                            .power(entry.getValue())
                            .leading());
                } else if (known >= 0) {
                    others.merge(known, entry.getValue(), Integer::sum);
                } else {
                    nonzero = false;
                }
            }
            if (nonzero) {
                facts.add(new Fact(variable, Sign.NONZERO, new Origin.NonzeroRoot(i, others, monomial)));
            }
        }
    }

    private void simplify(int at) {
        Fact fact = facts.get(at);
        int n = variables.size();
        boolean compared = fact.sign() == Sign.POSITIVE || fact.sign() == Sign.NONNEGATIVE;
        boolean nonzero = fact.sign() == Sign.POSITIVE || fact.sign() == Sign.NONZERO;
        Map<Integer, Integer> dropped = new LinkedHashMap<>();
        Monomial monomial = Monomial.one(n);
        Polynomial left = Polynomial.constant(n, Rational.ONE);
        Map<Polynomial, Integer> factors = refined(fact.polynomial(), at);
        for (Map.Entry<Polynomial, Integer> entry : factors.entrySet()) {
            Polynomial factor = entry.getKey();
            int count = entry.getValue();
            if (factor.size() == 1 && PositiveForm.isPositive(factor.leading(), variables)) {
                monomial = monomial.times(
                        Polynomial.of(factor.leading()).power(count).leading());
                continue;
            }
            int positive = positive(factor);
            if (positive >= 0 && positive != at) {
                dropped.merge(positive, count, Integer::sum);
                continue;
            }
            int other = known(factor, Sign.NONZERO);
            boolean alone = factors.size() == 1 && count == 1;
            if (other < 0 && nonzero && !alone) {
                other = addFactor(at, factor);
            }
            int even = !compared ? count : count - count % 2;
            if (other >= 0 && other != at && even > 0) {
                dropped.merge(other, even, Integer::sum);
                count -= even;
            }
            left = left.times(factor.power(count));
        }
        replace(at, dropped, monomial, left);
    }

    private void replace(int at, Map<Integer, Integer> dropped, Monomial monomial, Polynomial left) {
        if (dropped.isEmpty() && monomial.isOne()) {
            return;
        }
        Fact fact = facts.get(at);
        Polynomial product = left.times(monomial);
        for (Map.Entry<Integer, Integer> other : dropped.entrySet()) {
            product = product.times(facts.get(other.getKey()).polynomial().power(other.getValue()));
        }
        Monomial lead = product.leading();
        Rational number = fact.polynomial()
                .coefficient(lead)
                .times(product.coefficient(lead).inverse());
        if (number.signum() < 0) {
            left = left.times(Rational.of(-1));
            number = number.negate();
        }
        successors.put(at, facts.size());
        facts.add(new Fact(left, fact.sign(), new Origin.Quotient(at, number, dropped, monomial)));
    }

    /** Factors, with those of known sign split off first: they need not be irreducible. */
    private Map<Polynomial, Integer> refined(Polynomial polynomial, int at) {
        Map<Polynomial, Integer> factors = new LinkedHashMap<>();
        Polynomial rest = polynomial;
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            boolean strict = fact.sign() == Sign.POSITIVE || fact.sign() == Sign.NONZERO;
            if (!strict || i == at || fact.polynomial().size() < 2 || derives(i, at)) {
                continue;
            }
            Optional<Polynomial> quotient = Division.exact(rest, fact.polynomial());
            while (quotient.isPresent()) {
                factors.merge(fact.polynomial(), 1, Integer::sum);
                rest = quotient.get();
                quotient = Division.exact(rest, fact.polynomial());
            }
        }
        Factorization.of(rest).forEach((factor, count) -> factors.merge(factor, count, Integer::sum));
        return factors;
    }

    /** True if the first fact rests on the second; then it is no news for it. */
    private boolean derives(int first, int second) {
        Origin origin = facts.get(first).origin();
        if (origin instanceof Origin.Quotient q) {
            return q.of() == second
                    || derives(q.of(), second)
                    || q.others().keySet().stream().anyMatch(o -> o == second || derives(o, second));
        }
        if (origin instanceof Origin.FactorOfNonzero f) {
            return (f.of() == second && facts.get(second).sign() == Sign.NONZERO) || derives(f.of(), second);
        }
        return origin instanceof Origin.Both b
                && (b.nonnegative() == second || derives(b.nonnegative(), second) || derives(b.nonzero(), second));
    }

    private int addFactor(int at, Polynomial factor) {
        Optional<Polynomial> cofactor = Division.exact(facts.get(at).polynomial(), factor);
        if (cofactor.isEmpty()) {
            return -1;
        }
        facts.add(new Fact(factor, Sign.NONZERO, new Origin.FactorOfNonzero(at, cofactor.get())));
        return facts.size() - 1;
    }

    /** Position of a fact that this polynomial is positive, added if its form shows it; -1 if there is none. */
    private int positive(Polynomial polynomial) {
        int known = known(polynomial, Sign.POSITIVE);
        if (known < 0 && PositiveForm.isPositive(polynomial, variables)) {
            facts.add(new Fact(polynomial, Sign.POSITIVE, new Origin.Form()));
            return facts.size() - 1;
        }
        return known;
    }

    private int known(Polynomial polynomial, Sign sign) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).sign() == sign && facts.get(i).polynomial().equals(polynomial)) {
                return i;
            }
        }
        return -1;
    }
}
