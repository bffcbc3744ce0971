package org.fusionflow.report.page.ink;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.fusionflow.report.document.Label;

/** The pages on which the labelled blocks stand, so that links lead there; known once the strips are broken into pages. */
public final class Places {
    /** Space above a block that is seen after a jump to it. */
    private static final double SPACE_ABOVE = 10;

    private record Place(int page, double top) {}

    private final double sheetHeight;
    private final List<PDPage> sheets;
    private final Map<Label, Place> places = new HashMap<>();

    /**
     * @param sheetHeight in points
     * @param sheets the pages in order
     */
    public Places(double sheetHeight, List<PDPage> sheets) {
        this.sheetHeight = sheetHeight;
        this.sheets = sheets;
    }

    /**
     * Says where the block with a label starts.
     *
     * @param page its index, from 0
     * @param top of the block, in points from the upper edge of the sheet
     */
    public void put(Label label, int page, double top) {
        places.put(label, new Place(page, top));
    }

    /**
     * The number of a page, from 1.
     *
     * @throws IllegalArgumentException if no block has the label
     */
    public int pageOf(Label label) {
        return place(label).page + 1;
    }

    public PDPageXYZDestination destination(int page, double top) {
        PDPageXYZDestination destination = new PDPageXYZDestination();
        destination.setPage(sheets.get(page));
        destination.setTop((int) (sheetHeight - top + SPACE_ABOVE));
        return destination;
    }

    /** Makes an area of a page lead somewhere; without a frame, because the words are coloured. */
    PDAnnotationLink link(int page, PDRectangle area, Target target) throws IOException {
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(area);
        PDBorderStyleDictionary none = new PDBorderStyleDictionary();
        none.setWidth(0);
        link.setBorderStyle(none);
        link.setColor(new PDColor(new float[] {0, 0, 0}, PDDeviceRGB.INSTANCE));
        // A reader that prints the pages keeps the link with them.
        link.setPrinted(true);
        if (target instanceof Target.Place place) {
            Place to = place(place.label());
            PDActionGoTo action = new PDActionGoTo();
            action.setDestination(destination(to.page, to.top));
            link.setAction(action);
            link.setContents("to " + place.label());
        } else if (target instanceof Target.Web web) {
            PDActionURI action = new PDActionURI();
            action.setURI(web.address());
            link.setContents(web.address());
            link.setAction(action);
        }
        sheets.get(page).getAnnotations().add(link);
        return link;
    }

    private Place place(Label label) {
        Place place = places.get(label);
        if (place == null) {
            throw new IllegalArgumentException("a reference to '" + label + "', which no block has");
        }
        return place;
    }
}
