package org.fusionflow.symbolic.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expansion;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;

/**
 * A loss of second degree in the maps that gradient flow lowers in place of the squared error, tag [RM-8]: the mean over masks of dropout, or with losses
 * on the branches. It is the squared error of other second moments, the effective ones, which are its derivatives by the maps at 0.
 */
public final class EffectiveMoments extends SymbolicMoments {
    private final List<Symbol> maps;
    private final List<Expr> correlations = new ArrayList<>();
    private final Map<List<Integer>, Expr> covariances = new TreeMap<>((a, b) -> {
        int first = Integer.compare(a.get(0), b.get(0));
        return first != 0 ? first : Integer.compare(a.get(1), b.get(1));
    });
    private final Expr outputVariance;

    private EffectiveMoments(List<String> names, List<Symbol> maps, Expr loss) {
        super(names);
        this.maps = List.copyOf(maps);
        for (int m = 0; m < maps.size(); m++) {
            Expr slope = loss.derivative(maps.get(m));
            correlations.add(atZero(slope).negate());
            for (int n = m; n < maps.size(); n++) {
                covariances.put(List.of(m, n), atZero(slope.derivative(maps.get(n))));
            }
        }
        this.outputVariance = atZero(loss).times(Expr.number(2));
    }

    /**
     * The effective moments of a loss.
     *
     * @param names of the modalities, in leaf order
     * @param maps their symbols
     * @param loss in maps and parameters
     * @throws ArithmeticException if it is not a polynomial of second degree in the maps
     */
    public static EffectiveMoments of(List<String> names, List<Symbol> maps, Expr loss) {
        EffectiveMoments moments = new EffectiveMoments(names, maps, loss);
        Expr rebuilt = moments.loss(List.copyOf(maps));
        if (!NormalForm.isZero(loss.minus(rebuilt)).isProved()) {
            throw new ArithmeticException("the objective is not shown to be a polynomial of second degree in the maps "
                    + maps.stream().map(Symbol::name).toList());
        }
        return moments;
    }

    private Expr atZero(Expr expr) {
        Map<String, Expr> zero = new TreeMap<>();
        maps.forEach(map -> zero.put(map.name(), Constant.ZERO));
        return Expansion.of(expr.with(zero));
    }

    @Override
    public Expr correlation(int m) {
        return correlations.get(m);
    }

    @Override
    public Expr covariance(int m, int n) {
        Expr covariance = covariances.get(List.of(Math.min(m, n), Math.max(m, n)));
        if (covariance == null) {
            throw new IndexOutOfBoundsException("modalities " + m + " and " + n);
        }
        return covariance;
    }

    @Override
    public Expr outputVariance() {
        return outputVariance;
    }
}
