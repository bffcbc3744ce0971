package org.fusionflow.report.page.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.formula.TypesetFormula;
import org.fusionflow.report.page.ink.Target;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.PageStyle.TextStyle;
import org.fusionflow.report.page.type.Typefaces;
import org.jspecify.annotations.Nullable;

/**
 * Breaks prose into lines of at most a given width, ragged right. A word wider than the line is broken between characters; a formula wider than
 * the line is broken before its signs, and scaled down to the line if that is not enough.
 */
public final class LineBreaker {
    /** Either text in one face or a formula. */
    private record Fragment(
            String text,
            Face face,
            @Nullable TypesetFormula formula,
            double size,
            double width,
            @Nullable Target target) {}

    /** Fragments without a space between them. */
    private record Word(List<Fragment> fragments, double width) {}

    private final Typefaces typefaces;
    private final TextStyle style;
    private final double limit;
    private final double space;
    private final List<TextLine> lines = new ArrayList<>();
    private List<Word> line = new ArrayList<>();
    private double used;
    /** True if every formula is cut, to find how narrow a line may be. */
    private boolean measuresWords;

    private LineBreaker(Typefaces typefaces, TextStyle style, double limit) throws IOException {
        this.typefaces = typefaces;
        this.style = style;
        this.limit = limit;
        this.space = typefaces.width(" ", style.face(), style.size());
    }

    /** The lines of a prose; at least one line, which may be empty. */
    public static List<TextLine> lines(Prose prose, TextStyle style, double limit, Typefaces typefaces)
            throws IOException {
        LineBreaker breaker = new LineBreaker(typefaces, style, limit);
        for (Word word : breaker.words(prose)) {
            breaker.add(word);
        }
        if (!breaker.line.isEmpty() || breaker.lines.isEmpty()) {
            breaker.endLine(false);
        }
        return breaker.lines;
    }

    /** Width of the widest word. A column narrower than this breaks words. */
    public static double widestWord(Prose prose, TextStyle style, Typefaces typefaces) throws IOException {
        LineBreaker breaker = new LineBreaker(typefaces, style, Double.MAX_VALUE);
        breaker.measuresWords = true;
        return breaker.words(prose).stream().mapToDouble(Word::width).max().orElse(0);
    }

    private List<Word> words(Prose prose) throws IOException {
        List<Word> words = new ArrayList<>();
        List<Fragment> glued = new ArrayList<>();
        for (Prose.Part part : prose.parts()) {
            if (part instanceof Prose.Inset math) {
                addFormula(math.formula(), words, glued);
            } else if (part instanceof Prose.Words text) {
                addWords(text.text(), text.emphasis(), null, words, glued);
            } else if (part instanceof Prose.Reference to) {
                addWords(to.label().text(), Prose.Emphasis.PLAIN, new Target.Place(to.label()), words, glued);
            } else if (part instanceof Prose.Link link) {
                addWords(link.text(), Prose.Emphasis.PLAIN, new Target.Web(link.address()), words, glued);
            }
        }
        close(words, glued);
        return words;
    }

