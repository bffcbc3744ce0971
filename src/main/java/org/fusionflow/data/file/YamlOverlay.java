package org.fusionflow.data.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

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
