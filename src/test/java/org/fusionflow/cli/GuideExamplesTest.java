package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command line of README and of the guide runs and prints what the page shows. A line {@code ...} stands for any lines; a comment with
 * minutes or hours in it leaves an example to the long tests. With {@code -Dfusionflow.renew=true} the shown outputs are written anew.
 */
class GuideExamplesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

    @TempDir
    Path folder;

    static Stream<GuidePage> pages() throws IOException {
        return GuidePage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyExampleRunsAndPrintsWhatIsShown(GuidePage page) throws IOException, InterruptedException {
        run(page, false);
    }

    @ParameterizedTest
    @MethodSource("pages")
    @Tag("long")
    void everyLongExampleRuns(GuidePage page) throws IOException, InterruptedException {
        run(page, true);
    }

    private void run(GuidePage page, boolean isLong) throws IOException, InterruptedException {
        page.writeFiles(folder);
        List<String> renewed = new ArrayList<>(page.lines());
        List<GuidePage.Shown> examples = page.examples();
        List<String> faults = new ArrayList<>();
        for (int i = examples.size() - 1; i >= 0; i--) {
            ShellExample line = new ShellExample(examples.get(i).command());
            line.parse();
        }
        int moved = 0;
        for (GuidePage.Shown example : examples) {
            ShellExample line = new ShellExample(example.command());
            if (line.isElsewhere() || line.isLong() != isLong) {
                continue;
            }
            Run run = line.run(folder);
            String place = page.place(example) + ": " + example.command();
            if (run.code() != line.expectedCode()) {
                faults.add(place + "\nended with " + run.code() + ": " + run.err());
            }
            List<String> shown = page.output(example);
            if (example.hasOutput()
                    && !matches(shown, (run.out() + run.err()).lines().toList())) {
                faults.add(place + "\nprints\n" + run.out() + run.err());
                if (!shown.contains("...")) {
                    List<String> lines = (run.out() + run.err())
                            .stripTrailing()
                            .lines()
                            .map(text -> text.isEmpty() ? text : example.indent() + text)
                            .toList();
                    int start = example.from() + moved;
                    renewed.subList(start, start + shown.size()).clear();
                    renewed.addAll(start, lines);
                    moved += lines.size() - shown.size();
                }
            }
        }
        if (Boolean.getBoolean("fusionflow.renew") && !faults.isEmpty()) {
            Files.write(page.file(), renewed);
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n\n", faults));
    }

    /** True if the printed lines are those shown, where a shown line {@code ...} stands for any lines. */
    private static boolean matches(List<String> shown, List<String> printed) {
        String pattern = shown.stream()
                .map(line -> line.strip().equals("...") ? "(?:.*\n)*?" : Pattern.quote(line.stripTrailing()) + "\n")
                .collect(Collectors.joining());
        String text = printed.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
        return Pattern.matches(pattern, text.stripTrailing() + "\n");
    }

    @Test
    void shownLinesMatchPrintedOnes() {
        assertTrue(matches(List.of("a", "...", "d"), List.of("a", "b", "c", "d", "")));
        assertTrue(matches(List.of("a (1)"), List.of("a (1)")));
        assertEquals(false, matches(List.of("a", "d"), List.of("a", "b", "d")));
        assertEquals(false, matches(List.of("a"), List.of("a", "b")));
    }

    @Test
    void aPageHasExamples() {
        GuidePage page = new GuidePage(
                Path.of("page.md"),
                List.of(
                        "    $ bin/fusionflow a \\",
                        "        b",
                        "    out",
                        "",
                        "```console",
                        "$ bin/fusionflow c",
                        "```"));
        assertEquals(
                List.of(
                        new GuidePage.Shown(0, "bin/fusionflow a b", 2, 3, "    "),
                        new GuidePage.Shown(5, "bin/fusionflow c", 6, 6, "")),
                page.examples());
        assertEquals(List.of("out"), page.output(page.examples().get(0)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFile(GuidePage page) {
        Matcher link = LINK.matcher(String.join("\n", page.lines()));
        while (link.find()) {
            Path target =
                    page.file().toAbsolutePath().resolveSibling(link.group(1)).normalize();
            assertTrue(Files.exists(target), page.file() + ": no " + link.group(1));
        }
    }
}
