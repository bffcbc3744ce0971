package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;

/**
 * The columns of one weight: multiples of facts by monomials that are at least 0, by squares of {@code s + t} and
 * {@code s - t} for monomials s and t, and multiples of equations. If they do not suffice, the dual of the linear
 * programme shows which squares are missing.
 */
final class Columns {
    /** Larger programmes take too long. */
    private static final int MOST_ROWS = 900;

    private static final int MOST_COLUMNS = 12_000;

    private static final int MOST_MONOMIALS = 4_000;

    /** Blocks with more monomials get no squares of two of them from the start. */
    private static final int MOST_PAIRS = 45;

    /** Rounds of new squares; later ones change little. */
    private static final int ROUNDS = 40;

    /** A solution. */
    record Solution(List<Column> columns, List<Rational> coefficients) {}

    private final Gradings gradings;
    private final Elimination elimination;
    private final Positivity positivity;
    private final Work work;
    private final List<SquareBlock> blocks = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final Map<Monomial, Integer> rows = new HashMap<>();
    private boolean tooLarge;

    Columns(Gradings gradings, Elimination elimination, Positivity positivity, Work work) {
        this.gradings = gradings;
        this.elimination = elimination;
        this.positivity = positivity;
        this.work = work;
    }

    /** Lists the blocks and the multiples of equations of one weight. */
    void collect(List<Atom> atoms, List<Long> whole, List<Long> parity, int degree) {
        for (Atom atom : atoms) {
            Monomial lead = atom.value().leading();
            if (atom.value().degree() > degree) {
                continue;
            }
            collect(atom, minus(whole, gradings.wholeWeight(lead)), xor(parity, gradings.parity(lead)), degree);
        }
        List<Elimination.Equation> equations = elimination.rest();
        for (int i = 0; i < equations.size(); i++) {
            Polynomial polynomial = equations.get(i).polynomial();
            Monomial lead = polynomial.leading();
            List<Long> weight = minus(whole, gradings.wholeWeight(lead));
            List<Long> parities = xor(parity, gradings.parity(lead));
            for (Monomial factor : monomials(weight, degree - polynomial.degree(), false)) {
                if (gradings.parity(factor).equals(parities)) {
                    work.spend(polynomial.size() * Work.EXACT_TERM);
                    Polynomial value = elimination.reduce(polynomial.times(factor));
                    if (!value.isZero()) {
                        columns.add(new Column.Multiple(i, factor, value));
                    }
                }
            }
        }
    }

