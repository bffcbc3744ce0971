package org.fusionflow.data.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;

/** Text of the form {@code key=value,key=value}, as options of the command line hold it. Values are taken out one by one. */
public final class KeyedText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final String name;
    private final String text;
    private final String form;
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * @param name what the text describes, for messages
     * @param form the keys that are expected, for messages
     * @throws InvalidInput if a part is not {@code key=value}, or a key comes twice
     */
    public KeyedText(String name, String text, String form) {
        this.name = name;
        this.text = text;
        this.form = form;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 || part.substring(0, equals).isBlank()) {
                throw problem("part '" + part.strip() + "': expected " + form);
            }
            String key = part.substring(0, equals).strip();
            if (values.put(key, part.substring(equals + 1).strip()) != null) {
                throw problem("expected " + key + " only once");
            }
        }
    }

    public InvalidInput problem(String problem) {
        return new InvalidInput(name + " '" + text + "', " + problem);
    }

    /** Keys that nobody has taken yet, in the order of the text. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    public Optional<String> take(String key) {
        return Optional.ofNullable(values.remove(key));
    }

    /** Numbers of all keys with this prefix, by what follows it, in the order of the text. */
    public Map<String, Double> numbers(String prefix) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String key : keys()) {
            if (key.startsWith(prefix)) {
                numbers.put(key.substring(prefix.length()), number(key).orElseThrow());
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
                throw problem("part '" + key + "': expected " + form);
            }
            sizes.add(whole(key, 1, largest).orElseThrow().intValue());
        }
        long all = sizes.stream().mapToLong(Integer::longValue).sum();
        if (all > largest) {
            throw problem("expected at most " + largest + " " + names + " together, got " + all);
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Modalities(keys, sizes));
    }

    /** {@code true} or {@code false}; false if the key is not there. */
    public boolean flag(String key) {
        String value = take(key).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw problem(key + " '" + value + "': expected true or false");
        }
        return value.equals("true");
    }

    /** One of these words; the first if the key is not there. */
    public String word(String key, String first, String second) {
        String value = take(key).orElse(first);
        if (!value.equals(first) && !value.equals(second)) {
            throw problem(key + " '" + value + "': expected " + first + " or " + second);
        }
        return value;
    }

    /**
     * @throws InvalidInput if a key is left that nobody has taken
     */
    public void requireAllTaken() {
        if (!values.isEmpty()) {
            throw problem("part '" + keys().get(0) + "': expected " + form);
        }
    }

    /** A finite number; empty if the key is not there. */
    public Optional<Double> number(String key) {
        return take(key).map(value -> Numbers.parse(value, name + " " + key));
    }

    /** A whole number between the bounds, both included; empty if the key is not there. */
    public Optional<Long> whole(String key, long least, long most) {
        return take(key).map(value -> {
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException wrong) {
                throw problem(key + " '" + value + "': expected a whole number from " + least + " to " + most);
            }
            throw problem(key + " " + value + ": expected a whole number from " + least + " to " + most);
        });
    }
}
