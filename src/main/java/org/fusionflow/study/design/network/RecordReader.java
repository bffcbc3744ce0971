package org.fusionflow.study.design.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Formula;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.problem.PointFilter;
import org.fusionflow.study.design.problem.ProblemTemplate;

/** Reads which quantities are recorded over time. */
public final class RecordReader {
    /** Columns of the table of curves that do not belong to a modality. */
    public static final List<String> SINGLE = List.of("loss", "generalization", "accuracy", "directions");

    /** Columns of the table of curves that exist once for each modality. */
    public static final List<String> BY_MODALITY =
            List.of("mapNorm", "map", "contribution", "lossWithout", "accuracyAlone");

    private final Map<String, YamlValue> entries;
    private final StudyNames names;
    private final ProblemTemplate problem;
    private final StudyGrid grid;

    public RecordReader(Map<String, YamlValue> entries, StudyNames names, ProblemTemplate problem, StudyGrid grid) {
        this.entries = entries;
        this.names = names;
        this.problem = problem;
        this.grid = grid;
    }

    public RecordSpec record() {
        YamlValue record = entries.get("record");
        if (record == null) {
            return RecordSpec.NOTHING;
        }
        Map<String, YamlValue> parts = record.entries(List.of("times", "epochs", "what", "units", "where"));
        Optional<YamlValue> units = Optional.ofNullable(parts.get("units"));
        if (units.isPresent() && names.networks().isEmpty()) {
            throw units.get().problem("units: expected networks, which have them");
        }
        Optional<Formula> where =
                Optional.ofNullable(parts.get("where")).map(condition -> PointFilter.onAxes(condition, grid));
        List<String> columns = units.isPresent() ? unitColumns() : List.of();
        YamlValue epochs = parts.get("epochs");
        if (epochs != null
                && (parts.containsKey("times")
                        || units.isPresent()
                        || names.networks().isEmpty())) {
            throw epochs.problem("epochs: expected networks, and neither times nor units, which have flow times");
        }
        if (units.isPresent() && !parts.containsKey("times") && !parts.containsKey("what")) {
            return new RecordSpec(units, false, List.of(), units, columns, where);
        }
        YamlValue times = epochs == null ? record.required(parts, "times") : epochs;
        List<String> what = new ArrayList<>(epochs == null ? List.of() : List.of(RecordSpec.EPOCH));
        Set<String> seen = new HashSet<>();
        YamlValue given = parts.get("what");
        List<String> words = new ArrayList<>(SINGLE);
        words.addAll(BY_MODALITY);
        for (YamlValue item : given == null ? List.<YamlValue>of() : given.items()) {
            String word = item.word(words);
            if (!seen.add(word)) {
                throw item.problem("what: found '" + word + "', expected each quantity only once");
            }
            add(word, what);
        }
        if (given == null) {
            add("loss", what);
            add("mapNorm", what);
        }
        if (what.isEmpty()) {
            throw record.required(parts, "what").expected("at least one of " + words);
        }
        return new RecordSpec(Optional.of(times), epochs != null, what, units, columns, where);
    }

    private List<String> unitColumns() {
        List<String> columns = new ArrayList<>(problem.inputs(grid));
        columns.add("outgoing");
        return columns;
    }

    private void add(String word, List<String> what) {
        if (SINGLE.contains(word)) {
            what.add(word);
        } else {
            names.modalities().forEach(m -> what.add(word + "[" + m + "]"));
        }
    }
}
