package org.fusionflow.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.HelpText;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main command: without a subcommand it prints the usage. */
@Command(
        name = "fusionflow",
        description = {
            "Learning dynamics of multimodal deep linear networks, derived and checked.",
            "Derives and proves the reduced gradient flow of a network, predicts which modality it learns first and for how long, trains the full"
                    + " network, and compares the two. fusionflow COMMAND --help explains a command."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeList = {
            "0:Done.",
            "1:A check, claim or step did not hold.",
            "2:Bad input; one line on stderr says what was expected.",
            "3:Numerical failure, or output that could not be written."
        })
@Example(
        does = "What theory says about two modalities, three layers each",
        run = "fusionflow predict -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --u0 0.1")
@Example(
        does = "The full network, trained, on the same data",
        run = "fusionflow simulate -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --u0 0.1 --method flow --width 50")
final class FusionFlow implements Callable<Integer> {
    /** The commands by name, in the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = commands(
            DeriveCommand.class,
            VerifyCommand.class,
            PredictCommand.class,
            SaddlesCommand.class,
            AdviseCommand.class,
            SimulateCommand.class,
            ReportCommand.class,
            ValidateCommand.class,
            SweepCommand.class,
            ReproduceCommand.class,
            ExploreCommand.class,
            BatchCommand.class,
            SchemaCommand.class,
            WarmUp.class,
            CompletionCommand.class,
            ManPagesCommand.class,
            HelpCommand.class);

    /** Commands that look at all others. */
    private static final Set<Class<?>> OF_ALL =
            Set.of(HelpCommand.class, CompletionCommand.class, ManPagesCommand.class);

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
        if (asked == null || OF_ALL.contains(asked)) {
            COMMANDS.values().forEach(type -> line.addSubcommand(new CommandLine(type)));
        } else {
            line.addSubcommand(new CommandLine(asked));
        }
        HelpText.install(line);
        return line;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitCode.BAD_INPUT;
    }
}
