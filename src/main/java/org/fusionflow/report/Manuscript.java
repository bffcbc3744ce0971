package org.fusionflow.report;

import java.util.List;

/** Pages with numbered sections, tables and figures. */
final class Manuscript {
    private final PdfPages pages;
    private int sections;
    private int subsections;
    private int tables;
    private int figures;

    Manuscript(PdfPages pages) {
        this.pages = pages;
    }

    PdfPages pages() {
        return pages;
    }

    void section(String title) {
        sections++;
        subsections = 0;
        pages.heading(1, sections + "\u2002" + title);
    }

    void subsection(String title) {
        subsections++;
        pages.heading(2, sections + "." + subsections + "\u2002" + title);
    }

    void paragraph(String text) {
        pages.paragraph(text);
    }

    void paragraph(Prose prose) {
        pages.paragraph(prose);
    }

    /** Stays on the page of the formula or list that it leads to. */
    void leadIn(Prose prose) {
        pages.leadIn(prose);
    }

    void bullets(List<Prose> items) {
        pages.bullets(items);
    }

    void formula(String tex) {
        pages.formula(tex);
    }

    /** One display a line; the tag stands at the last. */
    void formulas(List<String> lines, String tag) {
        for (int i = 0; i < lines.size(); i++) {
            pages.formula(lines.get(i), i == lines.size() - 1 ? tag : "");
        }
    }

    void table(Prose caption, Table table) {
        tables++;
        pages.table("Table " + tables, caption, table);
    }

    void figure(Prose caption, double height, Figure... panels) {
        figures++;
        pages.figure("Figure " + figures, caption, height, panels);
    }
}
