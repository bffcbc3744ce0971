package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.Claim.Abbreviation;
import org.fusionflow.claims.Claim.Condition;
import org.fusionflow.claims.Claim.Kind;
import org.fusionflow.claims.MarkdownBlock.Line;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.SourceText;
import org.fusionflow.expression.Term;
import org.fusionflow.expression.TermReader;

/** Reads one claim block: fields {@code key: text}, whose text may continue on the following lines. */
final class ClaimBlock {
    private static final Pattern FIELD = Pattern.compile("([A-Za-z]+):(.*)", Pattern.DOTALL);
    static final List<String> KEYS =
            List.of("name", "architecture", "forall", "let", "assume", "claim", "refutes", "asymptotic");

    /** Keys that may occur more than once. */
    private static final List<String> REPEATED = List.of("forall", "let", "assume");

    private record Field(String key, SourceText text, Place place) {}

    private final Place place;
    private final List<Field> fields = new ArrayList<>();

    private ClaimBlock(Place place) {
        this.place = place;
    }

    /**
     * Reads a block into a claim.
     *
     * @param file name of the file in messages
     * @param fence the line that opens the block
     * @param content the lines between the fences
     * @throws InvalidInput if the block is malformed, with the place in the file
     */
    static Claim read(String file, Line fence, List<Line> content) {
        ClaimBlock block = new ClaimBlock(new Place(file, fence.number(), fence.column()));
        content.forEach(line -> block.add(file, line.text(), line.number(), line.column()));
        return block.claim();
    }

    private void add(String file, String text, int line, int column) {
        if (text.isBlank() || text.startsWith("#")) {
            return;
        }
        Place here = new Place(file, line, column);
        Matcher field = FIELD.matcher(text);
        if (field.matches()) {
            String key = field.group(1);
            if (!KEYS.contains(key)) {
                String lower = key.toLowerCase(Locale.ROOT);
                throw here.wrong("unknown field '" + key + "'"
                        + (KEYS.contains(lower) ? ", did you mean " + lower + "?" : "; expected one of " + KEYS));
            }
            if (!REPEATED.contains(key) && fields.stream().anyMatch(f -> f.key().equals(key))) {
                throw here.wrong("a second '" + key + ":', expected one in a block");
            }
            fields.add(new Field(key, new SourceText(file, field.group(2), line, column + field.start(2)), here));
            return;
        }
        if (fields.isEmpty()) {
            throw here.wrong("expected a field such as 'name: ...' or 'claim: ...'");
        }
        fields.get(fields.size() - 1).text().add(text, line, column);
    }

    private Claim claim() {
        List<Field> statements =
                fields.stream().filter(f -> kind(f.key()).isPresent()).toList();
        if (statements.isEmpty()) {
            throw place.wrong("a block without a statement: expected 'claim:', 'refutes:' or 'asymptotic:'");
        }
        if (statements.size() > 1) {
            throw statements.get(1).place().wrong("a second statement, expected one in a block");
        }
        String name = one("name").map(f -> f.text().text().strip()).orElse("");
        if (name.isEmpty()) {
            throw place.wrong("a claim without a name: expected 'name: ...'");
        }
        if (name.indexOf('\n') >= 0) {
            throw one("name").orElseThrow().text().place(name.indexOf('\n') + 2).wrong("expected a name on one line");
        }
        Optional<FusionTree> tree = one("architecture").map(ClaimBlock::tree);
        List<Condition> declared = new ArrayList<>();
        List<Abbreviation> abbreviations = new ArrayList<>();
        List<Condition> assumptions = new ArrayList<>();
        for (Field field : fields) {
            switch (field.key()) {
                case "forall" -> declarations(field, declared, assumptions);
                case "let" -> abbreviations(field, abbreviations);
                case "assume" -> conditions(new TermReader(field.text()), assumptions);
                default -> {}
            }
        }
        Field statement = statements.get(0);
        Kind kind = kind(statement.key()).orElseThrow();
        TermReader reader = new TermReader(statement.text());
        List<Term> sides = new ArrayList<>(List.of(reader.expression()));
        // In an asymptotic statement '~' compares the leading order; one sign holds for the whole chain.
        boolean leading = kind == Kind.ASYMPTOTIC && reader.takes("~");
        if (leading) {
            sides.add(reader.expression());
        }
        sides(reader, leading ? "~" : "==", sides);
        return new Claim(place, name, tree, declared, abbreviations, assumptions, kind, sides, leading);
    }

