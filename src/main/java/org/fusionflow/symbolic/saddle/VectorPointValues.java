package org.fusionflow.symbolic.saddle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.Expansion;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.Vanishing;
import org.fusionflow.symbolic.flow.InnerProducts;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.Training;
import org.fusionflow.symbolic.flow.VectorFlow;

/**
 * Evaluates expressions at the fixed points of the balanced flow of modalities with several inputs, tag [FT-7]. At the point that learns exactly S the
 * residuals of S are 0, and the maps of S and the residuals of the others are vectors of their own, {@code wA{A}} and {@code eB{A}}. The lengths are roots
 * of the norms of the maps, see {@link ClosedLengths}. Unlearned lengths are 0, and keep the direction from which they went there.
 */
public final class VectorPointValues {
    private final VectorFlow flow;
    private final FusionTree tree;
    private final FixedPointValues points;
    private final Set<Set<Integer>> used = new java.util.LinkedHashSet<>();

    public VectorPointValues(VectorFlow flow) {
        this.flow = flow;
        this.tree = flow.tree();
        this.points = new FixedPointValues(RankOneFlow.balanced(tree, new Training(flow.rates(), Optional.empty())));
    }

    /** Whether the point exists for all depths of a set. */
    public boolean exists(Set<Integer> learned, DepthSet depths) {
        return points.exists(learned, depths);
    }

    public String setName(Set<Integer> learned) {
        return points.setName(learned);
    }

    /** The learned sets at which something was evaluated. */
    public Set<Set<Integer>> used() {
        return used;
    }

    /** The name of the map or residual of a modality at a point. */
    public String at(String letter, int m, Set<Integer> learned) {
        return letter + tree.names().get(m) + setName(learned);
    }

    /**
     * The value at the point where exactly these modalities are learned.
     *
     * @throws ArithmeticException if there is no value, or no closed form of the lengths
     */
    public Expr at(Expr expr, Set<Integer> learned, DepthSet depths) {
        used.add(Set.copyOf(learned));
        Expr resting = flow.closed(expr).with(restingResiduals(expr, learned));
        Set<String> vanishing = new TreeSet<>();
        for (int m = 0; m < tree.names().size(); m++) {
            if (!learned.contains(m)) {
                vanishing.add(flow.length(m).name());
            }
        }
        Expr limit;
        try {
            limit = Vanishing.value(resting, vanishing, depths);
        } catch (ArithmeticException pole) {
            limit = Vanishing.value(Expansion.of(resting), vanishing, depths);
        }
        return limit.with(valuesThere(limit, learned));
    }

    private Map<String, Expr> restingResiduals(Expr expr, Set<Integer> learned) {
        Map<String, Expr> values = new HashMap<>();
        for (Symbol symbol : flow.closed(expr).symbols()) {
            for (int m : learned) {
                String residual = "e" + tree.names().get(m);
                if (flow.space(m)
                        .vectors(symbol)
                        .filter(pair -> pair.contains(residual))
                        .isPresent()) {
                    values.put(symbol.name(), Constant.ZERO);
                }
            }
        }
        return values;
    }

    private Map<String, Expr> valuesThere(Expr limit, Set<Integer> learned) {
        Map<String, Expr> values = new HashMap<>();
        Map<Integer, Expr> sizes = new LinkedHashMap<>();
        for (int m : new TreeSet<>(learned)) {
            sizes.put(m, mapNorm(m, learned));
        }
        for (Symbol symbol : limit.symbols()) {
            for (int m = 0; m < tree.names().size(); m++) {
                Optional<List<String>> pair = flow.space(m).vectors(symbol);
                if (pair.isPresent()) {
                    values.put(symbol.name(), productThere(m, pair.get(), learned));
                }
                if (learned.contains(m) && symbol.name().equals(flow.length(m).name())) {
                    Expr length = ClosedLengths.of(tree, sizes, flow.rates()).get(m);
                    if (length == null) {
                        throw new ArithmeticException(
                                "the lengths at " + setName(learned)
                                        + " have no closed form: expected as many layers between a fusion and all modalities below it");
                    }
                    values.put(symbol.name(), length);
                }
            }
        }
        return values;
    }

    private Expr productThere(int m, List<String> pair, Set<Integer> learned) {
        InnerProducts space = flow.space(m);
        String direction = VectorFlow.direction(tree.names().get(m));
        String residual = "e" + tree.names().get(m);
        List<String> there = new ArrayList<>();
        Expr norm = Constant.ONE;
        for (String vector : pair) {
            boolean alongMap = learned.contains(m) && vector.equals(direction);
            boolean moved = !learned.contains(m) && vector.equals(residual) && !learned.isEmpty();
            if (alongMap) {
                norm = norm.times(mapNorm(m, learned));
            }
            // Where nothing is learned the residual is the correlation.
            boolean start = vector.equals(residual) && learned.isEmpty();
            there.add(
                    alongMap
                            ? at("w", m, learned)
                            : moved
                                    ? at("e", m, learned)
                                    : start ? "s" + tree.names().get(m) : vector);
        }
        return space.of(there.get(0), there.get(1)).over(norm);
    }

    /** {@code ||w_m||} at the point, which is not 0. */
    private Expr mapNorm(int m, Set<Integer> learned) {
        String map = at("w", m, learned);
        flow.space(m).requireNonzero(map);
        return Expr.sqrt(flow.space(m).of(map, map));
    }

    /** {@code s.w} at a point: what its map explains of the output. */
    public Expr explained(Set<Integer> learned) {
        List<Expr> terms = new ArrayList<>();
        for (int m : new TreeSet<>(learned)) {
            terms.add(flow.space(m).of("s" + tree.names().get(m), at("w", m, learned)));
        }
        return Expr.sum(terms);
    }

    /** {@code e.w} with the residual of one point and the map of another that learns more. */
    public Expr residualOnMap(Set<Integer> residual, Set<Integer> map) {
        List<Expr> terms = new ArrayList<>();
        for (int m : new TreeSet<>(map)) {
            if (!residual.contains(m)) {
                terms.add(flow.space(m).of(at("e", m, residual), at("w", m, map)));
            }
        }
        return Expr.sum(terms);
    }
}
