package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.cli.help.HelpMarkdown;
import org.fusionflow.cli.help.HelpPage;
import org.fusionflow.cli.help.OptionGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** The guide has a page for every command, with the options that the program takes. */
class GuideOptionsTest {
    private static final Path COMMANDS = Path.of("src/guide/commands");

    /** Options that many commands share; one page has them. */
    private static final Set<OptionGroup> SHARED = Set.of(OptionGroup.PROBLEM, OptionGroup.DATA, OptionGroup.REMEDIES);

    private static final String RENEW =
            ": out of date; mvn -q -Dlauncher test -Dtest=GuideOptionsTest -Dfusionflow.renew=true writes it anew";

    static Stream<CommandSpec> commands() {
        return HelpTest.commands().skip(1);
    }

    private static void check(Path page, String options) throws IOException {
        String text = Files.readString(page);
        String begin = "<!-- options: begin -->\n";
        String end = "<!-- options: end -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        assertTrue(from >= begin.length() && to >= from, page + ": expected the lines " + begin + end);
        String shown = text.substring(from, to);
        if (Boolean.getBoolean("fusionflow.renew") && !shown.equals(options)) {
            Files.writeString(page, text.substring(0, from) + options + text.substring(to));
        }
        assertEquals(options, shown, page + RENEW);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void thePageOfACommandHasItsOptions(CommandSpec command) throws IOException {
        Path page = COMMANDS.resolve(command.name() + ".md");
        assertTrue(Files.exists(page), page + ": expected a page of the command");
        check(page, HelpMarkdown.options(HelpPage.of(command), SHARED, "options.md"));
        assertTrue(Files.readString(COMMANDS.resolveSibling("README.md"))
                .contains("(commands/" + command.name() + ".md)"));
    }

    @Test
    void onePageHasTheSharedOptions() throws IOException {
        // simulate and predict take all of them.
        List<HelpPage> pages = commands()
                .filter(one -> List.of("simulate", "predict").contains(one.name()))
                .map(HelpPage::of)
                .toList();
        StringBuilder text = new StringBuilder();
        for (OptionGroup group : OptionGroup.values()) {
            if (SHARED.contains(group)) {
                Map<String, HelpPage.Entry> entries = new LinkedHashMap<>();
                pages.forEach(page -> page.options()
                        .getOrDefault(group, List.of())
                        .forEach(entry -> entries.putIfAbsent(entry.names().get(0), entry)));
                HelpMarkdown.table(text, group.heading(), new ArrayList<>(entries.values()));
            }
        }
        check(COMMANDS.resolve("options.md"), text.toString());
    }
}
