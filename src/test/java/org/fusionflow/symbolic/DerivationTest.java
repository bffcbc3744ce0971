package org.fusionflow.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.LeastSquares;
import org.fusionflow.data.Modalities;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Symmetric;
import org.fusionflow.data.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a derivation says, against the hand calculations of theory sections 2 to 4. */
class DerivationTest {
    private static final List<String> ALL = List.of("{}", "{A}", "{B}", "{A,B}");

    /** All networks of two modalities with up to six layers. */
    static Stream<String> numericTwoModalities() {
        return IntStream.rangeClosed(2, 6)
                .boxed()
                .flatMap(l -> IntStream.rangeClosed(1, l).mapToObj(f -> newick(l, f)));
    }

    static Stream<String> symbolicTwoModalities() {
        return Stream.of("(A:Lf,B:Lf):(L-Lf)", "(A:L,B:L):0", "(A:2,B:2):(L-2)", "(A:Lf,B:Lf):(4-Lf)");
    }

    static Stream<String> largerTrees() {
        return Stream.of("((A:2,B:1):1,C:3):1", "((A:2,B:1):1,(C:1,D:2):1):1", "(A:2,B:2,C:2):2");
    }

    static Stream<String> everyTree() {
        return Stream.of(
                        numericTwoModalities(),
                        symbolicTwoModalities(),
                        largerTrees(),
                        Stream.of("(X:3,Y:3):1", "(A:1):3", "(A:2,B:1):0"))
                .flatMap(s -> s);
    }

    private static String newick(int layers, int fusion) {
        return "(A:" + fusion + ",B:" + fusion + "):" + (layers - fusion);
    }

    private static Derivation derive(String newick) {
        return Derivation.of(FusionTree.parse(newick));
    }

    static void assertAllProved(Derivation derivation) {
        for (Step step : derivation.steps()) {
            for (Check check : step.checks()) {
                assertTrue(
                        check.verdict().isProved(),
                        () -> derivation.tree().newick() + " " + step.id() + ", " + check.claim() + ": "
                                + check.verdict().detail());
            }
        }
        assertEquals("proved", derivation.verdict().word());
    }

    @ParameterizedTest
    @MethodSource("everyTree")
    void everyCheckOfEveryStepIsProved(String newick) {
        assertAllProved(derive(newick));
    }

    @ParameterizedTest
    @MethodSource("everyTree")
    void derivesWithinTenSeconds(String newick) {
        assertTimeout(Duration.ofSeconds(10), () -> derive(newick));
    }

    @Test
    void stepsCarryTheTagsOfTheDerivation() {
        List<String> network = List.of("FT-1", "FT-2", "FT-3", "FT-4", "FT-5", "FT-6", "FT-7");
        assertEquals(
                network, derive("(A:2,B:1):0").steps().stream().map(Step::id).toList());
        assertEquals(
                Stream.concat(network.stream(), Stream.of("TM-1", "TM-2", "TM-3"))
                        .toList(),
                derive("(A:2,B:2):1").steps().stream().map(Step::id).toList());
    }

