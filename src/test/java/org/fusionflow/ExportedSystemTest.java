package org.fusionflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.text.DerivationTex;
import org.fusionflow.symbolic.text.ExportedSystem;
import org.fusionflow.symbolic.text.MathematicaText;
import org.fusionflow.symbolic.text.SympyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matheclipse.core.eval.ExprEvaluator;

/** The reduced system as it is written for other programs, run by these programs, against the flow that this program integrates. */
class ExportedSystemTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String PROGRAM = "fusionflow test";

    @TempDir
    Path folder;

    /** Random moments, of which the first modality may correlate negatively, and a state of the balanced flow. */
    @SuppressWarnings("ArrayRecordComponent") // made and read in this test only
    private record Drawn(ExportedSystem exported, double[] state, double[] rates) {
        static Drawn of(String newick, int... inputs) {
            FusionTree tree = FusionTree.parse(newick);
            Random random = new Random(Arrays.hashCode(inputs) + newick.length());
            int all = Arrays.stream(inputs).sum();
            double[][] factor = new double[all][all + 1];
            for (double[] row : factor) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = random.nextGaussian();
                }
            }
            double[][] covariance = new double[all][all];
            double[] correlation = new double[all];
            double variance = 0;
            for (int i = 0; i < all; i++) {
                for (int j = 0; j < all; j++) {
                    for (int k = 0; k <= all; k++) {
                        covariance[i][j] += factor[i][k] * factor[j][k];
                    }
                }
            }
            double[] teacher = random.doubles(all).map(x -> x - 0.3).toArray();
            for (int i = 0; i < all; i++) {
                for (int j = 0; j < all; j++) {
                    correlation[i] += teacher[j] * covariance[j][i];
                    variance += teacher[i] * covariance[i][j] * teacher[j];
                }
            }
            Moments moments = new Moments(
                    new Modalities(tree.names(), Arrays.stream(inputs).boxed().toList()),
                    new Symmetric(covariance),
                    Vector.of(correlation),
                    variance + 1);
            ExportedSystem exported = new ExportedSystem(Derivation.of(tree), Optional.of(moments), PROGRAM);
            BalancedFlow flow = new BalancedFlow(tree, moments);
            double[] state = new double[all];
            for (int i = 0; i < all; i++) {
                state[i] = (0.2 + random.nextDouble()) * Math.signum(correlation[i]);
            }
            double[] rates = new double[all];
            flow.rate(state, rates);
            return new Drawn(exported, state, rates);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:2,B:2):0|1,1",
                "(A:1,B:3):2|2,1",
                "((A:2,B:1):1,C:3):1|1,2,1",
                "(A:1):3|2",
                "(I:2,E2:1,yx:2):1|1,1,1"
            })
    void sympyFindsTheRatesOfTheFlow(String problem) throws IOException, InterruptedException {
        assumeTrue(python("import sympy").isEmpty(), "no SymPy for " + PYTHON);
        Drawn drawn = drawn(problem);
        Files.writeString(folder.resolve("system.py"), SympyText.of(drawn.exported));
        assertEquals(Optional.empty(), python("import runpy; runpy.run_path('system.py', run_name='__main__')"));
        String state = Arrays.toString(drawn.state);
        assertEquals(Optional.empty(), python("""
                from system import right_hand_side
                found = right_hand_side()(0, %s)
                wanted = %s
                assert all(abs(a - b) < 1e-11 * (1 + abs(b)) for a, b in zip(found, wanted)), (found, wanted)
                """.formatted(state, Arrays.toString(drawn.rates))));
    }

    @Test
    void sympyTakesSymbolicDepths() throws IOException, InterruptedException {
        assumeTrue(python("import sympy").isEmpty(), "no SymPy for " + PYTHON);
        Files.writeString(
                folder.resolve("system.py"),
                SympyText.of(new ExportedSystem(
                        Derivation.of(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)")), Optional.empty(), PROGRAM)));
        assertEquals(Optional.empty(), python("""
                import sympy
                from system import *
                check()
                assert len(fixed_points) == 4 and len(phases) == 3
                # The early law solves du_B/du_A = k g_B/g_A, the early flow with residuals s_A and k s_A.
                law = phases[2]["earlyPhase"]
                a, b = p["uA"], u["B"][0] if hasattr(u["B"], "__getitem__") else u["B"]
                ratio = (g["B"] / g["A"]).subs({u["A"]: a, b: law})
                at = {a: 0.7, p["u0"]: 0.1, p["k"]: 0.4, L: 5, Lf: 3}
                error = (sympy.diff(law, a) - p["k"] * ratio).subs(at)
                assert abs(error) < 1e-12, error
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(A:2,B:2):0|1,1", "(A:1,B:3):2|2,1", "((A:2,B:1):1,C:3):1|1,2,1", "(I:2,E2:1,yx:2):1|1,1,1"})
    void mathematicaTextGivesTheRatesOfTheFlow(String problem) {
        Drawn drawn = drawn(problem);
        // Symja reads the same language.
        ExprEvaluator symja = new ExprEvaluator(false, (short) 100);
        symja.getEvalEngine().setRelaxedSyntax(false);
        symja.eval(MathematicaText.of(drawn.exported));
        StringBuilder start = new StringBuilder("{");
        for (double x : drawn.state) {
            start.append(start.length() > 1 ? ", " : "").append(String.format(Locale.ROOT, "%.17f", x));
        }
        symja.eval("found = rates /. Thread[state -> " + start + "}] /. values");
        for (int i = 0; i < drawn.rates.length; i++) {
            double found = symja.eval("found[[" + (i + 1) + "]]").evalf();
            assertEquals(drawn.rates[i], found, 1e-11 * (1 + Math.abs(drawn.rates[i])));
        }
        // The residual of everything that is learned at the minimum is 0.
        String all = drawn.exported.derivation().tree().names().stream()
                .map(name -> "\"" + name + "\"")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        symja.eval("best = leastSquares[{" + all + "}]");
        double largest = symja.eval("Max[Abs[Flatten[Map[residual[best, #] &, modalities]] /. values]]")
                .evalf();
        assertTrue(largest < 1e-9, "residual " + largest);
    }

    @Test
    void twoFragmentsCompileInOnePaperAndTheirReferencesResolve() throws IOException, InterruptedException {
        assumeTrue(run(List.of("pdflatex", "--version")) == 0, "no pdflatex");
        Derivation two = Derivation.of(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)"));
        Derivation three = Derivation.of(FusionTree.parse("((A:2,B:1):1,C:3):1"));
        Files.writeString(folder.resolve("two.tex"), DerivationTex.fragment(two, Map.of(), "ff", PROGRAM));
        Files.writeString(folder.resolve("three.tex"), DerivationTex.fragment(three, Map.of(), "nested", PROGRAM));
        Files.writeString(folder.resolve("paper.tex"), """
                \\documentclass[twocolumn]{article}
                \\usepackage{amsmath,amssymb,graphicx}
                \\begin{document}
                \\section{Theory} By \\eqref{ff:FT-6}, \\eqref{nested:FT-7} and Table~\\ref{nested:points}:
                \\input{two.tex}
                \\input{three.tex}
                \\end{document}
                """);
        List<String> latex = List.of("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex");
        assertEquals(0, run(latex), () -> log());
        assertEquals(0, run(latex), () -> log());
        String log = log();
        assertFalse(log.contains("undefined references"), log);
        assertFalse(log.contains("multiply-defined"), log);
        assertFalse(log.contains("Missing character"), log);
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("paper.log"), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException none) {
            return none.toString();
        }
    }

    private static Drawn drawn(String problem) {
        String[] parts = problem.split("\\|", -1);
        return Drawn.of(
                parts[0],
                Arrays.stream(parts[1].split(",", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    /** What Python complains of; empty if the script ends well. */
    private Optional<String> python(String script) throws IOException, InterruptedException {
        if (!Files.isExecutable(PYTHON)) {
            return Optional.of("no " + PYTHON);
        }
        int code = run(List.of(PYTHON.toString(), "-B", "-c", script));
        return code == 0 ? Optional.empty() : Optional.of(Files.readString(folder.resolve("out")));
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile())
                    .start();
            process.getOutputStream().close();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "takes too long: " + command);
            return process.exitValue();
        } catch (IOException absent) {
            return -1;
        }
    }
}
