package org.fusionflow.study.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.journal.Journal;
import org.fusionflow.study.journal.Shard;
import org.fusionflow.study.measure.MeasureCatalogue;

/** Which shards of a study are finished, while other processes work on them. */
public final class ShardProgress {
    private final StudyOutput output;
    private final StudyJournal work;
    private final long before;

    /**
     * @param build identity of the program's code
     * @param before number of jobs of other studies that are shared out before those of this one
     */
    public ShardProgress(Study study, MeasureCatalogue catalogue, StudyOutput output, String build, long before) {
        this.output = output;
        this.work = new StudyJournal(study, new StudyJobs(study, catalogue).work(), build);
        this.before = before;
    }

    /** Number of jobs of the study. */
    public int jobs() {
        return work.jobs();
    }

    /**
     * The numbers of the shards that lack finished jobs.
     *
     * @throws org.fusionflow.architecture.InvalidInput if a journal belongs to other work or another program, or is damaged
     */
    public SortedSet<Integer> unfinished(int shards) {
        Map<Integer, Set<Integer>> finished = new HashMap<>();
        SortedSet<Integer> lacking = new TreeSet<>();
        for (int job = 0; job < jobs(); job++) {
            int number = (int) ((before + job) % shards) + 1;
            Set<Integer> own =
                    finished.computeIfAbsent(number, n -> Journal.peek(new Shard(n, shards).of(output.csv()), work));
            if (!own.contains(job)) {
                lacking.add(number);
            }
        }
        return lacking;
    }
}
