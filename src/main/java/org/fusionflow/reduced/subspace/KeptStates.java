package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.List;

/** Arrays that come one after the other. Of very many every second one is forgotten again. */
final class KeptStates {
    private static final int MOST = 512;

    private final List<double[]> kept = new ArrayList<>();
    private int every = 1;
    private int seen;

    /** Takes a copy, if it is one that is kept. */
    void add(double[] state) {
        if (seen++ % every != 0) {
            return;
        }
        kept.add(state.clone());
        if (kept.size() >= MOST) {
            List<double[]> half = new ArrayList<>();
            for (int i = 0; i < kept.size(); i += 2) {
                half.add(kept.get(i));
            }
            kept.clear();
            kept.addAll(half);
            every *= 2;
        }
    }

    List<double[]> all() {
        return List.copyOf(kept);
    }
}
