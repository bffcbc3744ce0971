package org.fusionflow.cli;

import java.util.concurrent.Callable;
import org.fusionflow.cli.command.AdviseCommand;
import org.fusionflow.cli.command.DeriveCommand;
import org.fusionflow.cli.command.ExploreCommand;
import org.fusionflow.cli.command.PredictCommand;
import org.fusionflow.cli.command.ReportCommand;
import org.fusionflow.cli.command.ReproduceCommand;
import org.fusionflow.cli.command.SaddlesCommand;
import org.fusionflow.cli.command.SimulateCommand;
import org.fusionflow.cli.command.SweepCommand;
import org.fusionflow.cli.command.ValidateCommand;
import org.fusionflow.cli.command.VerifyCommand;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Version;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main command: without a subcommand it prints the usage. */
@Command(
        name = "fusionflow",
        description =
                "Learning dynamics of multimodal deep linear networks: derived and proved, integrated, simulated, compared.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DeriveCommand.class,
            PredictCommand.class,
            SaddlesCommand.class,
            SimulateCommand.class,
            ValidateCommand.class,
            ReportCommand.class,
            VerifyCommand.class,
            SweepCommand.class,
            ReproduceCommand.class,
            AdviseCommand.class,
            ExploreCommand.class,
            BatchCommand.class,
            WarmUp.class,
            GenerateCompletion.class
        },
        footer = {
            "",
            "Exit code: 0 done, 1 a check did not hold, 2 bad input, 3 numerical failure or lost output.",
            "Example: fusionflow predict -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --u0 0.1"
        })
final class FusionFlow implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitCode.BAD_INPUT;
    }
}
