package org.fusionflow.study.design.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.data.file.YamlOverlay;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.network.setup.NetworkKeys;

/** The networks of a study file: a mapping of names to setups, or a list of setups with names. */
public final class StudyNetworks {
    private StudyNetworks() {}

    public static List<String> names(YamlValue networks) {
        return List.copyOf(entries(networks).keySet());
    }

    /**
     * The setups by name, as they are written.
     *
     * @throws org.fusionflow.architecture.InvalidInput for a list whose items have no name, or the same name
     */
    public static Map<String, YamlValue> entries(YamlValue networks) {
        if (!networks.isList()) {
            return networks.entries();
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (YamlValue item : networks.items()) {
            YamlValue name = item.required(item.entries(), "name");
            if (entries.put(name.text(), YamlOverlay.without(item, Set.of("name"))) != null) {
                throw name.expected("a name that no other network has");
            }
        }
        return entries;
    }

    /** The same networks with other values for some keys, and other seeds for all. */
    public static YamlValue overlaid(YamlValue networks, Optional<YamlValue> changes, Optional<YamlValue> seeds) {
        Map<String, YamlValue> over = changes.map(YamlValue::entries).orElse(Map.of());
        YamlValue all = YamlOverlay.mapping(networks);
        for (Map.Entry<String, YamlValue> entry : entries(networks).entrySet()) {
            YamlValue one = entry.getValue();
            YamlValue change = over.get(entry.getKey());
            // A recorded network has as many seeds as files.
            if (seeds.isPresent() && !one.entries().containsKey(NetworksReader.RECORDED)) {
                one = YamlOverlay.with(one, "seeds", seeds.get());
            }
            if (change != null) {
                one = YamlOverlay.deep(one, change);
            }
            all = YamlOverlay.with(all, entry.getKey(), one);
        }
        return all;
    }

    /**
     * A setup completed with the keys of the network named by {@code like}, and of the one that this one names.
     *
     * @throws org.fusionflow.architecture.InvalidInput if there is no such network, or the references form a cycle
     */
    static YamlValue complete(String name, Map<String, YamlValue> networks) {
        YamlValue setup = networks.get(name);
        List<String> chain = new ArrayList<>(List.of(name));
        if (setup == null) {
            throw new IllegalArgumentException("network " + name);
        }
        for (Optional<YamlValue> like = like(setup); like.isPresent(); like = like(setup)) {
            String other = like.get().text();
            YamlValue below = networks.get(other);
            if (below == null) {
                throw like.get().expected("one of " + networks.keySet());
            }
            if (chain.contains(other)) {
                throw like.get()
                        .problem("like: " + String.join(" is like ", chain) + " is like " + other
                                + ", expected no circle");
            }
            chain.add(other);
            // The points at which a network is trained are not inherited, nor what another method needs.
            Set<String> own = new HashSet<>(Set.of("where"));
            Optional.ofNullable(setup.entries().get("method"))
                    .ifPresent(method -> own.addAll(NetworkKeys.notOf(method.text())));
            setup = YamlOverlay.flat(YamlOverlay.without(below, own), YamlOverlay.without(setup, Set.of("like")));
        }
        return setup;
    }

    private static Optional<YamlValue> like(YamlValue setup) {
        return Optional.ofNullable(setup.entries().get("like"));
    }
}
