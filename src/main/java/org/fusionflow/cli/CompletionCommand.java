package org.fusionflow.cli;

import java.util.concurrent.Callable;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.print.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code generate-completion}: prints a script that lets a shell complete commands, options and their values. */
@Command(
        name = "generate-completion",
        description = {
            "Prints a script for completion in bash and zsh.",
            "The TAB key then completes commands, options, the values of options that have a few, and names of files. zsh needs compinit and bashcompinit"
                    + " before it; there is no script for fish."
        },
        mixinStandardHelpOptions = true)
@Listed(CommandGroup.USE)
@Example(does = "Completion in this shell", run = "source <(fusionflow generate-completion)")
@Example(
        does = "Completion in every bash of yours",
        run = "fusionflow generate-completion > ~/.local/share/bash-completion/completions/fusionflow")
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        System.out.print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
