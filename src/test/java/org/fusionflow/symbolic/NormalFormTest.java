package org.fusionflow.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** True identities are proved, false ones never; a refutation carries values at which the sides do differ. */
class NormalFormTest {
    private static final Expr UA = Expr.positive("uA");
    private static final Expr UB = Expr.positive("uB");
    private static final Expr U0 = Expr.positive("u0");
    private static final Expr K = Expr.positive("k");
    private static final Expr L = Expr.positive("L");
    private static final Expr LF = Expr.positive("Lf");
    private static final Expr X = Expr.real("x");
    private static final Expr Y = Expr.real("y");
    private static final Expr TWO = Expr.number(2);

    /** Two forms of one value. */
    private record Identity(Expr left, Expr right, boolean hasLog) {
        Identity plus(Identity other) {
            return new Identity(left.plus(other.left), other.right.plus(right), hasLog || other.hasLog);
        }

        Identity times(Identity other) {
            return new Identity(left.times(other.left), other.right.times(right), hasLog || other.hasLog);
        }
    }

    private static Expr square(Expr e) {
        return Expr.power(e, 2);
    }

    private static Expr polynomial(Random random) {
        List<Expr> atoms = List.of(X, Y, UA, UB);
        Expr sum = Expr.number(1 + random.nextInt(3));
        for (int i = 0; i < 2; i++) {
            Expr atom = atoms.get(random.nextInt(atoms.size()));
            Expr other = atoms.get(random.nextInt(atoms.size()));
            sum = sum.plus(Expr.product(Expr.number(random.nextBoolean() ? 2 : -3), atom, other));
        }
        return sum;
    }

    @SuppressWarnings("StatementSwitchToExpressionSwitch") // the cases are blocks; arrows would only indent them more
    private static Identity basic(Random random) {
        int k = 1 + random.nextInt(5);
        int j = random.nextInt(3);
        Expr sum = square(UA).plus(square(UB));
        switch (random.nextInt(9)) {
            case 0: {
                Expr p = polynomial(random);
                Expr q = polynomial(random);
                return new Identity(square(p.plus(q)), Expr.sum(square(p), square(q), Expr.product(TWO, p, q)), false);
            }
            case 1: {
                Expr p = polynomial(random);
                Expr q = polynomial(random);
                return new Identity(p.plus(q).times(p.minus(q)), square(p).minus(square(q)), false);
            }
            case 2:
                return new Identity(
                        Expr.power(sum, Expr.number(Rational.of(k, 2))),
                        Expr.power(sum, j).times(Expr.power(sum, Expr.number(Rational.of(k - 2L * j, 2)))),
                        false);
            case 3: {
                Expr scaled =
                        Expr.number(9).times(square(UA)).plus(Expr.number(9).times(square(UB)));
                return new Identity(
                        Expr.power(scaled, Expr.number(Rational.of(k, 2))),
                        Expr.power(Expr.number(3), k).times(Expr.power(sum, Expr.number(Rational.of(k, 2)))),
                        false);
            }
            case 4:
                return new Identity(Expr.sqrt(sum).plus(UA).times(Expr.sqrt(sum).minus(UA)), square(UB), false);
            case 5:
                return new Identity(
                        Expr.power(UA, LF.minus(Constant.ONE))
                                .times(Expr.power(sum, L.minus(LF).times(Constant.HALF))),
                        Expr.power(UA, LF)
                                .times(Expr.power(sum, L.times(Constant.HALF)))
                                .over(UA.times(Expr.power(sum, LF.times(Constant.HALF)))),
                        false);
            case 6:
                return new Identity(
                        Expr.power(UA.times(U0).plus(UB.times(U0)), L),
                        Expr.power(U0, L.minus(TWO))
                                .times(Expr.power(UA.plus(UB), L))
                                .times(square(U0)),
                        false);
            case 7:
                return new Identity(
                        Expr.log(Expr.power(UA, K).times(Expr.power(U0, Constant.ONE.minus(K)))),
                        K.times(Expr.log(UA)).plus(Constant.ONE.minus(K).times(Expr.log(U0))),
                        true);
            default:
                return new Identity(
                        Expr.power(X.minus(Y), -1).minus(Expr.power(X.plus(Y), -1)),
                        TWO.times(Y).over(square(X).minus(square(Y))),
                        false);
        }
    }

    private static Identity identity(long seed) {
        Random random = new Random(seed);
        Identity identity = basic(random);
        for (int i = random.nextInt(3); i > 0; i--) {
            identity = random.nextBoolean() ? identity.plus(basic(random)) : identity.times(basic(random));
        }
        return identity;
    }

