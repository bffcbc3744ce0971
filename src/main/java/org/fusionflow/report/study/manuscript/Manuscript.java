package org.fusionflow.report.study.manuscript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;

/** A document with numbered sections, tables and figures, to which its text can refer. */
public final class Manuscript {
    private final Document document;
    private int sections;
    private int subsections;
    private int tables;
    private int appendices;
    private final List<String> captions = new ArrayList<>();
    private final Map<String, Label> equations = new LinkedHashMap<>();

    public Manuscript(Document document) {
        this.document = document;
    }

    public Document document() {
        return document;
    }

    /** Captions of the figures so far, as plain text. */
    public List<String> captions() {
        return List.copyOf(captions);
    }

    /**
     * Announces equations that the document will have, so that their tags in words lead to them, also in words before them.
     *
     * @param tags of formulas that are added later, each once
     */
    public void announce(Collection<String> tags) {
        tags.forEach(tag -> equations.put(tag, Label.of(tag)));
    }

    /** Adds the list of sections. */
    public void contents() {
        document.add(new Block.Contents());
    }

    /** Adds a numbered section, to which the label refers; its subsections are numbered from 1. */
    public Label section(String title) {
        sections++;
        subsections = 0;
        return heading(1, String.valueOf(sections), title);
    }

    /** Adds a section that has no number. */
    public void unnumbered(String title) {
        document.add(new Block.Heading(1, title, Label.of(title)));
    }

    /** Adds a numbered subsection. */
    public void subsection(String title) {
        subsections++;
        heading(2, sections + "." + subsections, title);
    }

    /** Adds a section behind the others, which has a letter. */
    public void appendix(String title) {
        appendices++;
        heading(1, String.valueOf((char) ('A' + appendices - 1)), title);
    }

    private Label heading(int level, String number, String title) {
        Label label = Label.of("Section " + number);
        document.add(new Block.Heading(level, number + "\u2002" + title, label));
        return label;
    }

    public void paragraph(String text) {
        paragraph(Prose.of(text));
    }

    public void paragraph(Prose prose) {
        document.paragraph(prose.linked(equations));
    }

    /** Adds a paragraph that stays on the page of the formula or list that it introduces. */
    public void leadIn(Prose prose) {
        document.leadIn(prose.linked(equations));
    }

    /** Adds a list. */
    public void bullets(List<Prose> items) {
        document.bullets(items.stream().map(item -> item.linked(equations)).toList());
    }

    /** Adds a file as it is. */
    public void listing(String text) {
        document.add(new Block.Listing(text));
    }

    public void formula(String tex) {
        document.formula(tex);
    }

    /** Adds one displayed formula for each line; the tag stands at the last one, and references lead to the first. */
    public void formulas(List<String> lines, String tag) {
        for (int i = 0; i < lines.size(); i++) {
            String shown = i == lines.size() - 1 ? tag : "";
            Label label = i == 0 ? equations.get(tag) : null;
            if (label == null) {
                document.formula(lines.get(i), shown);
            } else {
                document.formula(lines.get(i), shown, label);
            }
        }
    }

    /** Adds a numbered table. */
    public void table(Prose caption, Table table) {
        table(new Label(), caption, table);
    }

    /**
     * Adds a numbered table.
     *
     * @param label given to references, also to those before the table
     */
    public void table(Label label, Prose caption, Table table) {
        tables++;
        label.name("Table " + tables);
        document.table(label, caption.linked(equations), table.mapped(cell -> cell.linked(equations)));
    }

    /**
     * Adds a numbered figure of panels side by side.
     *
     * @param height in points
     */
    public void figure(Prose caption, double height, Figure... panels) {
        figure(new Label(), caption, height, panels);
    }

    /**
     * Adds a numbered figure of panels side by side.
     *
     * @param label given to references, also to those before the figure
     * @param height in points
     */
    public void figure(Label label, Prose caption, double height, Figure... panels) {
        captions.add(caption.plain());
        label.name("Figure " + captions.size());
        document.figure(label, caption.linked(equations), height, panels);
    }
}
