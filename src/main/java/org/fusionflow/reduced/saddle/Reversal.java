package org.fusionflow.reduced.saddle;

/** Fixed points that a path cannot reach, because a modality with one input would have to change its sign on the way. */
final class Reversal {
    private Reversal() {}

    /**
     * The point without the learned modalities whose map has the sign opposite to their row: with layers of their own they cannot
     * cross 0, so they shrink to it.
     *
     * @param rows of all modalities, those of the learned ones with the sign that they keep
     */
    static Saddle settle(SaddleGraph graph, Saddle wanted, double[][] rows) {
        Saddle point = wanted;
        while (true) {
            int kept = point.learned().bits();
            for (int m : point.learned().indices()) {
                double map = point.point().map().at(graph.moments().modalities().start(m));
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
