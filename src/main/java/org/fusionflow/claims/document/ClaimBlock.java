package org.fusionflow.claims.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.Claim.Abbreviation;
import org.fusionflow.claims.document.Claim.Kind;
import org.fusionflow.claims.document.Claim.Variable;
import org.fusionflow.claims.document.MarkdownBlock.Line;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.SourceText;
import org.fusionflow.expression.Term;
import org.fusionflow.expression.TermReader;

/** Reads one claim block: fields {@code key: text}, whose text may continue on the following lines. */
final class ClaimBlock {
    private static final Pattern FIELD = Pattern.compile("([A-Za-z]+):(.*)", Pattern.DOTALL);
    static final List<String> KEYS = List.of(
            "name",
            "architecture",
            "forall",
            "vectors",
            "let",
            "assume",
            "rates",
            "objective",
            "starts",
            "claim",
            "refutes",
            "asymptotic");

    /** Keys that may occur more than once. */
    private static final List<String> REPEATED = List.of("forall", "vectors", "let", "assume", "rates", "starts");

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
        List<Variable> declared = new ArrayList<>();
        List<Term.Name> vectors = new ArrayList<>();
        List<Abbreviation> abbreviations = new ArrayList<>();
        List<Term> assumptions = new ArrayList<>();
        List<Abbreviation> rates = new ArrayList<>();
        List<Abbreviation> starts = new ArrayList<>();
        for (Field field : fields) {
            switch (field.key()) {
                case "forall" -> declarations(field, declared, assumptions);
                case "vectors" -> vectors(field, vectors);
                case "let" -> abbreviations(field, abbreviations);
                case "assume" -> conditions(field, assumptions);
                case "rates" -> abbreviations(field, rates);
                case "starts" -> abbreviations(field, starts);
                default -> {}
            }
        }
        Field statement = statements.get(0);
        Kind kind = kind(statement.key()).orElseThrow();
        boolean limit = kind == Kind.ASYMPTOTIC;
        List<String> modalities = tree.map(FusionTree::names).orElse(List.of());
        for (Term.Name vector : vectors) {
            if (limit && modalities.contains(vector.name())) {
                throw vector.place()
                        .wrong("asymptotic statements are about one input a modality: expected no modality here");
            }
        }
        for (String key : List.of("rates", "objective", "starts")) {
            if (tree.isEmpty() || (!limit && key.equals("starts"))) {
                one(key).ifPresent(field -> {
                    throw field.place()
                            .wrong("'" + key + ":' "
                                    + (tree.isEmpty() ? "without an architecture" : "is for 'asymptotic:' statements"));
                });
            }
        }
        tree.ifPresent(t -> TrainingFields.requireEdges(t, rates));
        tree.ifPresent(t -> TrainingFields.requireModalities(t, starts));
        boolean leading = limit && statement.text().text().indexOf('~') >= 0;
        IndexedSums sums = new IndexedSums(modalities);
        WrittenOut out = new WrittenOut(
                tree.map(t -> declared.stream().map(v -> v.name().name()).collect(Collectors.toSet())));
        UnaryOperator<Term> written = term -> out.expanded(sums.expanded(term));
        Function<List<Abbreviation>, List<Abbreviation>> expanded = all -> all.stream()
                .map(a -> new Abbreviation(a.name(), written.apply(a.value())))
                .toList();
        List<Abbreviation> defined = new ArrayList<>();
        for (Abbreviation abbreviation : abbreviations) {
            // Each may use those before it, also within a mean.
            Abbreviation one = new Abbreviation(abbreviation.name(), written.apply(abbreviation.value()));
            out.define(one);
            defined.add(one);
        }
        return new Claim(
                place,
                name,
                tree,
                declared,
                vectors,
                defined,
                assumptions.stream().map(written).toList(),
                kind,
                written.apply(limit ? equalities(statement, leading) : statement(statement)),
                leading,
                new ClaimTraining(
                        expanded.apply(rates),
                        one("objective").map(ClaimBlock::expression).map(written),
                        expanded.apply(starts)));
    }

    private static Term expression(Field field) {
        TermReader reader = new TermReader(field.text());
        Term expression = reader.expression();
        requireEnd(reader, "an operator or the end of the field");
        return expression;
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
    private static void declarations(Field field, List<Variable> declared, List<Term> assumptions) {
        TermReader reader = new TermReader(field.text());
        do {
            Term.Name name = reader.name("the name of a variable");
            Place sign = reader.place();
            int direction = reader.takes(">") ? 1 : reader.takes("<") ? -1 : 0;
            if (direction == 0) {
                declared.add(new Variable(name, false));
                continue;
            }
            boolean orEqual = reader.takes("=");
            Term bound = reader.expression();
            int side = bound instanceof Term.Literal n ? n.value().signum() : -1;
            declared.add(new Variable(name, direction > 0 && (side > 0 || (side == 0 && !orEqual))));
            ComparisonSign relation = direction > 0
                    ? (orEqual ? ComparisonSign.AT_LEAST : ComparisonSign.MORE)
                    : (orEqual ? ComparisonSign.AT_MOST : ComparisonSign.LESS);
            assumptions.add(new Term.Comparison(relation, name, bound, sign));
        } while (reader.takes(","));
        requireEnd(reader, "'>', '<', ',' or the end of the field");
    }

    private static void vectors(Field field, List<Term.Name> vectors) {
        TermReader reader = new TermReader(field.text());
        do {
            vectors.add(reader.name("the name of a vector"));
        } while (reader.takes(","));
        requireEnd(reader, "',' or the end of the field");
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

    /** Reads conditions between commas; a name alone means that it is positive. */
    private static void conditions(Field field, List<Term> conditions) {
        TermReader reader = new TermReader(field.text());
        do {
            Term condition = reader.statement();
            if (condition instanceof Term.Name name) {
                Term zero = new Term.Literal(Rational.ZERO, name.place());
                conditions.add(new Term.Comparison(ComparisonSign.MORE, name, zero, name.place()));
            } else if (Conditions.areStatedBy(condition)) {
                conditions.add(condition);
            } else {
                throw reader.expected("a comparison such as '>' or '=='");
            }
        } while (reader.takes(","));
        requireEnd(reader, "a comparison, ',' or the end of the field");
    }

    private static Term statement(Field field) {
        TermReader reader = new TermReader(field.text());
        Term statement = reader.statement();
        if (!Conditions.areStatedBy(statement)) {
            throw reader.expected("an operator or a comparison such as '=='");
        }
        requireEnd(reader, "an operator, a comparison or the end of the field");
        return statement;
    }

    /** Reads the chain of an asymptotic statement; {@code ~} compares the leading order, and one sign holds for the whole chain. */
    private static Term equalities(Field field, boolean leading) {
        TermReader reader = new TermReader(field.text());
        String sign = leading ? "~" : "==";
        Term left = reader.expression();
        Place place = reader.place();
        reader.requires(sign, "an operator or '" + sign + "'");
        Term right = reader.expression();
        Term chain = new Term.Comparison(ComparisonSign.EQUAL, left, right, place);
        for (place = reader.place(); reader.takes(sign); place = reader.place()) {
            Term next = reader.expression();
            Term one = new Term.Comparison(ComparisonSign.EQUAL, right, next, place);
            chain = new Term.Junction(true, chain, one, place);
            right = next;
        }
        requireEnd(reader, "an operator, '" + sign + "' or the end of the field");
        return chain;
    }

    private static void requireEnd(TermReader reader, String what) {
        if (!reader.isAtEnd()) {
            throw reader.expected(what);
        }
    }
}
