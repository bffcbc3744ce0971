package org.fusionflow.reduced.subspace;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.StepWatcher;

/** A trajectory that can be asked for its state at any time: the polynomial of degree 7 through eight places of each step, as good as the dense output. */
final class StoredPath implements StepWatcher {
    private static final int PLACES = 8;

    /** Chebyshev's places from 0 to 1, with the ends. */
    private static final double[] FRACTIONS = new double[PLACES];

    /** Of the barycentric formula for these places (Berrut and Trefethen, SIAM Review 46, 2004). */
    private static final double[] WEIGHTS = new double[PLACES];

    static {
        for (int k = 0; k < PLACES; k++) {
            FRACTIONS[k] = 0.5 * (1 - Math.cos(Math.PI * k / (PLACES - 1)));
            WEIGHTS[k] = (k % 2 == 0 ? 1 : -1) * (k == 0 || k == PLACES - 1 ? 0.5 : 1);
        }
    }

    private final double[] start;
    private final List<Piece> pieces = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // made and read here only
    private record Piece(double start, double length, double[][] states) {}

    /** @param start at time 0 */
    StoredPath(double[] start) {
        this.start = start;
    }

    @Override
    public boolean see(DenseStep step) {
        double[][] states = new double[PLACES][start.length];
        for (int k = 0; k < PLACES; k++) {
            step.interpolate(FRACTIONS[k], states[k]);
        }
        pieces.add(new Piece(step.start(), step.length(), states));
        return false;
    }

    double end() {
        if (pieces.isEmpty()) {
            return 0;
        }
        Piece last = pieces.get(pieces.size() - 1);
        return last.start() + last.length();
    }

    /** Writes the state at a time from 0 to {@link #end}. */
    void state(double time, double[] into) {
        if (pieces.isEmpty()) {
            System.arraycopy(start, 0, into, 0, start.length);
            return;
        }
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).start() <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Piece piece = pieces.get(low);
        double fraction = Math.max(0, Math.min(1, (time - piece.start()) / piece.length()));
        double[] factors = new double[PLACES];
        double sum = 0;
        for (int k = 0; k < PLACES; k++) {
            double apart = fraction - FRACTIONS[k];
            if (apart == 0) {
                System.arraycopy(piece.states()[k], 0, into, 0, into.length);
                return;
            }
            factors[k] = WEIGHTS[k] / apart;
            sum += factors[k];
        }
        for (int i = 0; i < into.length; i++) {
            double value = 0;
            for (int k = 0; k < PLACES; k++) {
                value += factors[k] * piece.states()[k][i];
            }
            into[i] = value / sum;
        }
    }
}
