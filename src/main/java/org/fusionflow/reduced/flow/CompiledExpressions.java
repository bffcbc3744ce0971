package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ClassBodyEvaluator;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;

/**
 * Compiles derived expressions to byte code. Common bases are evaluated once; integer and half-integer powers become
 * products and square roots. The source code is generated from expression trees only, never from text that a user
 * wrote.
 */
final class CompiledExpressions {
    private final Map<Expr, String> locals;
    private final StringBuilder statements = new StringBuilder();

    private CompiledExpressions(Map<Expr, String> inputs) {
        locals = new LinkedHashMap<>(inputs);
    }

    /**
     * The body of a method that writes the values of expressions to an array.
     *
     * @param inputs the symbols that may occur, with the code for each
     * @param expressions sums, products and powers of the symbols
     * @param into name of the array
     * @throws IllegalArgumentException if an expression has other symbols
     */
    static String body(Map<Expr, String> inputs, List<Expr> expressions, String into) {
        CompiledExpressions writer = new CompiledExpressions(inputs);
        List<String> results = new ArrayList<>();
        for (Expr expression : expressions) {
            results.add(writer.code(expression));
        }
        StringBuilder body = new StringBuilder(writer.statements);
        for (int i = 0; i < results.size(); i++) {
            body.append(into)
                    .append('[')
                    .append(i)
                    .append("] = ")
                    .append(results.get(i))
                    .append(";\n");
        }
        return body.toString();
    }

    /** Compiles an implementation of an interface from the source of its methods. */
    static <T> T instance(Class<T> type, String classBody) {
        try {
            ClassBodyEvaluator compiler = new ClassBodyEvaluator();
            compiler.setImplementedInterfaces(new Class<?>[] {type});
            compiler.setParentClassLoader(CompiledExpressions.class.getClassLoader());
            compiler.cook(classBody);
            return type.cast(compiler.getClazz().getDeclaredConstructor().newInstance());
        } catch (CompileException | ReflectiveOperationException failed) {
            throw new IllegalStateException("generated code does not compile: " + classBody, failed);
        }
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
        if (expr instanceof Power p) {
            return local(p, "Math.pow(" + code(p.base()) + ", " + code(p.exponent()) + ")");
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
