package org.fusionflow.study.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.Studies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything in a study file that can be wrong: each in one line with file, line and column. */
class StudyRefusalsTest {
    private static final String MAP = """
            name: map
            layers: 4
            fusion: 3
            data: {toy: {rho: 0.2}}
            u0: 0.1
            axes:
              ratio: {from: 1.5, to: 2.5, points: 3}
            """;
    private static final String STUDY = """
            name: study
            architecture: (A:2,B:2):0
            data: {toy: {ratio: $ratio, rho: 0}}
            u0: 1e-3
            axes: {ratio: [1.5, 2]}
            networks:
              linear: {width: 4, init: gaussian-std, method: flow, seeds: 2}
              relu: {like: linear, activation: relu}
            theory:
              own: reduced(start of linear)
              law: 1 + (ratio^2 - 1)
            checks:
              - {of: linear.timeRatio, against: own.timeRatio, every: seed, within: 1e-6, reason: exact}
              - {of: linear.timeRatio, rises: ratio, reason: longer}
            figures:
              - {x: ratio, y: timeRatio, lines: [law, own], panels: networks}
            quick: {axes: {ratio: [2]}, seeds: 1}
            """;

    private static void assertRefused(String text, String good, String bad, String place, String word) {
        String wrong = text.replace(good, bad.replaceAll("; ?", "\n").replace("\n wB", "\n  wB"));
        assertNotEquals(text, wrong);
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> Studies.parse(wrong)).getMessage());
        assertTrue(message.startsWith(place), message);
        assertTrue(word == null || message.contains(word), message);
        assertEquals(1, message.lines().count(), message);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name: map                 | name: a b          | s.yaml:1:7: | letters, digits and dashes",
                "name: map                 | name: map; x: 1    | s.yaml:2:4: | unknown key 'x'",
                "layers: 4                 | layers: four       | s.yaml:2:9: | unknown name 'four'",
                "layers: 4                 | layers: 2.5        | s.yaml:2:9: | whole number",
                "layers: 4                 | layers: 1e9        | s.yaml:2:9: | whole number from 0 to 1000",
                "layers: 4                 | description: none  | s.yaml:1:1: | key 'layers' is missing",
                "fusion: 3                 | fusion: 5          | s.yaml:7:3: | at least one point at which they make a network",
                "fusion: 3                 | architecture: (A:L,B:L):0; fusion: 3 | s.yaml:4:9: | no symbol Lf",
                "fusion: 3                 | architecture: '(A:L,B:L'; fusion: 3  | s.yaml:3:15: | ",
                "{toy: {rho: 0.2}}         | {toy: {}}          | s.yaml:4:13: | key 'rho' is missing",
                "{toy: {rho: 0.2}}         | {toy: {rho: 1.2}}  | s.yaml:4:13: | between -1 and 1",
                "{toy: {rho: 0.2}}         | {toy: {rho: 0.2, ratio: 2}} | s.yaml:4:31: | not both",
                "{toy: {rho: 0.2}}         | {toy: {rho: 0.2, w: 2}} | s.yaml:4:27: | unknown key 'w'",
                "{toy: {rho: 0.2}}         | {}                 | s.yaml:4:7: | exactly one of [toy",
                "{toy: {rho: 0.2}}         | {stats: no.yaml}   | s.yaml:4:15: | no such file",
                "u0: 0.1                   | u0: 0              | s.yaml:5:5: | above 0",
                "u0: 0.1                   | u0: yes            | s.yaml:5:5: | unknown name 'yes'",
                "u0: 0.1                   | description: none  | s.yaml:1:1: | key 'u0' is missing",
                "ratio: {from: 1.5         | speed: {from: 1.5  | s.yaml:4:13: | key 'ratio' is missing",
                "from: 1.5                 | from: 2.5          | s.yaml:7:10: | from below to",
                "from: 1.5                 | from: 0            | s.yaml:4:13: | from 1.0E-8 to",
                "from: 1.5                 | values: [1], from: 1.5 | s.yaml:7:10: | not both",
                "points: 3                 | points: 1          | s.yaml:7:39: | whole number from 2",
                "points: 3                 | scale: log         | s.yaml:7:10: | key 'points' is missing",
                "points: 3                 | points: 3, scale: cubic | s.yaml:7:49: | linear or log",
                "points: 3                 | points: 3, step: 1 | s.yaml:7:48: | not both",
                "points: 3                 | step: 0            | s.yaml:7:37: | above 0",
                "{from: 1.5, to: 2.5, points: 3} | []           | s.yaml:7:10: | at least one value",
                "{from: 1.5, to: 2.5, points: 3} | [2, 2]       | s.yaml:7:14: | only once",
                "{from: 1.5, to: 2.5, points: 3} | [2, x]       | s.yaml:7:14: | a number as before",
                "{from: 1.5, to: 2.5, points: 3} | {points: 3}  | s.yaml:7:10: | key 'from' is missing",
                "points: 3}                | points: 3};quantities: [speed] | s.yaml:8:14: | one of [first",
                "points: 3}                | points: 3};quantities: [first, first] | s.yaml:8:21: | only once",
                "points: 3}                | points: 3};quantities: [] | s.yaml:8:13: | at least one quantity",
                "points: 3}                | points: 3};follow: maps | s.yaml:8:9: | saddles",
                "points: 3}                | points: 3};follow: saddles;quantities: [first] | s.yaml:9:13: | none with follow",
                "points: 3}                | points: 3, scale: log};  wB: [0, 1];follow: saddles | s.yaml:7:3: | exactly one",
                "points: 3}                | points: 3};where: ratio | s.yaml:8:8: | a number, expected a condition",
                "points: 3}                | points: 3};where: ratio > 9 | s.yaml:8:8: | holds at a point",
                "points: 3}                | points: 3};plugin: magic | s.yaml:8:9: | plugin",
            })
    void whatIsWrongInAMapIsNamedWithItsPlace(String good, String bad, String place, String word) {
        assertRefused(MAP, good, bad, place, word);
    }

    @Test
    void aQuantityThatIsRecordedTwiceIsNamedWithItsPlace() {
        assertRefused(
                STUDY,
                "axes: {ratio: [1.5, 2]}",
                "record: {times: '0:1:3', what: [loss, mapNorm, loss]}\naxes: {ratio: [1.5, 2]}",
                "s.yaml:5:48: ",
                "each quantity only once");
    }

    @Test
    void epochsAreCountedOfStepsAlone() {
        String axes = "axes: {ratio: [1.5, 2]}";
        assertRefused(
                STUDY, axes, "record: {epochs: [0, 1], what: [loss]}\n" + axes, "s.yaml:5:18: ", "trained in steps");
        assertRefused(
                STUDY,
                axes,
                "record: {epochs: [0, 1], times: [0, 1], what: [loss]}\n" + axes,
                "s.yaml:5:18: ",
                "neither times nor units");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "y: timeRatio, lines: [law, own] | networks: linear, y: timeRatio | s.yaml:17:26: | course or units",
                "x: ratio, y: timeRatio    | kind: course, y: {one: loss} | s.yaml:17:23: | labels",
                "x: ratio, y: timeRatio    | kind: course, y: {}, labels: {y: loss} | s.yaml:17:23: | a recorded column",
                "x: ratio, y: timeRatio, lines: [law, own] | kind: course, y: {one: mass}, labels: {y: loss} | s.yaml:17:29: | one of the recorded",
                "x: ratio, y: timeRatio    | kind: course, y: {one: loss}, labels: {y: loss} | s.yaml:17:23: | where there are lines",
                "x: ratio, y: timeRatio, lines: [law, own] | kind: course, y: loss, networks: deep | s.yaml:17:39: | linear",
            })
    void whatIsWrongInACourseIsNamedWithItsPlace(String good, String bad, String place, String word) {
        String recorded = STUDY.replace("networks:\n", "record: {times: '0:1:3', what: [loss]}\nnetworks:\n");
        assertRefused(recorded, good, bad, place, word);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "axes: {ratio: [1.5, 2]}   | axes: {ratio: [1.5, 2], unused: [1, 2]} | s.yaml:5:33: | axis unused: expected a use of it",
                "like: linear              | like: linea        | s.yaml:8:16: | one of [linear, relu]",
                "linear: {width: 4         | linear: {like: relu, width: 4 | s.yaml:8:16: | linear is like relu is like linear",
                "method: flow              | method: flux       | s.yaml:7:50: | flow, gd, sgd, momentum or adam",
                "width: 4                  | wdth: 4            | s.yaml:7:18: | unknown key 'wdth'",
                "width: 4                  | halfNorms: {C: 1}, width: 4 | s.yaml:7:27: | unknown key 'C'",
                "width: 4                  | halfNorms: {A: -sA}, width: 4 | s.yaml:7:27: | a number of at least 0",
                "width: 4                  | halfNorms: {A: sC}, width: 4 | s.yaml:7:27: | unknown name 'sC'",
                "width: 4                  | width: 4*          | s.yaml:7:21: | found the end",
                "width: 4                  | width: ratio       | s.yaml:7:19: | whole number",
                "seeds: 2}                 | seeds: 0}          | s.yaml:7:63: | whole number from 1",
                "relu: {like               | ratio: {like       | s.yaml:8:10: | that nothing else has",
                "activation: relu          | activation: relu, maxTime: own | s.yaml:8:51: | unknown name 'own', expected a number",
                "activation: relu          | activation: relu, maxTime: own.timeRatio | s.yaml:8:51: | unknown name 'own.timeRatio', expected a number",
                "activation: relu          | activation: relu, maxTime: law.width | s.yaml:8:51: | law is an expression",
                "activation: relu          | activation: relu, times: '0:1' | s.yaml:8:49: | FROM:TO:COUNT",
                "activation: relu          | activation: relu, where: rho > 0 | s.yaml:8:49: | unknown name 'rho'",
                "activation: relu          | activation: relu, where: ratio > 5 | s.yaml:8:9: | a point at which it is trained",
                "start of linear           | start of liner     | s.yaml:10:8: | unknown network 'liner'",
                "reduced(start of linear)  | reduced(linear)    | s.yaml:10:8: | reduced(start of NETWORK)",
                "reduced(start of linear)  | {plugin: magic}    | s.yaml:10:17: | plugin",
                "(ratio^2 - 1)             | (ratio^2 - 1       | s.yaml:11:24: | ')'",
                "(ratio^2 - 1)             | (rato^2 - 1)       | s.yaml:11:13: | unknown name 'rato'",
                "law: 1                    | own: 1             | s.yaml:11:3: | only once",
                "of: linear.timeRatio, against | of: lnear.timeRatio, against | s.yaml:13:10: | unknown name 'lnear.timeRatio'",
                "of: linear.timeRatio, against | of: linear.timeRation, against | s.yaml:13:10: | unknown quantity 'timeRation' of linear",
                "of: linear.timeRatio, against | of: linear, against | s.yaml:13:10: | linear.QUANTITY",
                "of: linear.timeRatio, against | of: 'linear.halfTime', against | s.yaml:13:11: | halfTime[MODALITY] with one of [A, B]",
                "of: linear.timeRatio, against | of: 'linear.halfTime[C]', against | s.yaml:13:11: | unknown modality 'C'",
                "of: linear.timeRatio, against | of: linear.first, against | s.yaml:13:10: | a word, expected a number",
                "of: linear.timeRatio, against | of: linear.timeRatio +, against | s.yaml:13:28: | found the end",
                "of: linear.timeRatio, against | of: law.sd, against | s.yaml:13:10: | one value a point",
                "against: own.timeRatio    | against: own.first | s.yaml:13:37: | unknown quantity 'first' of own",
                "axes: {ratio: [1.5, 2]}   | axes: {ratio: [1.5, 2], seed: [1, 2]} | s.yaml:5:31: | another name",
                "within: 1e-6              | within: [1]        | s.yaml:13:73: | a single value",
                "within: 1e-6, reason: exact | reason: exact    | s.yaml:13:5: | within and plusMinus",
                "within: 1e-6, reason: exact | within: 1e-6     | s.yaml:13:5: | key 'reason' is missing",
                "reason: exact             | reason: of order $(u0$ | s.yaml:13:87: | formula '(u0': '(' without its ')'",
                "reason: longer            | reason: 'as $t_A # t_B$' | s.yaml:14:50: | '#' at character 5 has no meaning",
                "every: seed               | every: day         | s.yaml:13:59: | seed, point or table",
                "rises: ratio, reason      | rises: ratio, atMost: 3, reason | s.yaml:14:5: | exactly one of [against",
                "rises: ratio, reason      | rises: ratio, within: 3, reason | s.yaml:14:50: | none in a check with rises",
                "rises: ratio, reason      | rises: ratio, share: 5 of 4, reason | s.yaml:14:49: | 20 of 21",
                "rises: ratio, reason      | rises: ratio, published: maybe, reason | s.yaml:14:53: | true or false",
                "rises: ratio, reason      | rises: ratio, when: ratio, reason | s.yaml:14:48: | a condition",
                "rises: ratio, reason      | between: [2, 1], reason | s.yaml:14:37: | the smaller first",
                "rises: ratio, reason      | rises: ratio, except: {where: ratio > 1}, reason | s.yaml:14:50: | key 'reason' is missing",
                "x: ratio                  | x: ration          | s.yaml:16:9: | unknown name 'ration'",
                "y: timeRatio              | y: timeRato        | s.yaml:16:19: | unknown quantity 'timeRato'",
                "panels: networks          | panels: colours    | s.yaml:16:57: | one of the axes [ratio]",
                "x: ratio, y               | kind: pie, x: ratio, y | s.yaml:16:12: | curve, map, scatter, course or units",
                "x: ratio, y: timeRatio    | kind: course, y: loss | s.yaml:16:5: | record",
                "quick: {axes: {ratio: [2]} | quick: {axes: {rho: [2]} | s.yaml:17:21: | unknown axis 'rho'",
                "quick: {axes              | quick: {networks: {deep: {width: 3}}, axes | s.yaml:17:26: | unknown network 'deep'",
                "quick: {axes              | quick: {colour: red, axes | s.yaml:17:17: | unknown key 'colour'",
            })
    void whatIsWrongInAStudyIsNamedWithItsPlace(String good, String bad, String place, String word) {
        assertRefused(STUDY, good, bad, place, word);
    }

    /** The name would be read as the axis where something else is meant, without a word. */
    @ParameterizedTest
    @ValueSource(
            strings = {"layers", "fusion", "sA", "wB", "yy", "vAB", "abs", "if", "mean", "min", "and", "timeRatio"})
    void anAxisTakesNoNameThatMeansSomethingElse(String name) {
        String text = """
                name: taken
                architecture: (A:2,B:2):0
                data: {random: {A: 1, B: 1, samples: 9}}
                u0: $NAME
                axes:
                  rest: [1]
                  NAME: [0.1, 0.2]
                quantities: [reduced.timeRatio]
                """.replace("NAME", name).replace("u0: $" + name, "u0: $rest * $" + name);
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> Studies.parse(text)).getMessage());
        assertTrue(
                message.startsWith("s.yaml:7:") && message.contains("axis '" + name + "': expected another name"),
                message);
    }
}
