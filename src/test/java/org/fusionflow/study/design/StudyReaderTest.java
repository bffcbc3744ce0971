package org.fusionflow.study.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.Studies;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.problem.ProblemTemplate;
import org.fusionflow.study.plugin.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study file says. */
class StudyReaderTest {
    private static final String MAP = """
            name: map
            layers: 4
            fusion: 3
            data: {toy: {rho: 0.2}}
            u0: 0.1
            axes:
              ratio: {from: 1.5, to: 2.5, points: 3}
            """;
    private static final String NETWORKS = """
            name: networks
            architecture: ((A:$layers,B:2):1,C:3):1
            data: {random: {A: 2, B: 1, C: 1, seed: $data}}
            u0: 0.05
            axes:
              layers: [2, 3]
              data: {from: 1, to: 3}
              rule: [relu, linear]
            where: data < 3 or layers = 2
            networks:
              base: {width: 10, init: gaussian-norm, activation: $rule, lr: 0.02/sA, seeds: 20}
              fast: {like: base, method: adam, lr: 1e-3, where: rule = 'linear', seeds: 3}
            quick: {axes: {data: [1]}, seeds: 2, networks: {base: {width: 3}}}
            """;

    @TempDir
    Path folder = Path.of(".");

    private static ProblemTemplate.AtPoint at(Study study, int point) {
        return Plugins.CATALOGUE.at(study, study.grid().points().get(point)).orElseThrow();
    }

    @Test
    void layersAndFusionAreTheSymbolsOfTheArchitecture() {
        assertEquals(
                FusionTree.parse("(A:3,B:3):1"),
                at(Studies.parse(MAP), 0).problem().tree());
        Study own = Studies.parse(MAP.replace("layers: 4\nfusion: 3", "architecture: (B:Lf,A:2):1")
                .replace("axes:", "axes:\n  fusion: [2, 5]"));
        assertEquals(FusionTree.parse("(B:5,A:2):1"), at(own, 3).problem().tree());
    }

    @Test
    void valuesComeFromTheFileOrFromTheAxes() {
        Study map = Studies.parse(MAP);
        assertEquals(new ToyData(2.5, 0.2, 1, 1).moments(), at(map, 2).problem().moments());
        assertEquals(0.1, at(map, 0).problem().u0());
        Study weights =
                Studies.parse(MAP.replace("rho: 0.2", "rho: 0.2, wA: -1").replace("axes:", "axes:\n  wB: [0, 3]"));
        assertEquals(
                new ToyData(1.5, 0.2, -1, 3).moments(), at(weights, 3).problem().moments());
        Study expressions = Studies.parse(
                MAP.replace("rho: 0.2", "rho: $(1/ratio - 1), ratio: ratio^2").replace("u0: 0.1", "u0: 0.1/ratio"));
        assertEquals(
                new ToyData(4, 1 / 2.0 - 1, 1, 1).moments(),
                at(expressions, 1).problem().moments());
        assertEquals(0.05, at(expressions, 1).problem().u0());
    }

    @Test
    void pointsCanBeChosenByNumbersOfTheirProblems() {
        Study some = Studies.parse(MAP + "where: sA > 5 and u0 < 1\n");
        // s_A = ratio^2 + 0.2 ratio is 2.55, 4.4 and 6.75.
        assertEquals(
                List.of("ratio = 2.5"),
                some.grid().points().stream().map(StudyGrid.Point::describe).toList());
    }

