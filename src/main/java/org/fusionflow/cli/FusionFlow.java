package org.fusionflow.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fusionflow.cli.command.AdviseCommand;
import org.fusionflow.cli.command.DeriveCommand;
import org.fusionflow.cli.command.ExploreCommand;
import org.fusionflow.cli.command.PredictCommand;
import org.fusionflow.cli.command.ReportCommand;
import org.fusionflow.cli.command.ReproduceCommand;
import org.fusionflow.cli.command.SaddlesCommand;
import org.fusionflow.cli.command.SchemaCommand;
import org.fusionflow.cli.command.SimulateCommand;
import org.fusionflow.cli.command.SweepCommand;
import org.fusionflow.cli.command.ValidateCommand;
import org.fusionflow.cli.command.VerifyCommand;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Version;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
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
        footer = {
            "",
            "Exit code: 0 done, 1 a check did not hold, 2 bad input, 3 numerical failure or lost output.",
            "Example: fusionflow predict -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --u0 0.1"
        })
final class FusionFlow implements Callable<Integer> {
    /** The commands by name, in the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = commands(
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
            SchemaCommand.class,
            WarmUp.class,
            GenerateCompletion.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static Map<String, Class<?>> commands(Class<?>... types) {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        for (Class<?> type : types) {
            commands.put(type.getAnnotation(Command.class).name(), type);
        }
        return commands;
    }

    /**
     * The parser for given arguments. Where they begin with a command, that one alone is set up: setting up all takes longer than a small
     * prediction.
     */
    static CommandLine parser(List<String> args) {
        CommandLine line = new CommandLine(new FusionFlow());
        Class<?> asked = args.isEmpty() ? null : COMMANDS.get(args.get(0));
        if (asked == null || asked.equals(GenerateCompletion.class)) {
            COMMANDS.values().forEach(type -> line.addSubcommand(new CommandLine(type)));
        } else {
            line.addSubcommand(new CommandLine(asked));
        }
        return line;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitCode.BAD_INPUT;
    }
}
