package org.fusionflow.cli.option;

import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.study.journal.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of work that several processes share. */
public final class ShardOptions {
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
