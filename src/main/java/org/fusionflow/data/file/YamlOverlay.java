package org.fusionflow.data.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Values of a YAML file laid over others; every part keeps its own place in the file. */
public final class YamlOverlay {
    private YamlOverlay() {}

    /** Entries of mappings, one inside the other, replace those of the same key below; anything else is replaced whole. */
    public static YamlValue deep(YamlValue below, YamlValue above) {
        return below.with(merged(below.node(), above.node(), true));
    }

    /** A mapping with the entries of another one, which replace those of the same key below whole. */
    public static YamlValue flat(YamlValue below, YamlValue above) {
        return above.with(merged(below.node(), above.node(), false));
    }

    /** A mapping whose entries are replaced whole by those of another one; the order stays. */
    public static YamlValue inOrder(YamlValue below, YamlValue above) {
        YamlValue merged = below;
        for (Map.Entry<String, YamlValue> entry : above.entries().entrySet()) {
            merged = with(merged, entry.getKey(), entry.getValue());
        }
        return merged;
    }

    /** An empty mapping at the place of a value. */
    public static YamlValue mapping(YamlValue place) {
        Node node = place.node();
        return place.with(
                new MappingNode(Tag.MAP, true, List.of(), FlowStyle.BLOCK, node.getStartMark(), node.getEndMark()));
    }

    /** A mapping without some keys. */
    public static YamlValue without(YamlValue mapping, Set<String> keys) {
        if (!(mapping.node() instanceof MappingNode node)) {
            return mapping;
        }
        List<NodeTuple> kept = node.getValue().stream()
                .filter(tuple -> !(tuple.getKeyNode() instanceof ScalarNode key && keys.contains(key.getValue())))
                .toList();
        return mapping.with(mapping(node, kept));
    }

    /** A mapping with an entry in place of the one with the same key, or at the end. */
    public static YamlValue with(YamlValue mapping, String key, YamlValue value) {
        if (!(mapping.node() instanceof MappingNode node)) {
            return mapping;
        }
        List<NodeTuple> tuples = new ArrayList<>();
        NodeTuple entry = new NodeTuple(new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN), value.node());
        boolean replaced = false;
        for (NodeTuple tuple : node.getValue()) {
            boolean same = key(tuple).equals(key);
            tuples.add(same ? entry : tuple);
            replaced |= same;
        }
        if (!replaced) {
            tuples.add(entry);
        }
        return mapping.with(mapping(node, tuples));
    }

    /** All keys and values in one line: two values with the same line say the same. */
    public static String canonical(YamlValue value) {
        StringBuilder line = new StringBuilder();
        write(value.node(), line);
        return line.toString();
    }

    private static void write(Node node, StringBuilder line) {
        if (node instanceof ScalarNode scalar) {
            line.append('"').append(scalar.getValue().replace("\"", "\"\"")).append('"');
        } else if (node instanceof SequenceNode sequence) {
            line.append('[');
            sequence.getValue().forEach(item -> {
                write(item, line);
                line.append(',');
            });
            line.append(']');
        } else if (node instanceof MappingNode mapping) {
            line.append('{');
            mapping.getValue().forEach(tuple -> {
                write(tuple.getKeyNode(), line);
                line.append(':');
                write(tuple.getValueNode(), line);
                line.append(',');
            });
            line.append('}');
        }
    }

    private static Node merged(Node below, Node above, boolean deep) {
        if (!(below instanceof MappingNode lower) || !(above instanceof MappingNode upper)) {
            return above;
        }
        Map<String, NodeTuple> tuples = new LinkedHashMap<>();
        lower.getValue().forEach(tuple -> tuples.put(key(tuple), tuple));
        for (NodeTuple tuple : upper.getValue()) {
            tuples.merge(
                    key(tuple),
                    tuple,
                    (old, one) -> deep
                            ? new NodeTuple(one.getKeyNode(), merged(old.getValueNode(), one.getValueNode(), true))
                            : one);
        }
        return mapping(deep ? lower : upper, new ArrayList<>(tuples.values()));
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : tuple.toString();
    }

    private static MappingNode mapping(MappingNode like, List<NodeTuple> tuples) {
        return new MappingNode(
                like.getTag(), true, tuples, like.getFlowStyle(), like.getStartMark(), like.getEndMark());
    }
}
