package org.fusionflow.data.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Objects;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.YamlSource;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowTimesTest {
    @Test
    void linearTimesHaveEqualDistancesAndBothEnds() {
        assertEquals(Vector.of(0, 25, 50, 75, 100), times("linear:0:100:5"));
        assertEquals(Vector.of(0.1, 0.7), times("linear:0.1:0.7:2"));
    }

    @Test
    void equalDistancesNeedNoWord() {
        assertEquals(times("linear:0:100:5"), times("0:100:5"));
        assertEquals(times("linear:0:20:201"), times(" 0 : 20 : 201 "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0:20:5; 0:20:5",
                "log:1:100:3; log:1:100:3",
                "0,5,20; [0, 5, 20]",
                "0:20:5; {from: 0, to: 20, points: 5}",
                "log:1:100:3; {from: 1, to: 100, points: 3, scale: log}",
                "7; 7"
            })
    void yamlHasTheSameForms(String text, String yaml) {
        YamlValue value = yaml(yaml);
        assertEquals(times(text), FlowTimes.read(value).times());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0, x]", "[1, 1]", "[]", "{from: 0, to: 20}", "{from: 0, to: 20, points: 1}", "0:20", "x"})
    void yamlThatIsNoneOfThemIsRefusedWithItsPlace(String yaml) {
        YamlValue value = yaml(yaml);
        InvalidInput wrong = assertThrows(InvalidInput.class, () -> FlowTimes.read(value));
        String message = String.valueOf(wrong.getMessage());
        assertTrue(message.startsWith("a.yaml:1:") && message.contains("expected"), message);
    }

    @Test
    void logarithmicTimesHaveEqualRatiosAndBothEnds() {
        Vector times = times("log:1e-3:1e3:7");
        assertEquals(7, times.size());
        assertEquals(1e-3, times.at(0));
        assertEquals(1e3, times.at(6));
        for (int i = 0; i < 7; i++) {
            // An exponential of at most 7 carries its argument's rounding.
            assertEquals(1, times.at(i) / Math.pow(10, i - 3), 1e-14);
        }
    }

    @Test
    void extremeEndsDoNotOverflow() {
        Vector times = times("log:1e-300:1e300:601");
        assertEquals(1, times.at(300), 1e-12);
    }

    @Test
    void aListIsTakenAsItIs() {
        assertEquals(Vector.of(0, 1, 2.5), times("0, 1,2.5"));
        assertEquals(Vector.of(7), times("7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "linear",
                "lin:0:1:3",
                "linear:0:1",
                "linear:0:1:3:4",
                "linear:a:1:3",
                "linear:0:1:x",
                "linear:0:1:1",
                "linear:1:1:3",
                "linear:2:1:3",
                "linear:-1:1:3",
                "linear:0:1:2000000",
                "linear:0:1e999:3",
                "log:0:1:3",
                "log:-1:1:3",
                "log:1:1:3",
                "log:1:NaN:3",
                "log:1:1.0000000000000002:9",
                "1,1",
                "2,1",
                "-1,1",
                "1,,2",
                "1,x",
                "0:1",
                "0:1:3:4",
                "1:0:3",
                ","
            })
    void everythingElseIsRefusedInOneLineThatNamesTheOption(String text) {
        InvalidInput wrong =
                assertThrows(InvalidInput.class, () -> FlowTimes.read(OptionValue.of("--record-times", text)));
        String message = String.valueOf(wrong.getMessage());
        assertTrue(message.startsWith("--record-times"), message);
        assertTrue(message.contains("expected"), message);
        assertFalse(message.contains("\n"), message);
        assertEquals(message.indexOf("--record-times"), message.lastIndexOf("--record-times"), message);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "NaN, 1", "1, Infinity", "1, NaN"})
    void endsOfLogarithmicTimesMustBeNumbersAboveZero(double from, double to) {
        assertThrows(InvalidInput.class, () -> FlowTimes.logarithmic(from, to, 3));
    }

    private static Vector times(String text) {
        return FlowTimes.parse(text).times();
    }

    private static YamlValue yaml(String times) {
        return Objects.requireNonNull(
                YamlSource.parse("times: " + times, Path.of("a.yaml")).entries().get("times"));
    }
}
