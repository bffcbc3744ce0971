package org.fusionflow.report.study.front;

import java.util.Set;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.report.study.subject.Subject;

/**
 * The losses that bound everything that is learned.
 *
 * @param start where nothing is learned
 * @param least of all linear maps
 */
record Losses(double start, double least) {
    static Losses of(Subject subject) {
        Moments moments = subject.moments();
        return new Losses(
                LeastSquares.on(moments, Set.of()).loss(),
                LeastSquares.onAll(moments).loss());
    }

    /** Part of the loss at the start that no linear map takes away; 0 if there is none at the start. */
    double unexplained() {
        return start > 0 ? Math.max(0, least) / start : 0;
    }

    /** True if there is something to learn. */
    boolean hasSignal() {
        return start > least;
    }

    /** A loss as a part of what there is to learn. */
    double shareOfLearnable(double loss) {
        return hasSignal() ? loss / (start - least) : 0;
    }
}
