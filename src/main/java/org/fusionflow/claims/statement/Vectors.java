package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.SymbolicMoments;

/**
 * The vectors of a claim, elements of one real space with an inner product. Its dimension is left open, so that a claim about n vectors is one about
 * their inner products: these can be any positive semidefinite matrix, and every such matrix is that of some vectors in n dimensions.
 */
public final class Vectors {
    /** Vectors whose minors are written out; that of n vectors has n! terms. */
    private static final int MOST = 4;

    private final List<String> names;
    private final Set<String> nonzero;
    private final Map<String, Term> abbreviations;

    /**
     * @param nonzero names of those whose norm the claim assumes to be above 0
     * @param abbreviations of terms by name, some of which may be vectors
     */
    Vectors(List<String> names, Set<String> nonzero, Map<String, Term> abbreviations) {
        this.names = List.copyOf(names);
        this.nonzero = Set.copyOf(nonzero);
        this.abbreviations = Map.copyOf(abbreviations);
    }

    private boolean isVector(Term term) {
        return term instanceof Term.Name name && names.contains(name.name());
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
        Map<String, Expr> left = combination(call.arguments().get(0), scalar, domain);
        Map<String, Expr> right = norm ? left : combination(call.arguments().get(1), scalar, domain);
        List<Expr> terms = new ArrayList<>();
        left.forEach((a, x) -> right.forEach((b, y) -> terms.add(Expr.product(x, y, symbol(a, b)))));
        Expr product = Expr.sum(terms);
        return norm ? Expr.sqrt(product) : product;
    }

    private Expr.Symbol symbol(String a, String b) {
        boolean ordered = names.indexOf(a) <= names.indexOf(b);
        String name = "dot(" + (ordered ? a + "," + b : b + "," + a) + ")";
        return a.equals(b) && nonzero.contains(a) ? Expr.positive(name) : Expr.real(name);
    }

    /** The coefficients of the vectors in a linear combination. */
    private Map<String, Expr> combination(Term term, Function<Term, Expr> scalar, Domain domain) {
        Map<String, Expr> sum = new LinkedHashMap<>();
        Function<Term, Expr> divisor = below -> {
            Expr value = scalar.apply(below);
            domain.requireNonzero(value);
            return value;
        };
        add(term, Constant.ONE, scalar, divisor, sum);
        return sum;
    }

    private void add(
            Term given, Expr factor, Function<Term, Expr> scalar, Function<Term, Expr> divisor, Map<String, Expr> sum) {
        Term term = spelledOut(given);
        if (isVector(term)) {
            sum.merge(((Term.Name) term).name(), factor, Expr::plus);
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
     * The matrix of the inner products of the vectors that occur is positive semidefinite: all its principal minors are at least 0.
     *
     * @param used names of the symbols that occur
     */
    public List<Proposition> conditions(Set<String> used) {
        List<Proposition> conditions = new ArrayList<>();
        List<String> occurring = names.stream()
                .filter(a ->
                        names.stream().anyMatch(b -> used.contains(symbol(a, b).name())))
                .toList();
        if (occurring.size() > MOST) {
            return conditions;
        }
        for (int set = 1; set < 1 << occurring.size(); set++) {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < occurring.size(); i++) {
                if ((set >> i & 1) == 1) {
                    members.add(occurring.get(i));
                }
            }
            List<List<Expr>> gram = members.stream()
                    .map(a -> members.stream().<Expr>map(b -> symbol(a, b)).toList())
                    .toList();
            conditions.add(new Comparison(SymbolicMoments.determinant(gram), ComparisonSign.AT_LEAST, Constant.ZERO));
        }
        return conditions;
    }

    /** True if the inner products at a point are those of some vectors. */
    public boolean admits(Map<String, Rational> point) {
        Rational[][] gram = new Rational[names.size()][names.size()];
        for (int a = 0; a < gram.length; a++) {
            for (int b = 0; b < gram.length; b++) {
                gram[a][b] =
                        point.getOrDefault(symbol(names.get(a), names.get(b)).name(), Rational.ZERO);
            }
        }
        return ExactMatrices.isSemidefinite(gram);
    }

    /** Draws the inner products of vectors with small whole entries; every third is a multiple of another one, or 0. */
    public void draw(Random random, Map<String, Rational> values) {
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