    @Test
    void fixedPointsOfTwoModalitiesFollowTheFusionLayer() {
        for (int layers = 2; layers <= 6; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                Derivation derivation = derive(newick(layers, fusion));
                List<String> sets = sets(derivation);
                assertEquals(fusion == 1 ? List.of("{}", "{A,B}") : ALL, sets, newick(layers, fusion));
                for (FixedPoint point : derivation.fixedPoints()) {
                    assertEquals("", point.condition());
                    assertEquals(kind(layers, fusion, point.learned().size()), point.kind(), newick(layers, fusion));
                }
            }
        }
    }

    private static List<String> sets(Derivation derivation) {
        return derivation.fixedPoints().stream().map(FixedPoint::set).toList();
    }

    /** At {} the growth of a modality has L small factors, at a unimodal point L_f: two of them make an exponential escape. */
    private static String kind(int layers, int fusion, int learned) {
        if (learned == 2) {
            return "minimum";
        }
        int small = learned == 0 ? layers : fusion;
        return small == 2 ? "strict saddle" : "higher-order saddle";
    }

    @Test
    void symbolicFusionLayerConditionsTheUnimodalPoints() {
        Derivation derivation = derive("(A:Lf,B:Lf):(L-Lf)");
        assertEquals(ALL, sets(derivation));
        assertEquals(
                List.of("", "Lf >= 2", "Lf >= 2", ""),
                derivation.fixedPoints().stream().map(FixedPoint::condition).toList());
        assertEquals(
                List.of(
                        "strict saddle for L = 2, higher-order saddle for L > 2",
                        "strict saddle for Lf = 2, higher-order saddle for Lf > 2",
                        "strict saddle for Lf = 2, higher-order saddle for Lf > 2",
                        "minimum"),
                derivation.fixedPoints().stream().map(FixedPoint::kind).toList());
    }

    @Test
    void otherSymbolicShapesHaveTheirOwnConditions() {
        for (String newick : List.of("(A:L,B:L):0", "(A:2,B:2):(L-2)")) {
            assertEquals(ALL, sets(derive(newick)));
            derive(newick).fixedPoints().forEach(point -> assertEquals("", point.condition(), newick));
        }
        assertEquals(
                "strict saddle", derive("(A:2,B:2):(L-2)").fixedPoints().get(1).kind());
        Derivation fourLayers = derive("(A:Lf,B:Lf):(4-Lf)");
        assertEquals("higher-order saddle", fourLayers.fixedPoints().get(0).kind());
        assertEquals("Lf >= 2", fourLayers.fixedPoints().get(1).condition());
    }

    /** An inner edge without learned leaves protects C:1 and D:1 together, but not one without the other. */
    @Test
    void shallowLeavesBehindAnInnerEdgeAreLearnedTogether() {
        assertEquals(Set.of("{}", "{A}", "{B,C}", "{A,B,C}"), new HashSet<>(sets(derive("(A:2,(B:1,C:1):1):0"))));
        assertEquals(Set.of("{}", "{A,B}"), new HashSet<>(sets(derive("(A:1,B:1):1"))));
        assertEquals(8, derive("(A:2,B:2,C:2):2").fixedPoints().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):1", "(A:Lf,B:Lf):(L-Lf)", "(A:2,B:2,C:3):1", "((A:2,B:1):1,C:3):1"})
    void lossesAndMapsAreThoseOfLeastSquares(String newick) {
        Derivation derivation = derive(newick);
        List<String> names = derivation.tree().names();
        for (long seed = 1; seed <= 20; seed++) {
            SecondMoments moments = randomMoments(names, seed);
            Map<String, Double> values = values(moments);
            for (FixedPoint point : derivation.fixedPoints()) {
                Set<Integer> learned = new HashSet<>();
                point.learned().forEach(name -> learned.add(names.indexOf(name)));
                LeastSquares best = LeastSquares.on(moments, learned);
                // Condition numbers of the random covariances stay below 1e3, so twelve digits survive.
                assertEquals(best.loss(), point.loss().value(values), 1e-11, newick + " " + point.set() + " " + seed);
                for (int m = 0; m < names.size(); m++) {
                    assertEquals(best.map().at(m), point.map().get(m).value(values), 1e-11);
                }
            }
        }
    }

    /** Moments of scalar modalities: a covariance G G' + 1/4 and a variance of y above what is explained. */
    static SecondMoments randomMoments(List<String> names, long seed) {
        Random random = new Random(seed);
        int n = names.size();
        double[][] factor = new double[n][n];
        for (double[] row : factor) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        double[][] covariance = new double[n][n];
        double[] truth = random.doubles(n, 0.3, 1.5).toArray();
        double[] correlation = new double[n];
        double explained = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = i == j ? 0.25 : 0;
                for (int k = 0; k < n; k++) {
                    covariance[i][j] += factor[i][k] * factor[j][k];
                }
                correlation[i] += truth[j] * covariance[i][j];
            }
            explained += truth[i] * correlation[i];
        }
        return new SecondMoments(
                new Modalities(names, names.stream().map(name -> 1).toList()),
                new Symmetric(covariance),
                Vector.of(correlation),
                explained + 0.5);
    }

    private static Map<String, Double> values(SecondMoments moments) {
        List<String> names = moments.modalities().names();
        Map<String, Double> values = new HashMap<>();
        values.put("yy", moments.outputVariance());
        for (int i = 0; i < names.size(); i++) {
            values.put("s" + names.get(i), moments.inputOutputCorrelation().at(i));
            values.put("v" + names.get(i), moments.inputCovariance().at(i, i));
            for (int j = i + 1; j < names.size(); j++) {
                values.put(
                        "v" + names.get(i) + names.get(j),
                        moments.inputCovariance().at(i, j));
            }
        }
        return values;
    }

    @Test
    void exitsGrowAsTheProductOfTheirGainFactors() {
        for (String newick : everyTree().filter(t -> !t.contains("L")).toList()) {
            Derivation derivation = derive(newick);
            Random random = new Random(5);
            for (FixedPoint point : derivation.fixedPoints()) {
                for (FixedPoint.Exit exit : point.exits()) {
                    Map<String, Double> at = new HashMap<>();
                    for (Modality leaf : derivation.tree().modalities()) {
                        boolean learned = point.learned().contains(leaf.name());
                        at.put("u" + leaf.name(), learned ? 0.5 + random.nextDouble() : 0);
                    }
                    double small = 1e-4;
                    at.put("u" + exit.modality(), small);
                    int m = derivation.tree().names().indexOf(exit.modality());
                    double gain = derivation.system().gains().get(m).value(at);
                    double leading = Math.pow(small, exit.order().value(at))
                            * exit.factor().value(at);
                    // Corrections are of the order of small^2.
                    assertEquals(1, gain / leading, 1e-6, newick + " " + point.set() + " " + exit);
                }
            }
        }
    }

    @Test
    void phaseLawsAreTheFormulasOfSectionFour() {
        Random random = new Random(11);
        for (int layers = 2; layers <= 6; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                PhaseLaw law = derive(newick(layers, fusion)).phases().get(0);
                for (int i = 0; i < 5; i++) {
                    assertLaw(law, layers, fusion, random);
                }
            }
        }
    }

    @Test
    void symbolicLawsAreTheFormulasOfSectionFourInTheirRegimes() {
        Random random = new Random(12);
        List<PhaseLaw> laws = derive("(A:Lf,B:Lf):(L-Lf)").phases();
        assertEquals(
                List.of("Lf = 1", "Lf = 2", "Lf > 2"),
                laws.stream().map(PhaseLaw::condition).toList());
        for (int layers = 2; layers <= 7; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                assertLaw(laws.get(Math.min(fusion, 3) - 1), layers, fusion, random);
            }
        }
        List<PhaseLaw> late = derive("(A:L,B:L):0").phases();
        assertEquals(
                List.of("L = 2", "L > 2"),
                late.stream().map(PhaseLaw::condition).toList());
        assertLaw(late.get(0), 2, 2, random);
        assertLaw(late.get(1), 5, 5, random);
        assertLaw(derive("(A:2,B:2):(L-2)").phases().get(0), 5, 2, random);
        assertLaw(derive("(A:Lf,B:Lf):(4-Lf)").phases().get(2), 4, 3, random);
        assertEquals(
                1 + (2.5 - 1.5) / 0.4, PhaseLaw.lateRatio().value(Map.of("sA", 2.5, "sB", 1.5, "normeB", 0.4)), 1e-12);
    }

    private static void assertLaw(PhaseLaw law, int layers, int fusion, Random random) {
        double u0 = 0.01 + 0.2 * random.nextDouble();
        double u = u0 * (1 + 5 * random.nextDouble());
        double other = u0 * (1 + random.nextDouble());
        double k = 0.1 + 0.8 * random.nextDouble();
        double saddle = 0.5 + random.nextDouble();
        double residual = 0.2 + random.nextDouble();
        double sA = 1 + random.nextDouble();
        Map<String, Double> at = new HashMap<>(Map.of(
                "u0", u0, "uA", u, "uB", other, "k", k, "kc", 1 - k, "UA", saddle, "normeB", residual, "sA", sA));
        at.putAll(Map.of("L", (double) layers, "Lf", (double) fusion, "I", 0.7));
        double early;
        double second;
        if (fusion == 1) {
            early = u0 + k * (u - u0);
            second = 0;
        } else if (fusion == 2) {
            early = Math.pow(u, k) * Math.pow(u0, 1 - k);
            second = (1 - k) * Math.log(1 / u0) / (Math.pow(saddle, layers - 2) * residual);
        } else {
            early = Math.pow(k * Math.pow(u, 2 - fusion) + (1 - k) * Math.pow(u0, 2 - fusion), 1.0 / (2 - fusion));
            second = (1 - k) * Math.pow(u0, 2 - fusion) / ((fusion - 2) * Math.pow(saddle, layers - fusion) * residual);
        }
        double gain = Math.pow(u, fusion - 1) * Math.pow(u * u + other * other, (layers - fusion) / 2.0);
        String what = "L = " + layers + ", Lf = " + fusion;
        assertRelative(early, law.earlySecond().value(at), what);
        assertRelative(second, law.secondDuration().value(at), what);
        assertRelative(1 / gain, law.integrand().value(at), what);
        if (fusion > 1) {
            double first = Math.pow(u0, 2 - layers) * 0.7 / sA;
            assertRelative(
                    second / first,
                    new PhaseProofs(law).ratioExcess(Expr.positive("I")).value(at),
                    what);
        }
    }

    /** A few roundings of powers up to six. */
    private static void assertRelative(double expected, double actual, String what) {
        assertEquals(expected, actual, 1e-12 * Math.abs(expected), what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:Lf,B:3):1",
                "(A:L-2,B:L-2):2",
                "(A:Lf,B:Lf,C:Lf):(L-Lf)",
                "((A:Lf,B:Lf):1,C:2):1",
                "(A:Lf,B:Lf):(L-2)",
                "(A:Lf,B:Lf):Lf"
            })
    void otherSymbolsAreRefused(String newick) {
        assertThrows(InvalidInput.class, () -> derive(newick));
    }
}
