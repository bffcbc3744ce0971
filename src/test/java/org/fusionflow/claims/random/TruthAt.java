package org.fusionflow.claims.random;

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
        TruthAt truth = onOneWay(claim, point);
        List<Formula> formulas = claim.formulas();
        int approaches = claim.learnedSets().isEmpty() ? 1 : ExactValue.APPROACHES;
        for (int i = 1; i < approaches; i++) {
            ExactValue other = new ExactValue(point.tree(), point.values(), i);
            for (int k = 0; k < formulas.size(); k++) {
                if (truth.sides.get(k).minus(other.of(formulas.get(k))).sign() != 0) {
                    throw new ArithmeticException("no limit: the value depends on how the fixed point is approached");
                }
            }
        }
        return truth;
    }

    /** The same where the values at fixed points are known not to depend on the way there. */
    static TruthAt onOneWay(RandomClaim claim, ExactValue point) {
        return new TruthAt(claim.formulas().stream().map(point::of).toList());
    }

    /** Two neighbours certainly differ. */
    boolean isFalse() {
        return differences().stream().anyMatch(difference -> difference.sign() != 0);
    }

    /** All neighbours agree to 30 digits of the largest side, or of 1. */
    boolean looksTrue() {
        BigDecimal largest = BigDecimal.ONE;
        for (Bounds side : sides) {
            largest = largest.max(side.low().abs()).max(side.high().abs());
        }
        BigDecimal nothing = NOTHING.multiply(largest);
        return differences().stream()
                .allMatch(difference ->
                        difference.sign() == 0 && difference.width().compareTo(nothing) < 0);
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
