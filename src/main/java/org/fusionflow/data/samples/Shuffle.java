package org.fusionflow.data.samples;

/** Orders that are drawn from a seed. */
public final class Shuffle {
    private Shuffle() {}

    /**
     * The numbers from 0 to {@code count - 1} in an order that is drawn uniformly (Fisher and Yates, from the last place down).
     *
     * @param stream of {@link Gaussians}; different streams of one seed are unrelated
     */
    public static int[] of(int count, long seed, int stream) {
        Gaussians random = new Gaussians(seed, stream);
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            order[k] = k;
        }
        for (int k = count - 1; k > 0; k--) {
            int other = random.below(k + 1);
            int held = order[k];
            order[k] = order[other];
            order[other] = held;
        }
        return order;
    }
}
