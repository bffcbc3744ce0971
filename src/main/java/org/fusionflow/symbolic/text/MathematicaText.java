package org.fusionflow.symbolic.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.symbolic.algebra.ExprSyntax;
import org.fusionflow.symbolic.phase.PhaseLaw;
import org.fusionflow.symbolic.saddle.FixedPoint;

/** Writes the reduced system in the language of Mathematica: lengths, gains, maps, residuals, loss, flow, fixed points and the laws of the phases. */
public final class MathematicaText {
    private final ExportedSystem exported;
    private final StringBuilder text = new StringBuilder();

    private MathematicaText(ExportedSystem exported) {
        this.exported = exported;
    }

    /** The text, one definition after the other. */
    public static String of(ExportedSystem exported) {
        MathematicaText notes = new MathematicaText(exported);
        notes.start();
        notes.moments();
        notes.flow();
        notes.fixedPoints();
        notes.phases();
        notes.values();
        return notes.text.toString();
    }

    private void lines(String lines) {
        text.append(lines);
    }

    private void start() {
        lines("""
                (* Reduced gradient flow of the deep linear network %s, written by %s.
                   Rank-one balanced start: dv_m/dt = g_m e_m with the map w_m = g_m v_m, the residual
                   e_m = Sigma_yxm - sum_n w_n Sigma_nm and the length u_m = |v_m|. *)

                modalities = %s;
                """.formatted(exported.newick(), exported.program(), quoted(exported.names())));
        if (exported.hasSymbolicDepths()) {
            lines("(* layersL, layersLf: numbers of layers of the network, and before the fusion *)\n");
        }
        lines("assumptions = "
                + String.join(
                        " && ",
                        exported.forward().stream().map(m -> "u" + m + " > 0").toList())
                + (exported.forward().isEmpty() ? "True" : "")
                + ";\n\n(* State: the free row of each modality, and its length *)\n");
        forEach(m -> "v[" + name(m) + "] = " + listed(state(m)) + ";");
        forEach(m -> "u[" + name(m) + "] = "
                + (isForward(m) ? state(m).get(0) : "Sqrt[v[" + name(m) + "].v[" + name(m) + "]]") + ";");
    }

    private void forEach(IntFunction<String> line) {
        for (int m = 0; m < exported.names().size(); m++) {
            lines(line.apply(m) + "\n");
        }
    }

    private String name(int m) {
        return quoted(exported.names().get(m));
    }

    private boolean isForward(int m) {
        return exported.forward().contains(exported.names().get(m));
    }

    private List<String> state(int m) {
        return isForward(m)
                ? List.of("u" + exported.names().get(m))
                : entries("v" + exported.names().get(m), m);
    }

    private List<String> entries(String symbol, int m) {
        int inputs = exported.inputs(m);
        return IntStream.range(0, inputs)
                .mapToObj(i -> inputs > 1 ? symbol + "$" + (i + 1) : symbol)
                .toList();
    }

    private void moments() {
        lines("\n(* Second moments of the data *)\n");
        forEach(m -> "sigmaYX[" + name(m) + "] = "
                + listed(entries("sigmaYX$" + exported.names().get(m), m)) + ";");
        for (int m = 0; m < exported.names().size(); m++) {
            for (int n = m; n < exported.names().size(); n++) {
                List<String> rows = new ArrayList<>();
                for (int i = 0; i < exported.inputs(m); i++) {
                    List<String> row = new ArrayList<>();
                    for (int j = 0; j < exported.inputs(n); j++) {
                        row.add(covariance(m, n, i, j));
                    }
                    rows.add(listed(row));
                }
                lines("sigma[" + name(m) + ", " + name(n) + "] = " + listed(rows) + ";\n");
                if (n > m) {
                    lines("sigma[" + name(n) + ", " + name(m) + "] = Transpose[sigma[" + name(m) + ", " + name(n)
                            + "]];\n");
                }
            }
        }
    }

    private String covariance(int m, int n, int i, int j) {
        String block = "sigma$" + exported.names().get(m)
                + (m == n ? "" : "$" + exported.names().get(n));
        int row = m == n ? Math.min(i, j) : i;
        int column = m == n ? Math.max(i, j) : j;
        return exported.inputs(m) * exported.inputs(n) == 1 ? block : block + "$" + (row + 1) + "$" + (column + 1);
    }

