package org.fusionflow.symbolic.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.symbolic.algebra.RandomIdentities.Identity;
import org.junit.jupiter.api.Test;

/** What is true is proved, what is false is never proved and is refuted at a point that holds under another arithmetic. */
class NormalFormTest {
    private static final Expr A = RandomIdentities.A;
    private static final Expr B = RandomIdentities.B;
    private static final Expr X = RandomIdentities.X;
    private static final Expr Y = RandomIdentities.Y;
    private static final Expr L = RandomIdentities.L;

    @Test
    void identitiesInTwoFormsAreProved() {
        for (int seed = 0; seed < 250; seed++) {
            Identity identity = new RandomIdentities(seed).next();
            Verdict verdict = NormalForm.equal(identity.left(), identity.right());
            assertTrue(verdict.isProved(), () -> identity + " " + verdict.detail());
        }
    }

    @Test
    void oneEditIsEnoughToBeRefuted() {
        int refuted = 0;
        int changed = 0;
        for (int seed = 0; seed < 250; seed++) {
            RandomIdentities source = new RandomIdentities(seed);
            Identity identity = source.next();
            Expr broken = source.broken(identity.right());
            // An edit of a symmetric expression may change nothing: doubles at random points tell.
            if (!differs(identity.left(), broken, seed)) {
                continue;
            }
            changed++;
            Verdict verdict = NormalForm.equal(identity.left(), broken);
            String message = "seed " + seed + ": " + identity.left().text() + " against " + broken.text();
            assertFalse(verdict.isProved(), message);
            if (verdict instanceof Verdict.Refuted counter) {
                refuted++;
                assertHolds(counter, identity.left(), broken, message);
            }
        }
        assertTrue(changed > 180, "only " + changed + " edits changed the value");
        assertEquals(changed, refuted, "every wrong identity has a counterexample");
    }

    private static void assertHolds(Verdict.Refuted counter, Expr left, Expr right, String message) {
        Map<String, Double> at = RandomIdentities.doubles(counter.counterexample());
        // Symbols that cancel from the difference may have any value.
        List.of("uA", "uB", "x", "y", "k").forEach(name -> at.putIfAbsent(name, 1.0));
        at.putIfAbsent("Lf", 2.0);
        at.putIfAbsent("L", 3.0);
        double difference = left.value(at) - right.value(at);
        double claimed = number(counter.difference());
        // Doubles lose up to 1e-10 of the larger side in these expressions: three powers of sums and a cancellation.
        double slack = 1e-10 * (1 + Math.abs(left.value(at)) + Math.abs(right.value(at)));
        assertTrue(Math.abs(difference - claimed) <= slack, message + " at " + at + ": " + difference + ", " + claimed);
        assertTrue(claimed != 0, message);
    }

    /** A decimal, or an exact fraction. */
    private static double number(String text) {
        String[] parts = text.split("/", -1);
        double value = Double.parseDouble(parts[0]);
        return parts.length == 2 ? value / Double.parseDouble(parts[1]) : value;
    }

