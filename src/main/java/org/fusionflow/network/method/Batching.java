package org.fusionflow.network.method;

import org.fusionflow.architecture.InvalidInput;
import org.hipparchus.random.MersenneTwister;
import org.hipparchus.random.RandomGenerator;

/**
 * Which samples a step sees. Without replacement, an epoch is a new order of all samples, cut into batches; what is left at its end is a
 * smaller batch. The draw of an epoch, or with replacement of a step, depends on nothing but the seed and its number, so a run that is
 * taken up again sees the same batches.
 *
 * @param size samples a step, &ge; 1
 * @param replacement true to draw every sample of a batch from all of them
 */
public record Batching(int size, boolean replacement) {
    public Batching {
        if (size < 1) {
            throw new InvalidInput("batch " + size + ": expected at least 1");
        }
    }

    public String description() {
        return "batches of " + size + (replacement ? " drawn with replacement" : " without replacement");
    }

    /** Steps in which every sample is seen once, on average with replacement. */
    public long stepsPerEpoch(int samples) {
        return (samples + (long) size - 1) / size;
    }

    /**
     * @param samples P; a batch larger than that is all of them
     */
    public Draw draw(int samples, long seed) {
        return new Draw(samples, seed);
    }

    /** The batches of one run. */
    public final class Draw {
        private final int samples;
        private final long seed;
        private final int[] order;
        private final int[] batch;
        private long epoch = -1;

        private Draw(int samples, long seed) {
            this.samples = samples;
            this.seed = seed;
            order = new int[samples];
            batch = new int[Math.min(size, samples)];
        }

        /** Indices of the batch, in the first entries that {@link #moveTo} counts. */
        public int[] batch() {
            return batch;
        }

        /**
         * Moves to the batch of a step.
         *
         * @param step from 0 on
         * @return its size
         */
        public int moveTo(long step) {
            if (replacement) {
                RandomGenerator random = generator(step);
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = random.nextInt(samples);
                }
                return batch.length;
            }
            long perEpoch = stepsPerEpoch(samples);
            shuffle(step / perEpoch);
            int from = (int) (step % perEpoch) * size;
            int count = Math.min(size, samples - from);
            System.arraycopy(order, from, batch, 0, count);
            return count;
        }

        private void shuffle(long wanted) {
            if (wanted == epoch) {
                return;
            }
            epoch = wanted;
            for (int i = 0; i < samples; i++) {
                order[i] = i;
            }
            RandomGenerator random = generator(epoch);
            for (int i = samples - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }

        private RandomGenerator generator(long number) {
            return new MersenneTwister(new int[] {
                (int) seed, (int) (seed >>> 32), (int) number, (int) (number >>> 32), 0x6261_7463 // "batc"
            });
        }
    }
}
