package org.fusionflow.report.page.type;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The faces of one document. Each is loaded on first use and embedded as one subset that text and charts share. A glyph that a face lacks is
 * taken from {@link Face#SANS}; of a character that this lacks, too, a box is shown, and {@link #missing} names it. Letters with separate
 * accents, as some file systems write them, are composed.
 */
public final class Typefaces implements Closeable {
    /** A part of a text that one font can show. */
    public record Run(PDFont font, String text) {}

    private record Loaded(TrueTypeFont file, PDFont font, CmapLookup glyphs, double unitsPerEm) {}

    private final PDDocument document;
    private final MissingGlyphs missing = new MissingGlyphs();
    private final Map<Face, Loaded> faces = new EnumMap<>(Face.class);

    public Typefaces(PDDocument document) {
        this.document = document;
    }

    /** What could not be shown so far. */
    public MissingGlyphs missing() {
        return missing;
    }

    /** Width in points at the given size. */
    public double width(String given, Face face, double size) throws IOException {
        String text = composed(given);
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int shown = shown(text.codePointAt(i), face);
            Loaded from = load(holder(shown, face));
            width += from.file.getAdvanceWidth(from.glyphs.getGlyphId(shown)) / from.unitsPerEm;
            i += Character.charCount(text.codePointAt(i));
        }
        return width * size;
    }

    /** Cuts the text where the font changes, with missing glyphs replaced. */
    public List<Run> runs(String given, Face face) throws IOException {
        String text = composed(given);
        List<Run> runs = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        Face current = face;
        for (int i = 0; i < text.length(); ) {
            int shown = shown(text.codePointAt(i), face);
            Face holder = holder(shown, face);
            if (holder != current && pending.length() > 0) {
                runs.add(new Run(font(current), pending.toString()));
                pending.setLength(0);
            }
            current = holder;
            pending.appendCodePoint(shown);
            i += Character.charCount(text.codePointAt(i));
        }
        if (pending.length() > 0) {
            runs.add(new Run(font(current), pending.toString()));
        }
        return runs;
    }

    public PDFont font(Face face) throws IOException {
        return load(face).font;
    }

    private int shown(int character, Face face) throws IOException {
        if (has(face, character) || has(Face.SANS, character)) {
            missing.note(character);
            return character;
        }
        missing.lacks(character);
        return MissingGlyphs.BOX;
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private Face holder(int shown, Face face) throws IOException {
        return has(face, shown) ? face : Face.SANS;
    }

    private boolean has(Face face, int character) throws IOException {
        return load(face).glyphs.getGlyphId(character) != 0;
    }

    private Loaded load(Face face) throws IOException {
        Loaded loaded = faces.get(face);
        if (loaded == null) {
            try (InputStream in = face.open()) {
                TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
                // Otherwise "fi" and "fl" become ligature glyphs, and a search for "fixed point" or "flow" finds
                // nothing.
                file.setEnableGsub(false);
                PDFont font = PDType0Font.load(document, file, true);
                loaded = new Loaded(file, font, file.getUnicodeCmapLookup(), file.getUnitsPerEm());
            }
            faces.put(face, loaded);
        }
        return loaded;
    }

    /** Must be called after the document is saved, because the subsets are made from the files then. */
    @Override
    public void close() throws IOException {
        for (Loaded loaded : faces.values()) {
            loaded.file.close();
        }
    }
}
