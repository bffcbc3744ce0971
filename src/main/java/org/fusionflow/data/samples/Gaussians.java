package org.fusionflow.data.samples;

import java.util.Random;
import org.fusionflow.linear.Vector;

/**
 * A stream of independent standard normal numbers from {@link Random}, the only generator of the JDK whose specification fixes every bit,
 * also of normal numbers: a seed gives the same data on every machine and release. The first numbers of {@code Random} hardly depend on
 * the low bits of the seed, so the seed is mixed first.
 */
public final class Gaussians {
    /** Stream of the training set. */
    public static final int SAMPLES = 1;

    /** Stream of the teacher. */
    public static final int TEACHER = 2;

    /** Stream of the held-out samples: their number does not change the training set, and vice versa. */
    public static final int HELD_OUT = 3;

    /** Stream of a random covariance. */
    public static final int COVARIANCE = 4;

    /** Stream of the rows that are held out of a file. */
    public static final int SPLIT = 5;

    /** Stream of the folds of a cross-validation. */
    public static final int FOLDS = 6;

    /** Stream of the masks that hide modalities. */
    public static final int MASKS = 7;

    private final Random random;

    /**
     * @param stream different streams of one seed are unrelated
     */
    public Gaussians(long seed, int stream) {
        random = new Random(scrambled(seed + scrambled(stream)));
    }

    /** One step of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static long scrambled(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public double next() {
        return random.nextGaussian();
    }

    /** A number from the uniform distribution on [-1, 1), of the same stream. */
    public double uniform() {
        return 2 * random.nextDouble() - 1;
    }

    /** A whole number from 0 to {@code bound - 1}, each with the same probability, of the same stream. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public Vector next(int size) {
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            row[i] = next();
        }
        return Vector.of(row);
    }
}
