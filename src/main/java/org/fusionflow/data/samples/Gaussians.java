package org.fusionflow.data.samples;

import java.util.Random;
import org.fusionflow.linear.Vector;

/**
 * A stream of independent standard normal numbers. {@link Random} because it is the only generator of the JDK whose every bit
 * is part of its specification, normal numbers included: a seed means the same data on every machine and release. Its first
 * numbers hardly depend on the low bits of its seed, so the seed is scrambled first.
 */
public final class Gaussians {
    /** Stream of a seed that a training set comes from. */
    public static final int SAMPLES = 1;

    /** Stream of the teacher. */
    public static final int TEACHER = 2;

    /** Stream of the held-out samples: how many there are changes nothing in the training set, nor the other way. */
    public static final int HELD_OUT = 3;

    /** Stream of a random covariance. */
    public static final int COVARIANCE = 4;

    private final Random random;

    /**
     * @param stream different streams of one seed are unrelated
     */
    public Gaussians(long seed, int stream) {
        random = new Random(scrambled(seed + scrambled(stream)));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014) after one step of its odd increment. */
    private static long scrambled(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public double next() {
        return random.nextGaussian();
    }

    public Vector next(int size) {
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            row[i] = next();
        }
        return Vector.of(row);
    }
}
