package org.fusionflow.study.design.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.DataReader;
import org.fusionflow.data.problem.DataSource;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyKeys;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.value.ColumnValues;
import org.fusionflow.study.design.value.PointNames;
import org.fusionflow.study.design.value.TemplateValue;

/**
 * The template of a study's problems, which gives one problem at each point of its grid.
 *
 * @param architecture Newick notation, with {@code L} and {@code Lf} or values of axes; empty for {@code (A:Lf,B:Lf):(L-Lf)}
 * @param layers value of {@code L}; empty if it is an axis or does not occur
 * @param fusion value of {@code Lf}; empty if it is an axis or does not occur
 * @param data with exactly one source
 * @param u0 start scale; empty if it is an axis
 * @param remedies what is done against unimodal bias, for theory and all networks; empty for plain training
 * @param toy numbers of toy data that are axes of the same name
 * @param recent cache of the data of recently used points
 */
public record ProblemTemplate(
        Optional<YamlValue> architecture,
        Optional<YamlValue> layers,
        Optional<YamlValue> fusion,
        YamlValue data,
        Optional<YamlValue> u0,
        Optional<YamlValue> remedies,
        List<String> toy,
        RecentData recent) {
    private static final FusionTree FAMILY = FusionTree.parse("(A:Lf,B:Lf):(L-Lf)");

    /**
     * A problem at a point, with its named numbers.
     *
     * @param source of the data, in words
     * @param names axes, numbers of the problem and, for settings of networks, columns of theory
     */
    public record AtPoint(Problem problem, String source, PointNames names) {
        public Map<String, Datum> values() {
            return names.values();
        }

        /** A value of the study file at this point, with axes and numbers of the problem inserted. */
        public Value value(YamlValue written) {
            return new TemplateValue(written, names);
        }

        /** The same with columns of theory for settings. */
        public AtPoint with(ColumnValues columns) {
            return new AtPoint(problem, source, names.with(columns));
        }
    }

    public ProblemTemplate {
        toy = List.copyOf(toy);
    }

    /** The tree at a point; it may contain symbols. */
    FusionTree family(PointNames point) {
        if (architecture.isEmpty()) {
            return FAMILY;
        }
        Value text = new TemplateValue(architecture.get(), point);
        return text.checked(() -> FusionTree.parse(text.text()));
    }

    /** The numeric tree at a point; empty if the values of {@code L} and {@code Lf} do not give one, as with a fusion beyond the last layer. */
    Optional<FusionTree> tree(PointNames point) {
        FusionTree family = family(point);
        if (family.isNumeric()) {
            return Optional.of(family);
        }
        int l = depth(layers, "layers", point);
        int lf = depth(fusion, "fusion", point);
        try {
            return Optional.of(family.at(l, lf));
        } catch (InvalidInput noSuchNetwork) {
            return Optional.empty();
        }
    }

    private static int depth(Optional<YamlValue> given, String axis, PointNames point) {
        if (given.isPresent()) {
            return new TemplateValue(given.get(), point).whole(0, 1000);
        }
        double value = point.value(axis).number();
        return Double.isNaN(value) ? 0 : (int) value;
    }

    /** The names of the modalities of all points, in the order of appearance. */
    public List<String> modalities(StudyGrid grid) {
        List<String> names = new ArrayList<>();
        if (architecture.isEmpty() || architecture.get().text().indexOf('$') < 0) {
            return family(PointNames.of(grid.points().get(0))).names();
        }
        for (StudyGrid.Point point : grid.points()) {
            family(PointNames.of(point)).names().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    /** The names of the inputs at the first point that has a network: {@code A} for a modality with one input, else {@code B.1}, {@code B.2}. */
    public List<String> inputs(StudyGrid grid) {
        return grid.points().stream()
                .flatMap(point -> at(point).stream())
                .findFirst()
                .map(at -> at.problem().moments().modalities().inputNames())
                .orElse(List.of());
    }

    /**
     * The problem at a point; empty if the point has no network.
     *
     * @throws InvalidInput that names the place of the mistake
     */
    public Optional<AtPoint> at(StudyGrid.Point at) {
        PointNames point = PointNames.of(at);
        return tree(point).map(tree -> problem(tree, point));
    }

    /** The moments of the data at a point, in the order of a tree, without the numbers that expressions may use. */
    public Moments moments(StudyGrid.Point at, FusionTree tree) {
        DataSource source = source(PointNames.of(at));
        return data.checked(() -> source.trainingData(tree).inOrderOf(tree).moments());
    }

    /** The few points that stand for the population of a point's data in networks of rectified units; empty for samples, and where they are not known. */
    public Optional<Samples> points(StudyGrid.Point at, FusionTree tree) {
        DataSource source = source(PointNames.of(at));
        return data.checked(() -> source.points(tree).map(points -> points.inOrderOf(tree)));
    }

    private AtPoint problem(FusionTree tree, PointNames point) {
        Remedies done = remedies(tree, point);
        double start = start(point);
        RecentData.Known known = recent.at(point, tree.newick(), () -> {
            DataSource source = source(point);
            return data.checked(() -> {
                TrainingData drawn = source.trainingData(tree).inOrderOf(tree);
                TrainingData changed =
                        new Problem(tree, drawn, start).with(done).data();
                return new RecentData.Known(changed, source.description(), ProblemSymbols.of(changed.moments()));
            });
        });
        Problem problem = data.checked(() -> new Problem(tree, known.data(), start, done));
        PointNames names = point.with(ProblemSymbols.of(problem, known.symbols()));
        return new AtPoint(problem, known.source(), names);
    }

    /**
     * What is done against unimodal bias at a point.
     *
     * @throws InvalidInput that names the place of the mistake
     */
    Remedies remedies(FusionTree tree, PointNames point) {
        return remedies.map(given ->
                        RemedyReader.read(new TemplateValue(given, point).entries(Key.names(RemedyKeys.ALL)), tree))
                .orElse(Remedies.NONE);
    }

    /** Warnings about the data of all points that were read or drawn so far. */
    public List<String> dataWarnings() {
        return recent.warnings();
    }

    /** The files from which data are read, in the order of the points. */
    public Set<Path> files(StudyGrid grid) {
        boolean oneForAll = AxisUse.values(data).indexOf('$') < 0;
        Set<Path> files = new LinkedHashSet<>();
        for (StudyGrid.Point point : oneForAll ? grid.points().subList(0, 1) : grid.points()) {
            source(PointNames.of(point)).file().ifPresent(files::add);
        }
        return files;
    }

    /** The source of a point's data. */
    DataSource source(PointNames point) {
        return DataReader.read(new TemplateValue(data, point) {
            @Override
            public Map<String, ? extends Value> entries() {
                Map<String, Value> sources = new LinkedHashMap<>(super.entries());
                sources.computeIfPresent("toy", (key, value) -> toy.isEmpty() ? value : withAxes(point));
                return sources;
            }
        });
    }

    /** The entry of toy data, with the axes inserted. */
    private Value withAxes(PointNames point) {
        YamlValue given = data.required(data.entries(), "toy");
        return new TemplateValue(given, point) {
            @Override
            public Map<String, ? extends Value> entries() {
                Map<String, Value> numbers = new LinkedHashMap<>(super.entries());
                toy.forEach(name -> numbers.put(name, part(name, "$" + name)));
                return numbers;
            }
        };
    }

    /** True if toy data depend on an axis: it is one of their numbers, or stands in the expression of one. */
    public boolean isOfToyData(String axis) {
        YamlValue given = data.entries().get("toy");
        return toy.contains(axis) || (given != null && AxisUse.mentions(AxisUse.values(given), axis));
    }

    /** The numbers of toy data at a point, by name. */
    public Map<String, Double> toyNumbers(StudyGrid.Point at) {
        PointNames point = PointNames.of(at);
        Map<String, Double> numbers = new LinkedHashMap<>();
        withAxes(point).entries().forEach((name, value) -> {
            if (ProblemReader.TOY.contains(name)) {
                numbers.put(name, value.number());
            }
        });
        return numbers;
    }

    private double start(PointNames point) {
        if (u0.isEmpty()) {
            return point.value("u0").number();
        }
        Value value = new TemplateValue(u0.get(), point);
        double start = value.number();
        return value.checked(() -> {
            Numbers.requireStartLength(start);
            return start;
        });
    }
}
