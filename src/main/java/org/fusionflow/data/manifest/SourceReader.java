package org.fusionflow.data.manifest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.CsvTable;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.idx.IdxTable;
import org.fusionflow.data.npz.NpyTable;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.data.npz.SamplesArchive;
import org.fusionflow.data.table.RowTable;
import org.jspecify.annotations.Nullable;

/** Opens the tables that a manifest names, each once. What a part of the manifest does not say of its table, the manifest says for all. */
final class SourceReader {
    private record Place(Path file, String array, CsvTable.CsvShape shape) {}

    private static final int MOST_SKIPPED = 1000;

    private final Map<String, YamlValue> common;
    private final Map<Place, RowTable> open = new LinkedHashMap<>();

    /**
     * @param common entries of the manifest
     */
    SourceReader(Map<String, YamlValue> common) {
        this.common = common;
    }

    /** True if the manifest names a file for all parts. */
    boolean hasCommonFile() {
        return common.containsKey(ManifestKeys.FILE.name());
    }

    /** The table of a part of the manifest that is a mapping. */
    RowTable table(YamlValue part, Map<String, YamlValue> entries) {
        YamlValue file = entries.get(ManifestKeys.FILE.name());
        boolean own = file != null;
        if (file == null) {
            file = common.get(ManifestKeys.FILE.name());
        }
        if (file == null) {
            throw part.problem("key '" + ManifestKeys.FILE.name()
                    + "' is missing: expected it here, or in the manifest for all parts");
        }
        return table(
                file,
                own ? entries.get(ManifestKeys.ARRAY.name()) : either(entries, ManifestKeys.ARRAY.name()),
                shape(entries));
    }

    /** The table of a part that is the name of a file. */
    RowTable table(YamlValue file) {
        return table(file, null, shape(Map.of()));
    }

    private @Nullable YamlValue either(Map<String, YamlValue> entries, String key) {
        YamlValue own = entries.get(key);
        return own == null ? common.get(key) : own;
    }

    private CsvTable.CsvShape shape(Map<String, YamlValue> entries) {
        YamlValue header = either(entries, ManifestKeys.HEADER.name());
        YamlValue skip = either(entries, ManifestKeys.SKIP.name());
        return new CsvTable.CsvShape(skip == null ? 0 : skip.whole(0, MOST_SKIPPED), header == null || header.flag());
    }

    private RowTable table(YamlValue file, @Nullable YamlValue array, CsvTable.CsvShape shape) {
        Path path = file.path();
        Place place = new Place(path, array == null ? "" : array.text(), shape);
        RowTable known = open.get(place);
        if (known == null) {
            known = file.checked(() -> opened(path, Optional.ofNullable(array), shape));
            open.put(place, known);
        }
        return known;
    }

    private static RowTable opened(Path path, Optional<YamlValue> array, CsvTable.CsvShape shape) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (NpzFile.isArchive(path)) {
            return SamplesArchive.table(path, array.map(YamlValue::text));
        }
        if (array.isPresent()) {
            throw array.get().problem("array: expected none, only .npz files hold several");
        }
        if (name.endsWith(".npy")) {
            return NpyTable.of(path);
        }
        return IdxTable.isIdx(path) ? IdxTable.of(path) : CsvTable.of(path, shape);
    }

    /** The tables that are open, in the order in which they were named. */
    List<RowTable> tables() {
        return List.copyOf(open.values());
    }
}