    @Test
    void networksUseColumnsOfTheoryThatHaveAValueAtThePoint() {
        String theory = """
                theory:
                  rate: 0.1/sA
                  reach: 50*rate*ratio
                  later: fast.halfTime[B]*rate
                  smaller: reduced(u0 = rate/100)
                  waiting: 2*formula.timeRatio
                networks:
                  fast: {width: 2, lr: rate/2, maxTime: reach, times: '0:$reach:5'}
                  slow: {width: 2, lr: 1/waiting, maxTime: '3*smaller.halfTime[A]', u0: rate/100}
                """;
        Study study = Studies.parse(MAP + theory);
        ProblemTemplate.AtPoint at = at(study, 2);
        // s_A is 6.75 at ratio 2.5.
        NetworkSetup setup = study.networks().get(0).at(at);
        assertEquals(50 * 0.1 / 6.75 * 2.5, setup.stop().maxTime(), 1e-12);
        assertEquals(
                setup.stop().maxTime(),
                study.networks().get(0).times(at).orElseThrow().times().at(4),
                1e-12);
        Prediction smaller = Predictor.predict(at.problem().withStart(0.1 / 6.75 / 100), PredictionRequest.HALF_TIMES);
        NetworkSetup slow = study.networks().get(1).at(at);
        assertEquals(3 * smaller.halfTime(0).orElseThrow(), slow.stop().maxTime(), 1e-9);
        double waiting = 2
                * Predictor.predict(at.problem(), PredictionRequest.HALF_TIMES)
                        .laws()
                        .formulaRatio()
                        .orElseThrow();
        assertEquals(Descent.plain(1 / waiting), slow.method());
    }

    @Test
    void wholeNumbersBetweenTwoAreExact() {
        Study many = Studies.parse(MAP.replace("ratio: {from: 1.5, to: 2.5, points: 3}", "seed: {from: 1, to: 150}")
                .replace("toy: {rho: 0.2}", "random: 'A=1,B=1,seed=$seed'"));
        assertEquals(
                java.util.stream.IntStream.rangeClosed(1, 150)
                        .mapToObj(seed -> "seed = " + seed)
                        .toList(),
                many.grid().points().stream().map(StudyGrid.Point::describe).toList());
    }

    @Test
    void allQuantitiesAreColumnsUnlessSomeAreChosen() {
        // One column each, but for the half times of two modalities.
        assertEquals(
                Plugins.CATALOGUE.ofPredictions().size() + 1,
                Studies.parse(MAP).variables().size());
        assertEquals(
                List.of("outcome", "timeRatio"),
                Studies.parse(MAP + "quantities: [outcome, timeRatio]\n").variables().stream()
                        .map(Variable::column)
                        .toList());
    }

    @Test
    void theDefinitionTellsStudiesApartAndNothingElse() {
        String definition = Studies.parse(MAP).definition();
        assertEquals(
                definition,
                Studies.parse("# note\n" + MAP.replace("name: map", "name: other"))
                        .definition());
        for (String other : List.of(
                MAP.replace("rho: 0.2", "rho: 0.3"),
                MAP.replace("u0: 0.1", "u0: 0.2"),
                MAP.replace("to: 2.5", "to: 2.6"),
                MAP.replace("fusion: 3", "fusion: 2"),
                MAP + "quantities: [outcome]\n",
                MAP + "follow: saddles\n")) {
            assertNotEquals(definition, Studies.parse(other).definition());
        }
    }

    @Test
    void statisticsComeFromAFileBesideTheStudy() throws IOException {
        Files.writeString(folder.resolve("data.yaml"), """
                modalities: {B: 1, A: 2}
                inputCovariance: [[1, 0, 0], [0, 2, 0], [0, 0, 3]]
                inputOutputCorrelation: [1, 2, 3]
                outputVariance: 20
                """);
        Study study = Studies.parse("""
                name: own-data
                architecture: (A:2,B:2):1
                data: {stats: data.yaml}
                axes: {u0: [0.1, 0.2]}
                """, folder.resolve("s.yaml"));
        assertEquals(
                List.of("A", "B"), at(study, 0).problem().moments().modalities().names());
    }

    @Test
    void wholeAxesCountUpWithoutPoints() {
        Study study =
                Studies.parse(MAP.replace("fusion: 3\n", "").replace("axes:", "axes:\n  fusion: {from: 1, to: 5}"));
        assertEquals(15, study.grid().size());
        assertEquals(List.of("4", "2.5"), study.grid().points().get(11).cells());
        // Fusion beyond the last layer is a point without a network.
        assertTrue(study.problem().at(study.grid().points().get(12)).isEmpty());
    }

