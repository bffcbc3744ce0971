package org.fusionflow.study.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.data.file.CsvText;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Rows ROWS = new Rows(
            List.of("name", "x", "y"),
            List.of(
                    Row.of("b", 0.5, OptionalDouble.empty()),
                    Row.of("a", 1e-300, 2L),
                    Row.of("b, \"c\"", Double.NaN, true),
                    Row.of("b", 0.5, 3)));

    @Test
    void cellsAreFoundByColumnAndEmptyOnesAreNaN() {
        assertEquals("b", ROWS.text(0, "name"));
        assertTrue(Double.isNaN(ROWS.number(0, "y")));
        assertArrayEquals(new double[] {0.5, 1e-300, Double.NaN, 0.5}, ROWS.numbers("x"));
        assertThrows(IllegalArgumentException.class, () -> ROWS.numbers("z"));
    }

    @Test
    void selectionsKeepTheOrder() {
        assertEquals(2, ROWS.where("x", 0.5).size());
        assertEquals(1, ROWS.where("y", 3).size());
        assertEquals(3, ROWS.having("x").size());
        assertEquals(List.of("b", "a", "b, \"c\""), List.copyOf(ROWS.by("name").keySet()));
        assertEquals(
                List.of(2, 1, 1),
                ROWS.by("name").values().stream().map(Rows::size).toList());
    }

    @Test
    void textReadsBackAsTheSameRows() {
        List<List<String>> lines = CsvText.rows(ROWS.csv());
        assertEquals(ROWS.columns(), lines.get(0));
        assertEquals(ROWS.rows(), lines.stream().skip(1).map(Row::new).toList());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Rows(List.of("a", "b"), List.of(Row.of(1))));
        assertThrows(IllegalArgumentException.class, () -> Row.of(new Object()));
    }
}
