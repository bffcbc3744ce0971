package org.fusionflow.cli.help;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** A page as text for a terminal: what {@code --help} prints. */
public final class HelpText {
    /** Property that the launcher sets where a person looks on. */
    private static final String TERMINAL = "fusionflow.terminal";

    /** Longer lines are hard to read, however wide the terminal is. */
    private static final int WIDEST = 120;

    /** Where descriptions begin. */
    private static final int COLUMN = 25;

    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final boolean coloured;

    private HelpText(int width, boolean coloured) {
        this.width = Math.min(width, WIDEST);
        this.coloured = coloured;
    }

    /** Lets a program and its commands print their help in this form. */
    public static void install(CommandLine line) {
        // Asking for the width starts a program.
        line.setUsageHelpAutoWidth(Boolean.getBoolean(TERMINAL));
        line.setHelpSectionKeys(List.of("page"));
        line.setHelpSectionMap(Map.of("page", HelpText::of));
        line.getSubcommands().values().forEach(HelpText::install);
    }

    private static String of(Help help) {
        return of(
                HelpPage.of(help.commandSpec()),
                help.commandSpec().usageMessage().width(),
                help.ansi().enabled());
    }

    /**
     * The text of a page.
     *
     * @param width letters of a line
     * @param coloured true to print headings and options bold
     */
    public static String of(HelpPage page, int width, boolean coloured) {
        HelpText made = new HelpText(width, coloured);
        made.write(page);
        return made.text.toString();
    }

    private void write(HelpPage page) {
        paragraph(page.summary(), 0);
        text.append('\n');
        String usage = "Usage: ";
        for (String line : page.synopsis()) {
            hanging(usage + line, usage.length() + 4);
            usage = " ".repeat(usage.length());
        }
        for (String paragraph : page.paragraphs()) {
            text.append('\n');
            paragraph(paragraph, 0);
        }
        section("Arguments", page.arguments());
        page.commands().forEach((group, commands) -> section(group.heading(), commands));
        page.options().forEach((group, options) -> section(group.heading(), options));
        examples(page.examples());
        if (!page.exitCodes().isEmpty()) {
            heading("Exit code");
            page.exitCodes().forEach((code, meaning) -> row("  " + code, 2 + code.length(), meaning, 5));
        }
    }

    private void section(String heading, List<HelpPage.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        heading(heading);
        for (HelpPage.Entry entry : entries) {
            String names = String.join(", ", entry.names());
            boolean isLong = names.startsWith("--");
            String plain = (isLong ? "      " : "  ") + names + entry.label();
            String shown = (isLong ? "      " : "  ") + bold(names) + entry.label();
            boolean first = true;
            for (String paragraph : entry.description()) {
                row(first ? shown : "", first ? plain.length() : 0, paragraph, COLUMN);
                first = false;
            }
            if (first) {
                text.append(shown).append('\n');
            }
        }
    }

    private void examples(List<Example> examples) {
        if (examples.isEmpty()) {
            return;
        }
        heading(examples.size() == 1 ? "Example" : "Examples");
        for (Example example : examples) {
            paragraph(example.does() + (example.takes().isEmpty() ? "" : " (" + example.takes() + ")") + ":", 2);
            ShellLine.broken(example.run(), width - 4, "    ")
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
    }

    private void heading(String heading) {
        text.append('\n').append(bold(heading)).append('\n');
    }

    private String bold(String words) {
        return coloured ? "\u001b[1m" + words + "\u001b[0m" : words;
    }

    private void paragraph(String words, int indent) {
        hanging(" ".repeat(indent) + words, indent);
    }

    /** A paragraph whose further lines are indented. */
    private void hanging(String words, int indent) {
        String lead = words.substring(0, words.length() - words.stripLeading().length());
        text.append(lead);
        fill(words.stripLeading(), lead.length(), indent);
    }

    /** A name and its description, which begins on the next line where the name is too long. */
    private void row(String name, int length, String description, int column) {
        text.append(name);
        if (length > column - 2) {
            text.append('\n').append(" ".repeat(column));
        } else {
            text.append(" ".repeat(column - length));
        }
        fill(description, column, column);
    }

    /** Words from a column on; further lines begin at the indent. A word that is longer than a line stands alone. */
    private void fill(String words, int from, int indent) {
        int at = from;
        boolean first = true;
        for (String word : words.split(" ", -1)) {
            if (!first && at + 1 + word.length() > width) {
                text.append('\n').append(" ".repeat(indent));
                at = indent;
                first = true;
            }
            if (!first) {
                text.append(' ');
                at++;
            }
            text.append(word);
            at += word.length();
            first = false;
        }
        text.append('\n');
    }
}
