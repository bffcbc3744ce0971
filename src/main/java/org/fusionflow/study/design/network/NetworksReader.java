package org.fusionflow.study.design.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.data.file.YamlOverlay;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.network.setup.NetworkKeys;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.problem.PointFilter;

/** Reads the networks of a study and their settings. */
public final class NetworksReader {
    /** Key of the files that recorded a network; it takes the place of the keys that train one. */
    public static final String RECORDED = "recorded";

    /** Keys of a study's network that do not belong to its setup. */
    public static final List<String> OWN_KEYS = List.of("like", RECORDED, "halfNorms", "until", "times", "where");

    private final StudyNames names;
    private final StudyGrid grid;
    private final Optional<YamlValue> seeds;

    /**
     * @param seeds of networks that give none
     */
    public NetworksReader(StudyNames names, StudyGrid grid, Optional<YamlValue> seeds) {
        this.names = names;
        this.grid = grid;
        this.seeds = seeds;
    }

    /** Reads the networks and registers their names. */
    public List<StudyNetwork> networks(YamlValue given) {
        Map<String, YamlValue> written = StudyNetworks.entries(given);
        if (written.isEmpty()) {
            throw given.expected("at least one network");
        }
        List<StudyNetwork> networks = new ArrayList<>();
        written.forEach((name, value) -> {
            names.requireFree("network", name, value);
            YamlValue setup = StudyNetworks.complete(name, written);
            boolean recorded = setup.entries().containsKey(RECORDED);
            if (seeds.isPresent() && !recorded && !setup.entries().containsKey("seeds")) {
                setup = YamlOverlay.with(setup, "seeds", seeds.get());
            }
            if (recorded) {
                requireNoTraining(setup);
            }
            names.addNetwork(name);
            networks.add(network(name, setup));
        });
        return networks;
    }

    private static void requireNoTraining(YamlValue setup) {
        setup.entries().forEach((key, value) -> {
            if (NetworkKeys.names().contains(key) && !Recordings.KEYS.contains(key)) {
                throw value.problem(
                        key + ": expected none beside recorded, whose network was trained elsewhere; expected only "
                                + Recordings.KEYS + " of it");
            }
        });
    }

    private StudyNetwork network(String name, YamlValue setup) {
        List<String> keys = new ArrayList<>(OWN_KEYS);
        keys.addAll(NetworkKeys.names());
        Map<String, YamlValue> all = setup.entries(keys);
        return new StudyNetwork(
                name,
                YamlOverlay.without(setup, Set.copyOf(OWN_KEYS)),
                Optional.ofNullable(all.get(RECORDED)).map(Recordings::new),
                Optional.ofNullable(all.get("halfNorms")),
                Optional.ofNullable(all.get("until")),
                Optional.ofNullable(all.get("times")),
                Optional.ofNullable(all.get("where")).map(where -> PointFilter.onAxes(where, grid)));
    }
}
