package org.fusionflow.reduced.saddle.path;

import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/** Excludes fixed points that a path cannot reach because a modality with one input would have to change its sign. */
final class Reversal {
    private Reversal() {}

    /**
     * The fixed point without the modalities whose map there has the opposite sign of their row: if they have later
     * layers of their own they cannot cross 0, and shrink to it.
     *
     * @param wanted the fixed point to which the path leads without this restriction
     * @param rows of all modalities; learned ones with the sign that they keep
     */
    static Saddle settle(SaddleGraph graph, Saddle wanted, double[][] rows) {
        Saddle point = wanted;
        while (true) {
            int kept = point.learned().bits();
            for (int m : point.learned().indices()) {
                double map = point.map().at(graph.moments().modalities().start(m));
                if (rows[m].length == 1
                        && graph.edges().leafDepth(m) > 1
                        && point.norms().at(m) > 0
                        && map * rows[m][0] < 0) {
                    kept &= ~(1 << m);
                }
            }
            if (kept == point.learned().bits() || !graph.edges().isAdmissible(kept)) {
                return point;
            }
            point = graph.at(kept);
        }
    }
}