    /** Adds a formula, in parts if it is wider than a line; a part that is wider yet is scaled, with room for a comma behind it. */
    private void addFormula(TypesetFormula formula, List<Word> words, List<Fragment> glued) {
        double room = limit - 0.5 * style.size();
        double natural = style.size() * PageStyle.FORMULA_TO_TEXT;
        boolean isWide = measuresWords || formula.width() * natural > room;
        List<TypesetFormula> parts = isWide ? formula.parts() : List.of(formula);
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                close(words, glued);
            }
            double size = Math.min(natural, room / parts.get(i).width());
            glued.add(new Fragment(
                    "", style.face(), parts.get(i), size, parts.get(i).width() * size, null));
        }
    }

    private void addWords(
            String text, Prose.Emphasis emphasis, @Nullable Target target, List<Word> words, List<Fragment> glued)
            throws IOException {
        Face face = style.face(emphasis);
        double size = style.size(emphasis);
        // Splits at breaking white space only: \s does not match the no-break space.
        String[] tokens = text.split("\\s+", -1);
        for (int i = 0; i < tokens.length; i++) {
            if (i > 0) {
                close(words, glued);
            }
            if (!tokens[i].isEmpty()) {
                double width = typefaces.width(tokens[i], face, size);
                glued.add(new Fragment(tokens[i], face, null, size, width, target));
            }
        }
    }

    private static void close(List<Word> words, List<Fragment> glued) {
        if (!glued.isEmpty()) {
            words.add(new Word(
                    List.copyOf(glued),
                    glued.stream().mapToDouble(Fragment::width).sum()));
            glued.clear();
        }
    }

    private void add(Word word) throws IOException {
        if (!line.isEmpty() && used + space + word.width > limit) {
            endLine(true);
        }
        if (word.width > limit) {
            addInPieces(word);
            return;
        }
        used += (line.isEmpty() ? 0 : space) + word.width;
        line.add(word);
    }

    private void addInPieces(Word word) throws IOException {
        for (Fragment fragment : word.fragments) {
            if (fragment.formula != null) {
                addPiece(fragment);
                continue;
            }
            for (int i = 0; i < fragment.text.length(); ) {
                int end = fragment.text.offsetByCodePoints(i, 1);
                String character = fragment.text.substring(i, end);
                double width = typefaces.width(character, fragment.face, fragment.size);
                addPiece(new Fragment(character, fragment.face, null, fragment.size, width, fragment.target));
                i = end;
            }
        }
    }

    /** Appends a piece without a space to the last word of the line. */
    private void addPiece(Fragment piece) throws IOException {
        // The tolerance is far below what is visible; without it, rounding could make a formula scaled to the limit
        // too wide.
        if (!line.isEmpty() && used + piece.width > limit + 1e-6) {
            endLine(false);
        }
        List<Fragment> longer = new ArrayList<>();
        double width = piece.width;
        if (!line.isEmpty()) {
            Word last = line.remove(line.size() - 1);
            longer.addAll(last.fragments);
            width += last.width;
        }
        longer.add(piece);
        line.add(new Word(longer, width));
        used += piece.width;
    }

    /**
     * @param atBlank true if a blank stands between this line and the next; it is written, so that words are apart where the text is copied or heard
     */
    private void endLine(boolean atBlank) throws IOException {
        double ascent = style.ascent();
        double descent = style.leading() - ascent;
        List<TextLine.Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        double x = 0;
        double start = 0;
        Fragment previous = null;
        for (int w = 0; w < line.size(); w++) {
            for (int f = 0; f < line.get(w).fragments.size(); f++) {
                Fragment fragment = line.get(w).fragments.get(f);
                boolean spaced = w > 0 && f == 0;
                boolean continues = previous != null
                        && previous.formula == null
                        && fragment.formula == null
                        && previous.face == fragment.face
                        && Objects.equals(previous.target, fragment.target)
                        // A space in another face would have another width than the one that was added.
                        && (!spaced || fragment.face == style.face());
                if (spaced && text.length() > 0) {
                    text.append(' ');
                }
                if (!continues) {
                    boolean blankWritten = !spaced || text.length() > 0;
                    flush(pieces, text, start, previous);
                    start = x + (spaced ? space : 0);
                    if (!blankWritten) {
                        pieces.add(new TextLine.TextPiece(x, " ", style.face(), style.size(), null));
                    }
                }
                if (spaced) {
                    x += space;
                }
                if (fragment.formula != null) {
                    pieces.add(new TextLine.MathPiece(x, fragment.formula, fragment.size));
                    ascent = Math.max(ascent, fragment.formula.ascent() * fragment.size + 1);
                    descent = Math.max(descent, fragment.formula.descent() * fragment.size + 1);
                } else {
                    text.append(fragment.text);
                }
                x += fragment.width;
                previous = fragment;
            }
        }
        if (atBlank && text.length() > 0) {
            text.append(' ');
        }
        flush(pieces, text, start, previous);
        if (atBlank && previous != null && previous.formula != null) {
            pieces.add(new TextLine.TextPiece(x, " ", style.face(), style.size(), null));
        }
        lines.add(new TextLine(pieces, x, ascent, descent));
        line = new ArrayList<>();
        used = 0;
    }

    private static void flush(List<TextLine.Piece> pieces, StringBuilder text, double x, @Nullable Fragment style) {
        if (text.length() > 0 && style != null) {
            pieces.add(new TextLine.TextPiece(x, text.toString(), style.face, style.size, style.target));
            text.setLength(0);
        }
    }
}
