package org.fusionflow.symbolic.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.symbolic.algebra.ExprSyntax;
import org.fusionflow.symbolic.phase.PhaseLaw;
import org.fusionflow.symbolic.saddle.FixedPoint;

/**
 * Writes the reduced system as a module for SymPy: lengths, gains, maps, residuals, loss, flow, fixed points and the laws of the phases. Run as a
 * script it checks that the fixed points are fixed points; imported, it offers a right-hand side for integrators.
 */
public final class SympyText {
    private final ExportedSystem exported;
    private final StringBuilder text = new StringBuilder();

    private SympyText(ExportedSystem exported) {
        this.exported = exported;
    }

    /** The module. */
    public static String of(ExportedSystem exported) {
        SympyText module = new SympyText(exported);
        module.start();
        module.gains();
        module.results();
        module.phases();
        module.values();
        module.end();
        return module.text.toString();
    }

    private void lines(String lines) {
        text.append(lines);
    }

    private void start() {
        lines("""
                \"""Reduced gradient flow of the deep linear network %s, written by %s.

                Rank-one balanced start: dv_m/dt = g_m e_m with the map w_m = g_m v_m, the residual
                e_m = Sigma_yxm - sum_n w_n Sigma_nm and the length u_m = |v_m|. Run this file with SymPy to check
                its fixed points.
                \"""

                from sympy import Matrix, Rational, Symbol, diff, factor, lambdify, log, simplify, sqrt, zeros

                modalities = %s
                inputs = %s  # number of inputs of each modality
                forward = %s  # one input that correlates positively: v_m = u_m > 0


                def row(name, m, **kind):
                    many = inputs[m] > 1
                    return Matrix(1, inputs[m], lambda _, i: Symbol(f"{name}_{m}" + (f"_{i + 1}" if many else ""), **kind))


                # Second moments of the data
                sigma_yy = Symbol("sigma_yy", positive=True)
                Sigma_yx = {m: row("Sigma_yx", m, real=True) for m in modalities}
                Sigma = {}
                for a, m in enumerate(modalities):
                    for n in modalities[a:]:
                        def entry(i, j):
                            (i, j) = (min(i, j), max(i, j)) if m == n else (i, j)
                            place = f"_{i + 1}_{j + 1}" if inputs[m] * inputs[n] > 1 else ""
                            return Symbol(f"Sigma_{m}{'' if m == n else n}{place}", real=True, positive=(m == n and i == j) or None)
                        Sigma[m, n] = Matrix(inputs[m], inputs[n], entry)
                        Sigma[n, m] = Sigma[m, n].T

                # State: the free row of each modality and its length
                v = {m: row("u", m, positive=True) if m in forward else row("v", m, real=True) for m in modalities}
                u = {m: sqrt((v[m] * v[m].T)[0]) for m in modalities}
                """.formatted(
                        exported.newick(),
                        exported.program(),
                        quoted(exported.names()),
                        IntStream.range(0, exported.names().size())
                                .mapToObj(m -> quoted(exported.names().get(m)) + ": " + exported.inputs(m))
                                .collect(Collectors.joining(", ", "{", "}")),
                        quoted(exported.forward())));
        if (exported.hasSymbolicDepths()) {
            lines("""

                    # Numbers of layers: of the network, and before the fusion
                    L = Symbol("L", integer=True, positive=True)
                    Lf = Symbol("L_f", integer=True, positive=True)
                    """);
        }
    }

    private void gains() {
        UnaryOperator<String> symbols = SympyText::length;
        lines("\n# Gains, maps, residuals, loss and flow\ng = {\n");
        for (int m = 0; m < exported.names().size(); m++) {
            lines("    " + quoted(exported.names().get(m)) + ": "
                    + exported.derivation().system().gains().get(m).text(ExprSyntax.SYMPY, symbols) + ",\n");
        }
        lines("""
                }
                w = {m: g[m] * v[m] for m in modalities}


                def residual(w, m):
                    return Sigma_yx[m] - sum((w[n] * Sigma[n, m] for n in modalities), zeros(1, inputs[m]))


                def loss(w):
                    explained = sum((w[m] * (Sigma_yx[m] + residual(w, m)).T)[0] for m in modalities)
                    return (sigma_yy - explained) / 2


                e = {m: residual(w, m) for m in modalities}
                flow = {m: g[m] * e[m] for m in modalities}  # dv_m/dt
                state = [x for m in modalities for x in v[m]]
                rates = [x for m in modalities for x in flow[m]]
                """);
    }

    /** A length or a depth. */
    private static String length(String symbol) {
        return symbol.equals("L") || symbol.equals("Lf") ? symbol : "u[" + quoted(symbol.substring(1)) + "]";
    }

