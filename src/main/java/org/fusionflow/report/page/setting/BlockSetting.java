package org.fusionflow.report.page.setting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.page.ink.Tag;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.type.Typefaces;

/** Sets the blocks of a document in strips. */
public final class BlockSetting {
    private BlockSetting() {}

    public static List<Strip> strips(Document document, Typefaces typefaces) throws IOException {
        List<Strip> strips = new ArrayList<>(TextSetting.title(document.imprint(), typefaces));
        List<Block> blocks = document.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            strips.addAll(strips(blocks.get(i), document, typefaces));
            if (i + 1 < blocks.size() && isPartOf(blocks.get(i), blocks.get(i + 1))) {
                int last = strips.size() - 1;
                strips.set(last, strips.get(last).ratherKeptWithNext());
            }
        }
        return strips;
    }

    private static List<Strip> tagged(List<Strip> strips, Tag tag) {
        return strips.stream().map(strip -> strip.tagged(tag)).toList();
    }

    /** True for a line of a formula that has its tag at a later line. */
    private static boolean isPartOf(Block block, Block next) {
        return block instanceof Block.Formula formula && formula.tag().isEmpty() && next instanceof Block.Formula;
    }

    private static List<Strip> strips(Block block, Document document, Typefaces typefaces) throws IOException {
        if (block instanceof Block.Heading heading) {
            return tagged(TextSetting.heading(heading, typefaces), Tag.of("H" + heading.level()));
        }
        if (block instanceof Block.Paragraph paragraph) {
            return tagged(TextSetting.paragraph(paragraph, typefaces), Tag.of("P"));
        }
        if (block instanceof Block.Bullets bullets) {
            return TextSetting.bullets(bullets.items(), typefaces);
        }
        if (block instanceof Block.Formula formula) {
            return tagged(FormulaSetting.strips(formula, typefaces), Tag.of("P"));
        }
        if (block instanceof Block.Tabular tabular) {
            return new TableSetting(tabular, typefaces).strips();
        }
        if (block instanceof Block.Drawing drawing) {
            return FigureSetting.strips(drawing, typefaces);
        }
        if (block instanceof Block.Listing listing) {
            return tagged(ListingSetting.strips(listing, typefaces), Tag.of("P").child("Code"));
        }
        return ContentsSetting.strips(document, typefaces);
    }
}
