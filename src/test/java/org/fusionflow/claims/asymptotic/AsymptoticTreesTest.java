package org.fusionflow.claims.asymptotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements about small starts for every kind of tree. Each law was derived by hand from the phases of [TM-1] to [TM-3]. */
class AsymptoticTreesTest {
    /** Long enough for a busy machine. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static Finding only(String... lines) {
        String block = OneClaim.block(String.join("|", lines));
        return Verification.of(LIMIT, (number, count, name) -> {}, List.of(ClaimDocument.parse("a.md", block)))
                .findings()
                .get(0);
    }

    private static void supported(Finding finding) {
        assertEquals("supported", finding.verdict(), finding.detail());
        assertTrue(finding.holds());
    }

    private static void contradicted(Finding finding) {
        assertEquals("contradicted", finding.verdict(), finding.detail());
        assertFalse(finding.holds());
    }

    @ParameterizedTest
    @CsvSource({"'(A:1):3', 1/(2*sA*u0^2)", "'(A:2):1', 1/(sA*u0)", "'(A:1):1', Log(1/u0)/sA"})
    void oneModalityAloneGrowsByItsWholePath(String tree, String law) {
        supported(only("name: alone", "architecture: " + tree, "asymptotic: tA ~ " + law));
        contradicted(only("name: alone", "architecture: " + tree, "asymptotic: tA ~ 1.1*" + law));
    }

    /** One layer: w = (s/v)(1 - exp(-v t)) is at half of s/v at ln(2)/v, from any small start. */
    @Test
    void oneLayerTakesATimeThatDoesNotDependOnTheStart() {
        supported(only("name: single", "architecture: (A:1):0", "asymptotic: tA == Log(2)/vA"));
    }

    /**
     * Three layers, late: in units of 1/(s_A u0) A takes 1, B x = (s_A - s_B)/e_B more, and C has u0/u_C = 1 - s_C/s_A when A is
     * learned, from which B's phase takes e_C x/s_A.
     */
    @Test
    void threeModalitiesFusedLateComeOneAfterTheOther() {
        String[] late = {
            "name: late",
            "architecture: (A:3,B:3,C:3):0",
            "let: eB = sB-sA*vAB/vA, eC = sC-sA*vAC/vA, x = (sA-sB)/eB, d = vA*vB-vAB^2",
            "let: wA = (sA*vB-sB*vAB)/d, wB = (sB*vA-sA*vAB)/d, rest = sC-wA*vAC-wB*vBC",
            "assume: eC > 0, rest > 0, (sA-sC)/eC > 1.2*(sA-sB)/eB"
        };
        supported(only(with(late, "asymptotic: tB/tA == 1 + x")));
        supported(only(with(late, "asymptotic: timeRatio == 1 + x + (sA-sC-eC*x)/rest")));
        contradicted(only(with(late, "asymptotic: timeRatio == 1 + x")));
    }

    /**
     * B shares A's inner edge, which A leaves with the norm U_A: its rate is e_B U_A^2, its head start u0^(1-k) as in a pair; C, with
     * three layers of its own, comes much later.
     */
    @Test
    void theSecondOfANestedGroupEscapesThroughTheEdgesOfTheFirst() {
        String[] nested = {
            "name: nested",
            "architecture: ((A:2,B:2):1,C:3):1",
            "let: UA = (sA/vA)^(1/4), k = sB/sA, eB = sB-sA*vAB/vA",
            "assume: eB > 0.5*sB"
        };
        supported(only(with(nested, "asymptotic: tB - tA ~ (1-k)*Log(1/u0)/(UA^2*eB)")));
        contradicted(only(with(nested, "asymptotic: tB - tA ~ (1-k)*Log(1/u0)/(UA*eB)*2")));
    }

    /** A escapes exponentially, B algebraically from where it started: by then A is learned. */
    @Test
    void unequalDepthsTakeTimesOfDifferentOrders() {
        supported(only("name: shallow", "architecture: (A:2,B:3):0", "asymptotic: tA ~ Log(1/u0)/sA"));
        supported(only("name: deep", "architecture: (A:2,B:3):0", "asymptotic: tB ~ 1/(u0*(sB-sA*vAB/vA))"));
        supported(only("name: both", "architecture: (A:2,B:3):0", "asymptotic: timeRatio == tB/tA"));
        contradicted(only("name: deep", "architecture: (A:2,B:3):0", "asymptotic: tB ~ 1/(u0*sB)"));
    }

    /** The later in leaf order may be the faster one. */
    @Test
    void conditionsMayAskForAnotherOrder() {
        supported(only(
                "name: swapped",
                "architecture: (A:3,B:3):0",
                "assume: sB > sA",
                "asymptotic: timeRatio == 1 + (sB-sA)/(sA-sB*vAB/vB)"));
    }

