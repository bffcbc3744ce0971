package org.fusionflow.cli.option;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.Choices;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.study.journal.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long work is done: by threads of this process, as one part of several, or by the tasks of a scheduler. */
@InGroup(OptionGroup.WORK)
public final class WorkOptions {
    private static final int USUAL_SHARDS = 20;
    private static final int USUAL_TRIES = 5;
    private static final int MOST_TRIES = 1000;

    private static final String LOCAL = "local";
    private static final String SLURM = "slurm";
    private static final String SPARK = "spark";

    /** What a part of the work has a use for. */
    private static final List<String> OF_A_PART =
            List.of("--shard", "--threads", "--restart", "--quick", "--json", "--output", "--out");

    /** What nothing has a use for where other processes compute. */
    private static final List<String> OF_COMPUTING = List.of("--threads", "--restart");

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--restart", description = "Forget what an interrupted run left.")
    private boolean restart;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Do part I of N and keep its finished jobs beside the output, for --merge: each part in a process of its own, on any"
                            + " machine that shares the folder. An interrupted part is taken up again by the same command.")
    private @Nullable String shard;

    @Option(
            names = "--merge",
            description = "Write the output from all parts of --shard, the same bytes as of one run, and remove them.")
    private boolean merge;

    @Option(
            names = "--engine",
            completionCandidates = Choices.Engines.class,
            paramLabel = "local|slurm|spark",
            description =
                    "local (default); slurm: submit the parts as an array of tasks, submit again what fails, and merge; or spark: have the"
                            + " jobs computed on an Apache Spark cluster, whose spark-submit is in SPARK_HOME/bin or on the PATH, and whose"
                            + " executors must see the study's data at the same paths.")
    private String engine = "local";

    @Option(
            names = "--shards",
            paramLabel = "N",
            description =
                    "With --engine slurm: number of parts (default: 20); with spark: number of Spark's tasks (default: 2000); one a"
                            + " job where there are fewer.")
    private @Nullable String shards;

    @Option(
            names = "--sbatch",
            paramLabel = "OPTIONS",
            description =
                    "With --engine slurm: more options for sbatch, separated by blanks, \"--partition=long --time=8:00:00 --cpus-per-task=4 --mem=8G\".")
    private @Nullable String sbatch;

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "With --engine slurm: how often a part is submitted (default: 5).")
    private @Nullable String tries;

    @Option(
            names = "--spark-submit",
            paramLabel = "OPTIONS",
            description =
                    "With --engine spark: more options for spark-submit, separated by blanks, \"--master spark://host:7077 --executor-memory 4g\".")
    private @Nullable String sparkSubmit;

    /**
     * What is done by Spark.
     *
     * @param tasks number of its tasks; 0 for the usual number
     * @param options further words for {@code spark-submit}
     */
    public record Spark(int tasks, List<String> options) {
        public Spark {
            options = List.copyOf(options);
        }
    }

    /** What is done by a scheduler. */
    public record Cluster(int shards, List<String> options, int tries) {
        public Cluster {
            options = List.copyOf(options);
        }
    }

    /**
     * Checks that these options go together, and with the others of the command.
     *
     * @throws InvalidInput if they do not
     */
    public void check(GivenOptions given) {
        if (threads < 1) {
            throw new InvalidInput("--threads " + threads + ": expected at least 1");
        }
        if (!List.of(LOCAL, SLURM, SPARK).contains(engine)) {
            throw new InvalidInput("--engine '" + engine + "': expected local, slurm or spark");
        }
        if (shard != null) {
            given.refuseWith("--shard", OF_A_PART);
        }
        if (merge) {
            given.refuse("--merge", OF_COMPUTING);
        }
        if (isSlurm()) {
            given.refuse("--engine slurm", OF_COMPUTING);
            given.refuse("--engine slurm", List.of("--merge", "--spark-submit"));
        } else if (isSpark()) {
            given.refuse("--engine spark", List.of("--threads", "--merge", "--sbatch", "--tries"));
        } else if (shards != null) {
            throw new InvalidInput("--shards: expected --engine slurm or spark with it");
        }
        if (!isSlurm() && (sbatch != null || tries != null)) {
            throw new InvalidInput("--sbatch and --tries: expected --engine slurm with them");
        }
        if (!isSpark() && sparkSubmit != null) {
            throw new InvalidInput("--spark-submit: expected --engine spark with it");
        }
    }

    public int threads() {
        return threads;
    }

    public boolean isRestart() {
        return restart;
    }

    /** True if Slurm computes. */
    public boolean isSlurm() {
        return engine.equals(SLURM);
    }

    /** True if Spark computes. */
    public boolean isSpark() {
        return engine.equals(SPARK);
    }

    /** How the work is handed to Spark. */
    public Spark spark() {
        return new Spark(shards == null ? 0 : Numbers.whole(shards, "--shards", 1, Shard.MOST), words(sparkSubmit));
    }

    private static List<String> words(@Nullable String given) {
        return given == null || given.isBlank()
                ? List.of()
                : List.of(given.strip().split("\\s+"));
    }

    /**
     * How the work is handed to Slurm.
     *
     * @param jobs number of jobs
     */
    public Cluster cluster(int jobs) {
        return new Cluster(
                shards == null
                        ? Math.max(1, Math.min(USUAL_SHARDS, jobs))
                        : Numbers.whole(shards, "--shards", 1, Shard.MOST),
                words(sbatch),
                tries == null ? USUAL_TRIES : Numbers.whole(tries, "--tries", 1, MOST_TRIES));
    }

    /** The part to do; empty if it is all of the work. */
    public Optional<Shard> shard() {
        return Optional.ofNullable(shard).map(given -> Shard.of(OptionValue.of("--shard", given)));
    }

    /** True if all parts are finished when the output is written. */
    public boolean isMerge() {
        return merge || isSlurm();
    }
}
