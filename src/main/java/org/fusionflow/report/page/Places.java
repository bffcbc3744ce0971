package org.fusionflow.report.page;

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
final class Places {
    /** Space above a block that is seen after a jump to it. */
    private static final double SPACE_ABOVE = 10;

    private record Place(int page, double top) {}

    private final Paper paper;
    private final List<PDPage> sheets;
    private final Map<Label, Place> places = new HashMap<>();

    Places(Paper paper, List<PDPage> sheets, List<List<Paginator.Placed>> pages) {
        this.paper = paper;
        this.sheets = sheets;
        for (int i = 0; i < pages.size(); i++) {
            for (Paginator.Placed placed : pages.get(i)) {
                Label label = placed.strip().label();
                if (label != null) {
                    places.put(label, new Place(i, placed.top()));
                }
            }
        }
    }

    /**
     * The number of a page, from 1.
     *
     * @throws IllegalArgumentException if no block has the label
     */
    int pageOf(Label label) {
        return place(label).page + 1;
    }

    PDPageXYZDestination destination(int page, double top) {
        PDPageXYZDestination destination = new PDPageXYZDestination();
        destination.setPage(sheets.get(page));
        destination.setTop((int) (paper.height() - top + SPACE_ABOVE));
        return destination;
    }

    /** Makes an area of a page lead somewhere; without a frame, because the words are coloured. */
    void link(int page, PDRectangle area, Target target) throws IOException {
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
        } else if (target instanceof Target.Web web) {
            PDActionURI action = new PDActionURI();
            action.setURI(web.address());
            link.setAction(action);
        }
        sheets.get(page).getAnnotations().add(link);
    }

    private Place place(Label label) {
        Place place = places.get(label);
        if (place == null) {
            throw new IllegalArgumentException("a reference to '" + label + "', which no block has");
        }
        return place;
    }
}
