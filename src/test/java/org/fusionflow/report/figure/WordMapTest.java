package org.fusionflow.report.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.report.document.Plot;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.manuscript.ResultListing;
import org.fusionflow.study.Studies;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.design.figure.FigureSpec.Source;
import org.fusionflow.study.design.figure.TableSpec;
import org.fusionflow.study.run.StudyResult;
import org.junit.jupiter.api.Test;

/** Maps of words and tables of results, from a study file to what is shown. */
class WordMapTest {
    private static final String STUDY = """
            name: words
            architecture: (A:2,B:2):0
            data: {toy: {ratio: $ratio, rho: $rho}}
            u0: 1e-3
            axes: {ratio: [1.5, 2], rho: [0, 0.5]}
            where: ratio == 2 or rho == 0
            networks: {linear: {width: 4, init: gaussian-std, method: flow, seeds: 2}}
            theory:
              law: 1 + (ratio^2 - 1)/(1 - rho^2)
              size: if(law > 4, 'large', 'small')
              place: if(rho == 0, 'none', 'some')
              fast: if(linear.timeRatio > 1, 'yes', 'no')
            figures:
              - {kind: map, x: place, y: ratio, z: size, text: law, title: Sizes}
            tables:
              - title: The law $t_B/t_A$
                columns: {where: place, law: law, measured: linear.timeRatio, large: law > 4}
                where: {ratio: 2}
            """;

    private static final StudyTable POINTS = StudyTable.of(
            List.of("ratio", "rho", "law", "size", "place", "linear.timeRatio.mean", "linear.timeRatio.se", "law > 4"),
            "1.5,0,2.25,small,none,2.5,0.25,false\n2.0,0,4,small,none,4.5,,false\n2.0,0.5,5,large,some,5.25,0.5,true\n");

    private static final Map<Source, StudyTable> TABLES = Map.of(Source.POINTS, POINTS);

    @Test
    void cellsHaveTheWordsAndNumbersOfTheTable() {
        FigureSpec figure = Studies.parse(STUDY).figures().get(0);
        assertTrue(figure instanceof FigureSpec.WordMap, figure.toString());
        StudyFigure drawn = StudyFigure.of(figure, TABLES);
        assertEquals("Sizes", drawn.title());
        assertEquals(
                "1.5: none small 2.25; 2.0: none small 4; some large 5;",
                drawn.drawing().alternative());
        Plot plot = drawn.drawing().plots(400, drawn.height()).get(0);
        Plot.Series cells = plot.series().get(0);
        // Two rows of two cells from the upper left one; the second of the first row is empty.
        assertArrayEquals(new double[] {2.25, Double.NaN, 4, 5}, cells.column("value"));
        assertArrayEquals(new double[] {1, 0, 1, 2}, cells.column("word"));
        assertArrayEquals(new double[] {2, 2, 1, 1}, cells.column("y"));
    }

    @Test
    void columnsOfTheStudyAreMeasured() {
        Study study = Studies.parse(STUDY);
        StudyResult result = Studies.run(study);
        assertEquals(
                List.of("small", "small", "large"),
                List.of(
                        result.points().text(0, "size"),
                        result.points().text(1, "size"),
                        result.points().text(2, "size")));
        TableSpec spec = study.tables().get(0);
        Table table = ResultListing.of(spec, Map.of(Source.POINTS, result.points()));
        assertEquals(2, table.rows().size());
    }

    @Test
    void tablesHaveARowForEachOfTheirPoints() {
        Table table = ResultListing.of(Studies.parse(STUDY).tables().get(0), TABLES);
        assertEquals(
                List.of(List.of("none", "4", "4.5", "no"), List.of("some", "5", "5.25 ± 0.5", "yes")),
                table.rows().stream()
                        .map(row -> row.stream().map(cell -> cell.plain()).toList())
                        .toList());
    }

    @Test
    void wordsThatDifferBetweenSeedsAreRefused() {
        for (String wrong :
                List.of(STUDY.replace("z: size", "z: fast"), STUDY.replace("where: place,", "where: fast,"))) {
            String message = String.valueOf(
                    assertThrows(InvalidInput.class, () -> Studies.parse(wrong)).getMessage());
            assertTrue(message.contains("one value at a point"), message);
        }
    }
}
