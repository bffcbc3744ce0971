package org.fusionflow.report.page.setting;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.page.ink.Tag;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.text.LineBreaker;
import org.fusionflow.report.page.text.TextLine;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.PageStyle.TextStyle;
import org.fusionflow.report.page.type.Typefaces;

/** Sets what contains only text: title, headings, paragraphs, lists, captions. */
final class TextSetting {
    private static final double BULLET_INDENT = 13;
    private static final double ITEM_GAP = 2.5;

    private TextSetting() {}

    static List<Strip> title(Imprint imprint, Typefaces typefaces) throws IOException {
        List<Strip> strips = new ArrayList<>();
        line(imprint.title(), PageStyle.TITLE, PageStyle.INK, "Title", 0, strips, typefaces);
        line(imprint.subtitle(), PageStyle.SUBTITLE, PageStyle.INK, "P", 3, strips, typefaces);
        line(imprint.author(), PageStyle.AUTHOR, PageStyle.FAINT_INK, "P", 6, strips, typefaces);
        strips.add(Strip.of(
                        PageStyle.THICK_RULE,
                        (canvas, x, top) -> canvas.rule(x, x + PageStyle.TEXT_WIDTH, top, PageStyle.THICK_RULE))
                .above(9)
                .below(16));
        strips.replaceAll(Strip::keptWithNext);
        return strips;
    }

    /** Adds a part of the title, if it is not empty. */
    private static void line(
            String text,
            TextStyle style,
            Color color,
            String tag,
            double above,
            List<Strip> strips,
            Typefaces typefaces)
            throws IOException {
        if (text.isEmpty()) {
            return;
        }
        int first = strips.size();
        Tag element = Tag.of(tag);
        for (Strip strip : lines(Prose.of(text), style, 0, color, typefaces)) {
            strips.add(strip.tagged(element));
        }
        strips.set(first, strips.get(first).above(above));
    }

    static List<Strip> heading(Block.Heading heading, Typefaces typefaces) throws IOException {
        boolean section = heading.level() <= 1;
        TextStyle style = section ? PageStyle.SECTION : PageStyle.SUBSECTION;
        List<Strip> strips = lines(Prose.of(heading.text()), style, 0, PageStyle.INK, typefaces);
        strips.replaceAll(Strip::keptWithNext);
        strips.set(
                0,
                strips.get(0)
                        .above(section ? 20 : 14)
                        .marked(heading.level(), heading.text())
                        .named(heading.label()));
        int last = strips.size() - 1;
        strips.set(last, strips.get(last).below(section ? 6 : 4));
        return strips;
    }

    static List<Strip> paragraph(Block.Paragraph paragraph, Typefaces typefaces) throws IOException {
        List<Strip> strips = lines(paragraph.prose(), PageStyle.BODY, 0, PageStyle.INK, typefaces);
        spaceAround(strips, PageStyle.PARAGRAPH_GAP);
        if (paragraph.leadsIn()) {
            int last = strips.size() - 1;
            strips.set(last, strips.get(last).keptWithNext());
        }
        return strips;
    }

    static List<Strip> bullets(List<Prose> items, Typefaces typefaces) throws IOException {
        List<Strip> list = new ArrayList<>();
        Tag tag = Tag.of("L");
        for (Prose item : items) {
            Tag entry = tag.child("LI");
            Tag label = entry.child("Lbl");
            Tag body = entry.child("LBody");
            List<Strip> strips = lines(item, PageStyle.BODY, BULLET_INDENT, PageStyle.INK, typefaces);
            Strip first = strips.get(0);
            Strip.Drawing bullet = (canvas, x, top) -> {
                // The ascent of a line without formulas; a tall formula in the first line would move the text down.
                double baseline = baseline(first, top);
                canvas.tagged(
                        label,
                        () -> canvas.text("•", Face.BODY, PageStyle.BODY.size(), x + 3, baseline, PageStyle.INK));
                first.drawing().draw(canvas, x, top);
            };
            strips.set(0, first.above(ITEM_GAP).drawn(bullet));
            strips.forEach(strip -> list.add(strip.tagged(body)));
        }
        if (!list.isEmpty()) {
            spaceAround(list, PageStyle.PARAGRAPH_GAP);
        }
        return list;
    }

    private static double baseline(Strip line, double top) {
        return top + line.height() - (PageStyle.BODY.leading() - PageStyle.BODY.ascent());
    }

    private static void spaceAround(List<Strip> strips, double gap) {
        strips.set(0, strips.get(0).above(gap));
        int last = strips.size() - 1;
        strips.set(last, strips.get(last).below(gap));
    }

    /** The lines of a prose as strips, with at least two lines on either side of a page break. */
    static List<Strip> lines(Prose prose, TextStyle style, double indent, Color color, Typefaces typefaces)
            throws IOException {
        List<TextLine> lines = LineBreaker.lines(prose, style, PageStyle.TEXT_WIDTH - indent, typefaces);
        List<Strip> strips = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            Strip strip = Strip.of(line.height(), (canvas, x, top) -> line.draw(canvas, x + indent, top, color));
            boolean wouldLeaveOne = lines.size() > 1 && (i == 0 || i == lines.size() - 2);
            strips.add(wouldLeaveOne ? strip.keptWithNext() : strip);
        }
        return strips;
    }

    /** The lines of a caption as one strip that is not broken, centred if there is only one line. */
    static Strip caption(Label label, Prose caption, Typefaces typefaces) throws IOException {
        List<TextLine> lines =
                LineBreaker.lines(labelled(label, caption), PageStyle.CAPTION, PageStyle.TEXT_WIDTH, typefaces);
        double height = lines.stream().mapToDouble(TextLine::height).sum();
        double shift = lines.size() == 1 ? (PageStyle.TEXT_WIDTH - lines.get(0).width()) / 2 : 0;
        return Strip.of(height, (canvas, x, top) -> {
            double y = top;
            for (TextLine line : lines) {
                line.draw(canvas, x + shift, y, PageStyle.INK);
                y += line.height();
            }
        });
    }

    private static Prose labelled(Label label, Prose caption) {
        return label.text().isEmpty()
                ? caption
                : Prose.of("").bold(label.text() + ".").text(" ").append(caption);
    }
}
