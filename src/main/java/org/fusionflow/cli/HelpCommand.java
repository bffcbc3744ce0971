package org.fusionflow.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.print.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code help}: what {@code --help} prints, by the name of a command. */
@Command(name = "help", description = "Explains a command, or lists all of them.", mixinStandardHelpOptions = true)
@Listed(CommandGroup.USE)
@Example(does = "Options and examples of predict", run = "fusionflow help predict")
final class HelpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Name of the command (default: the program).")
    private @Nullable String command;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        CommandLine asked = command == null ? root : root.getSubcommands().get(command);
        if (asked == null) {
            List<String> near = new UnmatchedArgumentException(root, List.of(command)).getSuggestions();
            throw new ParameterException(
                    root,
                    "help '" + command + "': expected a command" + (near.isEmpty() ? "" : ", such as " + near.get(0)));
        }
        asked.usage(System.out);
        return ExitCode.DONE;
    }
}
