package org.fusionflow.claims.proof;

import java.util.Random;
import org.fusionflow.expression.Rational;

/**
 * Draws single numbers: first small fractions, which are easy to read; then in turn 0, 1 and 2, at which things are equal, other magnitudes, and a
 * fine grid, which can meet narrow bounds.
 */
record NumberDraw(Random random, int number) {
    /** Number of points with small fractions only. */
    private static final int SIMPLE = 6;

    boolean isSimple() {
        return number < SIMPLE;
    }

    boolean isTied() {
        return !isSimple() && number % 3 == 0;
    }

    boolean isFine() {
        return number % 3 == 1;
    }

    /** True for points at which some residuals are 0. */
    boolean rests() {
        return number % 4 == 3;
    }

    Rational positive() {
        if (isTied()) {
            return Rational.of(1 + random.nextInt(2));
        }
        if (isSimple()) {
            return RandomPoints.positive(random);
        }
        return isFine()
                ? Rational.of(1 + random.nextInt(9999), 1000)
                : RandomPoints.positive(random).times(Rational.of(10).power(random.nextInt(7) - 3));
    }

    Rational signed() {
        if (isTied()) {
            return Rational.of(random.nextInt(5) - 2);
        }
        return random.nextBoolean() ? positive() : positive().negate();
    }
}
