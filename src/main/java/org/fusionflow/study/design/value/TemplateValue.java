package org.fusionflow.study.design.value;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.SourceText;

/**
 * A value of a study file at a point of its grid: {@code $name} and {@code $(expression)} in texts are replaced by their values, and where a
 * number is needed, an expression is evaluated. The readers of problems and networks see plain values.
 */
public class TemplateValue implements Value {
    /** {@code $name} or {@code $(expression)}; an expression may contain one level of parentheses. */
    private static final Pattern INSERTED =
            Pattern.compile("\\$(?:([A-Za-z][A-Za-z0-9_]*)|\\(((?:[^()]|\\([^()]*\\))*)\\))");

    private final YamlValue value;
    private final PointNames point;

    public TemplateValue(YamlValue value, PointNames point) {
        this.value = value;
        this.point = point;
    }

    @Override
    public String key() {
        return value.key();
    }

    @Override
    public Path folder() {
        return value.folder();
    }

    @Override
    public boolean isList() {
        return value.isList();
    }

    @Override
    public boolean isMapping() {
        return value.isMapping();
    }

    @Override
    public String text() {
        String text = value.text();
        if (text.indexOf('$') < 0) {
            return text;
        }
        SourceText source = value.source();
        StringBuilder whole = new StringBuilder();
        Matcher inserted = INSERTED.matcher(text);
        int copied = 0;
        while (inserted.find()) {
            String name = inserted.group(1);
            int start = name == null ? inserted.start(2) : inserted.start(1);
            String expression = name == null ? inserted.group(2) : name;
            Formula formula = Formula.of(new SourceText(expression, source.place(start)), point);
            whole.append(text.substring(copied, inserted.start())).append(cell(formula));
            copied = inserted.end();
        }
        return whole.append(text.substring(copied)).toString();
    }

    private String cell(Formula formula) {
        Datum datum = formula.at(point);
        if (datum instanceof Datum.Real number) {
            double x = number.value();
            return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
        }
        if (datum instanceof Datum.Word word) {
            return word.text();
        }
        throw problem("'" + formula + "' has no value here, expected a number or a word");
    }

    @Override
    public double number() {
        String text = text();
        if (Numbers.isDecimal(text)) {
            return Value.super.number();
        }
        double number = Formula.of(source(text), point, Datum.Kind.NUMBER).number(point);
        if (!Double.isFinite(number)) {
            throw problem("'" + text + "' is " + number + ", expected a finite number");
        }
        return number;
    }

    private SourceText source(String text) {
        SourceText source = value.source();
        return text.equals(source.text()) ? source : new SourceText(text, source.place(0));
    }

    @Override
    public long whole(long least, long most) {
        String text = text();
        if (text.isEmpty() || Numbers.isDecimal(text) || !isExpression(text)) {
            return Value.super.whole(least, most);
        }
        double number = number();
        if (number != Math.rint(number) || !(number >= least) || !(number <= most)) {
            throw problem(key() + ": '" + text + "' is " + number + ", expected a whole number from " + least + " to "
                    + most);
        }
        return (long) number;
    }

    private static boolean isExpression(String text) {
        return text.chars().anyMatch(c -> "+-*/^()".indexOf(c) >= 0)
                || (!text.isEmpty() && Character.isLetter(text.charAt(0)));
    }

    @Override
    public List<? extends Value> items() {
        return value.items().stream()
                .map(item -> new TemplateValue(item, point))
                .toList();
    }

    @Override
    public Map<String, ? extends Value> entries() {
        if (!isMapping() && value.text().indexOf('=') >= 0) {
            return keyedParts();
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        value.entries().forEach((key, entry) -> entries.put(key, new TemplateValue(entry, point)));
        return entries;
    }

    @Override
    public Value part(String key, String text) {
        return new TemplateValue(value.part(key, text), point);
    }

    @Override
    public <T> T checked(Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (InvalidInput wrong) {
            String message = String.valueOf(wrong.getMessage());
            throw message.startsWith(value.file() + ":") ? wrong : problem(message);
        }
    }

    @Override
    public InvalidInput expected(String what) {
        boolean replaced = !isList() && !isMapping() && value.text().indexOf('$') >= 0;
        return replaced ? problem(key() + ": found '" + text() + "', expected " + what) : value.expected(what + here());
    }

    @Override
    public InvalidInput problem(String sentence) {
        return value.problem(sentence + here());
    }

    private String here() {
        String where = point.describe();
        return where.isEmpty() ? "" : " (at " + where + ")";
    }
}
