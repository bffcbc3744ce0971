package org.fusionflow.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.expression.SourceText;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a YAML file; messages begin with file, line and column. */
public final class YamlValue implements Value {
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

    @Override
    public String key() {
        return key;
    }

    /** The folder of the file. */
    @Override
    public Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    }

    @Override
    public Map<String, YamlValue> entries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (node instanceof ScalarNode scalar && scalar.getValue().contains("=")) {
            keyedParts().forEach((name, value) -> entries.put(name, (YamlValue) value));
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            throw expected("a mapping of keys to values");
        }
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

    @Override
    public Map<String, YamlValue> entries(List<String> allowed) {
        Value.super.entries(allowed);
        return entries();
    }

    @Override
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

    @Override
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    @Override
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The text with the place of each character, for an expression inside; exact for a text on one line. */
    public SourceText source() {
        String text = text();
        Optional<Mark> start = node.getStartMark();
        boolean quoted = node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
                        || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED);
        return new SourceText(
                file.toString(),
                text,
                start.map(Mark::getLine).orElse(0) + 1,
                start.map(Mark::getColumn).orElse(0) + (quoted ? 2 : 1));
    }

    Node node() {
        return node;
    }

    /** The same place and key with other contents. */
    YamlValue with(Node other) {
        return new YamlValue(file, key, other);
    }

    @Override
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw expected("a single value");
        }
        return scalar.getValue();
    }

    @Override
    public YamlValue part(String name, String text) {
        return new YamlValue(
                file,
                name,
                new ScalarNode(Tag.STR, true, text, ScalarStyle.PLAIN, node.getStartMark(), node.getEndMark()));
    }

    @Override
    public <T> T checked(Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (InvalidInput wrong) {
            String message = String.valueOf(wrong.getMessage());
            // A value inside this one has named its own place.
            throw message.startsWith(file + ":") ? wrong : problem(message);
        }
    }

    @Override
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

    @Override
    public InvalidInput problem(String problem) {
        return new InvalidInput(YamlSource.place(file, node.getStartMark()) + ": " + problem);
    }
}
