package org.fusionflow.symbolic.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.junit.jupiter.api.Test;

/** Phase laws, numeric and symbolic, against the formulas of the theory written by hand. */
class PhaseLawTest {
    /** A few powers and one quotient: relative rounding. */
    private static final double ROUNDING = 1e-12;

    private static Map<String, Double> point(Random random) {
        double sA = 1 + random.nextDouble();
        double k = 0.2 + 0.7 * random.nextDouble();
        return new HashMap<>(Map.of(
                "u0", 0.01 + 0.1 * random.nextDouble(),
                "uA", 0.2 + random.nextDouble(),
                "uB", 0.2 + random.nextDouble(),
                "sA", sA,
                "sB", k * sA,
                "k", k,
                "kc", 1 - k,
                "UA", 0.5 + random.nextDouble(),
                "normeB", 0.3 + random.nextDouble(),
                "I", 0.3 + random.nextDouble()));
    }

    private static void assertLaw(PhaseLaw law, int layers, int fusion, Map<String, Double> at) {
        double u0 = Objects.requireNonNull(at.get("u0"));
        double uA = Objects.requireNonNull(at.get("uA"));
        double uB = Objects.requireNonNull(at.get("uB"));
        double k = Objects.requireNonNull(at.get("k"));
        double saddle = Math.pow(Objects.requireNonNull(at.get("UA")), layers - fusion)
                * Objects.requireNonNull(at.get("normeB"));
        double early;
        double second;
        if (fusion == 1) {
            early = u0 + k * (uA - u0);
            second = 0;
        } else if (fusion == 2) {
            early = Math.pow(uA, k) * Math.pow(u0, 1 - k);
            second = (1 - k) * Math.log(1 / u0) / saddle;
        } else {
            double p = 2 - fusion;
            early = Math.pow(k * Math.pow(uA, p) + (1 - k) * Math.pow(u0, p), 1 / p);
            second = (1 - k) * Math.pow(u0, p) / ((fusion - 2) * saddle);
        }
        double gain = Math.pow(uA, fusion - 1) * Math.pow(uA * uA + uB * uB, (layers - fusion) / 2.0);
        String message = law.two() + " " + law.regime() + " L=" + layers + " Lf=" + fusion;
        assertNear(early, law.earlySecond(), at, message);
        assertNear(second, law.secondDuration(), at, message);
        assertNear(1 / gain, law.integrand(), at, message);
        assertNear(gain, law.gainA(), at, message);
        if (fusion > 1) {
            double first = Math.pow(u0, 2 - layers)
                    * Objects.requireNonNull(at.get("I"))
                    / Objects.requireNonNull(at.get("sA"));
            assertNear(second / first, new PhaseProofs(law).ratioExcess(Expr.positive("I")), at, message);
        }
    }

    private static void assertNear(double expected, Expr expr, Map<String, Double> at, String message) {
        assertEquals(expected, expr.value(at), ROUNDING * (1 + Math.abs(expected)), message + " " + expr.text());
    }

    @Test
    void numericLawsMatchTheTheory() {
        Random random = new Random(3);
        for (int layers = 1; layers <= 6; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                FusionTree tree = FusionTree.parse("(A:" + fusion + ",B:" + fusion + "):" + (layers - fusion));
                assertLaw(PhaseLaw.of(ReducedSystem.of(tree)), layers, fusion, point(random));
            }
        }
    }

    @Test
    void symbolicLawsMatchTheTheoryAtEveryDepth() {
        Random random = new Random(4);
        for (String newick : List.of("(A:Lf,B:Lf):(L-Lf)", "(A:L,B:L):0", "(A:2,B:2):(L-2)", "(A:Lf,B:Lf):(4-Lf)")) {
            List<PhaseLaw> laws = Derivation.of(FusionTree.parse(newick)).phases();
            for (int layers = 2; layers <= 6; layers++) {
                for (int fusion = 1; fusion <= layers; fusion++) {
                    boolean inFamily = newick.contains("4-Lf")
                            ? layers == 4
                            : newick.contains("L-2") ? fusion == 2 : newick.contains("Lf") || fusion == layers;
                    if (!inFamily) {
                        continue;
                    }
                    PhaseLaw.Regime regime = PhaseLaw.Regime.of(fusion);
                    PhaseLaw law = laws.stream()
                            .filter(l -> l.regime() == regime)
                            .findFirst()
                            .orElseThrow();
                    Map<String, Double> at = point(random);
                    at.put("L", (double) layers);
                    at.put("Lf", (double) fusion);
                    assertLaw(law, layers, fusion, at);
                }
            }
        }
    }

    @Test
    void lateRatioIsTheSameAtEveryDepth() {
        Map<String, Double> at = point(new Random(5));
        double expected = 1
                + (Objects.requireNonNull(at.get("sA")) - Objects.requireNonNull(at.get("sB")))
                        / Objects.requireNonNull(at.get("normeB"));
        assertNear(expected, PhaseLaw.lateRatio(), at, "late");
    }

    @Test
    void otherNamesGiveTheSameLawInTheirOwnLengths() {
        PhaseLaw law = PhaseLaw.of(ReducedSystem.of(FusionTree.parse("(X:3,Y:3):1")));
        assertEquals("uX^2*Sqrt(uX^2+uY^2)", law.gainA().text());
        PhaseLaw first = PhaseLaw.of(ReducedSystem.of(FusionTree.parse("(A:3,B:3):1")));
        assertEquals(first.secondDuration(), law.secondDuration());
        assertEquals(first.earlySecond(), law.earlySecond().with(Map.of("uX", Expr.positive("uA"))));
    }
}
