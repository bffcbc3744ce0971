package org.fusionflow.report.page.ink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/**
 * The structure of a tagged PDF: which elements it has in which order, and which marked parts of the pages and which links belong to each. Elements
 * are in the order in which they are first named, whatever the order on the pages.
 */
public final class Structure {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document;
    private final List<PDPage> pages;
    private final Map<Tag, PDStructureElement> elements = new HashMap<>();
    /** For each page its elements by the number of their mark. */
    private final List<COSArray> marks = new ArrayList<>();

    private final Map<Integer, PDParentTreeValue> parents = new TreeMap<>();
    private int annotations;

    /**
     * @param pages of the document, in order
     */
    public Structure(PDDocument pdf, List<PDPage> pages) {
        this.pages = pages;
        this.document = new PDStructureElement("Document", root);
        root.appendKid(document);
        // The title of a document has a type of its own in PDF 2.0 only.
        root.setRoleMap(Map.of("Title", "P"));
        for (int i = 0; i < pages.size(); i++) {
            pages.get(i).setStructParents(i);
            marks.add(new COSArray());
        }
        PDMarkInfo info = new PDMarkInfo();
        info.setMarked(true);
        pdf.getDocumentCatalog().setMarkInfo(info);
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
    }

    /** Names an element, so that it stands before those that are named later. */
    public void name(Tag tag) {
        element(tag);
    }

    private PDStructureElement element(Tag tag) {
        PDStructureElement known = elements.get(tag);
        if (known != null) {
            return known;
        }
        PDStructureElement parent = tag.parent().map(this::element).orElse(document);
        PDStructureElement element = new PDStructureElement(tag.type(), parent);
        parent.appendKid(element);
        if (!tag.alternative().isEmpty()) {
            element.setAlternateDescription(tag.alternative());
        }
        if (tag.type().equals("TH")) {
            PDTableAttributeObject column = new PDTableAttributeObject();
            column.setScope(PDTableAttributeObject.SCOPE_COLUMN);
            element.addAttribute(column);
        }
        elements.put(tag, element);
        return element;
    }

    /** Adds a part of a page to an element; its number on the page is given. */
    int mark(Tag tag, int page) {
        PDStructureElement element = element(tag);
        int number = marks.get(page).size();
        marks.get(page).add(element);
        if (element.getPage() == null) {
            element.setPage(pages.get(page));
        }
        if (element.getPage().equals(pages.get(page))) {
            element.appendKid(number);
        } else {
            PDMarkedContentReference elsewhere = new PDMarkedContentReference();
            elsewhere.setPage(pages.get(page));
            elsewhere.setMCID(number);
            element.appendKid(elsewhere);
        }
        return number;
    }

    /** Adds a link to the element of its words. */
    void link(Tag tag, int page, PDAnnotation link) {
        PDStructureElement element = element(tag);
        PDObjectReference reference = new PDObjectReference();
        reference.setReferencedObject(link);
        reference.getCOSObject().setItem("Pg", pages.get(page));
        element.appendKid(reference);
        int key = pages.size() + annotations++;
        link.setStructParent(key);
        parents.put(key, new PDParentTreeValue(element.getCOSObject()));
    }

    /** Writes the way from marks and links to elements; nothing is added after this. */
    public void close() {
        for (int i = 0; i < marks.size(); i++) {
            parents.put(i, new PDParentTreeValue(marks.get(i)));
        }
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(pages.size() + annotations);
    }
}
