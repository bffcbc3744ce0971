package org.fusionflow.study.design;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.YamlOverlay;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.remedy.RemedyKeys;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Sentence;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.check.CheckReader;
import org.fusionflow.study.design.column.QuantityReader;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.column.TheoryColumn;
import org.fusionflow.study.design.column.TheoryReader;
import org.fusionflow.study.design.figure.FigureReader;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.design.figure.TableSpec;
import org.fusionflow.study.design.grid.AxesReader;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.network.NetworksReader;
import org.fusionflow.study.design.network.RecordReader;
import org.fusionflow.study.design.network.RecordSpec;
import org.fusionflow.study.design.network.SettingColumns;
import org.fusionflow.study.design.network.StudyNetwork;
import org.fusionflow.study.design.problem.AxisUse;
import org.fusionflow.study.design.problem.PointFilter;
import org.fusionflow.study.design.problem.ProblemFeasibility;
import org.fusionflow.study.design.problem.ProblemReader;
import org.fusionflow.study.design.problem.ProblemSymbols;
import org.fusionflow.study.design.problem.ProblemTemplate;
import org.fusionflow.study.design.value.SentenceReader;

/**
 * Reads a study from a YAML file.
 *
 * <pre>{@code
 * Study study = new StudyReader(Plugins.CATALOGUE).read(Path.of("two-layer-ratio.yaml"), false);
 * }</pre>
 */
