package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ClassBodyEvaluator;
import org.fusionflow.architecture.Modality;
import org.fusionflow.symbolic.Constant;
import org.fusionflow.symbolic.Expr;
import org.fusionflow.symbolic.Expr.Num;
import org.fusionflow.symbolic.Expr.Power;
import org.fusionflow.symbolic.Expr.Product;
import org.fusionflow.symbolic.Expr.Sum;
import org.fusionflow.symbolic.Expr.Symbol;
import org.fusionflow.symbolic.Rational;
import org.fusionflow.symbolic.ReducedSystem;

/**
 * The gain expressions of a {@link ReducedSystem} as byte code. Lengths enter through their squares, so that even powers stay
 * smooth at 0; shared bases are evaluated once; whole and half powers become products and square roots.
 */
public final class CompiledGains {
    private final Map<Expr, String> locals = new LinkedHashMap<>();
    private final StringBuilder statements = new StringBuilder();

    private CompiledGains() {}

    /**
     * @throws IllegalArgumentException if a depth is symbolic
     */
    public static Gains of(ReducedSystem system) {
        String body = source(system);
        try {
            ClassBodyEvaluator compiler = new ClassBodyEvaluator();
            compiler.setImplementedInterfaces(new Class<?>[] {Gains.class});
            compiler.setParentClassLoader(CompiledGains.class.getClassLoader());
            compiler.cook(body);
            return (Gains) compiler.getClazz().getDeclaredConstructor().newInstance();
        } catch (CompileException | ReflectiveOperationException failed) {
            throw new IllegalStateException("generated code does not compile: " + body, failed);
        }
    }

    /** The method that is compiled. */
    static String source(ReducedSystem system) {
        if (!system.tree().isNumeric()) {
            throw new IllegalArgumentException("gains of " + system.tree().newick() + " have symbolic exponents");
        }
        CompiledGains writer = new CompiledGains();
        Map<String, Expr> squares = new HashMap<>();
        List<Modality> leaves = system.tree().modalities();
        for (int m = 0; m < leaves.size(); m++) {
            Symbol square = Expr.positive("q" + m);
            squares.put(ReducedSystem.length(leaves.get(m)).name(), Expr.sqrt(square));
            writer.locals.put(square, "q[" + m + "]");
        }
        List<String> results = new ArrayList<>();
        for (Expr gain : system.gains()) {
            results.add(writer.code(gain.with(squares)));
        }
        StringBuilder body = new StringBuilder("public void evaluate(double[] q, double[] g) {\n");
        body.append(writer.statements);
        for (int m = 0; m < results.size(); m++) {
            body.append("g[").append(m).append("] = ").append(results.get(m)).append(";\n");
        }
        return body.append("}\n").toString();
    }

    private String code(Expr expr) {
        String known = locals.get(expr);
        if (known != null) {
            return known;
        }
        if (expr instanceof Num n) {
            return "(" + n.value().numerator() + ".0/" + n.value().denominator() + ".0)";
        }
        if (expr instanceof Sum s) {
            return local(
                    s, String.join(" + ", s.terms().stream().map(this::code).toList()));
        }
        if (expr instanceof Product p) {
            return String.join(" * ", p.factors().stream().map(this::code).toList());
        }
        if (expr instanceof Power p && p.exponent() instanceof Num n) {
            return local(p, power(p.base(), n.value()));
        }
        throw new IllegalArgumentException("cannot compile " + expr.text());
    }

    private String power(Expr base, Rational exponent) {
        if (exponent.signum() < 0) {
            return "1.0 / (" + power(base, exponent.negate()) + ")";
        }
        String value = code(base);
        Rational twice = exponent.times(Rational.of(2));
        if (!twice.isSmallInteger()) {
            return "Math.pow(" + value + ", " + exponent.doubleValue() + ")";
        }
        int halves = twice.intValue();
        List<String> factors = new ArrayList<>();
        if (halves % 2 == 1) {
            factors.add(local(new Power(base, Constant.HALF), "Math.sqrt(" + value + ")"));
        }
        for (int i = 0; i < halves / 2; i++) {
            factors.add(value);
        }
        return String.join(" * ", factors);
    }

    private String local(Expr expr, String code) {
        String known = locals.get(expr);
        if (known != null) {
            return known;
        }
        String name = "t" + locals.size();
        statements
                .append("final double ")
                .append(name)
                .append(" = ")
                .append(code)
                .append(";\n");
        locals.put(expr, name);
        return name;
    }
}