    private void flow() {
        UnaryOperator<String> symbols =
                symbol -> isDepth(symbol) ? "layers" + symbol : "u[" + quoted(symbol.substring(1)) + "]";
        lines("\n(* Gains, maps, residuals, loss and flow *)\n");
        forEach(m -> "g[" + name(m) + "] = "
                + exported.derivation().system().gains().get(m).text(ExprSyntax.MATHEMATICA, symbols) + ";");
        lines("""
                w[m_] := g[m] v[m];
                residual[map_, m_] := sigmaYX[m] - Sum[map[modalities[[i]]].sigma[modalities[[i]], m], {i, Length[modalities]}];
                e[m_] := residual[w, m];
                lossOf[map_] := (sigmaYY - Sum[map[modalities[[i]]].(sigmaYX[modalities[[i]]] + residual[map, modalities[[i]]]), {i, Length[modalities]}])/2;
                loss := lossOf[w];
                flow[m_] := g[m] e[m];  (* dv_m/dt *)
                state = Flatten[Map[v, modalities]];
                rates := Flatten[Map[flow, modalities]];
                (* For NDSolve: Join[equations, Thread[Map[#[0] &, state] == start]] after ReplaceAll of values *)
                equations := Thread[Map[#'[t] &, state] == (rates /. Map[# -> #[t] &, state])];
                """);
    }

    private static boolean isDepth(String symbol) {
        return symbol.equals("L") || symbol.equals("Lf");
    }

    private void fixedPoints() {
        lines("""

                (* The map at the fixed point where these modalities are learned, with what values gives *)
                leastSquares[learned_] := Module[{c, s, x, at = 0, map},
                  map[m_] := 0 v[m];
                  If[learned =!= {},
                    c = ArrayFlatten[Table[sigma[m, n], {m, learned}, {n, learned}]];
                    s = Flatten[Map[sigmaYX, learned]];
                    x = LinearSolve[c /. values, s /. values];
                    Do[map[m] = Take[x, {at + 1, at + Length[v[m]]}]; at = at + Length[v[m]], {m, learned}]];
                  map];

                (* Fixed points: the learned modalities, the kind, and the depths for which it exists *)
                fixedPoints = {
                """);
        List<FixedPoint> points = exported.derivation().fixedPoints();
        lines(points.stream()
                .map(point -> "  {" + quoted(point.learned()) + ", " + quoted(point.kind()) + ", "
                        + quoted(point.condition()) + "}")
                .collect(Collectors.joining(",\n", "", "};\n")));
    }

    private void phases() {
        if (exported.derivation().phases().isEmpty()) {
            return;
        }
        UnaryOperator<String> symbols =
                symbol -> isDepth(symbol) ? "layers" + symbol : symbol.equals("I") ? "integral" : symbol;
        lines("""

                (* Laws of the two phases for small starts, leading order in u0: A is learned first, B second, k = sB/sA with the
                   norms sA, sB of the correlations; UA is the norm of a layer at the saddle, normeB that of the residual of B there *)
                phases = {
                """);
        List<String> laws = new ArrayList<>();
        for (PhaseLaw law : exported.derivation().phases()) {
            List<String> rules = new ArrayList<>(List.of("\"condition\" -> " + quoted(law.condition())));
            law.expressions()
                    .forEach((name, expr) -> rules.add("\n   (* " + ExportedSystem.PHASE_WORDS.get(name) + " *)\n   "
                            + quoted(name) + " -> " + expr.text(ExprSyntax.MATHEMATICA, symbols)));
            laws.add("  {" + String.join(",", rules) + "}");
        }
        lines(String.join(",\n", laws) + "};\n");
    }

    private void values() {
        if (exported.moments().isEmpty()) {
            lines("\n(* Values of symbols; fill in those of your data *)\nvalues = {};\n");
            return;
        }
        Moments moments = exported.moments().get();
        List<String> rules = new ArrayList<>(List.of("sigmaYY -> " + number(moments.outputVariance())));
        for (int m = 0; m < exported.names().size(); m++) {
            List<String> entries = entries("sigmaYX$" + exported.names().get(m), m);
            for (int i = 0; i < entries.size(); i++) {
                rules.add(
                        entries.get(i) + " -> " + number(moments.correlation(m).at(i)));
            }
            for (int n = m; n < exported.names().size(); n++) {
                for (int i = 0; i < exported.inputs(m); i++) {
                    for (int j = m == n ? i : 0; j < exported.inputs(n); j++) {
                        int row = moments.modalities().start(m) + i;
                        int column = moments.modalities().start(n) + j;
                        rules.add(covariance(m, n, i, j) + " -> "
                                + number(moments.inputCovariance().at(row, column)));
                    }
                }
            }
        }
        lines("\n(* Values of the second moments of the given data *)\nvalues = {" + String.join(", ", rules) + "};\n");
    }

    /** A number with the digits that distinguish it; a power of ten is {@code *^}. */
    private static String number(double value) {
        return new BigDecimal(Double.toString(value))
                .toString()
                .replace("E+", "*^")
                .replace("E", "*^");
    }

    private static String listed(List<String> parts) {
        return "{" + String.join(", ", parts) + "}";
    }

    private static String quoted(List<String> names) {
        return listed(names.stream().map(MathematicaText::quoted).toList());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
