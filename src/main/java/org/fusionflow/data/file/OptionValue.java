package org.fusionflow.data.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;

/**
 * The text behind an option of the command line, {@code --toy ratio=2,rho=0.5}, or a part of it. Messages begin with the option. Names of
 * files are relative to the current folder.
 */
public final class OptionValue implements Value {
    /** Longer texts are cut in messages. */
    private static final int LONGEST = 100;

    private final String option;
    private final String whole;
    private final String path;
    private final String key;
    private final String text;

    private OptionValue(String option, String whole, String path, String key, String text) {
        this.option = option;
        this.whole = whole;
        this.path = path;
        this.key = key;
        this.text = text;
    }

    /**
     * @param option as it is written, {@code --max-steps}; a text that is not from the command line has a name without dashes
     */
    public static OptionValue of(String option, String text) {
        return new OptionValue(option, text, option, key(option), text);
    }

    /**
     * Values by the names of their keys, {@code maxSteps}, from texts that would stand behind the options.
     *
     * @param texts by name
     * @param keys that may be given
     * @throws InvalidInput if a name is none of them
     */
    public static Map<String, Value> all(Map<String, String> texts, List<Key> keys) {
        Map<String, Value> values = new TreeMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Key key = keys.stream()
                    .filter(one -> one.name().equals(text.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("unknown key '" + text.getKey() + "': expected one of "
                            + String.join(", ", Key.names(keys))));
            values.put(key.name(), of(key.option(), text.getValue()));
        }
        return values;
    }

    /** The key of an option: {@code maxSteps} for {@code --max-steps}. */
    public static String key(String option) {
        StringBuilder key = new StringBuilder();
        for (String word : option.split("-", -1)) {
            if (!word.isEmpty()) {
                String first = word.substring(0, 1);
                key.append(key.isEmpty() ? first : first.toUpperCase(Locale.ROOT))
                        .append(word, 1, word.length());
            }
        }
        return key.toString();
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Path folder() {
        return Path.of("");
    }

    @Override
    public boolean isList() {
        return false;
    }

    @Override
    public boolean isMapping() {
        return false;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<? extends Value> items() {
        return parts();
    }

    @Override
    public Map<String, ? extends Value> entries() {
        return keyedParts();
    }

    @Override
    public Value part(String name, String part) {
        return new OptionValue(option, whole, name.equals(key) ? path : path + " " + name, name, part);
    }

    /** {@code --toy rho 'x': expected a finite decimal number}. */
    @Override
    public InvalidInput expected(String what) {
        return new InvalidInput(path + " '" + cut(text) + "': expected " + what);
    }

    /** {@code --toy 'ratio=2,sigma=1', unknown key ...}. */
    @Override
    public InvalidInput problem(String sentence) {
        return new InvalidInput(
                option + " '" + cut(whole) + "'" + (sentence.startsWith("expected") ? ": " : ", ") + sentence);
    }

    /** A check's own message begins with what is wrong, {@code max-steps 0: expected ...}; here it begins with the option. */
    @Override
    public <T> T checked(Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (InvalidInput wrong) {
            String message = String.valueOf(wrong.getMessage());
            String bare = option.replaceFirst("^-+", "");
            // A part of this option has named it, or a file named by it has named itself.
            if (begins(message, option)
                    || (!text.isBlank() && (begins(message, text) || begins(message, asPath(text))))) {
                throw wrong;
            }
            throw new InvalidInput(
                    message.startsWith(bare + " ")
                            ? option + message.substring(bare.length())
                            : option + " '" + cut(whole) + "', " + message,
                    wrong);
        }
    }

    /** As a file names itself: without doubled separators. */
    private static String asPath(String text) {
        try {
            return Path.of(text).toString();
        } catch (InvalidPathException noPath) {
            return text;
        }
    }

    private static boolean begins(String message, String place) {
        if (place.length() > LONGEST) {
            // The middle of such a name may be left out of the message.
            return message.startsWith(place.substring(0, LONGEST));
        }
        return message.startsWith(place)
                && message.length() > place.length()
                && " ,:".indexOf(message.charAt(place.length())) >= 0;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
