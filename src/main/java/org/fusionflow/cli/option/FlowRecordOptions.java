package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.OutputFiles;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.linear.Vector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for a file that holds the states of the reduced flow. */
@InGroup(OptionGroup.RECORD)
public final class FlowRecordOptions {
    @Option(
            names = "--record",
            paramLabel = "FILE.npz",
            description =
                    "Record the flow at --record-times as NumPy arrays: time, loss, map, mapNorm, signal, generalization.")
    private @Nullable Path file;

    @Option(
            names = "--record-times",
            paramLabel = "TIMES",
            description = "Flow times: 0,1,2 or FROM:TO:COUNT or log:FROM:TO:COUNT.")
    private @Nullable String times;

    /**
     * The file; empty if nothing is recorded.
     *
     * @param shown flow times at which states are printed
     * @param read files that the problem is read from
     * @throws InvalidInput if the options do not go together, or the file cannot be written
     */
    public Optional<Path> file(Vector shown, Collection<Path> read) {
        Path target = file;
        if ((target == null) != (times == null)) {
            throw new InvalidInput("--record and --record-times: expected both or none of them");
        }
        if (target == null) {
            return Optional.empty();
        }
        if (!target.toString().endsWith(".npz")) {
            throw new InvalidInput("--record " + target + ": expected a name that ends with .npz");
        }
        if (shown.size() > 0) {
            throw new InvalidInput("--record-times and --times: expected one of them, the flow is recorded or printed");
        }
        OutputFiles.check(List.of(target), read);
        return Optional.of(target);
    }

    /** The times at which the flow is recorded; empty if it is not. */
    public Optional<Vector> times() {
        return Optional.ofNullable(times)
                .map(given ->
                        FlowTimes.read(OptionValue.of("--record-times", given)).times());
    }
}