public final class StudyReader {
    static final List<String> KEYS = List.of(
            "name",
            "title",
            "description",
            "architecture",
            "layers",
            "fusion",
            "data",
            "u0",
            "remedies",
            "seeds",
            "axes",
            "where",
            "networks",
            "theory",
            "quantities",
            "record",
            "checks",
            "figures",
            "tables",
            "follow",
            "needs",
            "quick",
            "plugin");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,60}");

    private final Catalogue catalogue;

    /**
     * @param catalogue the quantities that can be measured
     */
    public StudyReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads a study file.
     *
     * @param quick true to merge the entries under {@code quick} into the study
     * @throws InvalidInput that names file, line and column of the mistake
     */
    public Study read(Path file, boolean quick) {
        return parse(YamlSource.text(file), file, quick);
    }

    /** Reads a study from its text; paths inside are relative to the folder of {@code file}. */
    public Study parse(String text, Path file, boolean quick) {
        return study(YamlSource.parse(text, file), text, quick);
    }

    /** Reads a study with a quick form in both forms, so that errors in either are found at once. */
    private Study study(YamlValue root, String text, boolean quick) {
        boolean both = root.entries(KEYS).containsKey("quick");
        Study full = new Reading(YamlOverlay.without(root, Set.of("quick"))).study(text, false);
        Study small = both ? new Reading(QuickOverlay.quick(root)).study(text, true) : full;
        return quick ? small : full;
    }

    /** The state of reading one file. */
    private final class Reading {
        private final YamlValue root;
        private final Map<String, YamlValue> entries;
        private final StudyGrid grid;
        private final ProblemTemplate problem;
        private final StudyNames names;
        private final List<String> plugins;
        private final List<StudyNetwork> networks = new ArrayList<>();
        private final List<TheoryColumn> theory = new ArrayList<>();

        Reading(YamlValue root) {
            this.root = root;
            this.entries = root.entries(KEYS);
            StudyGrid whole = Optional.ofNullable(entries.get("axes"))
                    .map(AxesReader::grid)
                    .orElse(StudyGrid.SINGLE);
            this.problem = new ProblemReader(root, entries, whole).template();
            this.plugins = plugins();
            List<String> modalities = problem.modalities(whole);
            Set<String> symbols = ProblemSymbols.names(modalities, modalities.size() == 2);
            this.grid = filtered(whole, symbols);
            this.names = new StudyNames(grid, symbols, modalities, catalogue, plugins);
            axisUse().requireFree(symbols, catalogue.ofPredictions().keySet());
        }

        Study study(String source, boolean quick) {
            YamlValue name = required("name");
            if (!NAME.matcher(name.text()).matches()) {
                throw name.expected("a name of letters, digits and dashes");
            }
            ProblemFeasibility.check(root, entries, problem, grid);
            readNetworks();
            readTheory();
            boolean follows = follow();
            RecordSpec record = new RecordReader(entries, names, problem, grid).record();
            quantities(follows);
            List<Check> checks = new ArrayList<>();
            for (YamlValue check : items("checks")) {
                checks.add(CheckReader.check(check, names));
            }
            List<FigureSpec> figures = new ArrayList<>();
            for (YamlValue figure : items("figures")) {
                figures.add(FigureReader.figure(figure, names, grid, record));
            }
            List<TableSpec> tables = new ArrayList<>();
            for (YamlValue table : items("tables")) {
                tables.add(TableSpec.read(table, names, grid));
            }
            axisUse().check();
            Study study = new Study(
                    name.text(),
                    text("title").orElse(name.text()),
                    Optional.ofNullable(entries.get("description"))
                            .map(text -> SentenceReader.of(text, "description"))
                            .orElse(new Sentence("")),
                    root.file(),
                    source,
                    problem,
                    grid,
                    networks,
                    theory,
                    names.used(),
                    new SettingColumns(names, catalogue).of(networks, theory, record),
                    record,
                    checks,
                    figures,
                    tables,
                    plugins,
                    follows,
                    SettingWords.of(entries),
                    YamlOverlay.canonical(YamlOverlay.without(
                            root,
                            Set.of("name", "title", "description", "needs", "checks", "figures", "tables", "quick"))),
                    quick);
            Feasibility.check(study, catalogue);
            return study;
        }

        private AxisUse axisUse() {
            return new AxisUse(root, entries, problem, grid);
        }

        private YamlValue required(String key) {
            return root.required(entries, key);
        }

        private Optional<String> text(String key) {
            return Optional.ofNullable(entries.get(key)).map(v -> v.text().strip());
        }

        private List<YamlValue> items(String key) {
            YamlValue list = entries.get(key);
            return list == null ? List.of() : list.items();
        }

        private StudyGrid filtered(StudyGrid whole, Set<String> symbols) {
            YamlValue where = entries.get("where");
            return where == null ? whole : PointFilter.filtered(whole, where, symbols, problem);
        }

        private List<String> plugins() {
            YamlValue given = entries.get("plugin");
            if (given == null) {
                return List.of();
            }
            return (given.isList() ? given.items() : List.of(given))
                    .stream()
                            .map(item -> {
                                if (!catalogue.measures().contains(item.text())) {
                                    throw item.expected("one of " + catalogue.measures());
                                }
                                return item.text();
                            })
                            .toList();
        }

        private void readNetworks() {
            YamlValue given = entries.get("networks");
            if (given != null) {
                networks.addAll(
                        new NetworksReader(names, grid, Optional.ofNullable(entries.get("seeds"))).networks(given));
                axisUse().requireNoColumnOfRuns();
            }
        }

        private void readTheory() {
            YamlValue given = entries.get("theory");
            if (given == null) {
                return;
            }
            given.entries().forEach((called, value) -> {
                names.requireFree("theory", called, value);
                for (TheoryColumn column : TheoryReader.columns(called, value, names, catalogue)) {
                    requireKnowsRemedies(column, value);
                    requireKnowsWeights(column, value);
                    theory.add(column);
                    names.add(column);
                }
            });
        }

        /** Refuses columns that are computed for plain training, whatever is done to the inputs. */
        private void requireKnowsRemedies(TheoryColumn column, YamlValue value) {
            boolean plain = problem.remedies().map(YamlValue::entries).orElse(Map.of()).keySet().stream()
                    .allMatch(RemedyKeys.OF_INPUTS::contains);
            if (!plain && (column instanceof TheoryColumn.OwnStart || column instanceof TheoryColumn.PluggedIn)) {
                throw value.problem("theory " + column.name()
                        + ": expected no such column with remedies, it is computed for plain training");
            }
        }

        /** Refuses plug-ins that take the weights of a network, which a recording does not have. */
        private void requireKnowsWeights(TheoryColumn column, YamlValue value) {
            networks.stream()
                    .filter(network -> column instanceof TheoryColumn.PluggedIn && network.isRecorded())
                    .filter(network -> column.network().equals(Optional.of(network.name())))
                    .forEach(network -> {
                        throw value.problem("theory " + column.name() + ": expected a network that is trained here; "
                                + network.name() + " is recorded, and its weights are not known");
                    });
        }

        private boolean follow() {
            YamlValue follow = entries.get("follow");
            if (follow == null) {
                return false;
            }
            if (!follow.text().equals("saddles")) {
                throw follow.expected("saddles");
            }
            for (String key : List.of("quantities", "networks", "theory", "checks", "figures", "record", "remedies")) {
                if (entries.containsKey(key)) {
                    throw required(key).problem(key + ": expected none with follow, whose columns are fixed");
                }
            }
            if (grid.names().size() != 1 || grid.kinds().get(0) != Datum.Kind.NUMBER) {
                throw root.required(entries, "axes")
                        .problem("axes: expected exactly one of numbers to follow the saddles along");
            }
            return true;
        }

        private void quantities(boolean follows) {
            YamlValue given = entries.get("quantities");
            QuantityReader reader = new QuantityReader(names, catalogue, plugins);
            if (given != null) {
                reader.read(given);
            } else if (!follows) {
                reader.usual(grid.isSingle(), entries.containsKey("checks") || entries.containsKey("figures"));
            }
        }
    }
}
