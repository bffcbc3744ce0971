package org.fusionflow.cli.option;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.network.run.Plateau;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a training run ends. */
public final class StopOptions {
    private static final String PLATEAU = "time=T[,fraction=F]";

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description = "Limit on the steps of the method (default: 200000).")
    private @Nullable String maxSteps;

    @Option(
            names = "--max-time",
            paramLabel = "T",
            defaultValue = "1e5",
            description = "Limit on the flow time (default: 1e5).")
    private String maxTime = "1e5";

    @Option(
            names = "--stop-loss",
            paramLabel = "LOSS",
            description = "Stop once the loss is at most this (default: when all is learned).")
    private @Nullable String stopLoss;

    @Option(
            names = "--plateau",
            paramLabel = PLATEAU,
            description =
                    "Stop once the loss has fallen by less than the fraction F of itself (default: 1e-3) within the flow time T.")
    private @Nullable String plateau;

    public StopRule rule(TrainingMethod training) {
        long steps = maxSteps == null ? training.defaultMaxSteps() : steps(maxSteps);
        OptionalDouble loss =
                stopLoss == null ? OptionalDouble.empty() : OptionalDouble.of(Numbers.parse(stopLoss, "--stop-loss"));
        return new StopRule(steps, Numbers.parse(maxTime, "--max-time"), loss, plateau());
    }

    private static long steps(String text) {
        return Numbers.whole(text, "--max-steps", 1L, Long.MAX_VALUE);
    }

    private Optional<Plateau> plateau() {
        if (plateau == null) {
            return Optional.empty();
        }
        MappingReader keys = new MappingReader(OptionValue.of("--plateau", plateau), PLATEAU);
        double time = keys.number("time").orElseThrow(() -> keys.problem("expected time=T"));
        double fraction = keys.number("fraction").orElse(1e-3);
        if (!keys.keys().isEmpty()) {
            throw new InvalidInput(
                    "--plateau '" + plateau + "', part '" + keys.keys().get(0) + "': expected " + PLATEAU);
        }
        return Optional.of(new Plateau(time, fraction));
    }
}
