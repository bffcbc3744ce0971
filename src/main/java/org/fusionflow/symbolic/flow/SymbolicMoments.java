package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expansion;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Interruption;

/**
 * Second moments of scalar modalities as symbols: {@code sA} is {@code Sigma_yxA}, {@code vA} is {@code Sigma_A}, {@code vAB} is
 * {@code Sigma_AB} with the names in leaf order, {@code yy} is {@code sigma_yy}.
 */
public class SymbolicMoments {
    /** Most rows of a determinant of symbols: ten rows have 3.6 million products, eleven 40 million. */
    static final int MOST_ROWS = 10;

    private final List<String> names;

    /**
     * @param names of the scalar modalities, in leaf order
     */
    public SymbolicMoments(List<String> names) {
        this.names = names;
    }

    /** Moments with correlations of any sign. */
    static SymbolicMoments signed(List<String> names) {
        return new SymbolicMoments(names) {
            @Override
            public Expr correlation(int m) {
                return Expr.real("s" + names.get(m));
            }
        };
    }

    /** {@code Sigma_yxm}. */
    public Expr correlation(int m) {
        return Expr.positive("s" + names.get(m));
    }

    /** {@code Sigma_mn}, symmetric in m and n. */
    public Expr covariance(int m, int n) {
        if (m == n) {
            return Expr.positive("v" + names.get(m));
        }
        return Expr.real("v" + names.get(Math.min(m, n)) + names.get(Math.max(m, n)));
    }

    /**
     * TeX of an expression in which the correlation of a modality is written {@code Sigma_yxA}, because it has a
     * sign; in the phase laws s_A is a norm.
     */
    public String tex(Expr expr) {
        Map<String, Expr> blocks = new HashMap<>();
        names.forEach(name -> blocks.put("s" + name, Expr.positive("yx" + name)));
        return expr.with(blocks).tex(new SymbolTex(names));
    }

    public Expr outputVariance() {
        return Expr.positive("yy");
    }

    /** {@code e_m = Sigma_yxm - sum_n w_n Sigma_nm}. */
    public Expr residual(int m, List<Expr> map) {
        List<Expr> terms = new ArrayList<>();
        terms.add(correlation(m));
        for (int n = 0; n < names.size(); n++) {
            terms.add(map.get(n).times(covariance(m, n)).negate());
        }
        return Expr.sum(terms);
    }

    /** {@code (sigma_yy - 2 Sigma_yx . w + w Sigma w') / 2}. */
    public Expr loss(List<Expr> map) {
        List<Expr> terms = new ArrayList<>();
        terms.add(Constant.HALF.times(outputVariance()));
        for (int m = 0; m < names.size(); m++) {
            terms.add(correlation(m).times(map.get(m)).negate());
        }
        terms.add(Constant.HALF.times(quadratic(map)));
        return Expr.sum(terms);
    }

    /** {@code (sigma_yy - Sigma_yx . w) / 2}: the loss if w_m = 0 or e_m = 0 for every m. */
    public Expr lossWithoutResidual(List<Expr> map) {
        List<Expr> explained = new ArrayList<>();
        for (int m = 0; m < names.size(); m++) {
            explained.add(correlation(m).times(map.get(m)));
        }
        return Constant.HALF.times(outputVariance().minus(Expr.sum(explained)));
    }

    /** {@code w Sigma w'}. */
    Expr quadratic(List<Expr> map) {
        List<Expr> terms = new ArrayList<>();
        for (int m = 0; m < names.size(); m++) {
            for (int n = 0; n < names.size(); n++) {
                terms.add(Expr.product(map.get(m), covariance(m, n), map.get(n)));
            }
        }
        return Expr.sum(terms);
    }

    /**
     * {@code w_S = Sigma_yxS inverse(Sigma_SS)} by determinants, 0 outside S. Callers verify it by substitution.
     *
     * @param set indices of the modalities in S, in leaf order
     * @throws ArithmeticException if S has more than {@link #MOST_ROWS} members
     */
    public List<Expr> leastSquares(Set<Integer> set) {
        List<Integer> members = members(set);
        List<Expr> map = new ArrayList<>(java.util.Collections.nCopies(names.size(), Constant.ZERO));
        if (members.isEmpty()) {
            return map;
        }
        List<List<Expr>> matrix = matrix(members);
        Expr determinant = determinant(matrix);
        for (int column = 0; column < members.size(); column++) {
            map.set(members.get(column), numerator(matrix, members, column).over(determinant));
        }
        return map;
    }

    private List<List<Expr>> matrix(List<Integer> members) {
        if (members.size() > MOST_ROWS) {
            throw new ArithmeticException("least squares on " + members.size() + " modalities: expected at most "
                    + MOST_ROWS + ", a determinant of symbols with n rows has n! products");
        }
        return members.stream()
                .map(m -> members.stream().map(n -> covariance(m, n)).toList())
                .toList();
    }

    /** Cramer's rule: the determinant with one column replaced by the correlations. */
    private Expr numerator(List<List<Expr>> matrix, List<Integer> members, int column) {
        List<List<Expr>> replaced = new ArrayList<>();
        for (int row = 0; row < members.size(); row++) {
            List<Expr> entries = new ArrayList<>(matrix.get(row));
            entries.set(column, correlation(members.get(row)));
            replaced.add(entries);
        }
        return determinant(replaced);
    }

    /**
     * The determinant, expanded by the first row. Symja's {@code Det} eliminates instead, which gives unreadable
     * nested fractions from four rows on.
     */
    public static Expr determinant(List<List<Expr>> matrix) {
        return minor(matrix, IntStream.range(0, matrix.size()).boxed().toList(), new HashMap<>());
    }

    /** The determinant of the last rows and some columns; each is computed once, although it occurs in several larger ones. */
    private static Expr minor(List<List<Expr>> matrix, List<Integer> columns, Map<List<Integer>, Expr> known) {
        if (columns.isEmpty()) {
            return Constant.ONE;
        }
        Expr before = known.get(columns);
        if (before != null) {
            return before;
        }
        Interruption.check();
        List<Expr> row = matrix.get(matrix.size() - columns.size());
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<Integer> others = new ArrayList<>(columns);
            int column = others.remove(i);
            Expr sign = Expr.number(i % 2 == 0 ? 1 : -1);
            terms.add(Expr.product(sign, row.get(column), minor(matrix, others, known)));
        }
        Expr minor = Expansion.of(Expr.sum(terms));
        known.put(columns, minor);
        return minor;
    }

    /**
     * Determinant of Sigma_SS; 1 for the empty set.
     *
     * @param set indices of the modalities in S, in leaf order
     */
    public Expr determinantOf(Set<Integer> set) {
        return determinant(matrix(members(set)));
    }

    /** The members in ascending order. */
    private static List<Integer> members(Set<Integer> set) {
        return List.copyOf(new TreeSet<>(set));
    }

    /**
     * Loss of the least squares on S, as half of (sigma_yy minus one fraction). Callers verify it against the loss.
     *
     * @param set indices of the modalities in S, in leaf order
     */
    public Expr leastLoss(Set<Integer> set) {
        List<Integer> members = members(set);
        if (members.isEmpty()) {
            return Constant.HALF.times(outputVariance());
        }
        List<List<Expr>> matrix = matrix(members);
        List<Expr> terms = new ArrayList<>();
        for (int column = 0; column < members.size(); column++) {
            terms.add(correlation(members.get(column)).times(numerator(matrix, members, column)));
        }
        Expr explained = Expansion.of(Expr.sum(terms)).over(determinant(matrix));
        return Constant.HALF.times(outputVariance().minus(explained));
    }
}
