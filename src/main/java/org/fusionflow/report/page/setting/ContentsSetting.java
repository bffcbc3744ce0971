package org.fusionflow.report.page.setting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.page.ink.Tag;
import org.fusionflow.report.page.ink.Target;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.text.LineBreaker;
import org.fusionflow.report.page.text.TextLine;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.Typefaces;

/** Sets the sections with their page numbers, each of which leads to its section. */
final class ContentsSetting {
    private static final double NUMBER_ROOM = 24;
    private static final double DOT_DISTANCE = 5;

    /** Number of lines that are less than half a page. */
    private static final int MOST_TOGETHER = 20;

    private ContentsSetting() {}

    static List<Strip> strips(Document document, Typefaces typefaces) throws IOException {
        List<Strip> strips = new ArrayList<>();
        Tag contents = Tag.of("TOC");
        for (Block block : document.blocks()) {
            if (block instanceof Block.Heading heading && heading.level() == 1) {
                strips.add(entry(heading, typefaces).tagged(contents.child("TOCI")));
            }
        }
        if (!strips.isEmpty()) {
            strips.set(0, strips.get(0).above(PageStyle.FLOAT_GAP));
            int last = strips.size() - 1;
            // A few lines stay on one page; many may go on.
            for (int i = 0; i < last && last < MOST_TOGETHER; i++) {
                strips.set(i, strips.get(i).keptWithNext());
            }
            strips.set(last, strips.get(last).below(PageStyle.FLOAT_GAP));
        }
        return strips;
    }

    private static Strip entry(Block.Heading heading, Typefaces typefaces) throws IOException {
        List<TextLine> lines = LineBreaker.lines(
                Prose.of(heading.text()), PageStyle.BODY, PageStyle.TEXT_WIDTH - NUMBER_ROOM, typefaces);
        double height = lines.stream().mapToDouble(TextLine::height).sum();
        TextLine last = lines.get(lines.size() - 1);
        Target target = new Target.Place(heading.label());
        double size = PageStyle.BODY.size();
        return Strip.of(height, (canvas, x, top) -> {
            double baseline = top + height - last.descent();
            double right = x + PageStyle.TEXT_WIDTH;
            String page = String.valueOf(canvas.pageOf(heading.label()));
            double width = canvas.width(" " + page, Face.BODY, size);
            canvas.inner("Link", "", () -> {
                double y = top;
                for (TextLine line : lines) {
                    line.draw(canvas, x, y, PageStyle.INK);
                    y += line.height();
                }
                canvas.text(" " + page, Face.BODY, size, right - width, baseline, PageStyle.INK);
                canvas.link(target, x, top, PageStyle.TEXT_WIDTH, height);
            });
            // From the right, so that the dots of all lines stand below each other.
            for (double dot = right - NUMBER_ROOM; dot > x + last.width() + DOT_DISTANCE; dot -= DOT_DISTANCE) {
                double at = dot;
                canvas.artifact(() -> canvas.text(".", Face.BODY, size, at, baseline, PageStyle.FAINT_INK));
            }
        });
    }
}
