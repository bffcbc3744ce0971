package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.List;

/** Lists the monomials of one weight up to a degree. */
final class Monomials {
    private final Gradings gradings;
    private final int[] steps;
    private final int[] bounds;
    private final Work work;
    private final int[] exponents;
    private final List<Monomial> found = new ArrayList<>();
    private final int most;

    /**
     * @param steps of the exponent of each variable; 0 for variables that must not occur
     * @param bounds largest exponents
     * @param most monomials are listed up to this number
     */
    private Monomials(Gradings gradings, int[] steps, int[] bounds, int most, Work work) {
        this.gradings = gradings;
        this.steps = steps;
        this.bounds = bounds;
        this.most = most;
        this.work = work;
        this.exponents = new int[steps.length];
    }

    /** Monomials with this whole weight and a degree up to a bound, in lexicographic order. */
    static List<Monomial> of(
            Gradings gradings, List<Long> weight, int degree, int[] steps, int[] bounds, int most, Work work) {
        Monomials monomials = new Monomials(gradings, steps, bounds, most, work);
        long[] left = weight.stream().mapToLong(Long::longValue).toArray();
        monomials.extend(0, degree, left);
        return monomials.found;
    }

    private void extend(int variable, int degree, long[] left) {
        work.spend(10);
        if (found.size() >= most || !gradings.canReach(left, variable, degree, steps)) {
            return;
        }
        if (variable == steps.length) {
            found.add(Monomial.of(exponents));
            return;
        }
        int step = steps[variable];
        int largest = step == 0 ? 0 : Math.min(degree, bounds[variable]);
        for (int e = 0; e <= largest; e += Math.max(1, step)) {
            exponents[variable] = e;
            extend(variable + 1, degree - e, gradings.minus(left, variable, e));
        }
        exponents[variable] = 0;
    }
}
