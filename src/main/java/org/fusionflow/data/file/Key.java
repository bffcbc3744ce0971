package org.fusionflow.data.file;

import java.util.List;
import java.util.Locale;

/**
 * A setting that is a key of YAML mappings and an option of the command line, both of the same meaning: {@code maxSteps} and
 * {@code --max-steps}.
 *
 * @param name in YAML
 * @param label of its value in help texts; empty for a switch, which has none
 * @param description a sentence or two for people
 * @param usual what holds where nothing is given, for people; empty where that needs no word
 * @param choices the names that it takes, for a shell that completes them; empty where there are too many to list
 */
public record Key(String name, String label, String description, String usual, List<String> choices) {
    public Key {
        choices = List.copyOf(choices);
    }

    /** A key whose values are not a few names. */
    public Key(String name, String label, String description, String usual) {
        this(name, label, description, usual, List.of());
    }

    /** The same with the names that it takes. */
    public Key of(String... names) {
        return new Key(name, label, description, usual, List.of(names));
    }

    /** A switch: {@code true} or {@code false} in YAML, an option without a value on the command line. */
    public static Key flag(String name, String description) {
        return new Key(name, "", description, "");
    }

    public boolean isFlag() {
        return label.isEmpty();
    }

    /** {@code --max-steps} for {@code maxSteps}. */
    public String option() {
        StringBuilder option = new StringBuilder("--");
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter)) {
                option.append('-');
            }
            option.append(Character.toLowerCase(letter));
        }
        return option.toString().toLowerCase(Locale.ROOT);
    }

    /** The description with the default at its end. */
    public String help() {
        return usual.isEmpty() ? description : description + " (default: " + usual + ")";
    }

    public static List<String> names(List<Key> keys) {
        return keys.stream().map(Key::name).toList();
    }

    /** The keys as a table in Markdown: key, option, description, default. */
    public static String markdown(List<Key> keys) {
        StringBuilder table =
                new StringBuilder("| key | option | value | meaning | default |\n| --- | --- | --- | --- | --- |\n");
        for (Key key : keys) {
            table.append("| `")
                    .append(key.name)
                    .append("` | `")
                    .append(key.option())
                    .append("` | ")
                    .append(key.isFlag() ? "`true` or `false`" : "`" + cell(key.label) + "`")
                    .append(" | ")
                    .append(cell(key.description))
                    .append(" | ")
                    .append(cell(key.usual))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** Keys that are no options as a table in Markdown: key, value, description, default. */
    public static String keysMarkdown(List<Key> keys) {
        StringBuilder table = new StringBuilder("| key | value | meaning | default |\n| --- | --- | --- | --- |\n");
        for (Key key : keys) {
            table.append("| `")
                    .append(key.name)
                    .append("` | ")
                    .append(key.isFlag() ? "`true` or `false`" : "`" + cell(key.label) + "`")
                    .append(" | ")
                    .append(cell(key.description))
                    .append(" | ")
                    .append(cell(key.usual))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
