package org.fusionflow.symbolic.saddle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expansion;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.algebra.Vanishing;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.ReducedSystem;

/**
 * Evaluates expressions at the fixed points of the balanced flow, for one input per modality, tag [FT-7]. At the
 * point where exactly S is learned, the maps are {@code w_S = Sigma_yxS inverse(Sigma_SS)} and 0 elsewhere, and
 * unlearned lengths are 0. A learned length becomes a new symbol, {@code uA{A,B}}: it solves {@code g_m u_m = w_m},
 * which has no closed form in general. The moments, in contrast, are given by the lengths:
 * {@code Sigma_yxm = sum over n in S of g_n u_n Sigma_nm}. {@link #parametrization} returns this, for the branch on
 * which the learned maps are positive.
 */
public final class FixedPointValues {
    private final RankOneFlow flow;
    private final FusionTree tree;
    private final Map<Set<Integer>, Set<Integer>> lengthsUsed = new LinkedHashMap<>();
    private final Set<Set<Integer>> setsUsed = new LinkedHashSet<>();
    private final Map<Set<Integer>, List<Expr>> leastSquares = new HashMap<>();

    /**
     * @param balanced the flow in lengths, {@link RankOneFlow#balanced}
     */
    public FixedPointValues(RankOneFlow balanced) {
        this.flow = balanced;
        this.tree = balanced.tree();
    }

