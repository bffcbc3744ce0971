package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValueTest {
    private static Value yaml(String text) {
        return Objects.requireNonNull(YamlSource.parse("toy: " + text, Path.of("folder/a.yaml"))
                .entries()
                .get("toy"));
    }

    private static Value option(String text) {
        return OptionValue.of("--toy", text);
    }

    private static String refusal(Function<Value, Object> reader, Value value) {
        InvalidInput wrong = assertThrows(InvalidInput.class, () -> reader.apply(value));
        return String.valueOf(wrong.getMessage());
    }

    @Test
    void aMappingReadsTheSameFromAnOptionFromYamlAndFromTextInYaml() {
        for (Value value :
                List.of(option("ratio=2, rho=-0.5"), yaml("{ratio: 2, rho: -0.5}"), yaml("ratio=2, rho=-0.5"))) {
            assertEquals(List.of("ratio", "rho"), List.copyOf(value.entries().keySet()));
            assertEquals(2, value.required(value.entries(), "ratio").whole(1, 5));
            assertEquals(-0.5, value.required(value.entries(), "rho").number());
            assertEquals("toy", value.key());
        }
    }

    @Test
    void aListReadsTheSameFromAnOptionFromYamlAndFromTextInYaml() {
        for (Value value : List.of(option("1, 2,3"), yaml("[1, 2, 3]"), yaml("1, 2,3"))) {
            assertEquals(
                    List.of(1, 2, 3),
                    value.parts().stream().map(part -> part.whole(0, 9)).toList());
        }
        assertEquals(1, option("7").parts().size());
    }

    @Test
    void bracketsKeepCommasTogether() {
        Value value = option("init=he,scale=(A=2,B=(3)),width=(10,20)");
        assertEquals(
                List.of("init", "scale", "width"), List.copyOf(value.entries().keySet()));
        Value scale = value.required(value.entries(), "scale");
        assertEquals("A=2,B=(3)", scale.text());
        assertEquals(3, scale.required(scale.entries(), "B").number());
        assertEquals(2, value.required(value.entries(), "width").parts().size());
        assertEquals(
                "(A:2,B:2):0", option("(A:2,B:2):0").part("a", "(A:2,B:2):0").text());
    }

    @Test
    void optionsNameTheirKeysInCamelCase() {
        assertEquals("maxSteps", OptionValue.of("--max-steps", "1").key());
        assertEquals("--max-steps", new Key("maxSteps", "N", "", "").option());
        assertEquals("--beta1", new Key("beta1", "N", "", "").option());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ratio=x; --toy ratio 'x': expected a finite decimal number",
                "ratio=1e999; --toy ratio '1e999': expected a number below 1.8e308",
                "rho=2; --toy 'rho=2', key 'ratio' is missing: expected it in this mapping",
                "ratio; --toy 'ratio', part 'ratio': expected key=value",
                "ratio=1,ratio=2; --toy 'ratio=1,ratio=2': expected ratio only once",
                "ratio=1,w=2; --toy 'ratio=1,w=2', unknown key 'w': expected one of [ratio, rho]"
            })
    void optionsNameThemselvesTheKeyTheValueAndWhatIsExpected(String text, String message) {
        assertEquals(
                message,
                refusal(
                        value -> value.required(value.entries(List.of("ratio", "rho")), "ratio")
                                .number(),
                        option(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{ratio: x}; folder/a.yaml:1:14: ratio: found 'x', expected a finite decimal number",
                "ratio=x; folder/a.yaml:1:6: ratio: found 'x', expected a finite decimal number",
                "{rho: 2}; folder/a.yaml:1:6: key 'ratio' is missing: expected it in this mapping",
                "[1]; folder/a.yaml:1:6: toy: found a list, expected a mapping of keys to values",
                "{ratio: 1, w: 2}; folder/a.yaml:1:15: unknown key 'w': expected one of [ratio, rho]"
            })
    void yamlNamesThePlaceTheKeyTheValueAndWhatIsExpected(String text, String message) {
        String actual = refusal(
                value -> value.required(value.entries(List.of("ratio", "rho")), "ratio")
                        .number(),
                yaml(text));
        assertEquals(message.replaceAll(":1:\\d+:", ":"), actual.replaceAll(":1:\\d+:", ":"));
        assertTrue(actual.startsWith("folder/a.yaml:1:"), actual);
    }

    @Test
    void aPlaceIsNamedOnce() {
        for (Value value : List.of(option("ratio=x"), yaml("{ratio: x}"))) {
            String message = refusal(
                    outer -> outer.checked(
                            () -> outer.required(outer.entries(), "ratio").number()),
                    value);
            String place = message.substring(0, 5);
            assertEquals(message.indexOf(place), message.lastIndexOf(place), message);
        }
        assertEquals(
                "--toy ratio -1.0: expected more",
                refusal(
                        outer -> outer.checked(() -> {
                            throw new InvalidInput("toy ratio -1.0: expected more");
                        }),
                        option("ratio=-1")));
    }

    @Test
    void flagsAndWordsAreReadStrictly() {
        assertTrue(option("true").flag());
        assertFalse(yaml("false").flag());
        assertEquals("--toy 'yes': expected true or false", refusal(Value::flag, option("yes")));
        assertEquals(
                "--toy 'd': expected a, b or c", refusal(value -> value.word(List.of("a", "b", "c")), option("d")));
    }
}
