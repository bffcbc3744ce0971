package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.InnerProducts;
import org.fusionflow.symbolic.flow.SymbolicMoments;
import org.fusionflow.symbolic.flow.VectorFlow;

/**
 * The vectors of a claim: elements of one space that it declares, and the rows {@code sA}, {@code eA}, {@code wA} of each modality with several inputs.
 * Dimensions are left open, so that a claim about n vectors of a space is one about their inner products: these can be any positive semidefinite matrix, and
 * every such matrix is that of some vectors in n dimensions.
 */
public final class Vectors {
    /** Vectors whose minors are written out; that of n vectors has n! terms. */
    private static final int MOST = 4;

    /** A vector of a claim as a multiple of one whose inner products are symbols. */
    private record Meaning(InnerProducts space, String name, Expr factor) {}

    /** A linear combination of vectors of one space. */
    private record Combination(InnerProducts space, Map<String, Expr> factors) {}

    private final InnerProducts free;
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    private final List<InnerProducts> spaces = new ArrayList<>();
    private final Map<String, Term> abbreviations;

    /**
     * @param names of the vectors that the claim declares
     * @param nonzero names of those whose norm the claim assumes to be above 0
     * @param abbreviations of terms by name, some of which may be vectors
     */
    Vectors(List<String> names, Set<String> nonzero, Map<String, Term> abbreviations, Optional<VectorFlow> flow) {
        this.free = new InnerProducts(names, Optional.empty());
        this.abbreviations = Map.copyOf(abbreviations);
        spaces.add(free);
        names.forEach(name -> meanings.put(name, new Meaning(free, name, Constant.ONE)));
        nonzero.forEach(free::requireNonzero);
        flow.ifPresent(this::addRows);
    }

    private void addRows(VectorFlow flow) {
        List<String> modalities = flow.tree().names();
        for (int m = 0; m < modalities.size(); m++) {
            if (flow.isVector(m)) {
                String name = modalities.get(m);
                InnerProducts space = flow.space(m);
                spaces.add(space);
                meanings.put("s" + name, new Meaning(space, "s" + name, Constant.ONE));
                meanings.put("e" + name, new Meaning(space, "e" + name, Constant.ONE));
                meanings.put("w" + name, new Meaning(space, VectorFlow.direction(name), flow.mapNorm(m)));
            }
        }
    }

    boolean isVector(Term term) {
        return term instanceof Term.Name name && meanings.containsKey(name.name());
    }

    /** What a name abbreviates, all others as they are. */
    private Term spelledOut(Term term) {
        Term meaning = term instanceof Term.Name name ? abbreviations.get(name.name()) : null;
        return meaning == null ? term : spelledOut(meaning);
    }

    /** {@code dot(a,b)} or {@code norm(a)} of linear combinations. */
    Expr product(Term.Call call, Function<Term, Expr> scalar, Domain domain) {
        boolean norm = call.function().equals("norm");
        if (call.arguments().size() != (norm ? 1 : 2)) {
            throw call.place()
                    .wrong(call.function() + " with " + call.arguments().size() + " arguments: expected "
                            + (norm ? "norm(a)" : "dot(a, b)"));
        }
        Combination left = combination(call.arguments().get(0), scalar, domain);
        Combination right = norm ? left : combination(call.arguments().get(1), scalar, domain);
        if (!left.space().equals(right.space())) {
            throw call.place().wrong("vectors of two spaces have no inner product: expected rows of one modality");
        }
        List<Expr> terms = new ArrayList<>();
        left.factors()
                .forEach((a, x) -> right.factors()
                        .forEach((b, y) ->
                                terms.add(Expr.product(x, y, left.space().of(a, b)))));
        Expr product = Expr.sum(terms);
        return norm ? Expr.sqrt(product) : product;
    }

    /** The coefficients of the vectors in a linear combination. */
    private Combination combination(Term term, Function<Term, Expr> scalar, Domain domain) {
        Map<Meaning, Expr> sum = new LinkedHashMap<>();
        Function<Term, Expr> divisor = below -> {
            Expr value = scalar.apply(below);
            domain.requireNonzero(value);
            return value;
        };
        add(term, Constant.ONE, scalar, divisor, sum);
        InnerProducts space = sum.keySet().iterator().next().space();
        Map<String, Expr> factors = new LinkedHashMap<>();
        sum.forEach((vector, factor) -> {
            if (!vector.space().equals(space)) {
                throw term.place().wrong("vectors of two spaces have no sum: expected rows of one modality");
            }
            factors.merge(vector.name(), factor.times(vector.factor()), Expr::plus);
        });
        return new Combination(space, factors);
    }

