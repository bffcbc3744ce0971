package org.fusionflow.claims.certificate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fusionflow.symbolic.algebra.Expr;

/** Expressions of the algebra, which say what the variables of a certificate stand for, as Python expressions. */
final class SympyExpr {
    private final Map<String, String> residuals = new HashMap<>();

    /**
     * @param modalities names in leaf order
     */
    SympyExpr(List<String> modalities) {
        modalities.forEach(m -> residuals.put("e" + m, "closed(RESIDUAL['" + m + "'])"));
    }

    String text(Expr expr) {
        if (expr instanceof Expr.Num n) {
            return SympyTerm.number(n.value());
        }
        if (expr instanceof Expr.Symbol s) {
            return symbol(s.name());
        }
        if (expr instanceof Expr.Log l) {
            return "logarithm(" + text(l.argument()) + ")";
        }
        if (expr instanceof Expr.Sum s) {
            return s.terms().stream().map(this::text).collect(Collectors.joining(" + ", "(", ")"));
        }
        if (expr instanceof Expr.Product p) {
            return p.factors().stream().map(this::text).collect(Collectors.joining("*"));
        }
        Expr.Power power = (Expr.Power) expr;
        return "power(" + text(power.base()) + ", " + text(power.exponent()) + ")";
    }

    private String symbol(String name) {
        if (name.equals("E")) {
            return "EULER";
        }
        int brace = name.indexOf('{');
        if (brace > 0) {
            Function<String, String> quoted = text -> "'" + text + "'";
            String learned = Arrays.stream(
                            name.substring(brace + 1, name.length() - 1).split(",", -1))
                    .map(quoted)
                    .collect(Collectors.joining(", "));
            return "point(" + quoted.apply(name.substring(1, brace)) + ", [" + learned + "])";
        }
        if (name.startsWith("dot(")) {
            return "gram("
                    + Arrays.stream(name.substring(4, name.length() - 1).split(",", -1))
                            .map(SympyTerm::name)
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        return residuals.getOrDefault(name, SympyTerm.name(name));
    }
}
