package org.fusionflow.symbolic.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.DepthSet.Form;
import org.junit.jupiter.api.Test;

/** The least value of a linear form over pairs of depths, against a look at all pairs up to 80. */
class DepthSetTest {
    private static final int DEEPEST = 80;

    private static Form form(long constant, long layers, long fusion) {
        return new Form(Rational.of(constant), Rational.of(layers), Rational.of(fusion));
    }

    @Test
    void noPairLiesBelowTheLeastValueAndNoExampleOutsideTheSet() {
        int empty = 0;
        int unbounded = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            DepthSet set = DepthSet.all();
            Form[] conditions = new Form[random.nextInt(4)];
            for (int i = 0; i < conditions.length; i++) {
                conditions[i] = form(random.nextInt(41) - 20, random.nextInt(7) - 3, random.nextInt(7) - 3);
                set = set.with(conditions[i]);
            }
            Form tested = form(random.nextInt(21) - 10, random.nextInt(7) - 3, random.nextInt(7) - 3);
            Optional<Rational> least = set.isEmpty() ? Optional.empty() : set.least(tested);
            boolean positive = true;
            boolean nonnegative = true;
            for (int layers = 2; layers <= DEEPEST; layers++) {
                for (int fusion = 1; fusion <= layers; fusion++) {
                    Rational l = Rational.of(layers);
                    Rational f = Rational.of(fusion);
                    boolean member = true;
                    for (Form condition : conditions) {
                        member &= condition.at(l, f).signum() >= 0;
                    }
                    if (member) {
                        assertFalse(set.isEmpty(), "seed " + seed);
                        Rational value = tested.at(l, f);
                        least.ifPresent(bound -> assertTrue(bound.compareTo(value) <= 0));
                        positive &= value.signum() > 0;
                        nonnegative &= value.signum() >= 0;
                    }
                }
            }
            assertTrue(positive || !set.isPositive(tested), "seed " + seed);
            assertTrue(nonnegative || !set.isNonnegative(tested), "seed " + seed);
            for (int[] pair : set.examples()) {
                for (Form condition : conditions) {
                    assertTrue(condition
                                    .at(Rational.of(pair[0]), Rational.of(pair[1]))
                                    .signum()
                            >= 0);
                }
            }
            empty += set.isEmpty() ? 1 : 0;
            unbounded += !set.isEmpty() && least.isEmpty() ? 1 : 0;
        }
        assertTrue(empty > 20 && unbounded > 20, empty + " empty, " + unbounded + " without a bound");
    }

    @Test
    void aConditionFarOutIsNotForgotten() {
        // L + 4 Lf >= 1000 and Lf <= 2: the smallest L is 992.
        DepthSet set = DepthSet.all().with(form(-1000, 1, 4)).with(form(2, 0, -1));
        assertEquals(Optional.of(Rational.of(992)), set.least(form(0, 1, 0)));
        assertFalse(set.isPositive(form(-1, 0, 1)));
        assertTrue(set.examples().stream().anyMatch(pair -> pair[0] == 996 && pair[1] == 1));
    }

    @Test
    void wholeNumbersAboveZeroAreAtLeastOne() {
        // 2 L > 2 Lf means L >= Lf + 1.
        DepthSet set = DepthSet.all().with(form(0, 2, -2).strict());
        assertTrue(set.isPositive(form(0, 1, -1)));
        assertTrue(set.isNonnegative(form(-1, 2, -2)));
    }
}
