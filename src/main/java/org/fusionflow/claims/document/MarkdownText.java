package org.fusionflow.claims.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.fusionflow.claims.document.MarkdownBlock.Kind;
import org.fusionflow.claims.document.MarkdownBlock.Line;

/** A Markdown text and its blocks, by the rules of CommonMark. Lines keep their numbers when others are put between them. */
final class MarkdownText {
    /** Deepest nesting of quotes and lists that is followed; what is deeper is text. */
    private static final int DEEPEST = 100;

    /** Blocks only: what stands inside a paragraph is of no interest. */
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .inlineParserFactory(context -> (lines, node) -> {})
            .build();

    private record NumberedLine(String text, int number) {}

    private final List<NumberedLine> lines;

    private MarkdownText(List<NumberedLine> lines) {
        this.lines = lines;
    }

    static MarkdownText of(String text) {
        List<NumberedLine> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(new NumberedLine(line, lines.size() + 1)));
        return new MarkdownText(lines);
    }

    /** The text with a fence before each of some lines, indented and quoted as they are. */
    MarkdownText withFencesBefore(Map<Line, String> fences) {
        Map<Integer, String> before = new java.util.HashMap<>();
        fences.forEach((line, fence) ->
                before.put(line.index(), lines.get(line.index()).text().substring(0, line.column() - 1) + fence));
        List<NumberedLine> longer = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String fence = before.get(i);
            if (fence != null) {
                longer.add(new NumberedLine(fence, lines.get(i).number()));
            }
            longer.add(lines.get(i));
        }
        return new MarkdownText(longer);
    }

    /** All blocks that hold lines, in their order. */
    List<MarkdownBlock> blocks() {
        Node document = PARSER.parse(
                String.join("\n", lines.stream().map(NumberedLine::text).toList()));
        List<MarkdownBlock> blocks = new ArrayList<>();
        // Without recursion, whatever the nesting.
        Node node = document.getFirstChild();
        while (node != null && node != document) {
            if (!node.getSourceSpans().isEmpty()) {
                block(node).ifPresent(blocks::add);
            }
            Node next = node.getFirstChild();
            while (next == null && node != null && node != document) {
                next = node.getNext();
                node = node.getParent();
            }
            node = next;
        }
        return blocks;
    }

    private Optional<MarkdownBlock> block(Node node) {
        if (node instanceof FencedCodeBlock code) {
            return Optional.of(fenced(code));
        }
        Kind kind =
                node instanceof IndentedCodeBlock ? Kind.INDENTED : node instanceof HtmlBlock ? Kind.HTML : Kind.TEXT;
        if (kind == Kind.TEXT && !(node instanceof Paragraph || node instanceof Heading)) {
            return Optional.empty();
        }
        List<Line> content = new ArrayList<>();
        for (SourceSpan span : node.getSourceSpans()) {
            content.add(line(span.getLineIndex(), span.getColumnIndex()));
        }
        return Optional.of(new MarkdownBlock(kind, Optional.empty(), true, content.get(0), content));
    }

    private MarkdownBlock fenced(FencedCodeBlock code) {
        char sign = code.getFenceCharacter().charAt(0);
        SourceSpan first = code.getSourceSpans().get(0);
        int index = first.getLineIndex();
        Line start = line(index, lines.get(index).text().indexOf(sign, first.getColumnIndex()));
        List<Line> content = new ArrayList<>();
        for (String text : code.getLiteral().lines().toList()) {
            int at = index + 1 + content.size();
            String whole = lines.get(at).text();
            // A tab that stands for marks and for content is split by the parser; then the column is that of the tab.
            int column = whole.endsWith(text)
                    ? whole.length() - text.length()
                    : Math.max(0, whole.length() - text.stripLeading().length() - 1);
            content.add(new Line(text, at, lines.get(at).number(), column + 1));
        }
        CodeFence fence = new CodeFence(sign, code.getOpeningFenceLength(), code.getInfo());
        return new MarkdownBlock(Kind.FENCED, Optional.of(fence), code.getClosingFenceLength() != null, start, content);
    }

    private Line line(int index, int column) {
        NumberedLine line = lines.get(index);
        return new Line(line.text().substring(column), index, line.number(), column + 1);
    }
}