    private static List<Long> minus(List<Long> left, List<Long> right) {
        List<Long> difference = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            difference.add(left.get(i) - right.get(i));
        }
        return difference;
    }

    private static List<Long> xor(List<Long> left, List<Long> right) {
        List<Long> difference = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            difference.add(left.get(i) ^ right.get(i));
        }
        return difference;
    }

    /** Monomials of this weight up to a degree; those that are at least 0 only, if asked. */
    private List<Monomial> monomials(List<Long> weight, int degree, boolean nonnegative) {
        int n = positivity.variables();
        int[] steps = new int[n];
        int[] bounds = new int[n];
        for (int i = 0; i < n; i++) {
            steps[i] = elimination.isEliminated(i) ? 0 : nonnegative && !positivity.isNonnegative(i) ? 2 : 1;
            int bound = elimination.degreeBound(i);
            bounds[i] = bound == Integer.MAX_VALUE ? bound : nonnegative ? 2 * bound - 1 : bound - 1;
        }
        List<Monomial> found = Monomials.of(gradings, weight, degree, steps, bounds, MOST_MONOMIALS, work);
        tooLarge |= found.size() >= MOST_MONOMIALS;
        return found;
    }

    private void collect(Atom atom, List<Long> weight, List<Long> parity, int degree) {
        int n = positivity.variables();
        Map<Monomial, Map<List<Long>, List<Monomial>>> groups = new TreeMap<>();
        for (Monomial t : monomials(weight, degree - atom.value().degree(), true)) {
            int[] odd = new int[n];
            int[] root = new int[n];
            for (int i = 0; i < n; i++) {
                odd[i] = t.exponent(i) % 2;
                root[i] = t.exponent(i) / 2;
            }
            Monomial outside = Monomial.of(odd);
            if (gradings.parity(outside).equals(parity)) {
                Monomial inside = Monomial.of(root);
                groups.computeIfAbsent(outside, o -> new LinkedHashMap<>())
                        .computeIfAbsent(gradings.parity(inside), p -> new ArrayList<>())
                        .add(inside);
            }
        }
        groups.forEach((odd, classes) -> classes.values()
                .forEach(roots ->
                        blocks.add(new SquareBlock(atom, odd, positivity.isPositive(odd), roots, elimination, work))));
    }

    /** A solution with exact coefficients; empty if none was found. */
    Optional<Solution> solve() {
        if (tooLarge || blocks.isEmpty() || !Pruning.keepsStrict(blocks, columns, positivity)) {
            return Optional.empty();
        }
        long pairs = 0;
        for (SquareBlock block : blocks) {
            pairs += block.size() <= MOST_PAIRS ? (long) block.size() * block.size() : block.size();
        }
        if (pairs > MOST_COLUMNS) {
            return Optional.empty();
        }
        fill();
        if (rows.size() > MOST_ROWS) {
            return Optional.empty();
        }
        Simplex simplex = new Simplex(rows.size() + 1, work);
        List<Integer> owners = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            add(simplex, c, owners);
        }
        for (int round = 0; round <= ROUNDS; round++) {
            if (simplex.solve()) {
                return exact(simplex, owners);
            }
            int before = columns.size();
            double[] functional = simplex.functional();
            for (SquareBlock block : blocks) {
                new ViolatedSquares(block, functional, rows, work)
                        .violated()
                        .forEach(square -> columns.add(block.column(square, positivity)));
            }
            if (columns.size() == before || columns.size() > MOST_COLUMNS) {
                return Optional.empty();
            }
            for (int c = before; c < columns.size(); c++) {
                add(simplex, c, owners);
            }
        }
        return Optional.empty();
    }

    private void fill() {
        for (SquareBlock block : blocks) {
            int size = block.size();
            for (int i = 0; i < size; i++) {
                columns.add(block.column(Map.of(i, Rational.ONE), positivity));
                for (int j = 0; j < i; j++) {
                    block.product(i, j).terms().keySet().forEach(this::row);
                    if (size <= MOST_PAIRS && !block.product(i, j).isZero()) {
                        columns.add(block.column(pair(i, j, Rational.ONE), positivity));
                        columns.add(block.column(pair(i, j, Rational.of(-1)), positivity));
                    }
                }
            }
        }
        columns.forEach(column -> column.value().terms().keySet().forEach(this::row));
    }

    /** In a fixed order; that of {@code Map.of} differs from run to run, and with it the order of the rows. */
    private static Map<Integer, Rational> pair(int i, int j, Rational second) {
        Map<Integer, Rational> pair = new LinkedHashMap<>();
        pair.put(i, Rational.ONE);
        pair.put(j, second);
        return pair;
    }

    private void row(Monomial monomial) {
        rows.computeIfAbsent(monomial, m -> rows.size() + 1);
    }

    private void add(Simplex simplex, int c, List<Integer> owners) {
        Column column = columns.get(c);
        int size = column.value().size() + (column.isStrict() ? 1 : 0);
        if (size == 0) {
            return;
        }
        work.spend(20L * size);
        int[] at = new int[size];
        double[] values = new double[size];
        int k = 0;
        for (Map.Entry<Monomial, Rational> term : column.value().terms().entrySet()) {
            Integer row = rows.get(term.getKey());
            if (row == null) {
                throw new IllegalStateException("no row for " + term.getKey());
            }
            at[k] = row;
            values[k++] = Polynomial.approximate(term.getValue());
        }
        if (column.isStrict()) {
            at[k] = 0;
            // In proportion to the column, so that its scale does not matter.
            double largest = 0;
            for (double value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            values[k] = largest == 0 ? 1 : largest;
        }
        simplex.add(at, values);
        owners.add(c);
        if (column instanceof Column.Multiple) {
            double[] opposite = new double[size];
            for (int i = 0; i < size; i++) {
                opposite[i] = -values[i];
            }
            simplex.add(at, opposite);
            owners.add(c);
        }
    }

    private Optional<Solution> exact(Simplex simplex, List<Integer> owners) {
        // Coefficients below rounding are 0 in the exact solution, or the support is taken whole.
        for (double least : new double[] {1e-7, 1e-10, Double.NEGATIVE_INFINITY}) {
            List<Column> support = simplex.support(least).stream()
                    .map(owners::get)
                    .distinct()
                    .map(columns::get)
                    .toList();
            Optional<List<Rational>> coefficients = ExactSupport.of(support, work);
            if (coefficients.isPresent()) {
                return Optional.of(new Solution(support, coefficients.get()));
            }
        }
        return Optional.empty();
    }

    int size() {
        return columns.size();
    }
}