    @Test
    void weightsThatVanishTogetherAreRefusedBeforeAnyWork() {
        InvalidInput refused = assertThrows(
                InvalidInput.class,
                () -> Studies.parse(MAP.replace("rho: 0.2", "rho: 0.2, wA: 0")
                        .replace("axes:", "axes:\n  wB: {from: -1, to: 1, points: 3}")));
        assertTrue(String.valueOf(refused.getMessage()).contains("not both 0"), refused.getMessage());
    }

    @Test
    void networksTakeTheNumbersOfTheirPoint() {
        Study study = Studies.parse(NETWORKS);
        // Three data sets for two layers, two for three, with two activations each.
        assertEquals(10, study.grid().size());
        assertEquals(
                FusionTree.parse("((A:2,B:2):1,C:3):1"), at(study, 0).problem().tree());
        NetworkSetup relu = study.network("base").at(at(study, 0));
        assertEquals("relu", relu.activation().name());
        assertEquals(20, relu.seeds().size());
        double speed = at(study, 0).problem().moments().speed(0);
        assertTrue(
                relu.method().toString().contains(Double.toString(0.02 / speed)),
                relu.method().toString());
        assertEquals(1, study.networks(study.grid().points().get(0)).size());
        assertEquals(2, study.networks(study.grid().points().get(1)).size());
        NetworkSetup fast = study.network("fast").at(at(study, 1));
        assertEquals(List.of(10), fast.widths());
        assertEquals("adam", fast.method().name());
        assertEquals(List.of(1L, 2L, 3L), fast.seeds());
    }

    @Test
    void whatStandsUnderQuickIsLaidOverTheStudy() {
        Study quick = new StudyReader(Plugins.CATALOGUE).parse(NETWORKS, Path.of("s.yaml"), true);
        assertEquals(4, quick.grid().size());
        NetworkSetup base = quick.network("base").at(at(quick, 1));
        assertEquals(List.of(3), base.widths());
        assertEquals(List.of(1L, 2L), base.seeds());
        assertEquals(List.of(1L, 2L), quick.network("fast").at(at(quick, 1)).seeds());
    }

    /** The series of one panel by their names, with the network and the column of each. */
    private static List<String> series(String figure) {
        Study study = Studies.parse(
                NETWORKS + "record: {epochs: [0, 1], what: [loss, contribution]}\nfigures: [" + figure + "]\n");
        FigureSpec.Curves drawn = (FigureSpec.Curves) study.figures().get(0);
        assertEquals(1, drawn.panels().size());
        return drawn.panels().get(0).series().stream()
                .map(one -> one.label() + " = " + one.where().get("network") + "." + one.y() + " over " + one.x())
                .toList();
    }

    @Test
    void aCourseDrawsSeveralColumnsOfSomeNetworks() {
        String columns = "y: {all: loss, of A: 'contribution[A]'}, labels: {y: size}";
        assertEquals(
                List.of("all = base.loss over epoch", "of A = base.contribution[A] over epoch"),
                series("{kind: course, networks: base, " + columns + "}"));
        assertEquals(
                List.of(
                        "base, all = base.loss over epoch",
                        "base, of A = base.contribution[A] over epoch",
                        "fast, all = fast.loss over epoch",
                        "fast, of A = fast.contribution[A] over epoch"),
                series("{kind: course, " + columns + "}"));
        assertEquals(
                List.of("base = base.loss over epoch", "fast = fast.loss over epoch"),
                series("{kind: course, y: loss}"));
    }

    @Test
    void theStudiesOfTheProjectCanBeRead() throws IOException {
        try (var files = Files.walk(Path.of("validation"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                // Data that do not come with the program are not on every machine.
                if (StudyNeeds.missing(file).isEmpty()) {
                    new StudyReader(Plugins.CATALOGUE).read(file, false);
                }
            }
        }
    }
}
