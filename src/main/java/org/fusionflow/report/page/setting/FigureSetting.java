package org.fusionflow.report.page.setting;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.page.ink.Tag;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.Typefaces;

/** Sets figures side by side, with one caption below that stays on their page. */
final class FigureSetting {
    private static final double GUTTER = 14;
    private static final double GAP_BEFORE_CAPTION = 7;
    /** Lowest and tallest height in units of the one that was asked for; within it no figure looks squeezed. */
    private static final double LOWEST = 0.9;

    private static final double TALLEST = 1.2;

    private FigureSetting() {}

    static List<Strip> strips(Block.Drawing drawing, Typefaces typefaces) throws IOException {
        List<Figure> figures = drawing.panels();
        Strip text = TextSetting.caption(drawing.label(), drawing.caption(), typefaces);
        double width = (PageStyle.TEXT_WIDTH - GUTTER * (figures.size() - 1)) / figures.size();
        double below = GAP_BEFORE_CAPTION + text.height();
        Tag tag = Tag.of("Div");
        Tag caption = tag.child("Caption");
        List<Tag> panels = new ArrayList<>();
        for (Figure figure : figures) {
            String words = figure.alternative();
            panels.add(tag.child("Figure", words.isEmpty() ? drawing.caption().plain() : words));
        }
        DoubleFunction<Strip.Drawing> atHeight = whole -> (canvas, x, top) -> {
            double height = whole - below;
            for (int i = 0; i < figures.size(); i++) {
                double left = x + i * (width + GUTTER);
                Figure figure = figures.get(i);
                canvas.tagged(
                        panels.get(i), () -> canvas.figure(figure, new Rectangle2D.Double(left, top, width, height)));
            }
            canvas.tagged(caption, () -> text.drawing().draw(canvas, x, top + height + GAP_BEFORE_CAPTION));
        };
        double natural = drawing.height() + below;
        Strip whole = Strip.of(natural, atHeight.apply(natural))
                .stretching(new Strip.Elastic(
                        LOWEST * drawing.height() + below, TALLEST * drawing.height() + below, atHeight));
        return List.of(whole.above(PageStyle.FLOAT_GAP)
                .below(PageStyle.FLOAT_GAP)
                .named(drawing.label())
                .tagged(tag)
                .floating());
    }
}
