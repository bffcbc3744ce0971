package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * Searches for a certificate stage by stage, each with more products of facts and higher degrees. A stage looks at the
 * weights that multiples of the negated goal have, one after another.
 */
final class Search {
    /**
     * What a stage tries.
     *
     * @param multiplier degree of the monomials by which the goal is multiplied
     * @param products largest number of facts in a product
     * @param extra by how much degrees may exceed that of the multiplied goal, where no weight bounds them
     */
    record Stage(int multiplier, int products, int extra) {}

    static final List<Stage> STAGES = List.of(
            new Stage(0, 1, 0),
            new Stage(0, 2, 0),
            new Stage(1, 1, 0),
            new Stage(2, 1, 0),
            new Stage(0, 2, 2),
            new Stage(1, 2, 1),
            new Stage(2, 2, 0),
            new Stage(3, 2, 0),
            new Stage(0, 3, 2),
            new Stage(1, 3, 1),
            new Stage(2, 3, 2),
            new Stage(4, 2, 0),
            new Stage(0, 3, 4));

    /** Weights of one stage beyond these are left out. */
    private static final int MOST_WEIGHTS = 40;

    private final List<Constraint> constraints;
    private final List<CertificateVariable> variables;
    private final List<Fact> facts;
    private final Elimination elimination;
    private final Positivity positivity;
    private final Gradings gradings;
    private final List<Atom> singles = new ArrayList<>();
    private final List<Atom> goals = new ArrayList<>();
    private final Work work;
    private final boolean bounded;
    private final Set<List<Object>> tried = new HashSet<>();

    Search(
            List<Constraint> constraints,
            List<CertificateVariable> variables,
            Simplification.Result simplified,
            Work work) {
        this.constraints = constraints;
        this.variables = variables;
        this.facts = new ArrayList<>(simplified.facts());
        this.work = work;
        int n = variables.size();
        this.elimination = new Elimination(facts, simplified.active(), n);
        this.positivity = new Positivity(variables, facts);
        List<Integer> active = new ArrayList<>(simplified.active());
        for (int i = 0; i < n; i++) {
            if (elimination.isEliminated(i) && variables.get(i).isNonnegative()) {
                Sign sign = variables.get(i).isPositive() ? Sign.POSITIVE : Sign.NONNEGATIVE;
                active.add(facts.size());
                facts.add(new Fact(Polynomial.variable(n, i), sign, new Origin.VariableSign(i)));
            }
        }
        List<Polynomial> all = new ArrayList<>(elimination.polynomials());
        for (int at : active) {
            addSingle(at, all);
        }
        this.gradings = new Gradings(all, n);
        this.bounded = gradings.boundsDegree();
    }

    private void addSingle(int at, List<Polynomial> all) {
        Fact fact = facts.get(at);
        if (fact.sign() == Sign.ZERO) {
            return;
        }
        work.spend(fact.polynomial().size() * Work.EXACT_TERM);
        Polynomial value = elimination.reduce(fact.polynomial());
        all.add(value);
        boolean isGoal = comesFrom(at, constraints.size() - 1);
        int exponent = fact.sign() == Sign.NONZERO ? 2 : 1;
        Polynomial power = exponent == 1 ? value : elimination.reduce(value.times(value));
        Atom atom = new Atom(Map.of(at, exponent), power, fact.sign() != Sign.NONNEGATIVE);
        if (!isVariable(fact) || !value.equals(fact.polynomial())) {
            singles.add(atom);
        }
        if (isGoal) {
            goals.add(atom);
        }
    }

    /** True for facts that say the sign of a variable: they enter with the monomials. */
    private static boolean isVariable(Fact fact) {
        return fact.polynomial().degree() == 1
                && fact.polynomial().equals(Polynomial.of(fact.polynomial().leading()))
                && fact.sign() != Sign.NONZERO;
    }

    private boolean comesFrom(int at, int constraint) {
        Origin origin = facts.get(at).origin();
        if (origin instanceof Origin.Given g) {
            return g.constraint() == constraint;
        }
        if (origin instanceof Origin.Quotient q) {
            return comesFrom(q.of(), constraint);
        }
        if (origin instanceof Origin.FactorOfNonzero f) {
            return comesFrom(f.of(), constraint);
        }
        return origin instanceof Origin.Both b && comesFrom(b.nonnegative(), constraint);
    }

