package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * The balanced flow of modalities with several inputs, tag [FT-6]: {@code dv_m/dt = g_m e_m}, {@code w_m = g_m v_m}. It is written in lengths
 * {@code u_m = ||v_m||}, unit directions {@code v_m/u_m} and inner products of these with the rows {@code s_m} and {@code e_m}:
 *
 * <pre>
 * du_m/dt = g_m e_m.v_m/u_m      d(v_m/u_m)/dt = (g_m/u_m) (e_m - (e_m.v_m/u_m) v_m/u_m)      dLoss/dt = -sum e_m.dw_m/dt
 * </pre>
 *
 * The covariance has no symbols. Of {@code w Sigma = s - e} nothing else is known than {@code w.(s - e) > 0}: for any rows with this property there is a
 * positive definite Sigma. The loss is {@code (yy - w.(s + e))/2}. The rate of a residual is not expressed, because it needs Sigma.
 *
 * <p>Modalities with one input may stand beside them: their residual is a symbol too, and {@code v_m = u_m > 0}.
 */
public final class VectorFlow {
    private final FusionTree tree;
    private final Set<String> vectors;
    private final EdgeRates rates;
    private final ReducedSystem system;
    private final Map<String, InnerProducts> spaces = new LinkedHashMap<>();

    /**
     * @param tree any tree
     * @param vectors names of its modalities with several inputs
     */
    public VectorFlow(FusionTree tree, Set<String> vectors) {
        this(tree, vectors, EdgeRates.ONE);
    }

    /**
     * @param tree any tree
     * @param vectors names of its modalities with several inputs
     * @param rates of its edges: {@code dv_m/dt = kappa_m g_m e_m}, tag [RM-5]
     */
    public VectorFlow(FusionTree tree, Set<String> vectors, EdgeRates rates) {
        this.tree = tree;
        this.vectors = Set.copyOf(vectors);
        this.rates = rates;
        this.system = ReducedSystem.of(tree, rates);
        for (String name : tree.names()) {
            if (vectors.contains(name)) {
                spaces.put(
                        name,
                        new InnerProducts(
                                List.of("s" + name, "e" + name, direction(name)), Optional.of(direction(name))));
            }
        }
    }

    public FusionTree tree() {
        return tree;
    }

    public boolean isVector(int m) {
        return vectors.contains(name(m));
    }

    private String name(int m) {
        return tree.names().get(m);
    }

    /** True for names that covariances have where all modalities have one input. */
    public boolean isCovariance(String symbol) {
        List<String> names = tree.names();
        return names.stream()
                .anyMatch(a -> symbol.equals("v" + a) || names.stream().anyMatch(b -> symbol.equals("v" + a + b)));
    }

    /** The unit vector along the map of a modality. */
    public static String direction(String modality) {
        return "w" + modality + "/norm(w" + modality + ")";
    }

    public Symbol length(int m) {
        return ReducedSystem.length(tree.modalities().get(m));
    }

    public Expr gain(int m) {
        return system.gains().get(m);
    }

    /** The norm of the map, {@code g_m u_m}. */
    public Expr mapNorm(int m) {
        return gain(m).times(length(m));
    }

    /** The inner products of a modality with several inputs. */
    public InnerProducts space(int m) {
        InnerProducts space = spaces.get(name(m));
        if (space == null) {
            throw new IllegalArgumentException(name(m) + " has one input");
        }
        return space;
    }

    /** The spaces of all modalities with several inputs. */
    public List<InnerProducts> spaces() {
        return List.copyOf(spaces.values());
    }

    /** {@code s_m.v_m/u_m} or {@code e_m.v_m/u_m}; for one input the number itself. */
    private Expr along(int m, String letter) {
        return isVector(m) ? space(m).of(letter + name(m), direction(name(m))) : Expr.real(letter + name(m));
    }

    /** {@code e_m.v_m/u_m}. */
    public Expr residualAlong(int m) {
        return along(m, "e");
    }

    public Symbol loss() {
        return Expr.real("Loss");
    }

