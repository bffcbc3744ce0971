package org.fusionflow.claims.document;

import java.util.List;
import java.util.Optional;

/**
 * A block of a Markdown text that holds lines and no other blocks.
 *
 * @param kind of the block
 * @param fence that opens it; empty unless the block is fenced
 * @param closed false if the block ends with its container or with the file, not with a fence
 * @param start its first line: the fence, or the first line of the content
 * @param content the lines between the fences, or all
 */
record MarkdownBlock(Kind kind, Optional<CodeFence> fence, boolean closed, Line start, List<Line> content) {
    enum Kind {
        FENCED,
        INDENTED,
        HTML,
        TEXT
    }

    /**
     * A line without the marks of block quotes and list items in front of it.
     *
     * @param index of the line in the text that was parsed, from 0
     * @param number of the line in the file, from 1
     * @param column of its first character in the file, from 1
     */
    record Line(String text, int index, int number, int column) {}

    MarkdownBlock {
        content = List.copyOf(content);
    }

    List<String> texts() {
        return content.stream().map(Line::text).toList();
    }

    boolean isClaim() {
        return fence.isPresent() && fence.get().isClaim();
    }
}
