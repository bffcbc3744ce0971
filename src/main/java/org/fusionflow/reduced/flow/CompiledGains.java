package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modality;
import org.fusionflow.architecture.OncePerTree;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.flow.ReducedSystem;

/**
 * Compiles the gains of a {@link ReducedSystem} and their derivatives to byte code. Lengths enter by their squares,
 * so that even powers are smooth at 0.
 */
public final class CompiledGains {
    /** Compiling takes as long as an integration, and a process uses few trees: each is compiled once. */
    private static final OncePerTree<Gains> KNOWN = new OncePerTree<>();

    private CompiledGains() {}

    /**
     * The gains of a tree, tag [FT-6].
     *
     * @throws IllegalArgumentException if a depth is symbolic
     */
    public static Gains of(FusionTree tree) {
        return KNOWN.of(tree, t -> of(ReducedSystem.of(t)));
    }

    /**
     * The gains of a reduced system.
     *
     * @throws IllegalArgumentException if a depth is symbolic
     */
    public static Gains of(ReducedSystem system) {
        return CompiledExpressions.instance(Gains.class, source(system));
    }

    /** Java source of the methods. */
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