    /** {@code (yy - w.(s + e))/2}. */
    public Expr lossValue() {
        List<Expr> terms = new ArrayList<>();
        terms.add(Expr.positive("yy"));
        for (int m = 0; m < tree.names().size(); m++) {
            terms.add(mapNorm(m).times(along(m, "s").plus(along(m, "e"))).negate());
        }
        return Constant.HALF.times(Expr.sum(terms));
    }

    /** {@code w.(s - e) = w Sigma w' > 0}. */
    public Expr explainedByMap() {
        List<Expr> terms = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            terms.add(mapNorm(m).times(along(m, "s").minus(along(m, "e"))));
        }
        return Expr.sum(terms);
    }

    /** {@code w.e}. */
    public Expr residualOfMap() {
        List<Expr> terms = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            terms.add(mapNorm(m).times(along(m, "e")));
        }
        return Expr.sum(terms);
    }

    /** An expression with the loss replaced by its value. */
    public Expr closed(Expr expr) {
        return expr.symbols().contains(loss()) ? expr.with(Map.of(loss().name(), lossValue())) : expr;
    }

    /**
     * The derivative along the flow.
     *
     * @throws ArithmeticException if it needs the rate of a residual
     */
    public Expr rate(Expr expr) {
        List<Expr> terms = new ArrayList<>();
        for (Symbol symbol : expr.symbols()) {
            Expr rate = rateOf(symbol);
            if (!rate.isZero()) {
                terms.add(expr.derivative(symbol).times(rate));
            }
        }
        return Expr.sum(terms);
    }

    private Expr lengthRate(int m) {
        return Expr.product(speedup(m), gain(m), residualAlong(m));
    }

    /** {@code kappa_m}. */
    private Expr speedup(int m) {
        return rates.of(tree.modalities().get(m));
    }

    public EdgeRates rates() {
        return rates;
    }

    private Expr rateOf(Symbol symbol) {
        if (symbol.name().equals(loss().name())) {
            return lossRate();
        }
        for (int m = 0; m < tree.names().size(); m++) {
            if (symbol.name().equals(length(m).name())) {
                return lengthRate(m);
            }
            if (symbol.name().equals("e" + name(m))) {
                throw rateOfResidual(m);
            }
            Optional<List<String>> pair = isVector(m) ? space(m).vectors(symbol) : Optional.empty();
            if (pair.isPresent()) {
                return productRate(m, pair.get());
            }
        }
        return Constant.ZERO;
    }

    private ArithmeticException rateOfResidual(int m) {
        return new ArithmeticException("the rate of e" + name(m)
                + " depends on the covariance of the inputs, which has no name where modalities have several inputs");
    }

    private Expr productRate(int m, List<String> pair) {
        if (pair.contains("e" + name(m))) {
            throw rateOfResidual(m);
        }
        String direction = direction(name(m));
        if (!pair.contains(direction)) {
            return Constant.ZERO;
        }
        String other = pair.get(pair.get(0).equals(direction) ? 1 : 0);
        Expr turning = space(m).of(other, "e" + name(m)).minus(residualAlong(m).times(space(m).of(other, direction)));
        return speedup(m).times(gain(m)).over(length(m)).times(turning);
    }

    /** {@code -sum over m of (g_m u_m)' (e_m.v_m/u_m) + g_m^2 (||e_m||^2 - (e_m.v_m/u_m)^2)}. */
    private Expr lossRate() {
        List<Expr> terms = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            Expr along = residualAlong(m);
            List<Expr> growth = new ArrayList<>();
            for (int n = 0; n < tree.names().size(); n++) {
                if (mapNorm(m).symbols().contains(length(n))) {
                    growth.add(mapNorm(m).derivative(length(n)).times(lengthRate(n)));
                }
            }
            terms.add(Expr.sum(growth).times(along).negate());
            if (isVector(m)) {
                Expr across = space(m).of("e" + name(m), "e" + name(m)).minus(Expr.power(along, 2));
                terms.add(
                        Expr.product(speedup(m), Expr.power(gain(m), 2), across).negate());
            }
        }
        return Expr.sum(terms);
    }
}
