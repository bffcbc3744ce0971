package org.fusionflow.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;

/** Text of the form {@code key=value,key=value}, as options of the command line hold it. Values are taken out one by one. */
public final class KeyedText {
    private final String name;
    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * @param name what the text describes, for messages
     * @param form the keys that are expected, for messages
     * @throws InvalidInput if a part is not {@code key=value}, or a key comes twice
     */
    public KeyedText(String name, String text, String form) {
        this.name = name;
        this.text = text;
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