    private void results() {
        lines("""


                def least_squares(learned):
                    \"""The map at the fixed point where these modalities are learned.\"""
                    rows = [(m, i) for m in learned for i in range(inputs[m])]
                    covariance = Matrix(len(rows), len(rows), lambda a, b: Sigma[rows[a][0], rows[b][0]][rows[a][1], rows[b][1]])
                    correlation = Matrix(1, len(rows), lambda _, a: Sigma_yx[rows[a][0]][rows[a][1]])
                    solved = covariance.LUsolve(correlation.T) if rows else zeros(0, 1)
                    found = {m: zeros(1, inputs[m]) for m in modalities}
                    for a, (m, i) in enumerate(rows):
                        found[m][i] = solved[a]
                    return found


                # Fixed points: the learned modalities, the kind, and the depths for which it exists
                fixed_points = [
                """);
        for (FixedPoint point : exported.derivation().fixedPoints()) {
            lines("    (%s, %s, %s),\n"
                    .formatted(quoted(point.learned()), quoted(point.kind()), quoted(point.condition())));
        }
        lines("]\n");
    }

    private void phases() {
        if (exported.derivation().phases().isEmpty()) {
            return;
        }
        UnaryOperator<String> symbols =
                name -> name.equals("L") || name.equals("Lf") ? name : "p[" + quoted(name) + "]";
        lines(
                "\n# Laws of the two phases for small starts, leading order in u0: A is learned first, B second, k = sB/sA with the\n"
                        + "# norms sA, sB of the correlations; UA is the norm of a layer at the saddle, normeB that of the residual of B there\n"
                        + "p = {name: Symbol(name, positive=True) for name in " + quoted(exported.phaseSymbols())
                        + "}\n"
                        + "phases = [\n");
        for (PhaseLaw law : exported.derivation().phases()) {
            lines("    {\n        \"condition\": " + quoted(law.condition()) + ",\n");
            law.expressions()
                    .forEach((name, expr) -> lines("        # " + ExportedSystem.PHASE_WORDS.get(name) + "\n        "
                            + quoted(name) + ": " + expr.text(ExprSyntax.SYMPY, symbols) + ",\n"));
            lines("    },\n");
        }
        lines("]\n");
    }

    private void values() {
        if (exported.moments().isEmpty()) {
            lines("\n# Values of symbols; fill in those of your data\nvalues = {}\n");
            return;
        }
        Moments moments = exported.moments().get();
        Modalities modalities = moments.modalities();
        lines("\n# Values of the second moments of the given data\nvalues = {sigma_yy: " + moments.outputVariance()
                + "}\n");
        for (int m = 0; m < modalities.count(); m++) {
            String name = quoted(modalities.names().get(m));
            lines("values.update(zip(Sigma_yx[" + name + "], " + row(moments, m) + "))\n");
            for (int n = m; n < modalities.count(); n++) {
                lines("values.update(zip(Sigma[" + name + ", "
                        + quoted(modalities.names().get(n)) + "], " + block(moments, m, n) + "))\n");
            }
        }
    }

    private static List<Double> row(Moments moments, int m) {
        List<Double> row = new ArrayList<>();
        for (int i = 0; i < moments.correlation(m).size(); i++) {
            row.add(moments.correlation(m).at(i));
        }
        return row;
    }

    /** A block of the covariance row by row, as SymPy lists the entries of a matrix. */
    private static List<Double> block(Moments moments, int m, int n) {
        Modalities modalities = moments.modalities();
        List<Double> block = new ArrayList<>();
        for (int i = 0; i < modalities.dimensions().get(m); i++) {
            for (int j = 0; j < modalities.dimensions().get(n); j++) {
                block.add(moments.inputCovariance().at(modalities.start(m) + i, modalities.start(n) + j));
            }
        }
        return block;
    }

    private void end() {
        lines("""


                def right_hand_side(values=values):
                    \"""A function f(t, state) for integrators, with these values of the symbols.\"""
                    f = lambdify([state], [rate.subs(values) for rate in rates], "math")
                    return lambda t, y: f(y)


                def check():
                    \"""Minus the gradient of the loss is the residual, which vanishes at every fixed point where the modality is learned.\"""
                    free = {m: row("w", m, real=True) for m in modalities}
                    for m in modalities:
                        for i in range(inputs[m]):
                            assert simplify(diff(loss(free), free[m][i]) + residual(free, m)[i]) == 0, m
                    for learned, *_ in fixed_points:
                        at = least_squares(learned)
                        for m in learned:
                            assert all(simplify(x.subs(values)) == 0 if not values else abs(x.subs(values)) < 1e-9 * (1 + abs(sigma_yy.subs(values)))
                                       for x in residual(at, m)), (learned, m)


                if __name__ == "__main__":
                    for m in modalities:
                        print(f"d{list(v[m])}/dt =", list(flow[m]))
                    for learned, kind, exists in fixed_points:
                        at = loss(least_squares(learned)).subs(values)
                        print(learned, kind, exists, "loss", factor(at) if len(state) < 4 else at)
                    check()
                    print("checked", len(fixed_points), "fixed points")
                """);
    }

    private static String quoted(List<String> names) {
        return names.stream().map(SympyText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
