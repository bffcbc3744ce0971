package org.fusionflow.claims;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.expression.Place;

/** Reads the claim blocks of Markdown files. */
public final class ClaimDocument {
    /** Largest file that is read, in bytes; no document is near this size. */
    private static final long MOST_BYTES = 16L << 20;

    private static final Pattern FENCE = Pattern.compile("( {0,3})(`{3,}|~{3,})[ \\t]*(.*)");

    private final String file;
    private final List<String> lines;
    private final List<Claim> claims = new ArrayList<>();

    private ClaimDocument(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
        scan();
    }

    /**
     * The claims of the given files, and of all {@code .md} files below the given folders.
     *
     * @throws InvalidInput if a file cannot be read, has no claims, or has one that is malformed
     */
    static List<Claim> readAll(List<Path> paths) {
        List<Claim> all = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                List<Claim> here = read(path);
                if (here.isEmpty()) {
                    throw new InvalidInput(path + ": expected at least one block that opens with ```claim");
                }
                all.addAll(here);
                continue;
            }
            int before = all.size();
            for (Path file : markdownBelow(path)) {
                all.addAll(read(file));
            }
            if (all.size() == before) {
                throw new InvalidInput(path + ": expected a .md file with a block that opens with ```claim");
            }
        }
        return all;
    }

    private static List<Path> markdownBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".md") && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new InvalidInput(folder + ": cannot be read");
        }
    }

    private static List<Claim> read(Path path) {
        String text;
        try {
            if (Files.exists(path) && Files.size(path) > MOST_BYTES) {
                throw new InvalidInput(path + ": expected at most " + (MOST_BYTES >> 20) + " MiB");
            }
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notText) {
            throw new InvalidInput(path + ": expected text in UTF-8");
        } catch (IOException unreadable) {
            throw new InvalidInput(path + ": " + (Files.exists(path) ? "cannot be read" : "no such file"));
        }
        // Some editors write a byte order mark at the start of a file.
        return parse(path.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /**
     * The claims of a text; empty if it has no claim blocks.
     *
     * @param file name of the file in messages
     * @throws InvalidInput if a block is malformed or never closed
     */
    static List<Claim> parse(String file, String text) {
        return List.copyOf(new ClaimDocument(file, text.lines().toList()).claims);
    }

    private void scan() {
        for (int i = 0; i < lines.size(); i++) {
            Matcher opening = FENCE.matcher(lines.get(i));
            if (!opening.matches() || !isOpening(opening)) {
                continue;
            }
            boolean isClaim = opening.group(3).split("[\\s{]", 2)[0].equals("claim");
            int end = closing(i, opening, isClaim);
            if (isClaim) {
                int indent = opening.group(1).length();
                claims.add(ClaimBlock.read(file, i + 1, lines.subList(i + 1, end), indent));
            }
            i = end;
        }
    }

    /** A fence of backticks opens a block only if no backtick follows it; otherwise the line is inline code. */
    private static boolean isOpening(Matcher fence) {
        return fence.group(2).charAt(0) == '~' || fence.group(3).indexOf('`') < 0;
    }

    private int closing(int start, Matcher opening, boolean isClaim) {
        String fence = opening.group(2);
        for (int i = start + 1; i < lines.size(); i++) {
            Matcher line = FENCE.matcher(lines.get(i));
            if (!line.matches()
                    || line.group(2).charAt(0) != fence.charAt(0)
                    || line.group(2).length() < fence.length()) {
                continue;
            }
            if (line.group(3).isBlank()) {
                return i;
            }
            if (isClaim || line.group(3).startsWith("claim")) {
                throw new Place(file, i + 1, line.start(2) + 1)
                        .wrong("found another opening fence, expected " + fence + " to close the block of line "
                                + (start + 1));
            }
        }
        throw new Place(file, start + 1, opening.start(2) + 1)
                .wrong("this block is never closed: expected a line with " + fence + " below");
    }
}
