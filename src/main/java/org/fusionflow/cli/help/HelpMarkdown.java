package org.fusionflow.cli.help;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Options of commands as tables in Markdown, for the user guide. */
public final class HelpMarkdown {
    private HelpMarkdown() {}

    /**
     * The options of a command by their headings.
     *
     * @param shared headings whose options another page explains: their names only
     * @param link to that page
     */
    public static String options(HelpPage page, Set<OptionGroup> shared, String link) {
        StringBuilder text = new StringBuilder();
        Map<OptionGroup, List<HelpPage.Entry>> named = new TreeMap<>();
        if (!page.arguments().isEmpty()) {
            table(text, "Arguments", page.arguments());
        }
        page.options().forEach((group, options) -> {
            if (shared.contains(group)) {
                named.put(group, options);
            } else if (group != OptionGroup.GENERAL) {
                table(text, group.heading(), options);
            }
        });
        named.forEach((group, options) -> text.append("**")
                .append(group.heading())
                .append("** ([explained there](")
                .append(link)
                .append(")): ")
                .append(String.join(
                        ", ", options.stream().map(HelpMarkdown::names).toList()))
                .append("\n\n"));
        return text.toString();
    }

    /** A table of some options under a heading. */
    public static void table(StringBuilder text, String heading, List<HelpPage.Entry> entries) {
        text.append("**").append(heading).append("**\n\n| option | meaning |\n| --- | --- |\n");
        for (HelpPage.Entry entry : entries) {
            text.append("| ")
                    .append(code(String.join(", ", entry.names()) + entry.label()))
                    .append(" | ")
                    .append(cell(String.join(" ", entry.description())))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static String names(HelpPage.Entry entry) {
        return code(entry.names().get(entry.names().size() - 1));
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    /** Signs that Markdown would take for its own are escaped. */
    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "\\<")
                .replace("[", "\\[")
                .replace("_", "\\_");
    }
}
