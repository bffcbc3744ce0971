package org.fusionflow.cli.option;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.study.journal.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of work that several processes share. */
public final class ShardOptions {
    private static final int USUAL_SHARDS = 20;
    private static final int USUAL_TRIES = 5;
    private static final int MOST_TRIES = 1000;

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
            paramLabel = "NAME",
            description =
                    "local (default), or slurm: submit the parts as an array of tasks, submit again what fails, and merge.")
    private String engine = "local";

    @Option(
            names = "--shards",
            paramLabel = "N",
            description = "With --engine slurm: number of parts (default: 20, or one a job where there are fewer).")
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

    /** What is done by a scheduler. */
    public record Cluster(int shards, List<String> options, int tries) {
        public Cluster {
            options = List.copyOf(options);
        }
    }

    /**
     * True if the work is done by this process.
     *
     * @throws InvalidInput if options do not go together
     */
    public boolean isLocal() {
        if (engine.equals("local")) {
            if (shards != null || sbatch != null || tries != null) {
                throw new InvalidInput("--shards, --sbatch and --tries: expected --engine slurm with them");
            }
            return true;
        }
        if (!engine.equals("slurm")) {
            throw new InvalidInput("--engine '" + engine + "': expected local or slurm");
        }
        if (shard != null || merge) {
            throw new InvalidInput("--engine slurm: expected no --shard or --merge with it, it does both");
        }
        return false;
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
                sbatch == null ? List.of() : List.of(sbatch.strip().split("\\s+")),
                tries == null ? USUAL_TRIES : Numbers.whole(tries, "--tries", 1, MOST_TRIES));
    }

    /** The part to do; empty if all is done here. */
    public Optional<Shard> shard() {
        if (shard != null && merge) {
            throw new InvalidInput("--shard and --merge: expected one of them");
        }
        return Optional.ofNullable(shard).map(given -> Shard.of(OptionValue.of("--shard", given)));
    }

    public boolean isMerge() {
        return merge;
    }
}
