package org.fusionflow.data.file;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;

/**
 * Something a user wrote, with the place where it stands: in a YAML file ({@link YamlValue}) or behind an option of the command line
 * ({@link OptionValue}). Both are read by the same readers. A mapping may be written as one text, {@code ratio=2,rho=0.5}, and a list as
 * {@code 1,2,3}, everywhere.
 *
 * <p>Every method that reads returns the value in the asked type or throws {@link InvalidInput} with the place, the key, the value
 * and what was expected.
 *
 * <pre>{@code
 * Value toy = OptionValue.of("--toy", "ratio=2,rho=0.5");
 * double ratio = toy.required(toy.entries(List.of("ratio", "rho")), "ratio").number();
 * }</pre>
 */
public interface Value {
    /** The key in a mapping under which the value stands; that of the list for an item. */
    String key();

    /** The folder that names of files in the value are relative to. */
    Path folder();

    /** True for a list that is written as one; false for a text with commas. */
    boolean isList();

    /** True for a mapping that is written as one; false for a text such as {@code ratio=2}. */
    boolean isMapping();

    /** A single value as it is written. */
    String text();

    /** The value as the name of a file; it is relative to {@link #folder} unless it is absolute. */
    default Path path() {
        String name = text();
        if (name.isBlank()) {
            throw expected("the name of a file");
        }
        if (namesFolder(name)) {
            throw expected("the name of a file, not of a folder");
        }
        try {
            return folder().resolve(name);
        } catch (InvalidPathException wrong) {
            throw expected("the name of a file, without characters that the system's character set lacks");
        }
    }

    /** True for a name with a separator at its end, which is that of a folder. */
    static boolean namesFolder(String name) {
        return name.endsWith("/") || name.endsWith(File.separator);
    }

    /** The items of a list. */
    List<? extends Value> items();

    /** The entries of a mapping by key, in the order in which they are written. */
    Map<String, ? extends Value> entries();

    /** A part of this value's text as a value of its own at the same place. */
    Value part(String key, String text);

    /** The error of a value of the wrong kind: the message names the value and ends with "expected" and {@code what}. */
    InvalidInput expected(String what);

    /** Any other error; the message is the place followed by the sentence. */
    InvalidInput problem(String sentence);

    /** Runs a check of this value's meaning and puts the place before the message if it fails. */
    default <T> T checked(Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (InvalidInput wrong) {
            throw problem(String.valueOf(wrong.getMessage()));
        }
    }

    /** The entries of a mapping that has no other keys than these. */
    default Map<String, ? extends Value> entries(List<String> allowed) {
        Map<String, ? extends Value> entries = entries();
        entries.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                throw value.problem(Spelling.unknownKey(key, allowed) + ": expected one of " + allowed);
            }
        });
        return entries;
    }

    /** One of the entries of this mapping, which must be there. */
    default <V extends Value> V required(Map<String, V> entries, String name) {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> problem("key '" + name + "' is missing: expected it in this mapping"));
    }

    /**
     * The items of a list, or the parts of a text between its commas; a single value is a list of one. Commas in brackets do not part, and
     * brackets around a whole part are left out: {@code name=one,scale=(A=2,B=3)}.
     */
    default List<? extends Value> parts() {
        if (isList()) {
            return items();
        }
        List<Value> parts = new ArrayList<>();
        for (String text : BracketedText.parts(text())) {
            parts.add(part(key(), text));
        }
        return parts;
    }

    /** The entries of a text of the form {@code key=value,key=value}. */
    default Map<String, Value> keyedParts() {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String part : BracketedText.parts(text())) {
            int equals = part.indexOf('=');
            if (equals < 0 || part.substring(0, equals).isBlank()) {
                throw problem("part '" + part + "': expected key=value");
            }
            String key = part.substring(0, equals).strip();
            if (entries.put(key, part(key, BracketedText.inner(part.substring(equals + 1)))) != null) {
                throw problem("expected " + key + " only once");
            }
        }
        return entries;
    }

    /** A finite decimal number. */
    default double number() {
        String text = text();
        if (!Numbers.isDecimal(text)) {
            throw expected("a finite decimal number");
        }
        double number = Numbers.value(text);
        if (Double.isInfinite(number)) {
            throw expected("a number below 1.8e308");
        }
        return number;
    }

    /** The numbers of a list. */
    default double[] numbers() {
        return items().stream().mapToDouble(Value::number).toArray();
    }

    /** A whole number between the bounds, both included. */
    default int whole(int least, int most) {
        return (int) whole((long) least, (long) most);
    }

    /** A whole number between the bounds, both included. */
    default long whole(long least, long most) {
        try {
            long number = Long.parseLong(text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            throw expected("a whole number from " + least + " to " + most);
        }
        throw expected("a whole number from " + least + " to " + most);
    }

    /** {@code true} or {@code false}. */
    default boolean flag() {
        return word(List.of("true", "false")).equals("true");
    }

    /** One of these words. */
    default String word(List<String> words) {
        String text = text();
        if (!words.contains(text)) {
            throw expected(listed(words));
        }
        return text;
    }

    /** {@code a, b or c}. */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