    private static Optional<Kind> kind(String key) {
        for (Kind kind : Kind.values()) {
            if (kind.key().equals(key)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private Optional<Field> one(String key) {
        return fields.stream().filter(f -> f.key().equals(key)).findFirst();
    }

    private static FusionTree tree(Field field) {
        String text = field.text().text();
        try {
            return FusionTree.parse(text.strip());
        } catch (InvalidInput wrong) {
            throw field.text()
                    .place(text.length() - text.stripLeading().length())
                    .wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** Reads names between commas, each with an optional condition: {@code t, k > 0, q < 1}. */
    private static void declarations(Field field, List<Condition> declared, List<Condition> assumptions) {
        TermReader reader = new TermReader(field.text());
        do {
            Term.Name name = reader.name("the name of a variable");
            int direction = direction(reader);
            if (direction == 0) {
                declared.add(new Condition(name, Optional.empty(), true));
                continue;
            }
            boolean orEqual = reader.takes("=");
            Term bound = reader.expression();
            int sign = bound instanceof Term.Literal n ? n.value().signum() : -1;
            boolean positive = direction > 0 && (sign > 0 || (sign == 0 && !orEqual));
            declared.add(new Condition(name, Optional.of(bound), !positive));
            if (!positive || sign > 0) {
                assumptions.add(
                        direction > 0
                                ? new Condition(name, Optional.of(bound), orEqual)
                                : new Condition(bound, Optional.of(name), orEqual));
            }
        } while (reader.takes(","));
        requireEnd(reader, "'>', '<', ',' or the end of the field");
    }

    private static void abbreviations(Field field, List<Abbreviation> abbreviations) {
        TermReader reader = new TermReader(field.text());
        do {
            Term.Name name = reader.name("a name and '='");
            reader.requires("=", "'='");
            abbreviations.add(new Abbreviation(name, reader.expression()));
        } while (reader.takes(","));
        requireEnd(reader, "an operator or the end of the field");
    }

    /** Reads conditions between commas; {@code a > b > c} is two of them. */
    private static void conditions(TermReader reader, List<Condition> conditions) {
        do {
            Term left = reader.expression();
            boolean any = false;
            for (int direction = direction(reader); direction != 0; direction = direction(reader)) {
                boolean orEqual = reader.takes("=");
                Term right = reader.expression();
                conditions.add(
                        direction > 0
                                ? new Condition(left, Optional.of(right), orEqual)
                                : new Condition(right, Optional.of(left), orEqual));
                left = right;
                any = true;
            }
            if (!any && left instanceof Term.Name) {
                conditions.add(new Condition(left, Optional.empty(), false));
            } else if (!any) {
                throw reader.expected("'>' or '<'");
            }
        } while (reader.takes(",") || reader.takes("&&"));
        requireEnd(reader, "'>', '<', ',' or the end of the field");
    }

    private static int direction(TermReader reader) {
        return reader.takes(">") ? 1 : reader.takes("<") ? -1 : 0;
    }

    /** Reads the other sides, each after the sign. */
    private static void sides(TermReader reader, String sign, List<Term> sides) {
        while (reader.takes(sign)) {
            sides.add(reader.expression());
        }
        if (sides.size() == 1) {
            throw reader.expected("an operator or '" + sign + "'");
        }
        requireEnd(reader, "an operator, '" + sign + "' or the end of the field");
    }

    private static void requireEnd(TermReader reader, String what) {
        if (!reader.isAtEnd()) {
            throw reader.expected(what);
        }
    }
}
