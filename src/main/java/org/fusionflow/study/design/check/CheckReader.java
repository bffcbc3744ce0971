package org.fusionflow.study.design.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Sentence;
import org.fusionflow.study.design.check.Check.Criterion;
import org.fusionflow.study.design.check.Check.Every;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.value.SentenceReader;

/** Reads the checks of a study. */
public final class CheckReader {
    /** The keys that say which kind of check it is. */
    static final List<String> KINDS = List.of(
            "against",
            "atMost",
            "atLeast",
            "between",
            "rises",
            "falls",
            "absent",
            "present",
            "holds",
            "slope",
            "exponent");

    /** All keys that a check may have. */
    public static final List<String> KEYS = List.of(
            "name",
            "quantity",
            "of",
            "against",
            "within",
            "relative",
            "plusMinus",
            "between",
            "atMost",
            "atLeast",
            "rises",
            "falls",
            "errors",
            "absent",
            "present",
            "holds",
            "share",
            "slope",
            "exponent",
            "every",
            "over",
            "per",
            "when",
            "except",
            "reason",
            "published");

    private final YamlValue value;
    private final Map<String, YamlValue> entries;
    private final StudyNames names;

    private CheckReader(YamlValue value, StudyNames names) {
        this.value = value;
        this.entries = value.entries(KEYS);
        this.names = names;
    }

    public static Check check(YamlValue value, StudyNames names) {
        return new CheckReader(value, names).check();
    }

    private Check check() {
        List<String> kinds = KINDS.stream().filter(entries::containsKey).toList();
        if (kinds.size() != 1) {
            throw value.problem(
                    "check: expected exactly one of " + KINDS + ", found " + (kinds.isEmpty() ? "none" : kinds));
        }
        String kind = kinds.get(0);
        boolean condition = kind.equals("holds");
        boolean any = kind.equals("absent") || kind.equals("present");
        CriterionReader reader = new CriterionReader(value, entries, names);
        Formula of = reader.formula(
                required("of"),
                condition ? Optional.of(Datum.Kind.TRUTH) : any ? Optional.empty() : Optional.of(Datum.Kind.NUMBER));
        Criterion criterion = reader.criterion(kind, of);
        for (String other : List.of("within", "relative", "plusMinus", "errors", "share")) {
            if (entries.containsKey(other) && !belongs(other, kind)) {
                throw required(other).problem(other + ": expected none in a check with " + kind);
            }
        }
        YamlValue reason = value.required(entries, "reason");
        if (reason.text().isBlank()) {
            throw reason.expected("why the bound is what it is");
        }
        return new Check(
                Optional.ofNullable(entries.get("name"))
                        .map(text -> SentenceReader.of(text, "name"))
                        .orElseGet(() -> new Sentence(sentence(of, kind))),
                of,
                criterion,
                every(),
                per(kind),
                condition("when"),
                except(),
                SentenceReader.of(reason, "reason"),
                entries.containsKey("published") && required("published").flag());
    }

    private static boolean belongs(String key, String kind) {
        return switch (key) {
            case "within", "relative", "plusMinus" -> kind.equals("against");
            case "errors" -> kind.equals("rises") || kind.equals("falls");
            default -> List.of("rises", "falls", "absent", "present", "holds").contains(kind);
        };
    }

    private YamlValue required(String key) {
        return value.required(entries, key);
    }

    private String sentence(Formula of, String kind) {
        YamlValue bound = required(kind);
        if (kind.equals("against")) {
            String most = entries.containsKey("plusMinus")
                    ? "plusMinus"
                    : entries.containsKey("within") ? "within" : "relative";
            return code(of.text()) + " is " + code(bound.text()) + (most.equals("plusMinus") ? " ± " : " within ")
                    + code(required(most).text());
        }
        String words = switch (kind) {
            case "atMost" -> " is at most ";
            case "atLeast" -> " is at least ";
            case "between" -> " lies in ";
            case "rises" -> " rises with ";
            case "falls" -> " falls with ";
            case "absent" -> " does not exist exactly where ";
            case "present" -> " exists exactly where ";
            default -> ": " + kind;
        };
        return code(of.text())
                + words
                + (bound.isList() || bound.isMapping() || kind.equals("holds") ? "" : code(bound.text()));
    }

    /** An expression as it stands in the file. */
    private static String code(String expression) {
        return "`" + expression.replace("`", "'") + "`";
    }

    private Optional<Formula> condition(String key) {
        return Optional.ofNullable(entries.get(key)).map(v -> Formula.of(v.source(), names, Datum.Kind.TRUTH));
    }

    private Every every() {
        YamlValue every = entries.get("every");
        YamlValue over = entries.get("over");
        String word = every == null ? "point" : every.word(List.of("seed", "point", "table"));
        boolean seeds = over != null && over.word(List.of("points", "seeds")).equals("seeds");
        if (over != null && !word.equals("table")) {
            throw over.problem("over: expected none without 'every: table'");
        }
        return switch (word) {
            case "seed" -> Every.SEED;
            case "table" -> seeds ? Every.TABLE_OF_SEEDS : Every.TABLE;
            default -> Every.POINT;
        };
    }

    private List<Formula> per(String kind) {
        YamlValue per = entries.get("per");
        if (per == null) {
            return List.of();
        }
        boolean groups = List.of("rises", "falls", "slope", "exponent").contains(kind);
        if (!groups && (every() == Every.SEED || every() == Every.POINT)) {
            throw per.problem("per: expected none without 'every: table'");
        }
        List<Formula> formulas = new ArrayList<>();
        for (YamlValue item : per.isList() ? per.items() : List.of(per)) {
            formulas.add(Formula.of(item.source(), names));
        }
        return formulas;
    }

    private List<Check.Excluded> except() {
        YamlValue except = entries.get("except");
        List<Check.Excluded> excluded = new ArrayList<>();
        if (except != null) {
            for (YamlValue item : except.isList() ? except.items() : List.of(except)) {
                Map<String, YamlValue> parts = item.entries(List.of("where", "reason"));
                YamlValue where = item.required(parts, "where");
                excluded.add(new Check.Excluded(
                        Formula.of(where.source(), names, Datum.Kind.TRUTH),
                        SentenceReader.of(item.required(parts, "reason"), "reason")));
            }
        }
        return excluded;
    }
}
