package org.fusionflow.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a YAML file with its place. Every reader either returns the value in the asked type or throws
 * {@link InvalidInput} with file, line, column, key, value and what was expected.
 */
public final class YamlValue {
    private final Path file;
    private final String key;
    private final Node node;

    YamlValue(Path file, String key, Node node) {
        this.file = file;
        this.key = key;
        this.node = node;
    }

    public Path file() {
        return file;
    }

    /** The entries of a mapping, by key, in the order of the file. */
    public Map<String, YamlValue> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw expected("a mapping of keys to values");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                throw new YamlValue(file, key, tuple.getKeyNode()).expected("a key that is plain text");
            }
            YamlValue value = new YamlValue(file, name.getValue(), tuple.getValueNode());
            if (entries.put(name.getValue(), value) != null) {
                throw new YamlValue(file, key, name).problem("key '" + name.getValue() + "': expected only once");
            }
        }
        return entries;
    }

    /** The entries of a mapping that has no other keys than these. */
    public Map<String, YamlValue> entries(List<String> allowed) {
        Map<String, YamlValue> entries = entries();
        for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
            if (!allowed.contains(entry.getKey())) {
                throw entry.getValue().problem("unknown key '" + entry.getKey() + "': expected one of " + allowed);
            }
        }
        return entries;
    }

    /** One entry of a mapping that must be there. */
    public YamlValue required(Map<String, YamlValue> entries, String name) {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> problem("key '" + name + "' is missing: expected it in this mapping"));
    }

    public List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw expected("a list");
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(file, key, item));
        }
        return items;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw expected("a single value");
        }
        return scalar.getValue();
    }

    public double number() {
        try {
            return Numbers.parse(text(), key);
        } catch (InvalidInput wrong) {
            throw problem(String.valueOf(wrong.getMessage()));
        }
    }

    /** A whole number between the bounds, both included. */
    public int whole(int least, int most) {
        String text = text();
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            throw expected("a whole number from " + least + " to " + most);
        }
        throw expected("a whole number from " + least + " to " + most);
    }

    public double[] numbers() {
        return items().stream().mapToDouble(YamlValue::number).toArray();
    }

    /** Runs a check of this value's meaning and puts the place before the message if it fails. */
    public <T> T checked(java.util.function.Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (InvalidInput wrong) {
            throw problem(String.valueOf(wrong.getMessage()));
        }
    }

    /** A value of the wrong kind. */
    public InvalidInput expected(String what) {
        String value = node instanceof ScalarNode scalar
                ? "'"
                        + (scalar.getValue().length() > 60
                                ? scalar.getValue().substring(0, 60) + "..."
                                : scalar.getValue())
                        + "'"
                : node instanceof SequenceNode ? "a list" : "a mapping";
        return problem(key + ": found " + value + ", expected " + what);
    }

    /** Any problem with this value; the place is put before it. */
    public InvalidInput problem(String problem) {
        return new InvalidInput(YamlSource.place(file, node.getStartMark()) + ": " + problem);
    }
}
