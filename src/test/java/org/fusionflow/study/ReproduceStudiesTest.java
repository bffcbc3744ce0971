package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.check.CheckRun;
import org.fusionflow.study.check.ResultTables;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyNeeds;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.StudyInMemory;
import org.fusionflow.study.run.StudyResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All studies of {@code validation/reproduce}, and that of noisy images where these are installed, in their quick form: what they say holds, and would not hold of other tables. */
final class ReproduceStudiesTest {
    private static final Path NOISY_IMAGES = Path.of("validation", "real-data", "noisy-images.yaml");
    private static final Map<Path, StudyResult> RESULTS = new ConcurrentHashMap<>();

    /** Changes of a column, of which every check must notice one: a factor, a sign, the order of the rows, missing values. */
    private static final List<UnaryOperator<List<String>>> CHANGES = List.of(
            each(cell -> Double.toString(1.5 * Double.parseDouble(cell) + 0.1)),
            each(cell -> Double.toString(0.2 * Double.parseDouble(cell))),
            each(cell -> Double.toString(-Double.parseDouble(cell))),
            each(cell -> ""),
            ReproduceStudiesTest::reversed);

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("validation", "reproduce"))) {
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith(".yaml"))
                                    .sorted(),
                            Stream.of(NOISY_IMAGES))
                    .toList();
        }
    }

    private static StudyResult quick(Path file) {
        assumeTrue(StudyNeeds.missing(file).isEmpty(), () -> "not installed: " + StudyNeeds.missing(file));
        return RESULTS.computeIfAbsent(file, f -> {
            Study study = new StudyReader(Plugins.CATALOGUE).read(f, true);
            return StudyInMemory.of(study, Plugins.CATALOGUE, StudyProgress.NONE);
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCheckOfTheQuickFormIsFine(Path file) {
        StudyResult result = quick(file);
        assertTrue(result.failures().isEmpty(), result.failures().toString());
        assertFalse(result.checks().isEmpty());
        for (CheckResult check : result.checks()) {
            assertTrue(check.isFine(), check.check().name() + ": " + check);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCheckThatHoldsFailsOnOtherTables(Path file) {
        StudyResult result = quick(file);
        for (CheckResult check : result.checks()) {
            if (check.holds()) {
                assertTrue(
                        columns(result.study(), check.check()).stream()
                                .anyMatch(variable -> CHANGES.stream()
                                        .anyMatch(change -> fails(result, check.check(), variable, change))),
                        file + ": '" + check.check().name() + "' holds of every table");
            }
        }
    }

    /** What a check looks at, but for axes and numbers of the problem. */
    private static List<Variable> columns(Study study, Check check) {
        return study.variables().stream()
                .filter(variable -> check.of().names().contains(variable.name()))
                .filter(variable -> !(variable.source() instanceof Variable.Source.OfAxis))
                .filter(variable -> !(variable.source() instanceof Variable.Source.OfProblem))
                .toList();
    }

    private static boolean fails(
            StudyResult result, Check check, Variable variable, UnaryOperator<List<String>> change) {
        boolean ofRuns = variable.network().isPresent();
        StudyTable points =
                ofRuns ? result.points() : changed(result.points(), variable.column(), Optional.empty(), change);
        StudyTable runs =
                ofRuns ? changed(result.runs(), variable.column(), variable.network(), change) : result.runs();
        Study study = result.study();
        return !CheckRun.of(check, new ResultTables(study.grid(), study.variables(), points, runs))
                .holds();
    }

    /** The table with other cells in a column, in the rows of a network. */
    private static StudyTable changed(
            StudyTable table, String column, Optional<String> network, UnaryOperator<List<String>> change) {
        int at = table.columns().indexOf(column);
        List<Integer> rows = IntStream.range(0, table.size())
                .filter(row -> network.isEmpty() || table.text(row, "network").equals(network.get()))
                .boxed()
                .toList();
        List<String> cells =
                change.apply(rows.stream().map(row -> table.text(row, column)).toList());
        List<List<String>> all = new ArrayList<>(table.rows());
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(all.get(rows.get(i)));
            row.set(at, cells.get(i));
            all.set(rows.get(i), row);
        }
        return new StudyTable(table.columns(), all);
    }

    private static UnaryOperator<List<String>> each(UnaryOperator<String> change) {
        return cells -> cells.stream()
                .map(cell -> isNumber(cell) ? change.apply(cell) : "")
                .toList();
    }

    private static boolean isNumber(String cell) {
        return !cell.isEmpty() && !Character.isLetter(cell.charAt(0));
    }

    private static List<String> reversed(List<String> cells) {
        List<String> reversed = new ArrayList<>(cells);
        Collections.reverse(reversed);
        return reversed;
    }
}
