package org.fusionflow.reduced.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.OncePerTree;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.phase.PhaseLaw;

/** Compiles the integrand of the first phase, {@link FirstPhase}. */
public final class CompiledPhase {
    /** Compiled once per architecture. */
    private static final OncePerTree<FirstPhase> KNOWN = new OncePerTree<>();

    private CompiledPhase() {}

    /** The integrand for a tree whose phases obey the given law. */
    public static FirstPhase of(FusionTree tree, PhaseLaw law) {
        return KNOWN.of(tree, t -> compiled(law));
    }

    private static FirstPhase compiled(PhaseLaw law) {
        Expr second = law.earlySecond();
        Expr integrand =
                law.integrand().with(Map.of(ReducedSystem.length(law.two().b()).name(), second));
        Map<Expr, String> inputs = new HashMap<>();
        inputs.put(ReducedSystem.length(law.two().a()), "uA");
        inputs.put(Expr.positive("u0"), "u0");
        inputs.put(Expr.positive("k"), "k");
        inputs.put(Expr.positive("kc"), "(1.0 - k)");
        return CompiledExpressions.instance(
                FirstPhase.class,
                "public double inverseGain(double uA, double u0, double k) {\ndouble[] value = new double[1];\n"
                        + CompiledExpressions.body(inputs, List.of(integrand), "value") + "return value[0];\n}\n");
    }
}
