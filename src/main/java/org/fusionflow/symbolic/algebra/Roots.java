package org.fusionflow.symbolic.algebra;

import java.math.BigInteger;

/** Computes integer roots. */
final class Roots {
    private Roots() {}

    /** The largest integer whose power of this degree is at most the value, which has to be at least 0. */
    static BigInteger floor(BigInteger value, int degree) {
        if (degree == 2) {
            return value.sqrt();
        }
        BigInteger below = BigInteger.ZERO;
        BigInteger above = BigInteger.ONE.shiftLeft(value.bitLength() / degree + 1);
        while (above.subtract(below).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = below.add(above).shiftRight(1);
            if (middle.pow(degree).compareTo(value) <= 0) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }
}
