package org.fusionflow.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fusionflow.cli.option.WorkOptions;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.ProgressLine;
import org.fusionflow.cli.print.ShardPrint;
import org.fusionflow.cli.print.ShownWarnings;
import org.fusionflow.cli.slurm.SlurmRun;
import org.fusionflow.cli.spark.SparkRun;
import org.fusionflow.data.file.LostOutput;
import org.fusionflow.study.journal.Shard;
import org.fusionflow.study.run.JobEngine;
import org.fusionflow.study.run.ShardProgress;
import org.fusionflow.study.run.StudyRun;

/** Work of studies whose jobs several processes share. */
final class PartedWork {
    private PartedWork() {}

    /**
     * Computes one part, whose finished jobs stay in its journals, and prints that it is done.
     *
     * @param runs of that part
     */
    @SuppressWarnings("try")
    static int compute(Shard shard, List<StudyRun> runs, int threads, boolean json, ShownWarnings warnings) {
        try (ProgressLine progress = new ProgressLine();
                ResumeNotice notice = ResumeNotice.of(runs, progress)) {
            try {
                StudyRun.compute(runs, JobEngine.threads(threads), progress);
            } catch (LostOutput lost) {
                throw ResumeNotice.kept(runs, lost);
            }
            progress.close();
            ShardPrint.print(shard, runs, json, warnings);
        }
        return ExitCode.DONE;
    }

    /**
     * Has Slurm compute all parts.
     *
     * @param name of the job
     * @param place beside whose path the files of the job are kept until {@link SlurmRun#done}
     * @param arguments of the command that computes a part, with absolute paths
     * @param studies whose jobs are shared out
     */
    static SlurmRun slurm(
            String name, Path place, List<String> arguments, List<ShardProgress> studies, WorkOptions options) {
        WorkOptions.Cluster cluster =
                options.cluster(studies.stream().mapToInt(ShardProgress::jobs).sum());
        SlurmRun slurm = new SlurmRun(
                new SlurmRun.Work(name, place, arguments, cluster.shards(), cluster.options(), cluster.tries()));
        try (ProgressLine progress = new ProgressLine()) {
            slurm.run(() -> unfinished(studies, cluster.shards()), progress::show);
        }
        return slurm;
    }

    /**
     * Spark, if it computes.
     *
     * @param name of the application
     * @param place beside whose path Spark's log is kept until {@link SparkRun#done}
     * @param quick true for the quick form of studies
     */
    static Optional<SparkRun> spark(String name, Path place, boolean quick, WorkOptions options) {
        if (!options.isSpark()) {
            return Optional.empty();
        }
        WorkOptions.Spark given = options.spark();
        return Optional.of(new SparkRun(new SparkRun.Work(name, place, quick, given.tasks(), given.options())));
    }

    /** What computes the jobs: Spark if it is there, else threads of this process. */
    static JobEngine engine(Optional<SparkRun> spark, WorkOptions options) {
        return spark.<JobEngine>map(run -> run).orElseGet(() -> JobEngine.threads(options.threads()));
    }

    private static SortedSet<Integer> unfinished(List<ShardProgress> studies, int shards) {
        SortedSet<Integer> all = new TreeSet<>();
        studies.forEach(study -> all.addAll(study.unfinished(shards)));
        return all;
    }
}
