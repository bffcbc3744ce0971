package org.fusionflow.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fusionflow.expression.FormulaTex;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.formula.TypesetFormula;
import org.fusionflow.report.words.Typography;

/**
 * Running text with emphasis and formulas between the words. It is immutable: every method returns a longer text. White space is collapsed, and
 * lines break at it; a no-break space keeps its words together. Words that are not code are written as print has them, see {@link Typography}.
 */
public final class Prose {
    /** The emphasis of a part of the text. */
    public enum Emphasis {
        PLAIN,
        ITALIC,
        BOLD,
        CODE
    }

    /** A part of the text: words with one emphasis, or a formula. */
    public sealed interface Part {}

    public record Words(String text, Emphasis emphasis) implements Part {}

    public record Inset(TypesetFormula formula) implements Part {}

    /** The name of a section, figure, table or equation, which leads there. */
    public record Reference(Label label) implements Part {}

    /** Words that lead to a page of the web. */
    public record Link(String text, String address) implements Part {}

    private static final Prose EMPTY = new Prose(List.of());

    private final List<Part> parts;

    private Prose(List<Part> parts) {
        this.parts = parts;
    }

    /** Plain text. */
    public static Prose of(String text) {
        return EMPTY.text(text);
    }

    /** Words with formulas and code between them. */
    public static Prose of(Sentence sentence, SymbolTex symbols) {
        Prose prose = EMPTY;
        for (Sentence.Part part : sentence.parts()) {
            prose = switch (part.kind()) {
                case FORMULA -> prose.math(FormulaTex.of(part.text(), symbols));
                case CODE -> prose.code(part.text());
                case WORDS -> prose.text(part.text());
            };
        }
        return prose;
    }

    /**
     * A single formula in text style, for a table cell or the start of a sentence.
     *
     * @throws IllegalArgumentException if the TeX is malformed; the message names it
     */
    public static Prose ofMath(String tex) {
        return EMPTY.math(tex);
    }

    public Prose text(String text) {
        return with(new Words(text, Emphasis.PLAIN));
    }

    public Prose italic(String text) {
        return with(new Words(text, Emphasis.ITALIC));
    }

    public Prose bold(String text) {
        return with(new Words(text, Emphasis.BOLD));
    }

    /** Appends a command, a file name or a key in the monospaced face. */
    public Prose code(String text) {
        return with(new Words(text, Emphasis.CODE));
    }

    /**
     * Appends a formula in text style.
     *
     * @throws IllegalArgumentException if the TeX is malformed; the message names it
     */
    public Prose math(String tex) {
        return with(new Inset(TypesetFormula.inline(tex)));
    }

    /** Appends the name of a block, which leads there. */
    public Prose reference(Label label) {
        return with(new Reference(label));
    }

    /** Appends words that lead to a page of the web, such as a DOI. */
    public Prose link(String text, String address) {
        return with(new Link(text, address));
    }

    /** This text with the names of labels in its words leading to their places, such as the tags of equations. */
    public Prose linked(Map<String, Label> places) {
        if (places.isEmpty()) {
            return this;
        }
        Pattern names = Pattern.compile(places.keySet().stream()
                // The longest first, so that FT-1 is not found in FT-12.
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(name -> name))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\d-])(", ")(?![\\p{L}\\d-])")));
        List<Part> linked = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Words words && words.emphasis != Emphasis.CODE) {
                Matcher name = names.matcher(words.text);
                int from = 0;
                while (name.find()) {
                    linked.add(new Words(words.text.substring(from, name.start()), words.emphasis));
                    linked.add(new Reference(Objects.requireNonNull(places.get(name.group(1)))));
                    from = name.end();
                }
                linked.add(new Words(words.text.substring(from), words.emphasis));
            } else {
                linked.add(part);
            }
        }
        return new Prose(List.copyOf(linked));
    }

    /** Appends another text, without a space before it. */
    public Prose append(Prose other) {
        List<Part> longer = new ArrayList<>(parts);
        longer.addAll(other.parts);
        return new Prose(List.copyOf(longer));
    }

    /** The words, with formulas as TeX between dollar signs. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        for (Part part : parts) {
            plain.append(plain(part));
        }
        return plain.toString();
    }

    public List<Part> parts() {
        return parts;
    }

    private static String plain(Part part) {
        if (part instanceof Words words) {
            return words.text();
        }
        if (part instanceof Inset inset) {
            return "$" + inset.formula().tex() + "$";
        }
        return part instanceof Reference reference ? reference.label().text() : ((Link) part).text();
    }

    private Prose with(Part part) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part instanceof Words words ? printed(words) : part);
        return new Prose(List.copyOf(longer));
    }

    private Words printed(Words words) {
        if (words.emphasis == Emphasis.CODE) {
            return words;
        }
        String before = parts.isEmpty() ? "" : plain(parts.get(parts.size() - 1));
        boolean touches = !before.isEmpty() && !Character.isWhitespace(before.charAt(before.length() - 1));
        return new Words(Typography.of(words.text, touches), words.emphasis);
    }
}
