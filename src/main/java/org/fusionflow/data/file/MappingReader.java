package org.fusionflow.data.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;

/**
 * Takes the entries out of a mapping one by one, so that an entry that nobody takes can be refused. A key that the mapping's form does not have
 * is refused before all else, because a misspelt key is also one that is missing.
 */
public final class MappingReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    /** A key in a form: {@code ratio=NUMBER}, {@code psi.NAME=}; words of capitals stand for names. */
    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9.]+)=");

    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]{4,}");

    private final Value mapping;
    private final String form;
    private final Map<String, Value> entries;

    /**
     * @param form the keys that are expected, as messages show them: {@code ratio=NUMBER, psi.NAME=NUMBER}, where a word of capitals in a key
     *     stands for any name
     * @throws InvalidInput if the value is no mapping, or a key is none of these or comes twice
     */
    public MappingReader(Value mapping, String form) {
        this.mapping = mapping;
        this.form = form;
        this.entries = new LinkedHashMap<>(mapping.entries());
        for (String key : keys()) {
            if (KEY.matcher(form).results().noneMatch(known -> isOf(key, known.group(1)))) {
                throw unknown(key);
            }
        }
    }

    private static boolean isOf(String key, String known) {
        return key.equals(known)
                || key.matches(PLACEHOLDER.matcher(known.replace(".", "\\.")).replaceAll("[A-Za-z0-9]+"));
    }

    /** The keys of a form that are no names of a user's own. */
    public static List<String> keys(String form) {
        return KEY.matcher(form)
                .results()
                .map(key -> key.group(1))
                .filter(key -> !PLACEHOLDER.matcher(key).find())
                .toList();
    }

    public InvalidInput problem(String problem) {
        return mapping.problem(problem);
    }

    /** Keys that nobody has taken yet, in the order in which they are written. */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public Optional<Value> take(String key) {
        return Optional.ofNullable(entries.remove(key));
    }

    /** An entry that must be there. */
    public Value required(String key) {
        // Where any word may be a key, a misspelt one is known only by what is missing.
        return take(key)
                .orElseThrow(() -> Spelling.nearest(key, entries.keySet())
                        .map(this::unknown)
                        .orElseGet(() -> problem("expected " + key + "=NUMBER as well")));
    }

    /** Numbers of all keys with this prefix, by what follows it, in the order in which they are written. */
    public Map<String, Double> numbers(String prefix) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String key : keys()) {
            if (key.startsWith(prefix)) {
                numbers.put(key.substring(prefix.length()), required(key).number());
            }
        }
        return numbers;
    }

    /**
     * All keys that are left, each a name with a size.
     *
     * @param names what such names are, for messages
     * @param largest size of one, and of all together
     */
    public Optional<Modalities> sizes(String names, int largest) {
        List<String> keys = keys();
        List<Integer> sizes = new ArrayList<>();
        for (String key : keys) {
            if (!NAME.matcher(key).matches()) {
                throw unknown(key);
            }
            sizes.add(required(key).whole(1, largest));
        }
        long all = sizes.stream().mapToLong(Integer::longValue).sum();
        if (all > largest) {
            throw problem("expected at most " + largest + " " + names + " together, got " + all);
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Modalities(keys, sizes));
    }

    /** {@code true} or {@code false}; false if the key is not there. */
    public boolean flag(String key) {
        return take(key).map(Value::flag).orElse(false);
    }

    /** One of these words; the first if the key is not there. */
    public String word(String key, String... words) {
        return take(key).map(value -> value.word(List.of(words))).orElse(words[0]);
    }

    /**
     * @throws InvalidInput if an entry is left that nobody has taken
     */
    public void requireAllTaken() {
        if (!entries.isEmpty()) {
            throw unknown(keys().get(0));
        }
    }

    private InvalidInput unknown(String key) {
        return entries.getOrDefault(key, mapping).problem(Spelling.unknownKey(key, keys(form)) + ": expected " + form);
    }

    /** A finite number; empty if the key is not there. */
    public Optional<Double> number(String key) {
        return take(key).map(Value::number);
    }

    /** A whole number between the bounds, both included; empty if the key is not there. */
    public Optional<Long> whole(String key, long least, long most) {
        return take(key).map(value -> value.whole(least, most));
    }
}
