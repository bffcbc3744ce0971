package org.fusionflow.study.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.data.file.YamlOverlay;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.study.design.network.StudyNetworks;

/** Merges the entries under {@code quick} into a study: they have the same keys at every level; {@code seeds} counts for all networks. */
final class QuickOverlay {
    private QuickOverlay() {}

    /**
     * @throws org.fusionflow.architecture.InvalidInput if it names networks that the study does not have
     */
    static YamlValue quick(YamlValue root) {
        Map<String, YamlValue> entries = root.entries();
        YamlValue quick = entries.get("quick");
        YamlValue whole = YamlOverlay.without(root, Set.of("quick"));
        if (quick == null) {
            return whole;
        }
        Map<String, YamlValue> over = quick.entries();
        if (over.containsKey("quick")) {
            throw quick.required(over, "quick").problem("quick: expected no quick inside");
        }
        Optional<YamlValue> seeds = Optional.ofNullable(over.get("seeds"));
        YamlValue networks = entries.get("networks");
        YamlValue changed = over.get("networks");
        if (changed != null) {
            requireKnown(networks == null ? List.of() : StudyNetworks.names(networks), changed);
        }
        YamlValue axes = over.get("axes");
        YamlValue merged = YamlOverlay.deep(whole, YamlOverlay.without(quick, Set.of("networks", "seeds", "axes")));
        if (axes != null) {
            merged = YamlOverlay.with(merged, "axes", axes(entries, axes));
        }
        return networks == null
                ? merged
                : YamlOverlay.with(
                        merged, "networks", StudyNetworks.overlaid(networks, Optional.ofNullable(changed), seeds));
    }

    /** Replaces whole axes: a merged half of a range would be another range. */
    private static YamlValue axes(Map<String, YamlValue> entries, YamlValue over) {
        YamlValue axes = entries.get("axes");
        if (axes == null || !axes.isMapping() || !over.isMapping()) {
            return over;
        }
        Map<String, YamlValue> known = axes.entries();
        over.entries().forEach((name, axis) -> {
            if (!known.containsKey(name)) {
                throw axis.problem("quick: unknown axis '" + name + "', expected one of " + known.keySet());
            }
        });
        return YamlOverlay.inOrder(axes, over);
    }

    private static void requireKnown(List<String> names, YamlValue changed) {
        changed.entries().forEach((name, network) -> {
            if (!names.contains(name)) {
                throw network.problem("quick: unknown network '" + name + "', expected one of " + names);
            }
        });
    }
}
