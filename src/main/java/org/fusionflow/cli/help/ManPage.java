package org.fusionflow.cli.help;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A page in the language of {@code man}: macros of man(7), which groff and mandoc set. */
public final class ManPage {
    /** Letters of a line of an example, which is not filled. */
    private static final int EXAMPLE_WIDTH = 66;

    private final StringBuilder text = new StringBuilder();
    private final HelpPage page;

    private ManPage(HelpPage page) {
        this.page = page;
    }

    /** Name of the page, {@code fusionflow-predict}. */
    public static String name(HelpPage page) {
        return page.command().replace(' ', '-');
    }

    /**
     * The source of a page.
     *
     * @param root page of the program, which has the exit codes and names the other commands
     * @param version of the program
     */
    public static String of(HelpPage page, HelpPage root, String version) {
        ManPage made = new ManPage(page);
        made.write(root, version);
        return made.text.toString();
    }

    private void write(HelpPage root, String version) {
        boolean isRoot = page.command().equals(root.command());
        text.append(".TH ")
                .append(Roff.argument(name(page).toUpperCase(Locale.ROOT)))
                .append(" 1 \"\" ")
                .append(Roff.argument(root.command() + " " + version))
                .append(" \"User Commands\"\n");
        section("NAME");
        text.append(Roff.line(name(page) + " - " + withoutStop(page.summary())));
        section("SYNOPSIS");
        String between = "";
        for (String line : page.synopsis()) {
            text.append(between).append(Roff.line(line));
            between = ".br\n";
        }
        if (!page.paragraphs().isEmpty() || isRoot) {
            section("DESCRIPTION");
            text.append(Roff.line(page.summary()));
            page.paragraphs().forEach(paragraph -> text.append(".PP\n").append(Roff.line(paragraph)));
        }
        if (!page.arguments().isEmpty()) {
            section("ARGUMENTS");
            page.arguments().forEach(this::entry);
        }
        if (!page.commands().isEmpty()) {
            section("COMMANDS");
            page.commands().forEach((group, commands) -> group(group.heading(), commands));
        }
        section("OPTIONS");
        page.options().forEach((group, options) -> group(group.heading(), options));
        examples();
        section("EXIT STATUS");
        (page.exitCodes().isEmpty() ? root.exitCodes() : page.exitCodes()).forEach(this::tagged);
        if (isRoot) {
            section("ENVIRONMENT");
            HelpPage.ENVIRONMENT.forEach(this::tagged);
        }
        section("SEE ALSO");
        seeAlso(root, isRoot);
    }

    private void group(String heading, List<HelpPage.Entry> entries) {
        text.append(".SS ").append(Roff.argument(heading)).append('\n');
        entries.forEach(this::entry);
    }

    private void entry(HelpPage.Entry entry) {
        text.append(".TP\n");
        String between = "";
        for (String name : entry.names()) {
            text.append(between).append(Roff.bold(name));
            between = ", ";
        }
        if (!entry.label().isEmpty()) {
            text.append(Roff.italic(entry.label()));
        }
        text.append('\n');
        paragraphs(entry.description());
    }

    private void tagged(String tag, String meaning) {
        text.append(".TP\n").append(Roff.bold(tag)).append('\n');
        paragraphs(List.of(meaning));
    }

    private void paragraphs(List<String> paragraphs) {
        String between = "";
        for (String paragraph : paragraphs) {
            text.append(between).append(Roff.line(paragraph));
            between = ".IP\n";
        }
    }

    private void examples() {
        if (page.examples().isEmpty()) {
            return;
        }
        section("EXAMPLES");
        String between = "";
        for (Example example : page.examples()) {
            text.append(between);
            between = ".PP\n";
            text.append(
                    Roff.line(example.does() + (example.takes().isEmpty() ? "" : " (" + example.takes() + ")") + ":"));
            text.append(".PP\n.RS 4\n.EX\n");
            ShellLine.broken(example.run(), EXAMPLE_WIDTH, "    ").forEach(line -> text.append(Roff.line(line)));
            text.append(".EE\n.RE\n");
        }
    }

    private void seeAlso(HelpPage root, boolean isRoot) {
        List<String> others = isRoot
                ? root.commands().values().stream()
                        .flatMap(List::stream)
                        .map(command -> root.command() + "-" + command.names().get(0))
                        .toList()
                : List.of(root.command());
        for (int i = 0; i < others.size(); i++) {
            text.append(".BR ")
                    .append(Roff.escaped(others.get(i)))
                    .append(i < others.size() - 1 ? " (1),\n" : " (1)\n");
        }
    }

    private void section(String heading) {
        text.append(".SH ").append(Roff.argument(heading)).append('\n');
    }

    private static String withoutStop(String summary) {
        return summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary;
    }

    /** The pages of a program and all its commands, by the names of their files. */
    public static Map<String, String> all(HelpPage root, List<HelpPage> commands, String version) {
        Map<String, String> pages = new TreeMap<>();
        pages.put(name(root) + ".1", of(root, root, version));
        commands.forEach(one -> pages.put(name(one) + ".1", of(one, root, version)));
        return pages;
    }
}