    /**
     * Exponents of the small factors in the gains of the unlearned modalities; the fixed point exists if all of them
     * are at least 1.
     */
    public List<Expr> orders(Set<Integer> learned) {
        List<Expr> orders = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (!learned.contains(m)) {
                Modality leaf = tree.modalities().get(m);
                orders.add(smallFactors(tree, leaf, learned).minus(Constant.ONE));
            }
        }
        return orders;
    }

    /** Whether the gains of all unlearned modalities vanish for all L and Lf of a set, so that the fixed point exists. */
    public boolean exists(Set<Integer> learned, DepthSet depths) {
        return orders(learned).stream()
                .allMatch(order ->
                        DepthSet.Form.of(order).filter(depths::isPositive).isPresent());
    }

    /** Index of the first unlearned modality whose gain does not vanish, for a tree with numeric depths; -1 if there is none. */
    public int growing(Set<Integer> learned) {
        List<Expr> orders = orders(learned);
        int next = 0;
        for (int m = 0; m < tree.names().size(); m++) {
            if (!learned.contains(m) && !orders.get(next++).isPositive()) {
                return m;
            }
        }
        return -1;
    }

    private Expr smallFactors(FusionTree node, Modality leaf, Set<Integer> learned) {
        boolean holdsLearned = node.modalities().stream()
                .anyMatch(l -> learned.contains(tree.modalities().indexOf(l)));
        Expr here = holdsLearned ? Constant.ZERO : Expr.depth(node.depth());
        for (FusionTree child : node.children()) {
            if (child.modalities().contains(leaf)) {
                return here.plus(smallFactors(child, leaf, learned));
            }
        }
        return here;
    }

    /**
     * The value at the point where exactly these modalities are learned. A quotient 0/0 has a value there if the
     * small factors cancel.
     *
     * @param expr in lengths, maps as symbols, and moments
     * @param learned leaf indices of the learned modalities
     * @param depths values of L and Lf for which it has to be the value, if depths are symbolic
     * @throws ArithmeticException if there is no value, or one that depends on the direction of approach
     */
    public Expr at(Expr expr, Set<Integer> learned, DepthSet depths) {
        return inMoments(withMaps(expr, learned, depths));
    }

    /** The same with the maps there as symbols, {@code wA{A,B}}, of which {@link #inMoments} knows the values. */
    public Expr withMaps(Expr expr, Set<Integer> learned, DepthSet depths) {
        Map<String, Expr> values = new HashMap<>();
        Set<String> vanishing = new TreeSet<>();
        Expr inLengths = unlearnedInLengths(flow.expanded(expr), learned);
        setsUsed.add(Set.copyOf(learned));
        for (int m = 0; m < tree.names().size(); m++) {
            values.put(flow.map(m).name(), learned.contains(m) ? map(m, learned) : Constant.ZERO);
            if (!learned.contains(m)) {
                vanishing.add(ReducedSystem.length(tree.modalities().get(m)).name());
            }
        }
        Expr limit;
        try {
            limit = Vanishing.value(inLengths, vanishing, depths);
        } catch (ArithmeticException pole) {
            limit = Vanishing.value(Expansion.of(inLengths), vanishing, depths);
        }
        for (int m : learned) {
            Symbol length = ReducedSystem.length(tree.modalities().get(m));
            if (limit.symbols().contains(length)) {
                values.put(length.name(), length(m, learned));
                lengthsUsed
                        .computeIfAbsent(Set.copyOf(learned), s -> new TreeSet<>())
                        .add(m);
            }
        }
        return limit.with(values);
    }

    /** The maps at the point; their determinants are computed once for all residuals. */
    private List<Expr> leastSquares(Set<Integer> learned) {
        return leastSquares.computeIfAbsent(
                Set.copyOf(learned), set -> flow.effectiveMoments().leastSquares(set));
    }

    /** {@code wA{A,B}}: the map of m at the point. */
    public Symbol map(int m, Set<Integer> learned) {
        return Expr.real(flow.map(m).name() + setName(learned));
    }

    /** The maps at a point by name, as what they are in the moments. */
    public Map<String, Expr> mapsInMoments(Set<Integer> learned) {
        List<Expr> maps = leastSquares(learned);
        Map<String, Expr> values = new LinkedHashMap<>();
        new TreeSet<>(learned).forEach(m -> values.put(map(m, learned).name(), maps.get(m)));
        return values;
    }

    /** An expression with all maps at points replaced by what they are in the moments. */
    public Expr inMoments(Expr expr) {
        Map<String, Expr> values = new HashMap<>();
        Set<String> names = new TreeSet<>();
        expr.symbols().forEach(symbol -> names.add(symbol.name()));
        for (Set<Integer> learned : setsUsed) {
            if (learned.stream().anyMatch(m -> names.contains(map(m, learned).name()))) {
                values.putAll(mapsInMoments(learned));
            }
        }
        return values.isEmpty() ? expr : expr.with(values);
    }

    /** The learned sets at which something was evaluated. */
    public Set<Set<Integer>> setsUsed() {
        return setsUsed;
    }

    /** Vanishing maps are written as products of small factors, so that they can cancel in quotients. */
    private Expr unlearnedInLengths(Expr expr, Set<Integer> learned) {
        Map<String, Expr> products = new HashMap<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (!learned.contains(m)) {
                Expr length = ReducedSystem.length(tree.modalities().get(m));
                products.put(flow.map(m).name(), flow.gain(m).times(length));
            }
        }
        return expr.with(products);
    }

    /** {@code uA{A,B}}: the length of m at the point. */
    private Symbol length(int m, Set<Integer> learned) {
        return Expr.positive(ReducedSystem.length(tree.modalities().get(m)).name() + setName(learned));
    }

    /** The learned set with the names of its modalities, {@code {A,B}}. */
    public String setName(Set<Integer> learned) {
        SortedSet<Integer> ordered = new TreeSet<>(learned);
        return "{"
                + String.join(
                        ",", ordered.stream().map(m -> tree.names().get(m)).toList()) + "}";
    }

    /** The learned sets for which a length was used. */
    public Set<Set<Integer>> setsWithLengths() {
        return lengthsUsed.keySet();
    }

    /** The symbols of all lengths at the point, by leaf index; {@link #parametrization} uses them. */
    public Map<Integer, Symbol> lengths(Set<Integer> learned) {
        Map<Integer, Symbol> lengths = new LinkedHashMap<>();
        new TreeSet<>(learned).forEach(m -> lengths.put(m, length(m, learned)));
        return lengths;
    }

    /** {@code g_n u_n} of the learned modalities in the lengths at the point. */
    private Map<Integer, Expr> mapsInLengths(Set<Integer> learned) {
        Map<String, Expr> values = new HashMap<>();
        for (int m = 0; m < tree.names().size(); m++) {
            values.put(
                    ReducedSystem.length(tree.modalities().get(m)).name(),
                    learned.contains(m) ? length(m, learned) : Constant.ZERO);
        }
        Map<Integer, Expr> maps = new LinkedHashMap<>();
        lengths(learned).forEach((m, u) -> maps.put(m, flow.gain(m).with(values).times(u)));
        return maps;
    }

    /** The correlations of the learned modalities, in terms of their lengths at the point and the covariance. */
    public Map<String, Expr> parametrization(Set<Integer> learned) {
        return correlations(mapsInLengths(learned));
    }

    /** The same in the maps there as symbols. */
    public Map<String, Expr> correlationsByMaps(Set<Integer> learned) {
        Map<Integer, Expr> maps = new LinkedHashMap<>();
        new TreeSet<>(learned).forEach(m -> maps.put(m, map(m, learned)));
        return correlations(maps);
    }

    private Map<String, Expr> correlations(Map<Integer, Expr> maps) {
        Map<String, Expr> values = new LinkedHashMap<>();
        for (int m : maps.keySet()) {
            List<Expr> terms = new ArrayList<>();
            maps.forEach((n, w) -> terms.add(w.times(flow.effectiveMoments().covariance(m, n))));
            Symbol correlation = (Symbol) flow.correlation(m);
            values.put(correlation.name(), Expr.sum(terms).over(part(correlation, m)));
        }
        return values;
    }

    /**
     * The effective correlation as a part or multiple of that of the data, 1 for the squared error.
     *
     * @throws ArithmeticException if it is no positive multiple, so that lengths do not determine the correlation
     */
    private Expr part(Symbol correlation, int m) {
        if (flow.training().objective().isEmpty()) {
            return Constant.ONE;
        }
        Expr effective = flow.effectiveMoments().correlation(m);
        Expr part = effective.symbols().stream()
                .filter(symbol -> symbol.name().equals(correlation.name()))
                .findFirst()
                .<Expr>map(effective::derivative)
                .orElse(Constant.ZERO);
        if (!part.isPositive()
                || !NormalForm.isZero(effective.minus(part.times(correlation))).isProved()) {
            throw new ArithmeticException(
                    "lengths at a fixed point of an objective: expected its slope at 0 to be a multiple of "
                            + correlation.name() + " that is positive by its form");
        }
        return part;
    }

    /**
     * The lengths at the point as roots of the sizes of the maps, see {@link ClosedLengths}; empty if there is no such form.
     *
     * @param positive whether the maps are taken to be positive; otherwise their absolute values are used
     */
    public Map<String, Expr> closedLengths(Set<Integer> learned, boolean positive) {
        List<Expr> maps = leastSquares(learned);
        Map<Integer, Expr> sizes = new LinkedHashMap<>();
        new TreeSet<>(learned).forEach(m -> sizes.put(m, positive ? maps.get(m) : Expr.abs(maps.get(m))));
        Map<String, Expr> values = new LinkedHashMap<>();
        ClosedLengths.of(tree, sizes, flow.training().rates())
                .forEach((m, root) -> values.put(length(m, learned).name(), root));
        return values;
    }

    /** The maps {@code g_n u_n} in the lengths at the point, by leaf index. */
    public Map<Integer, Expr> maps(Set<Integer> learned) {
        return mapsInLengths(learned);
    }
}
