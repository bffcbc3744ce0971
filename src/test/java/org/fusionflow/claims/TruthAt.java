package org.fusionflow.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of the sides of a claim at one point.
 *
 * @param sides left to right
 */
record TruthAt(List<Bounds> sides) {
    /** What irrational values may leave of a difference that is 0: far below what a slip of the pen makes. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-30");

    /**
     * @throws ArithmeticException where a side has no certain value, or one at a fixed point that depends on the way there
     */
    static TruthAt of(RandomClaim claim, ExactValue point) {
        List<Bounds> sides = new ArrayList<>();
        for (Formula side : claim.formulas()) {
            Bounds value = point.of(side);
            Bounds otherwise = new ExactValue(point.tree(), point.values(), 1 - point.approach()).of(side);
            if (value.minus(otherwise).sign() != 0) {
                throw new ArithmeticException("no limit: the value depends on how the fixed point is approached");
            }
            sides.add(value);
        }
        return new TruthAt(sides);
    }

    /** Two neighbours certainly differ. */
    boolean isFalse() {
        return differences().stream().anyMatch(difference -> difference.sign() != 0);
    }

    /** All neighbours agree to 30 digits. */
    boolean looksTrue() {
        return differences().stream()
                .allMatch(difference ->
                        difference.sign() == 0 && difference.width().compareTo(NOTHING) < 0);
    }

    /** All values are fractions and not only bounded. */
    boolean isExact() {
        return sides.stream().allMatch(Bounds::isExact);
    }

    private List<Bounds> differences() {
        List<Bounds> differences = new ArrayList<>();
        for (int i = 1; i < sides.size(); i++) {
            differences.add(sides.get(i).minus(sides.get(i - 1)));
        }
        return differences;
    }
}
