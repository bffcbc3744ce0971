package org.fusionflow.data.remedy;

import java.util.Map;
import java.util.TreeSet;
import org.fusionflow.architecture.InvalidInput;

/**
 * The range of a factor in training. Products of some of them with the numbers of a problem stay far within the range of double precision; what is
 * asked beyond it is a slip of the pen.
 */
final class Factor {
    static final double LEAST = 1e-6;
    static final double MOST = 1e6;

    private Factor() {}

    /**
     * @param what they are of, for the message
     * @throws InvalidInput if one of them is not from {@link #LEAST} to {@link #MOST}
     */
    static void requirePositive(String what, Map<String, Double> factors) {
        for (String name : new TreeSet<>(factors.keySet())) {
            double factor = factors.getOrDefault(name, 1.0);
            if (!(factor >= LEAST && factor <= MOST)) {
                throw new InvalidInput(what + " of " + name + ", " + factor + ": expected a number from 1e-6 to 1e6");
            }
        }
    }

    /** The same for one number that may also be 0, for nothing of it. */
    static double requireZeroOr(String what, double factor) {
        if (!(factor == 0 || (factor >= LEAST && factor <= MOST))) {
            throw new InvalidInput(what + ", " + factor + ": expected 0 or a number from 1e-6 to 1e6");
        }
        return factor;
    }
}