    @Test
    void trueIdentitiesAreProved() {
        for (long seed = 1; seed <= 300; seed++) {
            Identity identity = identity(seed);
            Verdict verdict = NormalForm.equal(identity.left, identity.right);
            long drawn = seed;
            assertTrue(
                    verdict.isProved(),
                    () -> "seed " + drawn + ": " + identity.left.text() + " == " + identity.right.text() + ": "
                            + verdict.detail());
        }
    }

    @Test
    void oneEditIsNeverProvedAndIsRefuted() {
        int wrong = 0;
        int withoutLog = 0;
        int refuted = 0;
        for (long seed = 1; seed <= 500; seed++) {
            Identity identity = identity(seed);
            Expr edited = edited(identity.right, new Random(seed));
            if (!differ(identity.left, edited, seed)) {
                continue; // the edit happens to keep the value, such as a swap in a symmetric form
            }
            wrong++;
            Verdict verdict = NormalForm.equal(identity.left, edited);
            assertFalse(verdict.isProved(), "seed " + seed + ": " + identity.left.text() + " == " + edited.text());
            if (!identity.hasLog) {
                withoutLog++;
            }
            if (verdict instanceof Verdict.Refuted r) {
                refuted++;
                assertDiffers(identity.left, edited, r, "seed " + seed);
            }
        }
        assertTrue(wrong > 350, "only " + wrong + " edits were wrong");
        // Logarithms and irrational powers have no enclosure; everything else is expected to find its counterexample.
        assertTrue(refuted >= 0.95 * withoutLog, refuted + " of " + withoutLog + " refuted");
    }

    /** One node somewhere in the tree changed. */
    private static Expr edited(Expr expr, Random random) {
        if (expr instanceof Expr.Num n) {
            return Expr.number(n.value().plus(Rational.ONE));
        }
        if (expr instanceof Expr.Symbol s) {
            return s.positive() ? (s.equals(UA) ? UB : UA) : s.equals(X) ? Y : X;
        }
        boolean deeper = random.nextInt(3) > 0;
        if (expr instanceof Expr.Sum s) {
            List<Expr> terms = new java.util.ArrayList<>(s.terms());
            int at = random.nextInt(terms.size());
            terms.set(at, deeper ? edited(terms.get(at), random) : terms.get(at).negate());
            return Expr.sum(terms);
        }
        if (expr instanceof Expr.Product p) {
            List<Expr> factors = new java.util.ArrayList<>(p.factors());
            int at = random.nextInt(factors.size());
            factors.set(
                    at,
                    deeper ? edited(factors.get(at), random) : factors.get(at).times(TWO));
            return Expr.product(factors);
        }
        if (expr instanceof Expr.Power p) {
            return deeper
                    ? Expr.power(edited(p.base(), random), p.exponent())
                    : Expr.power(p.base(), p.exponent().plus(Constant.ONE));
        }
        return Expr.log(edited(((Expr.Log) expr).argument(), random));
    }

