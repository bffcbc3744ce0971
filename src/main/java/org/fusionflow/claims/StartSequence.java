package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.TwoModality;

/**
 * The start lengths at which an asymptotic statement is tried: a sequence along which its error shrinks by a constant factor
 * if it is a power of u0, or, where escapes are exponential, of 1/ln(1/u0).
 *
 * @param starts from large to small
 */
record StartSequence(List<Double> starts) {
    StartSequence {
        starts = List.copyOf(starts);
    }

    private static final int COUNT = 6;

    /** Largest start: below it the three phases of the theory can be told apart. */
    private static final double LARGEST = 0.1;

    /** t_A grows like u0^(2-L); beyond 1e11 the difference of two half times is lost in a double. */
    private static final double LONGEST_PHASE = 11;

    /** A plateau of length u0^(2-Lf) costs as many steps of an explicit method. */
    private static final double LONGEST_PLATEAU = 4;

    /** For two layers times grow only with ln(1/u0): maps of u0^2 are still far above the smallest double. */
    private static final double SMALLEST_TWO_LAYERS = 64;

    /** Over a shorter range than this many powers of 10 beyond the largest start no limit can be seen. */
    private static final double LEAST_RANGE = 0.3;

    /** Empty if the network is so deep that no small starts can be integrated. */
    static Optional<StartSequence> of(TwoModality two) {
        int layers = two.layers().value();
        int fusion = two.fusion().value();
        double decimals = layers == 2 ? SMALLEST_TWO_LAYERS : LONGEST_PHASE / (layers - 2);
        if (fusion > 2) {
            decimals = Math.min(decimals, LONGEST_PLATEAU / (fusion - 2));
        }
        boolean logarithmic = fusion == 2 || layers == 2;
        double first = -Math.log10(LARGEST);
        if (decimals < first + LEAST_RANGE) {
            return Optional.empty();
        }
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            double part = i / (COUNT - 1.0);
            double power = logarithmic ? first * Math.pow(decimals / first, part) : first + part * (decimals - first);
            starts.add(Math.pow(10, -power));
        }
        return Optional.of(new StartSequence(starts));
    }
}
