package org.fusionflow.reduced.flow;

import java.util.ArrayList;
import java.util.List;

/** Tells where an {@link EdgeFlow} is at rest, at the state that {@link EdgeState#respond} saw last. */
final class EdgeRest {
    /** Largest part of its own residual that a decaying map may account for. */
    private static final double LITTLE = 1e-3;

    /** A rate is 0 if its terms cancel to this fraction. */
    private static final double CANCELLED = 1e-12;

    private final EdgeState at;

    EdgeRest(EdgeState at) {
        this.at = at;
    }

    /**
     * True if no row and no length moves any more. A row is at rest if its factor is 0, its residual is within rounding, the pull of its residual and its
     * decay cancel, or it is stuck; an inner edge if its factor is 0, its terms cancel, or nothing below it pulls.
     */
    boolean isSettled(double[] state, double[] factor, double[] innerFactor, double decay) {
        boolean learned = true;
        for (int m = 0; m < factor.length; m++) {
            learned &= at.isLearned(m);
            if (!isResting(state, m, factor[m], decay) && !isStuck(state, m, decay)) {
                return false;
            }
        }
        if (learned && decay == 0) {
            return true;
        }
        for (int e = 0; e < innerFactor.length; e++) {
            double shrinking = decay * at.innerLength(state, e);
            double terms = Math.abs(shrinking);
            for (int m : at.inner.get(e).modalities()) {
                terms += Math.abs(at.share[e][m]) * at.length[m] * at.residualNorm(m);
            }
            boolean still = innerFactor[e] == 0
                    || Math.abs(at.pull(e) - shrinking) <= CANCELLED * terms
                    || at.inner.get(e).modalities().stream()
                            .allMatch(m -> (at.isLearned(m) && decay == 0) || isStuck(state, m, decay));
            if (!still) {
                return false;
            }
        }
        return true;
    }

    private boolean isResting(double[] state, int m, double factor, double decay) {
        if (factor == 0) {
            return true;
        }
        if (decay == 0) {
            return at.isLearned(m);
        }
        double left = 0;
        for (int i = at.starts[m]; i < at.starts[m + 1]; i++) {
            left = Math.hypot(left, at.gain[m] * at.residual[i] - decay * state[i]);
        }
        double terms = Math.abs(at.gain[m]) * at.residualNorm(m) + decay * at.length[m];
        return at.length[m] > 0 && left <= CANCELLED * terms;
    }

    /** True for a row that is 0 and stays so, or that shrinks to 0 and has too little influence to change that. */
    boolean isStuck(double[] state, int m, double decay) {
        boolean passesZero = at.leafDepths[m] == 1;
        if (at.length[m] == 0) {
            return !passesZero || at.gain[m] == 0;
        }
        if (passesZero || !hasLittleInfluence(m)) {
            return false;
        }
        int first = at.starts[m];
        return decay > 0
                ? Math.abs(at.gain[m]) * at.residualNorm(m) < decay * at.length[m]
                : at.starts[m + 1] == first + 1 && state[first] * at.residual[first] < 0;
    }

    boolean hasLittleInfluence(int m) {
        return at.hasLittleInfluence(m, LITTLE);
    }

    /** Modalities that are not learned and stuck. */
    List<Integer> stuck(double[] state, double decay) {
        List<Integer> stuck = new ArrayList<>();
        for (int m = 0; m < at.leaves(); m++) {
            if (!at.isLearned(m) && isStuck(state, m, decay)) {
                stuck.add(m);
            }
        }
        return List.copyOf(stuck);
    }
}