    private static boolean differ(Expr left, Expr right, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            Map<String, Double> at = new HashMap<>();
            for (String name : List.of("uA", "uB", "u0", "k", "L", "Lf", "x", "y")) {
                at.put(name, 0.3 + 2 * random.nextDouble());
            }
            double l = left.value(at);
            double r = right.value(at);
            // Far above the rounding of the few dozen operations in either form, cancellation included.
            if (Math.abs(l - r) > 1e-7 * (Math.abs(l) + Math.abs(r))) {
                return true;
            }
        }
        return false;
    }

    /** Re-evaluates in double precision, which shares no code with the enclosures. */
    private static void assertDiffers(Expr left, Expr right, Verdict.Refuted refuted, String what) {
        Map<String, Double> at = new HashMap<>();
        refuted.counterexample().forEach((name, value) -> at.put(name, value.doubleValue()));
        for (String cancelled : List.of("uA", "uB", "u0", "k", "L", "Lf", "x", "y")) {
            at.putIfAbsent(cancelled, 1.3);
        }
        double l = left.value(at);
        double r = right.value(at);
        double size = Math.abs(l) + Math.abs(r);
        double claimed = Double.parseDouble(refuted.difference());
        assertTrue(claimed != 0, what);
        // Rounding of double precision relative to the larger side.
        assertEquals(claimed, l - r, 1e-9 * size, () -> what + " at " + at);
    }

    static Stream<Arguments> falseForSomeValues() {
        return Stream.of(
                Arguments.of(Expr.sqrt(square(X)), X),
                Arguments.of(Expr.sqrt(square(X)).times(Y), X.times(Y)),
                Arguments.of(Expr.sqrt(square(X.plus(Y))), X.plus(Y)),
                Arguments.of(Expr.sqrt(square(X.minus(UA))), X.minus(UA)),
                Arguments.of(Expr.sqrt(square(UA.minus(UB))), UA.minus(UB)),
                Arguments.of(Expr.power(Expr.power(X, 4), Expr.number(Rational.of(1, 4))), X),
                Arguments.of(Expr.power(Expr.power(X, 6), Constant.HALF), Expr.power(X, 3)),
                Arguments.of(Expr.sqrt(Expr.sum(square(X), TWO.times(X).times(Y), square(Y))), X.plus(Y)),
                Arguments.of(Expr.power(square(X), L.times(Constant.HALF)), Expr.power(X, L)),
                Arguments.of(Expr.log(square(X)), TWO.times(Expr.log(X))),
                Arguments.of(Expr.sqrt(square(X).times(UA)), X.times(Expr.sqrt(UA))),
                Arguments.of(Expr.sqrt(UA.plus(UB)), Expr.sqrt(UA).plus(Expr.sqrt(UB))),
                Arguments.of(Expr.power(UA.plus(UB), L), Expr.power(UA, L).plus(Expr.power(UB, L))),
                Arguments.of(Expr.sqrt(TWO).times(Expr.sqrt(Expr.number(3))), Expr.sqrt(Expr.number(5))),
                Arguments.of(Expr.log(UA.plus(UB)), Expr.log(UA).plus(Expr.log(UB))),
                Arguments.of(Expr.sqrt(Constant.ONE.plus(Expr.sqrt(TWO))), Expr.number(Rational.of(3, 2))),
                // One name with two marks: x > 0 was used on the left only.
                Arguments.of(Expr.sqrt(square(Expr.positive("x"))), X),
                Arguments.of(
                        Expr.power(UA, Expr.number(Rational.of(1, 65537L)))
                                .times(Expr.power(UA, Expr.number(Rational.of(1, 65539L)))),
                        UA));
    }

    @ParameterizedTest
    @MethodSource("falseForSomeValues")
    void whatFailsForSomeValuesIsNotProved(Expr left, Expr right) {
        assertFalse(NormalForm.equal(left, right).isProved(), () -> left.text() + " == " + right.text());
        assertFalse(NormalForm.equal(right, left).isProved(), () -> left.text() + " == " + right.text());
    }

    static Stream<Arguments> trueForAllValues() {
        Expr nested = Expr.sqrt(Expr.number(3).plus(TWO.times(Expr.sqrt(TWO))));
        return Stream.of(
                Arguments.of(square(nested), Expr.number(3).plus(TWO.times(Expr.sqrt(TWO)))),
                Arguments.of(square(Expr.sqrt(square(X))), square(X)),
                Arguments.of(Expr.sqrt(square(UA)), UA),
                Arguments.of(Expr.sqrt(Expr.number(12)), TWO.times(Expr.sqrt(Expr.number(3)))),
                Arguments.of(Expr.power(Expr.number(4), L), Expr.power(TWO, TWO.times(L))),
                Arguments.of(
                        Constant.ONE.over(Constant.ONE.plus(Expr.sqrt(UA))).times(Constant.ONE.minus(UA)),
                        Constant.ONE.minus(Expr.sqrt(UA))),
                Arguments.of(
                        Expr.power(
                                Expr.sqrt(Expr.power(X.plus(Y), 5).plus(Constant.ONE))
                                        .plus(UA),
                                2),
                        Expr.sum(
                                Expr.power(X.plus(Y), 5),
                                Constant.ONE,
                                square(UA),
                                Expr.product(
                                        TWO,
                                        UA,
                                        Expr.sqrt(Expr.power(X.plus(Y), 5).plus(Constant.ONE))))));
    }

    @ParameterizedTest
    @MethodSource("trueForAllValues")
    void rootsAreReduced(Expr left, Expr right) {
        Verdict verdict = NormalForm.equal(left, right);
        assertTrue(verdict.isProved(), () -> left.text() + " == " + right.text() + ": " + verdict.detail());
    }

    /** The base of the outer root is shorter as text than that of the inner one, written out. */
    @Test
    void nestedRootsAreOrderedByNestingNotByText() {
        Expr inner = Expr.sqrt(Expr.power(X.plus(Y), 4).plus(UA));
        Expr outer = Expr.sqrt(inner.plus(Constant.ONE));
        assertTrue(NormalForm.equal(Expr.power(outer, 4), square(inner.plus(Constant.ONE)))
                .isProved());
    }

    @Test
    void divisionByZeroIsNeverAProof() {
        Expr zero = square(X.plus(Y)).minus(Expr.sum(square(X), square(Y), Expr.product(TWO, X, Y)));
        Verdict verdict = NormalForm.equal(UA.over(zero), UB.over(zero));
        assertFalse(verdict.isProved(), verdict.detail());
        assertFalse(NormalForm.isZero(X.minus(Y).over(zero)).isProved());
    }
}
