package org.fusionflow.study.run;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Simulates a sweep on a cluster: shards that are dealt out job by job, one task a shard, tasks that die with their node and are submitted again.
 * What a task finished is in its journal, so that a second one takes up the rest.
 *
 * @param jobTimes seconds of jobs, of which each job gets one at random
 * @param jobs number of jobs
 * @param shards number of tasks, each of which gets a whole node
 * @param nodes number of nodes
 * @param threads of a task
 * @param start seconds from the start of a task to its first job
 * @param failure mean seconds between two failures of a node; infinite for none
 * @param again seconds until a task that died is seen, submitted and placed again
 */
record ClusterPlan(
        List<Double> jobTimes,
        long jobs,
        int shards,
        int nodes,
        int threads,
        double start,
        double failure,
        double again) {
    /**
     * What a sweep takes.
     *
     * @param seconds until the last task has ended
     * @param nodeHours of all tasks, those that died included
     * @param efficiency computing time of finished jobs over that of all cores of the nodes that are held by tasks
     * @param died number of tasks that died
     */
    record Cost(double seconds, double nodeHours, double efficiency, int died) {}

    Cost simulate(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int node = 0; node < nodes; node++) {
            free.add(0.0);
        }
        PriorityQueue<Submitted> queue = new PriorityQueue<>();
        for (int shard = 0; shard < shards; shard++) {
            queue.add(new Submitted(0, shard, jobs / shards + (shard < jobs % shards ? 1 : 0)));
        }
        double end = 0;
        double held = 0;
        double useful = 0;
        int died = 0;
        while (!queue.isEmpty()) {
            Submitted next = queue.remove();
            double begin = Math.max(next.at, free.remove());
            Task task = task(next.left, random);
            double over = begin + task.seconds;
            free.add(over);
            end = Math.max(end, over);
            held += task.seconds;
            useful += task.useful;
            if (task.finished < next.left) {
                died++;
                queue.add(new Submitted(over + again, next.shard, next.left - task.finished));
            }
        }
        return new Cost(end, held / 3600, useful / (held * threads), died);
    }

    /** A task that waits for a node: the earlier first, then the one with the smaller number. */
    private record Submitted(double at, int shard, long left) implements Comparable<Submitted> {
        @Override
        public int compareTo(Submitted other) {
            return at == other.at ? Integer.compare(shard, other.shard) : Double.compare(at, other.at);
        }
    }

    /** One task: its threads take the next job until none is left or the node fails, which loses the jobs in progress. */
    private Task task(long left, RandomGenerator random) {
        double fails = Double.isInfinite(failure) ? failure : -failure * Math.log1p(-random.nextDouble());
        PriorityQueue<Double> clocks = new PriorityQueue<>(Collections.nCopies(threads, start));
        double last = start;
        double useful = 0;
        long finished = 0;
        for (long job = 0; job < left; job++) {
            double takes = jobTimes.get(random.nextInt(jobTimes.size()));
            double done = clocks.remove() + takes;
            clocks.add(done);
            if (done <= fails) {
                useful += takes;
                finished++;
                last = Math.max(last, done);
            }
            if (clocks.element() > fails) {
                break;
            }
        }
        return finished == left ? new Task(last, useful, finished) : new Task(fails, useful, finished);
    }

    private record Task(double seconds, double useful, long finished) {}
}
