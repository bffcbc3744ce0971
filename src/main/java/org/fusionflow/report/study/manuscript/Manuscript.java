package org.fusionflow.report.study.manuscript;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.page.Figure;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;

/** A document with numbered sections, tables and figures. */
public final class Manuscript {
    private final PdfPages pages;
    private int sections;
    private int subsections;
    private int tables;
    private final List<String> captions = new ArrayList<>();

    public Manuscript(PdfPages pages) {
        this.pages = pages;
    }

    public PdfPages pages() {
        return pages;
    }

    /** Captions of the figures so far, as plain text. */
    public List<String> captions() {
        return List.copyOf(captions);
    }

    /** Adds a numbered section; its subsections are numbered from 1. */
    public void section(String title) {
        sections++;
        subsections = 0;
        pages.heading(1, sections + "\u2002" + title);
    }

    /** Adds a numbered subsection. */
    public void subsection(String title) {
        subsections++;
        pages.heading(2, sections + "." + subsections + "\u2002" + title);
    }

    public void paragraph(String text) {
        pages.paragraph(text);
    }

    public void paragraph(Prose prose) {
        pages.paragraph(prose);
    }

    /** Adds a paragraph that stays on the page of the formula or list that it introduces. */
    public void leadIn(Prose prose) {
        pages.leadIn(prose);
    }

    /** Adds a list. */
    public void bullets(List<Prose> items) {
        pages.bullets(items);
    }

    public void formula(String tex) {
        pages.formula(tex);
    }

    /** Adds one displayed formula for each line; the tag stands at the last one. */
    public void formulas(List<String> lines, String tag) {
        for (int i = 0; i < lines.size(); i++) {
            pages.formula(lines.get(i), i == lines.size() - 1 ? tag : "");
        }
    }

    /** Adds a numbered table. */
    public void table(Prose caption, Table table) {
        tables++;
        pages.table("Table " + tables, caption, table);
    }

    /**
     * Adds a numbered figure of panels side by side.
     *
     * @param height in points
     */
    public void figure(Prose caption, double height, Figure... panels) {
        captions.add(caption.plain());
        pages.figure("Figure " + captions.size(), caption, height, panels);
    }
}
