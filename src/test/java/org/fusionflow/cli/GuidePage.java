package org.fusionflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The command lines of a page in Markdown, {@code $ bin/fusionflow ...} or {@code $ cat FILE} in an indented or a fenced block, with the output that the page shows, and
 * the files whose contents it shows: a fenced block after a line that ends with a name in backticks and a colon.
 */
record GuidePage(Path file, List<String> lines) {
    private static final Pattern NAMED = Pattern.compile("^(?:.*[\\s(])?`([\\w.-]+\\.\\w+)`:$");

    /**
     * A command line.
     *
     * @param line its number from 0
     * @param command without the prompt, lines that were broken joined
     * @param from line of its output, where it begins
     * @param to line after its output
     * @param indent of the lines of the block
     */
    record Shown(int line, String command, int from, int to, String indent) {
        boolean hasOutput() {
            return to > from;
        }
    }

    static GuidePage of(Path file) {
        try {
            return new GuidePage(file, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** README and all pages of the guide. */
    static Stream<GuidePage> all() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> found = Files.walk(Path.of("src/guide"))) {
            found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
        }
        return files.stream().map(GuidePage::of);
    }

    List<Shown> examples() {
        List<Shown> examples = new ArrayList<>();
        Optional<String> fence = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (fence.isEmpty() && line.startsWith("```")) {
                fence = Optional.of(line.replaceAll("[^`].*", ""));
            } else if (fence.isPresent() && line.equals(fence.get())) {
                fence = Optional.empty();
            }
            String indent = fence.isPresent() ? "" : "    ";
            if (!line.matches(indent + "\\$ (.*\\| *)?(bin/fusionflow|cat) .*")) {
                continue;
            }
            int from = i + 1;
            StringBuilder command = new StringBuilder(line.substring(indent.length() + 2));
            while (command.charAt(command.length() - 1) == '\\') {
                command.setLength(command.length() - 1);
                command.append(lines.get(from++).strip());
            }
            int to = from;
            while (to < lines.size() && isOutput(lines.get(to), indent, fence)) {
                to++;
            }
            int end = to;
            while (end > from && lines.get(end - 1).isBlank()) {
                end--;
            }
            examples.add(new Shown(i, command.toString(), from, end, indent));
        }
        return examples;
    }

    private static boolean isOutput(String line, String indent, Optional<String> fence) {
        if (line.startsWith(indent + "$ ")) {
            return false;
        }
        return fence.isPresent() ? !line.equals(fence.get()) : line.isEmpty() || line.startsWith(indent);
    }

    /** Writes the files whose contents the page shows. */
    void writeFiles(Path folder) throws IOException {
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("```")) {
                continue;
            }
            String fence = line.replaceAll("[^`].*", "");
            int end = i + 1;
            while (!lines.get(end).equals(fence)) {
                end++;
            }
            int before = i - 1;
            while (before > 0 && lines.get(before).isBlank()) {
                before--;
            }
            Matcher named = NAMED.matcher(lines.get(before));
            if (named.matches() && end > i + 1 && !lines.get(i + 1).startsWith("$ ")) {
                Files.writeString(folder.resolve(named.group(1)), String.join("\n", lines.subList(i + 1, end)) + "\n");
            }
            i = end;
        }
    }

    /** The output that an example shows, without its indent. */
    List<String> output(Shown example) {
        return lines.subList(example.from(), example.to()).stream()
                .map(line ->
                        line.isEmpty() ? line : line.substring(example.indent().length()))
                .toList();
    }

    String place(Shown example) {
        return file + ":" + (example.line() + 1);
    }
}
