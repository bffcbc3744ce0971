package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.HelpPage;
import org.fusionflow.cli.help.HelpText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command explains itself: options under headings, defaults, and examples that run. */
class HelpTest {
    private static final int WIDTH = 80;

    /** Letters of a summary that fits beside the name of a command. */
    private static final int SUMMARY = 55;

    @TempDir
    Path folder;

    /** The program and all commands that are shown. */
    static Stream<CommandSpec> commands() {
        CommandSpec root = FusionFlow.parser(List.of()).getCommandSpec();
        return Stream.concat(
                Stream.of(root),
                root.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(one -> !one.usageMessage().hidden()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionHasAHeadingAndSaysItsDefault(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            String name = command.qualifiedName() + " " + option.longestName();
            assertTrue(
                    HelpPage.group(option).isPresent(),
                    name + ": expected @InGroup(OptionGroup...) at its field or at the class of its field");
            String said = String.join(" ", option.description());
            assertTrue(
                    option.hidden()
                            || HelpPage.initial(option).isEmpty()
                            || said.toLowerCase(Locale.ROOT).contains("default"),
                    name + ": expected its default, " + HelpPage.initial(option).orElse("") + ", in: " + said);
            assertFalse(
                    !option.hidden()
                            && option.arity().max() > 0
                            && option.paramLabel().startsWith("<"),
                    name + ": expected a paramLabel");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpFitsATerminal(CommandSpec command) {
        HelpPage page = HelpPage.of(command);
        assertTrue(page.summary().length() <= SUMMARY || command.parent() == null, page.summary());
        assertTrue(page.summary().endsWith("."), page.summary());
        assertFalse(page.examples().isEmpty(), command.qualifiedName() + ": expected @Example");
        HelpText.of(page, WIDTH, false)
                .lines()
                // A request in JSON has no place where it could be broken.
                .filter(line -> !line.contains("echo '{"))
                .forEach(line -> assertTrue(line.length() <= WIDTH, line));
        assertTrue(HelpText.of(page, WIDTH, true).contains("\u001b[1mGeneral\u001b[0m"));
    }

    @Test
    void theHelpOfTheProgramHasALineForEachCommand() {
        String text = Run.of("--help").out();
        commands()
                .skip(1)
                .forEach(one -> assertTrue(
                        text.contains("  " + one.name() + " "
                                + " ".repeat(22 - one.name().length())
                                + HelpPage.of(one).summary() + "\n"),
                        one.name() + " in " + text));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleEndsWithZero(CommandSpec command) throws IOException, InterruptedException {
        for (Example example : HelpPage.of(command).examples()) {
            ShellExample line = new ShellExample(example.run() + " # " + example.takes());
            line.parse();
            if (!line.isElsewhere() && !line.isLong()) {
                Run run = line.run(folder);
                assertEquals(0, run.code(), example.run() + "\n" + run.err());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    @Tag("long")
    void everyLongExampleEndsWithZero(CommandSpec command) throws IOException, InterruptedException {
        for (Example example : HelpPage.of(command).examples()) {
            ShellExample line = new ShellExample(example.run() + " # " + example.takes());
            if (line.isLong()) {
                Run run = line.run(folder);
                assertEquals(0, run.code(), example.run() + "\n" + run.err());
            }
        }
    }

    @Test
    void helpByNameIsTheHelpOfTheCommand() {
        for (String command : List.of("predict", "verify", "help")) {
            Run byName = Run.of("help", command);
            assertEquals(0, byName.code(), byName.err());
            assertEquals(Run.of(command, "--help").out(), byName.out());
        }
        assertEquals(Run.of("--help").out(), Run.of("help").out());
    }

    @ParameterizedTest
    @CsvSource({
        "predct,did you mean predict?",
        "help predct,expected a command\\, such as predict",
        "predict --tooy ratio=2,did you mean --toy?",
        "simulate --max-step 3,did you mean --max-steps?"
    })
    void aMistypedNameGetsTheNearest(String args, String said) {
        Run run = Run.of(args.split(" "));
        assertEquals(2, run.code());
        assertTrue(run.err().contains(said.replace("\\", "")), run.err());
        assertEquals(1, run.err().lines().count());
    }
}
