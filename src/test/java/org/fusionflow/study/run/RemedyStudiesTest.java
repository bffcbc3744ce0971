package org.fusionflow.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.study.Studies;
import org.fusionflow.study.design.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Remedies of a study: theory and all networks have them, at every point its own. */
final class RemedyStudiesTest {
    private static final String STUDY = """
            name: rates
            architecture: (A:2,B:2):0
            data: {toy: {ratio: 2, rho: 0.5}}
            u0: 1e-2
            remedies: {rate: {A: 1, B: $kB}, inputScale: "A=$scale"}
            axes: {kB: [1, 2], scale: [1, 3]}
            networks:
              net: {init: aligned, method: flow, width: 3}
            quantities: ["net.halfTime[A]"]
            """;

    @Test
    void everyPointHasItsOwn() {
        Study study = Studies.parse(STUDY);
        List<Problem> problems = study.grid().points().stream()
                .map(point -> study.problem().at(point).orElseThrow().problem())
                .toList();
        assertEquals(
                Rates.EQUAL.at(0).of("B"),
                problems.get(0).remedies().rates().at(0).of("B"));
        assertEquals(2, problems.get(2).remedies().rates().at(0).of("B"));
        assertEquals(4, problems.get(0).moments().inputCovariance().at(0, 0), 1e-12);
        assertEquals(36, problems.get(1).moments().inputCovariance().at(0, 0), 1e-12);
        // Numbers of the data are those of the inputs that networks see.
        assertEquals(
                15.0,
                study.problem()
                        .at(study.grid().points().get(1))
                        .orElseThrow()
                        .names()
                        .value("sA")
                        .number(),
                1e-12);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rate: {A: 1, B: $kB} | rates: {A: 1, B: $kB} | s.yaml:5:19: | unknown key 'rates'",
                "rate: {A: 1, B: $kB} | rate: {A: 1, C: $kB} | s.yaml:5: | expected one of",
                "inputScale: \"A=$scale\" | inputScale: \"A=-$scale\" | s.yaml:5: | from 1e-6 to 1e6",
                "inputScale: \"A=$scale\" | weightDecay: 0.1, freeze: D | s.yaml:5: | expected one of A, B",
                "rate: {A: 1, B: $kB} | rate: 'ogm=0.1', alternate: true, dropout: A=$(kB/5) | s.yaml:5: | expected neither",
                "A: 1, B: $kB | A: 1, B: 2 | s.yaml:6: | axis kB: expected a use of it",
                "width: 3} | width: 3, activation: relu} | s.yaml:8: | expected a linear network"
            })
    void mistakesAreNamedAtTheirPlace(String good, String bad, String place, String words) {
        String text = (bad.contains("relu") ? STUDY.replace("{A: 1, B: $kB}", "ogm=$kB") : STUDY).replace(good, bad);
        assertNotEquals(STUDY, text);
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> Studies.parse(text)).getMessage());
        assertTrue(message.startsWith(place), message);
        assertTrue(message.contains(words), message);
        assertEquals(1, message.lines().count(), message);
    }

    /** A prediction from a network's own draw, and plug-ins, are of plain training. */
    @Test
    void columnsOfPlainTrainingAreRefused() {
        String own = STUDY + "theory: {own: reduced(start of net)}\n";
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> Studies.parse(own)).getMessage());
        assertTrue(message.contains("expected no such column with remedies"), message);
        Studies.parse(own.replace("rate: {A: 1, B: $kB}", "whiten: true").replace("kB: [1, 2], ", ""));
    }
}
