package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.flow.ReducedSystem;

/**
 * The gain expressions of a {@link ReducedSystem} and their derivatives as byte code. Lengths enter through their squares, so that even
 * powers stay smooth at 0.
 */
public final class CompiledGains {
    /** Trees are few in a process, compiling takes as long as an integration: each is compiled once. */
    private static final Map<FusionTree, Gains> KNOWN = new ConcurrentHashMap<>();

    private CompiledGains() {}

    /**
     * @throws IllegalArgumentException if a depth is symbolic
     */
    public static Gains of(FusionTree tree) {
        return KNOWN.computeIfAbsent(tree, t -> of(ReducedSystem.of(t)));
    }

    /**
     * @throws IllegalArgumentException if a depth is symbolic
     */
    public static Gains of(ReducedSystem system) {
        return CompiledExpressions.instance(Gains.class, source(system));
    }

    /** The methods that are compiled. */
    static String source(ReducedSystem system) {
        if (!system.tree().isNumeric()) {
            throw new IllegalArgumentException("gains of " + system.tree().newick() + " have symbolic exponents");
        }
        Map<Expr, String> inputs = new HashMap<>();
        Map<String, Expr> squares = new HashMap<>();
        List<Modality> leaves = system.tree().modalities();
        for (int m = 0; m < leaves.size(); m++) {
            Symbol square = Expr.positive("q" + m);
            squares.put(ReducedSystem.length(leaves.get(m)).name(), Expr.sqrt(square));
            inputs.put(square, "q[" + m + "]");
        }
        List<Expr> gains = new ArrayList<>();
        List<Expr> slopes = new ArrayList<>();
        for (Expr gain : system.gains()) {
            gains.add(gain.with(squares));
            for (Modality leaf : leaves) {
                slopes.add(gain.derivative(ReducedSystem.length(leaf)).with(squares));
            }
        }
        return "public void evaluate(double[] q, double[] g) {\n" + CompiledExpressions.body(inputs, gains, "g")
                + "}\npublic void slopes(double[] q, double[] s) {\n"
                + CompiledExpressions.body(inputs, slopes, "s") + "}\n";
    }
}
