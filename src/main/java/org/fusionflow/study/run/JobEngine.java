package org.fusionflow.study.run;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.journal.Workers;

/** Where the jobs of studies are computed: in threads of this process, or in other processes. */
public interface JobEngine {
    /**
     * Jobs to compute.
     *
     * @param study that they belong to
     * @param jobs their numbers, rising
     */
    record Unfinished(StudyJobs study, List<Integer> jobs) {
        public Unfinished {
            jobs = List.copyOf(jobs);
        }
    }

    /** Takes what jobs found; may be called from several threads. */
    interface Found {
        /**
         * @param study index of the study, in the order of those whose jobs are computed
         */
        void accept(int study, FinishedJob job);
    }

    /**
     * Computes jobs and hands over each as soon as it is finished. After a job has been refused no other is begun, and its exception is thrown.
     *
     * @throws InvalidInput if a point is not valid for theory or for a network
     */
    void compute(List<Unfinished> studies, Found found);

    /**
     * Threads of this process, which the studies share.
     *
     * @param threads at least 1
     */
    static JobEngine threads(int threads) {
        if (threads < 1) {
            throw new InvalidInput("threads " + threads + ": expected at least 1");
        }
        return (studies, found) -> {
            List<Runnable> all = new ArrayList<>();
            for (int i = 0; i < studies.size(); i++) {
                int index = i;
                Unfinished one = studies.get(i);
                one.jobs()
                        .forEach(job ->
                                all.add(() -> found.accept(index, one.study().compute(job))));
            }
            Workers.run(threads, all.size(), job -> all.get(job).run());
        };
    }
}
