package org.fusionflow.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.HelpPage;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.help.ManPage;
import org.fusionflow.cli.option.ArgumentTypes;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Version;
import org.fusionflow.data.file.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code generate-man-pages}: writes a page for {@code man} of the program and of every command. */
@Command(
        name = "generate-man-pages",
        description = {
            "Writes man pages of the program and every command.",
            "A file fusionflow.1 and one fusionflow-COMMAND.1 for every command; man -l FILE shows one, and man finds them all in"
                    + " a folder man1 of its path, such as ~/.local/share/man/man1."
        },
        mixinStandardHelpOptions = true)
@Listed(CommandGroup.USE)
@Example(
        does = "Install the pages for yourself, so that man fusionflow-predict shows one",
        run = "fusionflow generate-man-pages ~/.local/share/man/man1")
final class ManPagesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FOLDER",
            converter = ArgumentTypes.FolderToo.class,
            description = "Where they are written; made if it is not there.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        List<HelpPage> commands = root.subcommands().values().stream()
                .map(line -> line.getCommandSpec())
                .filter(one -> !one.usageMessage().hidden())
                .map(HelpPage::of)
                .toList();
        Map<String, String> pages = ManPage.all(HelpPage.of(root), commands, Version.number());
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new InvalidInput(folder + ": expected a folder, or a place where one can be made", refused);
        }
        pages.forEach((name, text) ->
                AtomicFile.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
        System.out.println(folder + ": " + pages.size() + " man pages");
        return ExitCode.DONE;
    }
}
