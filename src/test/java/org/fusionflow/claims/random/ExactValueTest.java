package org.fusionflow.claims.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What judges the engine is judged by numbers worked out by hand. */
@Tag("closed-form")
class ExactValueTest {
    /** s = (3, 1), v = (1/2, 2), correlated by 1/4, u = (2, 1); y y' = 20. */
    private static ExactValue point(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        Map<String, Bounds> values = new HashMap<>();
        Map<String, String> numbers =
                Map.of("sA", "3", "sB", "1", "vA", "1/2", "vB", "2", "vAB", "1/4", "uA", "2", "uB", "1", "yy", "20");
        numbers.forEach((name, value) -> values.put(name, Bounds.exactly(Fraction.parse(value))));
        return new ExactValue(tree, values, 0);
    }

    private static String value(String newick, String formula) {
        return point(newick).of(FormulaText.read(formula)).fraction().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // One layer each: w = (2, 1), e = (3 - 1 - 1/4, 1 - 2 - 1/2), du/dt = e.
                "(A:1,B:1):0; eA; 7/4",
                "(A:1,B:1):0; Dt(uA); 7/4",
                "(A:1,B:1):0; Dt(uB); -3/2",
                // de_A/dt = -e_A/2 - e_B/4.
                "(A:1,B:1):0; Dt(Dt(uA)); -1/2",
                "(A:1,B:1):0; Dt(uA/uB); 19/4",
                "(A:1,B:1):0; Dt(Log(uA)); 7/8",
                "(A:1,B:1):0; Dt(1/Sqrt(uB)); 3/4",
                // (20 - 2*7 + (2 + 2 + 1))/2, and minus the sum of e^2.
                "(A:1,B:1):0; Loss; 11/2",
                "(A:1,B:1):0; Dt(Loss); -85/16",
                // Two layers above A: w_A = 4; N^2 = 5 above both.
                "(A:2,B:1):2; wA; 20",
                "(A:2,B:1):2; gA; 10",
                "(A:2,B:1):2; NAB^2; 5",
                // Learned: A alone has w = 6, B then sees 1 - 6/4; both have (23/4, -1/4)/(15/16).
                "(A:2,B:2):0; At(wA, {A}); 6",
                "(A:2,B:2):0; At(wA, {A,B}); 92/15",
                "(A:2,B:2):0; At(Loss, {A}); 1",
                "(A:2,B:2):0; At(uA^2, {A}); 6",
                "(A:2,B:2):0; At(Dt(uB)/uB, {A}); -1/2",
                "(A:2,B:2):0; At(Dt(uA)/Dt(uB)*uB/uA, {}); 3",
                "(A:2,B:2):1; At(Dt(uB)/(uB*NAB), {}); 1",
                "(A:2,B:2):0; At(Dt(uA) + wA, {A}) - 6; 0",
                // B has w = -4/15 beside A, on the branch of negative first weights: N^2 = 96/15 there.
                "(A:2,B:2):0; At(uB^2, {A,B}); 4/15",
                "(A:2,B:2):0; At(uA^2 + uB^2, {A,B}); 96/15",
                "(A:2,B:2):0; At(NAB^2, {A,B}); 96/15",
                "(A:2,B:2):0; At(gB/uB, {A,B}); 1",
                "(A:2,B:1):1; 2^3^2/-2^2 - (1 - 2 - 3); -124",
            })
    void valuesAreThoseWorkedOutByHand(String newick, String formula, String expected) {
        Bounds value = point(newick).of(FormulaText.read(formula));
        Bounds difference = value.minus(Bounds.exactly(Fraction.parse(expected)));
        assertEquals(0, difference.sign(), value + " instead of " + expected);
        assertTrue(difference.width().compareTo(new BigDecimal("1e-40")) < 0, value + " is not certain");
    }

    @Test
    void whatIsRationalStaysExact() {
        assertEquals("-37/64", value("(A:1,B:1):0", "Dt(Sqrt(uA^2*uB^2/16) + wA^3/64)*0 - 37/64"));
        assertEquals("3/2", value("(A:1,B:1):0", "(27/8)^(1/3)"));
        assertFalse(point("(A:1,B:1):0").of(FormulaText.read("Sqrt(2)")).isExact());
    }

    @Test
    void whatHasNoValueIsRefused() {
        ExactValue point = point("(A:2,B:2):0");
        for (String formula : List.of("Sqrt(uB - uA)", "1/(uA - 2*uB)", "Log(uB - uA)", "At(Dt(uB)/uB^2, {A})")) {
            assertThrows(ArithmeticException.class, () -> point.of(FormulaText.read(formula)), formula);
        }
    }

    @Test
    void aValueThatDependsOnTheWayToAFixedPointIsRefused() {
        RandomClaim claim = new RandomClaim(
                "way", FusionTree.parse("(A:2,B:2):1"), Map.of(), List.of(), List.of("At(uA/NAB, {})", "1"));
        assertThrows(ArithmeticException.class, () -> TruthAt.of(claim, point("(A:2,B:2):1")));
    }

    @Test
    void rootsAndLogarithmsAreEnclosedTightly() {
        // To 50 digits, from the OEIS: A002580 and A002392.
        assertEncloses(
                Bounds.exactly(Fraction.of(2)).power(Fraction.of(1, 3)),
                "1.2599210498948731647672106072782283505702514647015");
        assertEncloses(Bounds.exactly(Fraction.of(10)).log(), "2.3025850929940456840179914546843642076011014886288");
        assertEncloses(
                Bounds.exactly(Fraction.of(1, 10)).log().negate(),
                "2.3025850929940456840179914546843642076011014886288");
    }

    private static void assertEncloses(Bounds bounds, String digits) {
        BigDecimal value = new BigDecimal(digits);
        MathContext shown = new MathContext(value.precision() - 1);
        assertEquals(value.round(shown), bounds.low().round(shown));
        assertEquals(value.round(shown), bounds.high().round(shown));
        assertTrue(bounds.low().compareTo(bounds.high()) < 0);
    }

    @Test
    void aDifferenceInTheTwentiethDigitIsSeen() {
        RandomClaim claim = new RandomClaim(
                "digit",
                FusionTree.parse("(A:1,B:1):0"),
                Map.of(),
                List.of(),
                List.of("Sqrt(uA + uB)", "Sqrt(uA + uB + 1/10^20)"));
        assertTrue(TruthAt.of(claim, point("(A:1,B:1):0")).isFalse());
    }
}
