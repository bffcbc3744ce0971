package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Vectors of one real space and their inner products as symbols {@code dot(a,b)}. The dimension of the space is left open: for n vectors in at least n
 * dimensions the products can be any positive semidefinite matrix, so that a statement about the vectors is one about such a matrix.
 */
public final class InnerProducts {
    /** Two vectors by name. */
    private record Pair(String first, String second) {}

    private final List<String> names = new ArrayList<>();
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Set<String> nonzero = new HashSet<>();
    private final Optional<String> unit;

    /**
     * @param names of the vectors that are there from the start
     * @param unit the vector of norm 1 among them
     */
    public InnerProducts(Collection<String> names, Optional<String> unit) {
        this.names.addAll(names);
        this.unit = unit;
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    /** Says that a vector is not 0, so that its product with itself is positive. */
    public void requireNonzero(String name) {
        nonzero.add(name);
    }

    /** The inner product of two vectors; a name that is new is added. */
    public Expr of(String first, String second) {
        for (String name : List.of(first, second)) {
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        if (first.equals(second) && unit.filter(first::equals).isPresent()) {
            return Constant.ONE;
        }
        boolean ordered = names.indexOf(first) <= names.indexOf(second);
        Pair pair = ordered ? new Pair(first, second) : new Pair(second, first);
        String symbol = "dot(" + pair.first() + "," + pair.second() + ")";
        pairs.put(symbol, pair);
        return first.equals(second) && nonzero.contains(first) ? Expr.positive(symbol) : Expr.real(symbol);
    }

    /** The two vectors of a symbol, in order; empty if it is no product of this space. */
    public Optional<List<String>> vectors(Symbol symbol) {
        return Optional.ofNullable(pairs.get(symbol.name())).map(p -> List.of(p.first(), p.second()));
    }

    /** The matrix of the products of some of the vectors. */
    public List<List<Expr>> matrix(List<String> some) {
        return some.stream().map(a -> some.stream().map(b -> of(a, b)).toList()).toList();
    }
}