    private static boolean differs(Expr left, Expr right, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            Map<String, Double> at = new HashMap<>();
            for (String name : List.of("uA", "uB", "x", "y", "k")) {
                at.put(name, 0.3 + 2 * random.nextDouble());
            }
            at.put("Lf", 1.0 + random.nextInt(3));
            at.put("L", at.get("Lf") + random.nextInt(3));
            double l = left.value(at);
            double r = right.value(at);
            if (Math.abs(l - r) > 1e-9 * (1 + Math.abs(l))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void rootsOfSquaresKeepTheSignOfRealSymbols() {
        assertFalse(NormalForm.equal(Expr.sqrt(Expr.power(X, 2)), X).isProved());
        assertInstanceOf(Verdict.Refuted.class, NormalForm.equal(Expr.sqrt(Expr.power(X, 2)), X));
        assertTrue(NormalForm.equal(Expr.sqrt(Expr.power(A, 2)), A).isProved());
        Expr square = Expr.power(A.minus(B), 2);
        assertInstanceOf(Verdict.Refuted.class, NormalForm.equal(Expr.sqrt(square), A.minus(B)));
        assertInstanceOf(Verdict.Refuted.class, NormalForm.equal(Expr.sqrt(Expansion.of(square)), A.minus(B)));
        assertFalse(NormalForm.equal(Expr.sqrt(X.times(Y)), Expr.sqrt(X).times(Expr.sqrt(Y)))
                .isProved());
        // Both sides have a value for X > 0 only; elsewhere nothing is said.
        assertTrue(NormalForm.equal(Expr.log(Expr.power(X, 2)), Expr.log(X).times(Expr.number(2)))
                .isProved());
        assertInstanceOf(
                Verdict.Refuted.class, NormalForm.equal(Expr.log(Expr.power(X, 2)), Expr.log(Expr.power(X, 4))));
        Expr xSquared = Expr.power(X, 2);
        assertFalse(NormalForm.equal(Expr.power(xSquared, L.times(Constant.HALF)), Expr.power(X, L))
                .isProved());
        // A positive factor may leave a root whatever the sign of the rest.
        assertTrue(NormalForm.equal(Expr.sqrt(Expr.product(Expr.power(A, 2), X)), A.times(Expr.sqrt(X)))
                .isProved());
    }

    @Test
    void oneNameIsOneSymbolAndAMarkHoldsEverywhere() {
        Expr marked = Expr.positive("x");
        assertTrue(NormalForm.equal(Expr.sqrt(Expr.power(X, 2)), marked).isProved());
        Expr claim = Expr.sqrt(Expr.power(X, 2)).plus(marked);
        assertInstanceOf(Verdict.Refuted.class, NormalForm.isZero(claim));
        assertTrue(claim.symbols().first().positive());
        assertEquals(Constant.E, Expr.real("E"));
        assertFalse(NormalForm.equal(Expr.positive("uA"), Expr.positive("ua")).isProved());
    }

    @Test
    void formsThatPrintAlikeButDifferAreToldApart() {
        Expr minusTwo = Expr.number(-2);
        assertInstanceOf(
                Verdict.Refuted.class, NormalForm.equal(Expr.power(Expr.number(2), L), Expr.power(minusTwo, L)));
        assertInstanceOf(
                Verdict.Refuted.class,
                NormalForm.equal(
                        Expr.power(Expr.power(A, B), Constant.HALF), Expr.power(A, Expr.power(B, Constant.HALF))));
    }

    @Test
    void aDenominatorThatVanishesProvesNothing() {
        Expr zero = Expr.power(A.plus(B), 2)
                .minus(Expr.power(A, 2))
                .minus(Expr.power(B, 2))
                .minus(Expr.product(Expr.number(2), A, B));
        assertInstanceOf(Verdict.Undecided.class, NormalForm.equal(A.over(zero), B.over(zero)));
        assertInstanceOf(Verdict.Undecided.class, NormalForm.isZero(X.over(zero)));
    }

    @Test
    void conjugateRootsThatMultiplyToZeroProveNothing() {
        // With r = (x^2)^(1/2) one of r - x, r + x is always 0.
        Expr root = Expr.sqrt(Expr.power(X, 2));
        assertInstanceOf(
                Verdict.Undecided.class,
                NormalForm.isZero(Expr.power(root.minus(X), -1).plus(Expr.power(root.plus(X), -1))));
    }

    @Test
    void whatIsTooLargeIsSaidInsteadOfComputedForever() {
        Expr sum = Expr.sum(A, B, X, Y, Constant.ONE);
        Verdict verdict = NormalForm.equal(
                Expr.power(sum, 5000), Expr.power(sum, 5000).plus(Constant.ONE).minus(Constant.ONE));
        assertTrue(verdict.isProved());
        assertFalse(NormalForm.equal(Expr.power(sum, 500), Expr.power(sum, 499)).isProved());
    }
}