    private void add(
            Term given,
            Expr factor,
            Function<Term, Expr> scalar,
            Function<Term, Expr> divisor,
            Map<Meaning, Expr> sum) {
        Term term = spelledOut(given);
        Meaning vector = term instanceof Term.Name name ? meanings.get(name.name()) : null;
        if (vector != null) {
            sum.merge(vector, factor, Expr::plus);
        } else if (term instanceof Term.Negation n) {
            add(n.operand(), factor.negate(), scalar, divisor, sum);
        } else if (term instanceof Term.Operation o && (o.operator() == '+' || o.operator() == '-')) {
            add(o.left(), factor, scalar, divisor, sum);
            add(o.right(), o.operator() == '+' ? factor : factor.negate(), scalar, divisor, sum);
        } else if (term instanceof Term.Operation o && o.operator() == '*' && holdsVector(o.right())) {
            add(o.right(), factor.times(scalar.apply(o.left())), scalar, divisor, sum);
        } else if (term instanceof Term.Operation o && o.operator() == '*') {
            add(o.left(), factor.times(scalar.apply(o.right())), scalar, divisor, sum);
        } else if (term instanceof Term.Operation o && o.operator() == '/') {
            add(o.left(), factor.over(divisor.apply(o.right())), scalar, divisor, sum);
        } else {
            throw given.place().wrong("expected a vector here: a name of 'vectors:', or a linear combination of them");
        }
    }

    private boolean holdsVector(Term given) {
        Term term = spelledOut(given);
        boolean isNumber = term instanceof Term.Call c
                && (c.function().equals("dot") || c.function().equals("norm"));
        return isVector(term) || (!isNumber && term.parts().stream().anyMatch(this::holdsVector));
    }

    /**
     * The matrices of the inner products of the vectors that occur are positive semidefinite: all their principal minors are at least 0.
     *
     * @param used names of the symbols that occur
     */
    public List<Proposition> conditions(Set<String> used) {
        List<Proposition> conditions = new ArrayList<>();
        spaces.forEach(space -> addConditions(space, used, conditions));
        return conditions;
    }

    private static void addConditions(InnerProducts space, Set<String> used, List<Proposition> conditions) {
        List<String> occurring = space.names().stream()
                .filter(a -> space.names().stream()
                        .anyMatch(b -> space.of(a, b) instanceof Expr.Symbol s && used.contains(s.name())))
                .toList();
        if (occurring.size() > MOST) {
            return;
        }
        for (int set = 1; set < 1 << occurring.size(); set++) {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < occurring.size(); i++) {
                if ((set >> i & 1) == 1) {
                    members.add(occurring.get(i));
                }
            }
            Expr minor = SymbolicMoments.determinant(space.matrix(members));
            if (!minor.isPositive()) {
                conditions.add(new Comparison(minor, ComparisonSign.AT_LEAST, Constant.ZERO));
            }
        }
    }

    /** True if the inner products at a point are those of some vectors. */
    public boolean admits(Map<String, Rational> point) {
        return spaces.stream().allMatch(space -> admits(space, point));
    }

    private static boolean admits(InnerProducts space, Map<String, Rational> point) {
        List<List<Expr>> matrix = space.matrix(space.names());
        Rational[][] gram = new Rational[matrix.size()][matrix.size()];
        for (int a = 0; a < gram.length; a++) {
            for (int b = 0; b < gram.length; b++) {
                gram[a][b] = matrix.get(a).get(b) instanceof Expr.Symbol s
                        ? point.getOrDefault(s.name(), Rational.ZERO)
                        : Rational.ONE;
            }
        }
        return ExactMatrices.isSemidefinite(gram);
    }

    /** Draws the inner products of the declared vectors with small whole entries; every third is a multiple of another one, or 0. */
    public void draw(Random random, Map<String, Rational> values) {
        List<String> names = free.names();
        int[][] vectors = new int[names.size()][names.size()];
        int largest = 1 + random.nextInt(4);
        for (int a = 0; a < vectors.length; a++) {
            boolean parallel = a > 0 && random.nextInt(3) == 0;
            int factor = random.nextInt(3) == 0 ? 0 : random.nextInt(9) - 4;
            int[] other = vectors[parallel ? random.nextInt(a) : a];
            for (int i = 0; i < vectors.length; i++) {
                vectors[a][i] = parallel ? factor * other[i] : random.nextInt(2 * largest + 1) - largest;
            }
        }
        for (int a = 0; a < vectors.length; a++) {
            for (int b = a; b < vectors.length; b++) {
                long product = 0;
                for (int i = 0; i < vectors.length; i++) {
                    product += (long) vectors[a][i] * vectors[b][i];
                }
                values.put("dot(" + names.get(a) + "," + names.get(b) + ")", Rational.of(product));
            }
        }
    }
}
