package org.fusionflow.reduced.saddle;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.linear.Vector;

/**
 * A fixed point of the balanced flow, tag [SG-2]: the maps of the modalities in {@link #learned} are a
 * least-squares map, the others are 0.
 *
 * @param learned the set S
 * @param point least squares on S: residual and loss, which all maps of a continuum share
 * @param map {@code w} over all inputs; of a continuum the point that the predicted path reaches, or else the one of
 *     least norm
 * @param continuum the other fixed points of S; empty if there are none
 * @param norms {@code ||w_m||} by leaf
 * @param lengths {@code u_m} of the balanced network by leaf, tag [SG-5]; 0 for unlearned modalities
 * @param edges inner edges with layers, and the norm of each of their layers
 * @param exits one per unlearned modality, in leaf order
 * @param degenerate members of S whose map is 0; the fixed point of S without them is the same point
 * @param loss of the map on the data
 */
public record Saddle(
        LearnedSet learned,
        LeastSquares point,
        Vector map,
        Optional<Continuum> continuum,
        Vector norms,
        Vector lengths,
        List<EdgeNorm> edges,
        List<Exit> exits,
        LearnedSet degenerate,
        double loss) {
    /** The kind of fixed point, tag [SG-11]. Exits without a residual do not count. */
    public enum Kind {
        /** No exit is open: the loss is the least of all maps. */
        MINIMUM("minimum"),
        /** Some open exit has order 1: the Jacobian has a positive eigenvalue. */
        STRICT_SADDLE("strict saddle"),
        /** There are open exits, all of order 2 or more: the Jacobian has no positive eigenvalue. */
        HIGHER_ORDER_SADDLE("higher-order saddle");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * An inner edge at the fixed point.
     *
     * @param leaves names of the modalities below it
     * @param layers number of its layers, &ge; 1
     * @param norm of each layer; 0 if no modality below it is learned
     */
    public record EdgeNorm(List<String> leaves, int layers, double norm) {
        public EdgeNorm {
            leaves = List.copyOf(leaves);
        }
    }

    public Saddle {
        edges = List.copyOf(edges);
        exits = List.copyOf(exits);
    }

    public Kind kind() {
        if (exits.stream().noneMatch(Exit::isOpen)) {
            return Kind.MINIMUM;
        }
        return exits.stream().anyMatch(exit -> exit.law() == EscapeLaw.EXPONENTIAL)
                ? Kind.STRICT_SADDLE
                : Kind.HIGHER_ORDER_SADDLE;
    }

    /**
     * True if some unlearned modality has no residual at this point, because the learned ones explain its whole
     * correlation with the output, tag [SG-14].
     */
    public boolean hasPermanentBias() {
        return exits.stream().anyMatch(exit -> exit.vanishing() == ZeroVerdict.EXACTLY);
    }

    /** The exit by a modality; empty if it is learned. */
    public Optional<Exit> exit(int modality) {
        return exits.stream().filter(exit -> exit.modality() == modality).findFirst();
    }
}
