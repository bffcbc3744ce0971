package org.fusionflow.network.method;

import org.fusionflow.architecture.InvalidInput;
import org.hipparchus.random.MersenneTwister;
import org.hipparchus.random.RandomGenerator;

/**
 * Chooses the samples of each step. Without replacement, an epoch is a new random order of all samples, cut into batches; the last batch of an
 * epoch may be smaller. The draw of an epoch, or of a step with replacement, depends on the seed and its number only, so a run that is resumed
 * sees the same batches.
 *
 * @param size samples in a step, &ge; 1
 * @param replacement true to draw each sample of a batch from all samples, independently
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

    /** Number of steps after which every sample has been used once; with replacement, once on average. */
    public long stepsPerEpoch(int samples) {
        return (samples + (long) size - 1) / size;
    }

    /**
     * Prepares the batches of a run.
     *
     * @param samples number of samples, P; a batch size above P means all samples
     */
    public Draw draw(int samples, long seed) {
        return new Draw(samples, seed);
    }

    /** Draws the batches of one run. */
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

        /** Indices of the batch; the first entries count, as many as {@link #moveTo} returned. */
        public int[] batch() {
            return batch;
        }

        /**
         * Moves to the batch of a step.
         *
         * @param step number of the step, from 0 on
         * @return size of the batch
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
                (int) seed, (int) (seed >>> 32), (int) number, (int) (number >>> 32), 0x6261_7463 // "batc" in ASCII
            });
        }
    }
}
