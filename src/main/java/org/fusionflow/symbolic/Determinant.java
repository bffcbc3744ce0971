package org.fusionflow.symbolic;

import java.util.ArrayList;
import java.util.List;

/**
 * Determinants by expansion along the first row: polynomials in the entries. Elimination would leave nested fractions, as
 * Symja's does from four rows on.
 */
final class Determinant {
    private Determinant() {}

    /** Expanded, terms in a fixed order. */
    static Expr of(List<List<Expr>> matrix) {
        return Expansion.of(byFirstRow(matrix));
    }

    private static Expr byFirstRow(List<List<Expr>> matrix) {
        if (matrix.isEmpty()) {
            return Constant.ONE;
        }
        List<Expr> terms = new ArrayList<>();
        for (int column = 0; column < matrix.size(); column++) {
            Expr entry = matrix.get(0).get(column);
            Expr signed = column % 2 == 0 ? entry : entry.negate();
            terms.add(signed.times(byFirstRow(minor(matrix, column))));
        }
        return Expr.sum(terms);
    }

    /** Without the first row and one column. */
    private static List<List<Expr>> minor(List<List<Expr>> matrix, int column) {
        List<List<Expr>> rows = new ArrayList<>();
        for (List<Expr> row : matrix.subList(1, matrix.size())) {
            List<Expr> rest = new ArrayList<>(row);
            rest.remove(column);
            rows.add(rest);
        }
        return rows;
    }
}
