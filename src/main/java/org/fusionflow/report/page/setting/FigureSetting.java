package org.fusionflow.report.page.setting;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.Typefaces;

/** Sets figures side by side, with one caption below that stays on their page. */
final class FigureSetting {
    private static final double GUTTER = 14;
    private static final double GAP_BEFORE_CAPTION = 7;

    private FigureSetting() {}

    static List<Strip> strips(Block.Drawing drawing, Typefaces typefaces) throws IOException {
        List<Figure> figures = drawing.panels();
        double height = drawing.height();
        Strip text = TextSetting.caption(drawing.label(), drawing.caption(), typefaces);
        double width = (PageStyle.TEXT_WIDTH - GUTTER * (figures.size() - 1)) / figures.size();
        Strip whole = Strip.of(height + GAP_BEFORE_CAPTION + text.height(), (canvas, x, top) -> {
            for (int i = 0; i < figures.size(); i++) {
                double left = x + i * (width + GUTTER);
                canvas.figure(figures.get(i), new Rectangle2D.Double(left, top, width, height));
            }
            text.drawing().draw(canvas, x, top + height + GAP_BEFORE_CAPTION);
        });
        return List.of(whole.above(PageStyle.FLOAT_GAP)
                .below(PageStyle.FLOAT_GAP)
                .named(drawing.label())
                .floating());
    }
}
