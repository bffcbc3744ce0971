package org.fusionflow.claims.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.MarkdownBlock.Line;
import org.fusionflow.expression.Place;

/** The claims of one Markdown text, and what is wrong with its other blocks. */
public final class ClaimDocument {
    /** Largest number of times that a text is parsed again, each time with more of the fences that it lacks. */
    private static final int MOST_REPAIRS = 50;

    private final String file;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<Integer, String> errors = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<Integer> open = new HashSet<>();

    private ClaimDocument(String file) {
        this.file = file;
    }

    /**
     * Reads a text.
     *
     * @param file name of the file in messages
     */
    public static ClaimDocument parse(String file, String text) {
        ClaimDocument document = new ClaimDocument(file);
        List<MarkdownBlock> blocks = document.closed(MarkdownText.of(text));
        for (MarkdownBlock block : blocks) {
            document.read(block);
        }
        return document;
    }

    String file() {
        return file;
    }

    /** The claims that could be read. */
    public List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** What is wrong with claim blocks that could not be read, by the line of the block. */
    public Map<Integer, String> errors() {
        return new TreeMap<>(errors);
    }

    /** Blocks that look like claims and are none. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    boolean isEmpty() {
        return claims.isEmpty() && errors.isEmpty() && warnings.isEmpty();
    }

    /** The blocks of a text. A block that is left open ends before the fence of a claim, which it would hide. */
    private List<MarkdownBlock> closed(MarkdownText text) {
        MarkdownText repaired = text;
        List<MarkdownBlock> blocks = repaired.blocks();
        for (int i = 0; i < MOST_REPAIRS; i++) {
            Map<Line, String> fences = new LinkedHashMap<>();
            blocks.forEach(block -> block.fence().ifPresent(fence -> close(block, fence, fences)));
            if (fences.isEmpty()) {
                return blocks;
            }
            repaired = repaired.withFencesBefore(fences);
            blocks = repaired.blocks();
        }
        return blocks;
    }

    private void close(MarkdownBlock block, CodeFence fence, Map<Line, String> fences) {
        Map<Line, CodeFence> openings = new LinkedHashMap<>();
        for (Line line : block.content()) {
            CodeFence.of(line.text()).filter(f -> !f.info().isEmpty()).ifPresent(f -> openings.put(line, f));
        }
        boolean leftOpen = !block.closed() || openings.values().stream().anyMatch(f -> f.opensWithin(fence));
        if (!leftOpen) {
            return;
        }
        Line last = block.start();
        CodeFence longest = fence;
        boolean any = false;
        for (Map.Entry<Line, CodeFence> opening : openings.entrySet()) {
            CodeFence other = opening.getValue();
            boolean within = other.opensWithin(fence);
            // What is not of the same kind of fence may be closed properly, so it is looked at after the next parse.
            if (!(within && fence.isClaim()) && !(other.isLikeClaim() && (within || !any))) {
                continue;
            }
            fences.put(opening.getKey(), longest.closing());
            neverClosed(last, fence, " before line " + opening.getKey().number() + ", which opens another block");
            last = opening.getKey();
            any = true;
            if (!within) {
                return;
            }
            longest = other.length() > longest.length() ? other : longest;
        }
    }

    private void neverClosed(Line start, CodeFence fence, String where) {
        open.add(start.number());
        error(start, "this block is never closed: expected a line with " + fence.closing() + where);
    }

    private void read(MarkdownBlock block) {
        if (!block.isClaim()) {
            doubt(block)
                    .ifPresent(doubt -> warnings.add(place(block.start()) + ": warning: this block looks like a claim"
                            + " and is not read: " + doubt));
        } else if (open.contains(block.start().number())) {
            return;
        } else if (!block.closed()) {
            neverClosed(block.start(), block.fence().orElseThrow(), " below");
        } else {
            try {
                claims.add(ClaimBlock.read(file, block.start(), block.content()));
            } catch (InvalidInput malformed) {
                errors.put(block.start().number(), String.valueOf(malformed.getMessage()));
            }
        }
    }

    /** Why a block that is no claim block was probably meant as one. */
    private static Optional<String> doubt(MarkdownBlock block) {
        if (block.fence().isPresent()) {
            return doubt(block, block.fence().get());
        }
        List<String> lines = block.texts();
        if (!ClaimWords.haveAStatement(lines) && lines.stream().noneMatch(ClaimWords::isFence)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (block.kind()) {
                    case INDENTED ->
                        "it is indented by four blanks or more, expected at most three before its fence; an"
                                + " example stands within a longer fence, ````markdown";
                    case HTML -> "it is part of HTML, expected an empty line before its fence";
                    default -> "expected a line with ```claim before it and one with ``` behind it";
                });
    }

    private static Optional<String> doubt(MarkdownBlock block, CodeFence fence) {
        if (fence.isLikeClaim()) {
            return Optional.of("found '" + shortened(fence.info()) + "' after the fence, expected the word claim");
        }
        boolean quotesAClaim = block.texts().stream()
                .flatMap(line -> CodeFence.of(line).stream())
                .anyMatch(CodeFence::isLikeClaim);
        if ((quotesAClaim && block.closed()) || !ClaimWords.haveAStatement(block.texts())) {
            return Optional.empty();
        }
        return Optional.of((fence.info().isEmpty() ? "found nothing" : "found '" + shortened(fence.info()) + "'")
                + " after the fence, expected the word claim");
    }

    private static String shortened(String info) {
        return info.length() <= 40 ? info : info.substring(0, 40) + "...";
    }

    private void error(Line line, String message) {
        errors.put(line.number(), place(line) + ": " + message);
    }

    private Place place(Line line) {
        return new Place(file, line.number(), line.column());
    }
}