    /** A certificate, not yet checked. */
    Optional<Certificate> run(Stage stage) {
        for (Target target : targets(stage)) {
            if (tried.add(List.of(target, stage.products()))) {
                Optional<Certificate> found = attempt(target, stage);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Weights and degree of one attempt. */
    private record Target(List<Long> whole, List<Long> parity, int degree) {}

    private Set<Target> targets(Stage stage) {
        Set<Target> targets = new LinkedHashSet<>();
        List<Atom> from = new ArrayList<>(goals);
        if (stage.products() > 1) {
            for (Atom goal : goals) {
                from.addAll(Atom.products(singles, 1, Integer.MAX_VALUE, goal, elimination, work));
            }
        }
        from.addAll(singles);
        from.add(one());
        for (Atom goal : from) {
            if (goal.value().isZero()) {
                continue;
            }
            Monomial lead = goal.value().leading();
            for (Monomial t : multipliers(stage.multiplier())) {
                Monomial product = lead.times(t);
                int degree = goal.value().degree() + t.degree() + (bounded ? 0 : stage.extra());
                targets.add(new Target(
                        gradings.wholeWeight(product), gradings.parity(product), bounded ? Integer.MAX_VALUE : degree));
                if (targets.size() >= MOST_WEIGHTS) {
                    return targets;
                }
            }
        }
        return targets;
    }

    /** Monomials of one degree that are at least 0: squares first where variables have both signs. */
    private List<Monomial> multipliers(int degree) {
        int n = variables.size();
        List<Monomial> found = new ArrayList<>();
        extend(new int[n], 0, degree, found);
        return found;
    }

    private void extend(int[] exponents, int variable, int degree, List<Monomial> found) {
        if (variable == exponents.length || found.size() > 20 * MOST_WEIGHTS) {
            if (degree == 0) {
                found.add(Monomial.of(exponents));
            }
            return;
        }
        int step = positivity.isNonnegative(variable) ? 1 : 2;
        int largest = elimination.isEliminated(variable) ? 0 : degree;
        for (int e = 0; e <= largest; e += step) {
            exponents[variable] = e;
            extend(exponents, variable + 1, degree - e, found);
        }
        exponents[variable] = 0;
    }

    private Atom one() {
        return new Atom(Map.of(), Polynomial.constant(variables.size(), Rational.ONE), true);
    }

    private Optional<Certificate> attempt(Target target, Stage stage) {
        int degree = bounded ? 24 : target.degree();
        List<Atom> atoms = Atom.products(singles, stage.products(), degree, one(), elimination, work);
        for (Atom atom : atoms) {
            if (atom.isStrict() && atom.value().isZero()) {
                Polynomial square = Polynomial.constant(variables.size(), Rational.ONE);
                Monomial empty = Monomial.one(variables.size());
                return certificate(
                        List.of(new Column.Product(atom.facts(), empty, square, atom.value(), true)),
                        List.of(Rational.ONE));
            }
        }
        Columns columns = new Columns(gradings, elimination, positivity, work);
        columns.collect(atoms, target.whole(), target.parity(), degree);
        return columns.solve().flatMap(s -> certificate(s.columns(), s.coefficients()));
    }

    private Optional<Certificate> certificate(List<Column> columns, List<Rational> coefficients) {
        int n = variables.size();
        List<Certificate.Term> terms = new ArrayList<>();
        Map<Integer, Polynomial> cofactors = new LinkedHashMap<>();
        Polynomial total = Polynomial.zero(n);
        for (int c = 0; c < columns.size(); c++) {
            Rational weight = coefficients.get(c);
            if (weight.signum() == 0) {
                continue;
            }
            if (columns.get(c) instanceof Column.Product product) {
                Certificate.Term term = term(product, weight);
                terms.add(term);
                total = total.plus(expanded(term));
            } else if (columns.get(c) instanceof Column.Multiple multiple) {
                Polynomial factor = Polynomial.of(multiple.factor()).times(weight);
                elimination.rest().get(multiple.equation()).combination().forEach((at, q) -> {
                    cofactors.merge(at, q.times(factor), Polynomial::plus);
                });
            }
        }
        for (Map.Entry<Integer, Polynomial> cofactor : cofactors.entrySet()) {
            total = total.plus(
                    cofactor.getValue().times(facts.get(cofactor.getKey()).polynomial()));
        }
        elimination
                .multiples(total)
                .forEach((at, q) -> cofactors.merge(at, q.times(Rational.of(-1)), Polynomial::plus));
        cofactors.values().removeIf(Polynomial::isZero);
        return Optional.of(new Certificate(constraints, variables, facts, terms, cofactors));
    }

    /** Variables that owe their sign to a fact become factors of the term. */
    private Certificate.Term term(Column.Product product, Rational weight) {
        int n = variables.size();
        Map<Integer, Integer> factors = new HashMap<>(product.facts());
        int[] left = new int[n];
        for (int i = 0; i < n; i++) {
            int exponent = product.variables().exponent(i);
            if (exponent > 0 && positivity.fact(i) >= 0) {
                factors.merge(positivity.fact(i), exponent, Integer::sum);
            } else {
                left[i] = exponent;
            }
        }
        return new Certificate.Term(weight, factors, Monomial.of(left), product.square());
    }

    private Polynomial expanded(Certificate.Term term) {
        long terms = (long) term.square().size() * term.square().size();
        for (Map.Entry<Integer, Integer> factor : term.facts().entrySet()) {
            for (int i = 0; i < factor.getValue(); i++) {
                terms *= facts.get(factor.getKey()).polynomial().size();
            }
        }
        work.spend(terms * Work.EXACT_TERM);
        return term.expanded(facts);
    }
}