    @Test
    void deepNetworksAreTriedAtStartsThatAreLessSmall() {
        supported(only(
                "name: deep", "architecture: (A:20,B:20):0", "asymptotic: timeRatio == 1 + (sA-sB)/(sB-sA*vAB/vA)"));
        Finding deeper = only("name: deeper", "architecture: (A:200,B:200):0", "asymptotic: timeRatio == 1");
        assertEquals("undecided", deeper.verdict(), deeper.detail());
        assertTrue(deeper.detail().contains("no starts that are small enough"), deeper.detail());
    }

    private static String[] with(String[] lines, String last) {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = last;
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2):0", "(A:2,B:2):0", "(A:2,B:2,C:2):0", "((A:1,B:2):1,(C:1,D:2):1):1"})
    void dataAreDrawnForAnyNumberOfModalities(String newick) {
        RandomStatistics statistics = new RandomStatistics(FusionTree.parse(newick));
        Random random = new Random(1);
        List<String> names = statistics.names();
        for (int i = 0; i < 20; i++) {
            Optional<Map<String, Double>> values = statistics.draw(random, all -> true);
            assertTrue(values.isPresent());
            assertEquals(new TreeSet<>(names), new TreeSet<>(values.get().keySet()));
            // Checked when they are made: positive definite, and explained by the variance of the output.
            assertEquals(
                    values.get().get("yy"), statistics.moments(values.get()).outputVariance());
        }
    }

    /** Tiny starts reach as far as lengths and times can be held; moderate ones as far as times are known in absolute terms. */
    @Test
    void startsReachAsFarAsTheDepthAllows() {
        assertEquals(150, decades("(A:2,B:2):0"), 1e-9);
        assertEquals(150, decades("(A:1):0"), 1e-9);
        assertEquals(140, decades("(A:3,B:3):0"), 1e-9);
        assertEquals(70, decades("(A:2,B:2):2"), 1e-9);
        assertEquals(70, decades("((A:2,B:2):1,C:3):1"), 1e-9);
        assertEquals(140 / 18.0, decades("(A:20,B:20):0"), 1e-9);
        assertTrue(StartWindow.tiny(FusionTree.parse("(A:48):0")).isPresent());
        assertTrue(StartWindow.tiny(FusionTree.parse("(A:49):0")).isEmpty());
        assertEquals(
                1e-6,
                StartWindow.moderate(FusionTree.parse("(A:3):0")).orElseThrow().smallest(),
                1e-15);
        assertTrue(StartWindow.moderate(FusionTree.parse("(A:8):0")).isEmpty());
    }

    private static double decades(String newick) {
        StartWindow window = StartWindow.tiny(FusionTree.parse(newick)).orElseThrow();
        List<Double> starts = window.starts();
        for (int i = 1; i < starts.size(); i++) {
            assertTrue(starts.get(i) < starts.get(i - 1));
        }
        return -Math.log10(window.smallest());
    }

    /** Exact integrals from u0 on have no value at tiny starts; moderate ones show their difference from the half time. */
    @Test
    void absoluteTimesOfDeepNetworksAreComparedAtModerateStarts() {
        String exact = "Integrate(1/(x^3*(sA-vA*x^4)),{x,u0,(sA/(2*vA))^(1/4)})";
        supported(only("name: exact", "architecture: (A:4):0", "asymptotic: tA == " + exact));
        contradicted(only("name: near", "architecture: (A:4):0", "asymptotic: tA == " + exact + " + 1/1000"));
        contradicted(only("name: leading", "architecture: (A:4):0", "asymptotic: tA == 1/(2*sA*u0^2)"));
    }

    /** Six or more modalities have the half times of any number of them. */
    @Test
    void manyModalitiesAreTestedTogether() {
        String tree = "architecture: (A:2,B:2,C:2,D:2,F:2,G:2):0";
        supported(only("name: six", tree, "asymptotic: tA == Log(1/u0)/sA + Log(sA/vA)/(2*sA)"));
        contradicted(only("name: six", tree, "asymptotic: tA == Log(1/u0)/sA + Log(sA/vA)/(2*sA) + 1/10000"));
    }

    /** Work is counted: an integral inside an integral inside an integral ends by its number of evaluations. */
    @Test
    void integralsHaveABudgetOfEvaluations() {
        String nested = "Integrate(Integrate(Integrate(Sqrt(Abs(x-y*z)),{x,0,1}),{y,0,1}),{z,0,1})";
        Finding finding = only("name: nested", "architecture: (A:2):0", "asymptotic: tA == Log(1/u0)/sA*0 + " + nested);
        assertEquals("undecided", finding.verdict(), finding.detail());
        assertTrue(finding.detail().contains("evaluations"), finding.detail());
    }
}
