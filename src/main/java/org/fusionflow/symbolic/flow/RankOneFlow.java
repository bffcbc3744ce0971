package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerNames;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * The flow on the rank-one manifold for one input per modality, as expressions; it computes the rates of other
 * expressions. There are two sets of coordinates: the lengths {@code uA} of the balanced flow, tag [FT-6], on the
 * branch {@code v_m = u_m > 0}, or the amplitudes {@code aA1, aA2, aAB1} of any start on the manifold, tag [FT-4].
 *
 * <p>Expressions may contain the maps {@code wA} as symbols; {@link #closed} replaces them by their products.
 * Correlations {@code sA} may have either sign.
 */
public final class RankOneFlow {
    private final FusionTree tree;
    private final SymbolicMoments moments;
    private final Training training;
    private final List<Expr> maps;
    private final List<Expr> gains;
    private final List<Symbol> coordinates;
    private final List<Expr> speedups;
    private final Map<Symbol, Expr> rates = new LinkedHashMap<>();
    private final Map<Integer, Expr> mapRates = new LinkedHashMap<>();
    private final Map<Integer, Expr> forces = new LinkedHashMap<>();
    private final Map<String, Expr> inMaps = new LinkedHashMap<>();

    /**
     * @param speedups the learning rate of the layers of which a coordinate is the norm, one per coordinate
     */
    private RankOneFlow(
            FusionTree tree,
            Training training,
            List<Symbol> coordinates,
            List<Expr> speedups,
            List<Expr> maps,
            List<Expr> gains) {
        this.tree = tree;
        this.training = training;
        this.moments = SymbolicMoments.signed(tree.names());
        this.coordinates = List.copyOf(coordinates);
        this.speedups = List.copyOf(speedups);
        this.maps = maps;
        this.gains = gains;
    }

    /** The flow in lengths: {@code du_m/dt = g_m e_m}, {@code w_m = g_m u_m}. Depths may be symbolic. */
    public static RankOneFlow balanced(FusionTree tree) {
        return balanced(tree, Training.PLAIN);
    }

    /**
     * The same for a network that is trained otherwise: {@code du_m/dt = kappa_m g_m f_m}, tag [RM-5], with the force {@code f_m} of [RM-8], which is
     * the residual for the squared error.
     */
    public static RankOneFlow balanced(FusionTree tree, Training training) {
        List<Expr> gains = ReducedSystem.of(tree, training.rates()).gains();
        List<Expr> maps = new ArrayList<>();
        for (int m = 0; m < gains.size(); m++) {
            maps.add(gains.get(m).times(ReducedSystem.length(tree.modalities().get(m))));
        }
        return new RankOneFlow(
                tree,
                training,
                tree.modalities().stream().map(ReducedSystem::length).toList(),
                tree.modalities().stream().map(training.rates()::of).toList(),
                maps,
                gains);
    }

    /**
     * The flow in amplitudes: {@code da/dt = sum over m of e_m dw_m/da}, where {@code w_m} is the product on the path
     * of m. Depths have to be numeric.
     */
    public static RankOneFlow amplitudes(FusionTree tree) {
        return amplitudes(tree, Training.PLAIN);
    }

    /** The same for a network that is trained otherwise: {@code da/dt = kappa_e sum over m of f_m dw_m/da}, tags [RM-1] and [RM-8]. */
    public static RankOneFlow amplitudes(FusionTree tree, Training training) {
        LayerGraph graph = LayerGraph.of(tree);
        Expr[] products = new Expr[graph.signals().size()];
        Arrays.fill(products, Constant.ONE);
        List<Symbol> all = new ArrayList<>();
        List<Expr> speedups = new ArrayList<>();
        List<Expr> gains = new ArrayList<>();
        for (LayerGraph.Layer layer : graph.layersDownward()) {
            Symbol amplitude = Expr.positive("a" + layer.symbol());
            all.add(amplitude);
            speedups.add(training.rates()
                    .of(LayerNames.symbol(graph.edges().get(layer.edge()).name())));
            if (graph.signal(layer.from()).isInput()) {
                gains.add(products[layer.to()]);
            }
            products[layer.from()] = products[layer.to()].times(amplitude);
        }
        List<Expr> maps = Arrays.asList(products).subList(0, graph.inputs().size());
        return new RankOneFlow(tree, training, all, speedups, maps, gains);
    }

    public FusionTree tree() {
        return tree;
    }

    /** How the network is trained. */
    public Training training() {
        return training;
    }

    /** The second moments of the data. */
    public SymbolicMoments moments() {
        return moments;
    }

    /** The second moments of whose squared error the flow goes down: the effective ones, or those of the data. */
    public SymbolicMoments effectiveMoments() {
        return training.objective().<SymbolicMoments>map(o -> o).orElse(moments);
    }

    /** What drives modality m, minus the derivative of the objective by its map, in maps as symbols; the residual as a symbol for the squared error. */
    public Expr force(int m) {
        return training.objective()
                .<Expr>map(objective -> forces.computeIfAbsent(m, which -> objective.residual(which, mapSymbols())))
                .orElse(residual(m));
    }

    /** The coordinates of the flow: lengths or amplitudes. */
    public List<Symbol> coordinates() {
        return coordinates;
    }

    /** The learning rate of the layers of which a coordinate is the norm. */
    public Expr speedup(Symbol coordinate) {
        return speedups.get(coordinates.indexOf(coordinate));
    }

    /** {@code w_m} as a symbol. */
    public Symbol map(int m) {
        return Expr.real("w" + tree.names().get(m));
    }

    /** The gain {@code g_m}: the map without its first factor. */
    public Expr gain(int m) {
        return gains.get(m);
    }

    /** {@code Sigma_yxm} as a symbol of any sign. */
    public Expr correlation(int m) {
        return moments.correlation(m);
    }

    /** {@code Sigma_mn} as a symbol. */
    public Expr covariance(int m, int n) {
        return moments.covariance(m, n);
    }

    /** {@code sigma_yy}. */
    public Expr outputVariance() {
        return moments.outputVariance();
    }

    /** The residual {@code e_m} as a symbol. */
    public Symbol residual(int m) {
        return Expr.real("e" + tree.names().get(m));
    }

    /** The loss as a symbol. */
    public Symbol loss() {
        return Expr.real("Loss");
    }

    private List<Expr> mapSymbols() {
        List<Expr> symbols = new ArrayList<>();
        for (int m = 0; m < tree.names().size(); m++) {
            symbols.add(map(m));
        }
        return symbols;
    }

    /** The expression with residuals and the loss replaced by what they are in maps and moments. */
    public Expr expanded(Expr expr) {
        return expr.with(inMaps());
    }

    private Map<String, Expr> inMaps() {
        if (inMaps.isEmpty()) {
            inMaps.put(loss().name(), moments.loss(mapSymbols()));
            for (int m = 0; m < maps.size(); m++) {
                inMaps.put(residual(m).name(), moments.residual(m, mapSymbols()));
            }
        }
        return inMaps;
    }

    /**
     * The expression with the loss, and then maps, replaced by what they are in lengths or amplitudes. Residuals remain symbols: what holds for all
     * residuals is found with far fewer terms.
     */
    public Expr inResiduals(Expr expr) {
        Map<String, Expr> values = new LinkedHashMap<>();
        for (int m = 0; m < maps.size(); m++) {
            values.put(map(m).name(), maps.get(m));
        }
        Expr withoutLoss = expr.symbols().contains(loss())
                ? expr.with(Map.of(loss().name(), inMaps().getOrDefault(loss().name(), loss())))
                : expr;
        return withoutLoss.with(values);
    }

    /** The expression with each correlation replaced by its residual and what the maps, in lengths or amplitudes, explain of it. */
    public Expr withoutCorrelations(Expr expr) {
        Map<String, Expr> values = new LinkedHashMap<>();
        for (int m = 0; m < maps.size(); m++) {
            List<Expr> parts = new ArrayList<>(List.of(residual(m)));
            for (int n = 0; n < maps.size(); n++) {
                parts.add(covariance(m, n).times(maps.get(n)));
            }
            values.put(((Symbol) correlation(m)).name(), Expr.sum(parts));
        }
        return expr.with(values);
    }

    /** The expression in moments and lengths or amplitudes alone. */
    public Expr closed(Expr expr) {
        return inResiduals(expanded(expr));
    }

    /** The derivative of an expression along the flow, in maps and residuals as symbols. */
    public Expr rate(Expr expr) {
        List<Expr> terms = new ArrayList<>();
        addRates(expr, terms);
        for (int m = 0; m < maps.size(); m++) {
            addRate(expr, map(m), mapRate(m), terms);
            List<Expr> changes = new ArrayList<>();
            if (expr.symbols().contains(residual(m))) {
                for (int n = 0; n < maps.size(); n++) {
                    changes.add(covariance(m, n).times(mapRate(n)).negate());
                }
                addRate(expr, residual(m), Expr.sum(changes), terms);
            }
        }
        if (expr.symbols().contains(loss())) {
            // The derivative of the loss by a map is minus its residual, tag [FT-1].
            List<Expr> falls = new ArrayList<>();
            for (int m = 0; m < maps.size(); m++) {
                falls.add(residual(m).times(mapRate(m)).negate());
            }
            addRate(expr, loss(), Expr.sum(falls), terms);
        }
        return Expr.sum(terms);
    }

    private static void addRate(Expr expr, Symbol symbol, Expr rate, List<Expr> terms) {
        if (expr.symbols().contains(symbol)) {
            terms.add(expr.derivative(symbol).times(rate));
        }
    }

    private Expr mapRate(int m) {
        return mapRates.computeIfAbsent(m, which -> {
            if (coordinates.contains(ReducedSystem.length(tree.modalities().get(which)))) {
                return balancedMapRate(tree.modalities().get(which), maps.get(which));
            }
            List<Expr> terms = new ArrayList<>();
            addRates(maps.get(which), terms);
            return Expr.sum(terms);
        });
    }

    /**
     * {@code w_m (d_m u_m'/u_m + sum over the edges above of d_e N_e'/N_e)}, with {@code N_e N_e'} the sum of
     * {@code (kappa_e/kappa_n) u_n u_n'} below. A derivative by the lengths would mix the norms of edges with an even number of layers
     * into other terms, and hide that the rate of the loss is a sum of squares.
     */
    private Expr balancedMapRate(Modality leaf, Expr map) {
        Symbol length = ReducedSystem.length(leaf);
        List<Expr> terms = new ArrayList<>();
        terms.add(Expr.product(Expr.depth(leaf.depth()), map, rateOf(length)).over(length));
        FusionTree node = tree;
        while (!(node instanceof Modality)) {
            Expr square = Expr.power(ReducedSystem.edgeNorm(node, training.rates()), 2);
            for (Modality below : node.modalities()) {
                Symbol other = ReducedSystem.length(below);
                Expr share = ReducedSystem.share(node, below, training.rates());
                terms.add(Expr.product(Expr.depth(node.depth()), map, share, other, rateOf(other))
                        .over(square));
            }
            node = node.children().stream()
                    .filter(child -> child.modalities().contains(leaf))
                    .findFirst()
                    .orElseThrow();
        }
        return Expr.sum(terms);
    }

    private void addRates(Expr expr, List<Expr> terms) {
        for (Symbol coordinate : coordinates) {
            if (expr.symbols().contains(coordinate)) {
                terms.add(expr.derivative(coordinate).times(rates.computeIfAbsent(coordinate, this::rateOf)));
            }
        }
    }

    /**
     * {@code sum over m of f_m dw_m/da} for an amplitude; {@code g_m f_m} for a length, because all layers of the
     * same norm change together; times the learning rate.
     */
    private Expr rateOf(Symbol coordinate) {
        return speedup(coordinate).times(atRateOne(coordinate));
    }

    private Expr atRateOne(Symbol coordinate) {
        for (int m = 0; m < maps.size(); m++) {
            if (coordinate.equals(ReducedSystem.length(tree.modalities().get(m)))) {
                return gains.get(m).times(force(m));
            }
        }
        List<Expr> terms = new ArrayList<>();
        for (int m = 0; m < maps.size(); m++) {
            if (maps.get(m).symbols().contains(coordinate)) {
                terms.add(maps.get(m).derivative(coordinate).times(force(m)));
            }
        }
        return Expr.sum(terms);
    }
}
