package org.fusionflow.study.experiment.twolayer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.ExperimentResult;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TwoLayerExperimentsTest {
    private static final Map<String, Integer> ROWS = Map.of(
            // Two ratios: 7 correlations with 2 linear seeds, 3 with a ReLU seed; 2 seeds in published steps.
            "two-layer-ratio",
            2 * (7 * 2 + 3) + 2,
            "two-layer-map",
            4 * 7,
            "random-data-sets",
            4,
            "superficial-preference",
            2 * 6 * 6);

    @Test
    void everyStatementHoldsOnQuickTablesOfTheExpectedSize() {
        for (ExperimentResult result : QuickTables.all()) {
            String name = result.experiment().name();
            int rows = result.rows().size();
            assertEquals(ROWS.getOrDefault(name, rows), rows, name);
            assertFalse(result.findings().isEmpty(), name);
            for (StudyFinding finding : result.findings()) {
                assertTrue(finding.isFine(), name + ": " + finding);
            }
        }
    }

    @Test
    void theSameJobMakesTheSameRows() {
        for (Experiment experiment : TwoLayerExperiments.all()) {
            List<Job> jobs = experiment.jobs(Scale.QUICK);
            List<Row> again = jobs.get(0).work().get();
            List<Row> first = QuickTables.of(experiment.name()).rows().rows();
            assertEquals(first.subList(0, again.size()), again, experiment.name());
        }
    }

    @Test
    void tablesOfTheFullSizeHaveUniqueJobsAndTheSameColumns() {
        for (Experiment experiment : TwoLayerExperiments.all()) {
            List<String> labels =
                    experiment.jobs(Scale.FULL).stream().map(Job::label).toList();
            assertEquals(labels.size(), labels.stream().distinct().count(), experiment.name());
        }
    }

    /** Every kind of statement, each with a change of its table that must not pass. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            two-layer-ratio        | exact reduced system's t_B/t_A          | activation    | linear | exactRatio          | 1.001
            two-layer-ratio        | against the mean over seeds             | activation    | linear | timeRatio           | 1.1
            two-layer-ratio        | system from √q W                        | activation    | relu   | timeRatio           | 1.03
            two-layer-ratio        | plateau, linear networks                 | activation    | linear | misattribution      | 1.02
            two-layer-ratio        | plateau, ReLU networks                   | activation    | relu   | misattribution      | 1.02
            two-layer-ratio        | Without correlation                     | rho           | 0.0    | misattribution      | 1e9
            two-layer-ratio        | Stronger correlation                    | rho           | 0.9    | timeRatio           | 0.3
            two-layer-ratio        | Equal strengths                         | ratio         | 1.0    | timeRatio           | 1.1
            two-layer-ratio        | opposite signs                          | rho           | -0.9   | timeRatio           | 0.5
            two-layer-ratio        | never learns B                          | rho           | 0.3    | alignedRatio        | nothing
            two-layer-ratio        | published step                          | learningRate  | 0.04   | timeRatio           | 1.06
            two-layer-map          | exact reduced                           | ratio         | 2.0    | timeRatio           | 1.001
            two-layer-map          | relative error of 1 +                   | rho           | -0.9   | formula             | 1.2
            two-layer-map          | mis-attribution                         | ratio         | 2.0    | misattribution      | 1.1
            two-layer-map          | The stronger A is                       | ratio         | 4.0    | misattribution      | 9
            random-data-sets       | Largest relative error                  | first         | A      | exactRatio          | 1.001
            random-data-sets       | own weights                             | dataSeed      | 2      | exactRatio          | 2
            random-data-sets       | amplitudes u_eff                        | dataSeed      | 2      | alignedRatio        | 2
            random-data-sets       | Matched phases with                     | dataSeed      | 2      | refinedRatio        | 2
            random-data-sets       | worst case                              | dataSeed      | 4      | refinedRatio        | 2
            random-data-sets       | larger s is half learned first          | dataSeed      | 5      | timeRatio           | 0.1
            two-layer-trajectories | Gradient flow: largest                  | source        | flow   | time                | 1.001
            two-layer-trajectories | Late fusion in steps of 0.04: t_A       | source        | steps  | time                | 1.02
            two-layer-trajectories | Late fusion in steps of 0.04: t_B       | source        | steps  | time                | 1.02
            two-layer-trajectories | Early fusion in steps of 0.04: t_A      | source        | steps  | time                | 1.05
            two-layer-trajectories | Early fusion in steps of 0.04: t_B      | source        | steps  | time                | 1.05
            two-layer-trajectories | Late fusion overshoots                  | event         | saddle | mapA                | 1.1
            two-layer-trajectories | loss there                              | event         | saddle | loss                | 1.1
            two-layer-trajectories | Late fusion: t_B/t_A                    | event         | t_B    | time                | 1.1
            two-layer-trajectories | Early fusion learns both                | event         | t_B    | time                | 1.1
            two-layer-trajectories | passes no unimodal saddle               | fusion        | early  | mapB                | 0.01
            two-layer-trajectories | Early fusion overshoots                 | source        | flow   | mapA                | 1.1
            superficial-preference | half learned first                      | first         | A      | first               | B
            superficial-preference | Between the boundaries                  | ratio         | 2.75   | first               | B
            superficial-preference | Elsewhere                               | first         | B      | first               | A
            superficial-preference | Plateau loss                            | first         | A      | plateauLoss         | 1.1
            superficial-trajectory | 0.35: loss of the plateau               | weightRatio   | 0.35   | loss                | 1.1
            superficial-trajectory | 0.35: plateau over                      | weightRatio   | 0.35   | loss                | 0.4
            superficial-trajectory | 0.8: plateau over                       | weightRatio   | 0.8    | loss                | 3
            superficial-trajectory | 0.35: t_B/t_A                           | event         | t_B    | time                | 1.2
            superficial-trajectory | 0.8: t_B/t_A                            | event         | t_B    | time                | 1.2
            """)
    void aStatementFailsOnATableThatDoesNotBearItOut(
            String experiment, String statement, String where, String begins, String column, String change) {
        Rows rows = QuickTables.of(experiment).rows();
        Rows doctored = QuickTables.doctored(rows, where, begins, column, change(change));
        assertNotEquals(rows, doctored, "nothing was changed");
        assertEquals(
                StudyFinding.Verdict.HOLDS,
                QuickTables.finding(experiment, rows, statement).verdict());
        assertEquals(
                StudyFinding.Verdict.FAILS,
                QuickTables.finding(experiment, doctored, statement).verdict());
    }

    /** A factor, or another text. */
    private static UnaryOperator<String> change(String change) {
        return switch (change) {
            case "nothing" -> cell -> "";
            case "A", "B" -> cell -> change;
            default -> cell -> Double.toString(Double.parseDouble(cell) * Double.parseDouble(change));
        };
    }

    @Test
    void theFormulaIsCoarseOnlyWhereItIs() {
        Rows rows = QuickTables.of("random-data-sets").rows();
        int from = rows.columns().indexOf("timeRatio");
        int to = rows.columns().indexOf("formula");
        Rows perfect = new Rows(
                rows.columns(),
                rows.rows().stream()
                        .map(row -> {
                            List<String> cells = new java.util.ArrayList<>(row.cells());
                            cells.set(to, cells.get(from));
                            return new Row(cells);
                        })
                        .toList());
        assertFalse(QuickTables.finding("random-data-sets", perfect, "Leading-order formula")
                .isFine());
    }

    @Test
    void thePublishedFormulaWithNormsFailsWhereTheSignReversesAndWouldPassOnItsOwnNumbers() {
        Rows rows = QuickTables.of("two-layer-ratio").rows();
        String statement = "General time ratio with norms";
        assertEquals(
                StudyFinding.Verdict.CLAIM_FAILS,
                QuickTables.finding("two-layer-ratio", rows, statement).verdict());
        Rows other = rows;
        for (double rho : new double[] {-0.9, -0.6}) {
            double norms = 1 + (4 + 2 * rho - Math.abs(1 + 2 * rho)) / (1 - rho * rho);
            other = QuickTables.doctored(
                    other, "rho", Double.toString(rho), "timeRatio", cell -> Double.toString(norms));
        }
        assertEquals(
                StudyFinding.Verdict.HOLDS,
                QuickTables.finding("two-layer-ratio", other, statement).verdict());
    }

    @Test
    void stepsTakeAsManyEFoldsAsTheFlow() {
        StepGrowth growth = new StepGrowth(0.04);
        // A mode of rate 4 grows by the factor e^{4 t} = 1.16^{t'/0.04}.
        assertEquals(4, Math.log1p(0.16) / 0.04 * growth.stretch(4), 1e-12);
        // Where B's rate never changes, its time is stretched by that rate alone.
        assertEquals(growth.stretch(1) * 20, growth.second(5, 20, 4, 1, 1), 1e-12);
        assertEquals(20, new StepGrowth(1e-12).second(5, 20, 4, 2, 0.5), 1e-6);
    }

    @Test
    void explainedVarianceIsOneForThePerfectAndNoneForTheMean() {
        double[] measured = {1, 2, 4};
        assertEquals(1, Means.explained(measured, measured));
        assertEquals(0, Means.explained(measured, new double[] {7 / 3.0, 7 / 3.0, 7 / 3.0}), 1e-12);
    }
}
