package org.fusionflow.study.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of sweep files, and everything in it that can be wrong: each with file, line and column. */
class SweepFileTest {
    private static final String GOOD = """
            name: map
            layers: 4
            fusion: 3
            data: {toy: {rho: 0.2}}
            u0: 0.1
            axes:
              ratio: {from: 1.5, to: 2.5, points: 3}
            """;

    @TempDir
    Path folder = Path.of(".");

    private static Sweep parse(String text) {
        return SweepFile.parse(text, Path.of("s.yaml"));
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(InvalidInput.class, () -> parse(text)).getMessage());
    }

    @Test
    void layersAndFusionAreTheSymbolsOfTheArchitecture() {
        Sweep family = parse(GOOD);
        assertEquals(
                FusionTree.parse("(A:3,B:3):1"), family.family().tree(Map.of()).orElseThrow());
        Sweep own = parse(GOOD.replace("layers: 4\nfusion: 3", "architecture: (B:Lf,A:2):1")
                .replace("axes:", "axes:\n  fusion: [2, 5]"));
        assertEquals(
                FusionTree.parse("(B:5,A:2):1"),
                own.family().tree(own.grid().values(3)).orElseThrow());
        assertEquals(2.0, own.grid().values(1).get(Parameter.FUSION));
    }

    @Test
    void valuesComeFromTheFileOrFromTheAxes() {
        Sweep sweep = parse(GOOD);
        assertEquals(
                new ToyData(2.5, 0.2, 1, 1).moments(),
                sweep.family().moments(sweep.grid().values(2)));
        assertEquals(0.1, sweep.family().u0(sweep.grid().values(0)));
        Sweep weights = parse(GOOD.replace("rho: 0.2", "rho: 0.2, wA: -1").replace("axes:", "axes:\n  wB: [0, 3]"));
        assertEquals(
                new ToyData(1.5, 0.2, -1, 3).moments(),
                weights.family().moments(weights.grid().values(3)));
    }

    @Test
    void allQuantitiesAreColumnsUnlessSomeAreChosen() {
        List<String> all = parse(GOOD).table().header();
        // One column each, but for the half times of two modalities.
        assertEquals(1 + PredictedQuantity.values().length + 1, all.size());
        assertEquals(
                List.of("ratio", "outcome", "timeRatio"),
                parse(GOOD + "quantities: [outcome, timeRatio]\n").table().header());
    }

    @Test
    void followMakesAContinuation() {
        assertInstanceOf(
                SaddleContinuation.class, parse(GOOD + "follow: saddles\n").table());
    }

    @Test
    void theDefinitionTellsSweepsApartAndNothingElse() {
        String definition = parse(GOOD).definition();
        assertEquals(
                definition,
                parse("# note\n" + GOOD.replace("name: map", "name: other")).definition());
        assertNotEquals(definition, parse(GOOD.replace("rho: 0.2", "rho: 0.3")).definition());
        assertNotEquals(definition, parse(GOOD.replace("u0: 0.1", "u0: 0.2")).definition());
        assertNotEquals(definition, parse(GOOD.replace("to: 2.5", "to: 2.6")).definition());
        assertNotEquals(
                definition, parse(GOOD.replace("fusion: 3", "fusion: 2")).definition());
        assertNotEquals(definition, parse(GOOD + "quantities: [outcome]\n").definition());
        assertNotEquals(definition, parse(GOOD + "follow: saddles\n").definition());
    }

    @Test
    void statisticsComeFromAFileAndAreInTheDefinition() throws IOException {
        String stats = """
                modalities: {B: 1, A: 2}
                inputCovariance: [[1, 0, 0], [0, 2, 0], [0, 0, 3]]
                inputOutputCorrelation: [1, 2, 3]
                outputVariance: 20
                """;
        Files.writeString(folder.resolve("data.yaml"), stats);
        String text = """
                name: own-data
                architecture: (A:2,B:2):1
                data: {stats: data.yaml}
                axes: {u0: [0.1, 0.2]}
                """;
        Sweep sweep = SweepFile.parse(text, folder.resolve("s.yaml"));
        assertEquals(
                List.of("A", "B"), sweep.family().moments(Map.of()).modalities().names());
        Files.writeString(folder.resolve("data.yaml"), stats.replace("20", "21"));
        assertNotEquals(
                sweep.definition(),
                SweepFile.parse(text, folder.resolve("s.yaml")).definition());
        InvalidInput refused = assertThrows(
                InvalidInput.class, () -> SweepFile.parse(text.replace("u0:", "rho:"), folder.resolve("s.yaml")));
        assertTrue(String.valueOf(refused.getMessage()).contains("axis rho: expected none, only toy data have it"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name: map                 | name: a b          | s.yaml:1:7: | letters, digits and dashes",
                "name: map                 | name: map; x: 1    | s.yaml:2:4: | unknown key 'x'",
                "layers: 4                 | layers: four       | s.yaml:2:9: | decimal number",
                "layers: 4                 | layers: 1          | s.yaml:2:9: | at least 2",
                "layers: 4                 | layers: 2.5        | s.yaml:2:9: | whole number",
                "layers: 4                 | layers: 1e9        | s.yaml:2:9: | at most 1000",
                "layers: 4                 | description: none  | s.yaml:1:1: | key 'layers' is missing",
                "fusion: 3                 | fusion: 5          | s.yaml:7:3: | at least one point at which they make a network",
                "fusion: 3                 | fusion: 0          | s.yaml:3:9: | at least 1",
                "fusion: 3                 | architecture: (A:L,B:L):0; fusion: 3 | s.yaml:4:9: | no symbol Lf",
                "fusion: 3                 | architecture: '(A:L,B:L'; fusion: 3  | s.yaml:3:15: | ",
                "{toy: {rho: 0.2}}         | {toy: {}}          | s.yaml:4:13: | key 'rho' is missing",
                "{toy: {rho: 0.2}}         | {toy: {rho: 1.2}}  | s.yaml:4:19: | between -1 and 1",
                "{toy: {rho: 0.2}}         | {toy: {rho: 0.2, ratio: 2}} | s.yaml:4:31: | not both",
                "{toy: {rho: 0.2}}         | {toy: {rho: 0.2, w: 2}} | s.yaml:4:27: | unknown key 'w'",
                "{toy: {rho: 0.2}}         | {}                 | s.yaml:4:7: | one of toy and stats",
                "{toy: {rho: 0.2}}         | {stats: no.yaml}   | s.yaml:7:10: | only toy data",
                "u0: 0.1                   | u0: 0              | s.yaml:5:5: | above 0",
                "u0: 0.1                   | u0: yes            | s.yaml:5:5: | decimal number",
                "u0: 0.1                   | description: none  | s.yaml:1:1: | key 'u0' is missing",
                "ratio: {from: 1.5         | speed: {from: 1.5  | s.yaml:7:10: | axis 'speed': expected one of [ratio",
                "from: 1.5                 | from: 2.5          | s.yaml:7:10: | from below to",
                "from: 1.5                 | from: 0            | s.yaml:7:17: | from 1.0E-5 to",
                "from: 1.5                 | values: [1], from: 1.5 | s.yaml:7:10: | not both",
                "points: 3                 | points: 1          | s.yaml:7:39: | whole number from 2",
                "points: 3                 | scale: log         | s.yaml:7:10: | key 'points' is missing",
                "points: 3                 | points: 3, scale: cubic | s.yaml:7:49: | linear or log",
                "{from: 1.5, to: 2.5, points: 3} | []           | s.yaml:7:10: | at least one value",
                "{from: 1.5, to: 2.5, points: 3} | [2, 2]       | s.yaml:7:14: | only once",
                "{from: 1.5, to: 2.5, points: 3} | [2, x]       | s.yaml:7:14: | decimal number",
                "{from: 1.5, to: 2.5, points: 3} | {points: 3}  | s.yaml:7:10: | key 'from' is missing",
                "points: 3}                | points: 3};quantities: [speed] | s.yaml:8:14: | one of [first",
                "points: 3}                | points: 3};quantities: [first, first] | s.yaml:8:21: | only once",
                "points: 3}                | points: 3};quantities: [] | s.yaml:8:13: | at least one quantity",
                "points: 3}                | points: 3};follow: maps | s.yaml:8:9: | saddles",
                "points: 3}                | points: 3};follow: saddles;quantities: [first] | s.yaml:9:13: | none with follow",
                "points: 3}                | points: 3, scale: log};  wB: [0, 1];follow: saddles | s.yaml:7:3: | exactly one",
            })
    void whatIsWrongIsNamedWithItsPlace(String good, String bad, String place, String word) {
        String wrong = GOOD.replace(good, bad.replaceAll("; ?", "\n").replace("\n wB", "\n  wB"));
        assertNotEquals(GOOD, wrong);
        String message = refusal(wrong);
        assertTrue(message.startsWith(place), message);
        assertTrue(word == null || message.contains(word), message);
    }

    @Test
    void weightsThatVanishTogetherAreRefusedBeforeAnyWork() {
        String message = refusal(GOOD.replace("rho: 0.2", "rho: 0.2, wA: 0")
                .replace("axes:", "axes:\n  wB: {from: -1, to: 1, points: 3}"));
        assertTrue(message.contains("not both 0"), message);
    }

    @Test
    void wholeAxesCountUpWithoutPoints() {
        Sweep sweep = parse(GOOD.replace("fusion: 3\n", "").replace("axes:", "axes:\n  fusion: {from: 1, to: 5}"));
        assertEquals(15, sweep.grid().size());
        assertEquals(List.of("4", "2.5"), sweep.grid().cells(11));
        // Fusion beyond the last layer is a point without a network.
        assertTrue(sweep.family().tree(sweep.grid().values(12)).isEmpty());
    }
}
