package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.StepWatcher;

/** States at the ends of steps. Of very many steps every second one is forgotten again. */
final class Snapshots implements StepWatcher {
    private static final int MOST = 4096;

    /** Small against what a growth by a factor e makes of the length. */
    private static final double START = 1e-3;

    private final List<Snapshot> kept = new ArrayList<>();
    private int every = 1;
    private int seen;
    private double[] last;
    private double way;

    /**
     * @param way how much the direction and the logarithm of the length of the state have changed since the start
     * @param rate of that change, per unit of time
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read in this package only
    record Snapshot(double time, double[] state, double way, double rate) {}

    Snapshots(double[] start) {
        last = start;
    }

    @Override
    public boolean see(DenseStep step) {
        double[] state = new double[last.length];
        step.state(1, state);
        double change = 0;
        double size = 0;
        for (int i = 0; i < state.length; i++) {
            change += (state[i] - last[i]) * (state[i] - last[i]);
            size += state[i] * state[i];
        }
        double relative = Math.sqrt(change / size);
        way += relative;
        last = state;
        if (seen++ % every == 0) {
            kept.add(new Snapshot(step.time(1), state, way, relative / step.length()));
        }
        if (kept.size() >= MOST) {
            List<Snapshot> half = new ArrayList<>();
            for (int i = 0; i < kept.size(); i += 2) {
                half.add(kept.get(i));
            }
            kept.clear();
            kept.addAll(half);
            every *= 2;
        }
        return false;
    }

    /** About as many as this of the states: half of them evenly along the way, half of them evenly in the logarithm of the time. */
    List<Snapshot> spread(int count) {
        if (kept.isEmpty()) {
            return List.of();
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        Snapshot end = kept.get(kept.size() - 1);
        double first = Math.max(kept.get(0).time(), START * end.time());
        int half = Math.max(2, count / 2);
        for (int i = 0; i < half; i++) {
            double share = (i + 1.0) / half;
            chosen.add(firstWith(end.way() * share, true));
            chosen.add(firstWith(first * Math.pow(end.time() / first, share), false));
        }
        return chosen.stream().map(kept::get).toList();
    }

    private int firstWith(double value, boolean ofWay) {
        int low = 0;
        int high = kept.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Snapshot at = kept.get(middle);
            if ((ofWay ? at.way() : at.time()) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
