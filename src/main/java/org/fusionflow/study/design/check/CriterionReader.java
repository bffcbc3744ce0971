package org.fusionflow.study.design.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Scope;
import org.fusionflow.expression.SourceText;
import org.fusionflow.expression.Term;
import org.fusionflow.study.design.check.Check.Criterion;
import org.fusionflow.study.design.check.Check.Share;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.column.TheoryColumn;

/** Reads the criterion of a check. */
final class CriterionReader {
    private static final Pattern PART = Pattern.compile("(\\d{1,6})\\s+of\\s+(\\d{1,6})");

    private final YamlValue value;
    private final Map<String, YamlValue> entries;
    private final StudyNames names;

    /**
     * @param value the check
     * @param entries of the check
     */
    CriterionReader(YamlValue value, Map<String, YamlValue> entries, StudyNames names) {
        this.value = value;
        this.entries = entries;
        this.names = names;
    }

    private YamlValue required(String key) {
        return value.required(entries, key);
    }

    /** Reads an expression. If the check has a key {@code quantity}, the text names a column, of which this quantity is used. */
    Formula formula(YamlValue text, Optional<Datum.Kind> kind) {
        YamlValue quantity = entries.get("quantity");
        SourceText source = text.source();
        if (quantity != null) {
            source = new SourceText("'" + text.text() + "'." + quantity.text(), source.place(0));
        }
        return kind.isPresent() ? Formula.of(source, names, kind.get()) : Formula.of(source, names);
    }

    /**
     * Reads a reference. The name of a column alone stands for the checked quantity in that column, as in
     * {@code of: linear.timeRatio, against: reduced}.
     */
    private Formula reference(Formula of, YamlValue given) {
        Optional<String> network = names.networkOf(of);
        Optional<String> column = names.networks().contains(given.text())
                ? Optional.of(given.text())
                : names.theory(given.text(), network)
                        .filter(theory -> !(theory instanceof TheoryColumn.Derived))
                        .map(TheoryColumn::name);
        if (column.isEmpty() || entries.containsKey("quantity") || !(of.term() instanceof Term.Name name)) {
            return formula(given, Optional.of(Datum.Kind.NUMBER));
        }
        String quantity = name.name().substring(name.name().indexOf('.') + 1);
        SourceText source = new SourceText(
                "'" + column.get() + "'." + quantity, given.source().place(0));
        return Formula.of(source, names, Datum.Kind.NUMBER);
    }

    private Formula number(YamlValue text) {
        return Formula.of(text.source(), names, Datum.Kind.NUMBER);
    }

    /**
     * @param kind the key that says which kind of check it is
     * @param of quantity or condition that is checked
     */
    Criterion criterion(String kind, Formula of) {
        YamlValue given = required(kind);
        return switch (kind) {
            case "against" -> against(of, given);
            case "atMost" -> new Criterion.AtMost(number(given));
            case "atLeast" -> new Criterion.AtLeast(number(given));
            case "between" -> between(given);
            case "rises", "falls" ->
                new Criterion.Monotone(
                        number(given), kind.equals("rises"), entries.containsKey("errors") ? errors() : 0, share());
            case "absent", "present" ->
                new Criterion.Existence(
                        Formula.of(given.source(), names, Datum.Kind.TRUTH), kind.equals("present"), share());
            case "holds" -> holds(given);
            default -> slope(given, kind.equals("exponent"));
        };
    }

    private double errors() {
        double errors = required("errors").number();
        if (!(errors >= 0)) {
            throw required("errors").expected("a number of at least 0");
        }
        return errors;
    }

    private Criterion against(Formula of, YamlValue given) {
        Formula reference = reference(of, given);
        List<String> bounds = List.of("within", "relative", "plusMinus").stream()
                .filter(entries::containsKey)
                .toList();
        if (bounds.size() != 1) {
            throw value.problem("check with against: expected exactly one of within and plusMinus, found "
                    + (bounds.isEmpty() ? "none" : bounds));
        }
        Formula bound = number(required(bounds.get(0)));
        return bounds.get(0).equals("plusMinus")
                ? new Criterion.PlusMinus(reference, bound)
                : new Criterion.Within(reference, bound);
    }

    private Criterion between(YamlValue given) {
        List<YamlValue> bounds = given.items();
        if (bounds.size() != 2) {
            throw given.expected("two numbers, the smaller first");
        }
        Formula least = number(bounds.get(0));
        Formula most = number(bounds.get(1));
        if (least.names().isEmpty()
                && most.names().isEmpty()
                && !(least.number(Scope.EMPTY) <= most.number(Scope.EMPTY))) {
            throw given.expected("two numbers, the smaller first");
        }
        return new Criterion.Between(least, most);
    }

    private Criterion holds(YamlValue given) {
        if (!given.isMapping()) {
            if (!given.text().equals("all")) {
                throw given.expected("all, or a mapping with atLeast");
            }
            return new Criterion.Holds(share(), false);
        }
        Map<String, YamlValue> parts = given.entries(List.of("atLeast", "of"));
        YamlValue of = parts.get("of");
        boolean byPoint = of != null && of.word(List.of("seeds", "table")).equals("seeds");
        return new Criterion.Holds(share(given.required(parts, "atLeast")), byPoint);
    }

    private Share share() {
        YamlValue share = entries.get("share");
        return share == null ? Share.ALL : share(share);
    }

    /** Reads {@code 20 of 21}, a part below 1, or a count. */
    private static Share share(YamlValue given) {
        Matcher part = PART.matcher(given.text().strip());
        if (part.matches()) {
            int some = Integer.parseInt(part.group(1));
            int all = Integer.parseInt(part.group(2));
            if (some < 1 || some > all) {
                throw given.expected("a part of at most all, such as 20 of 21");
            }
            return new Share(OptionalInt.empty(), some / (double) all);
        }
        double number = given.number();
        if (number > 0 && number < 1) {
            return new Share(OptionalInt.empty(), number);
        }
        return new Share(OptionalInt.of(given.whole(1, 1_000_000)), 1);
    }

    private Criterion slope(YamlValue given, boolean logarithmic) {
        Map<String, YamlValue> parts = given.entries(List.of("over", "is", "plusMinus"));
        return new Criterion.Slope(
                number(given.required(parts, "over")),
                logarithmic,
                number(given.required(parts, "is")),
                number(given.required(parts, "plusMinus")));
    }
}
