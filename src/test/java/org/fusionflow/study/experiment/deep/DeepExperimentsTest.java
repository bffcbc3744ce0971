package org.fusionflow.study.experiment.deep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.fusionflow.report.experiment.deep.DeepPages;
import org.fusionflow.report.page.Imprint;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.study.Manuscript;
import org.fusionflow.study.experiment.Experiment;
import org.fusionflow.study.experiment.Job;
import org.fusionflow.study.experiment.Row;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Scale;
import org.fusionflow.study.experiment.StudyFinding;
import org.junit.jupiter.api.Test;

/** In the quick form: statements hold, and each fails on a table that contradicts it. */
final class DeepExperimentsTest {
    private static final Map<String, Rows> TABLES = new HashMap<>();

    private static Rows quick(Experiment experiment) {
        return TABLES.computeIfAbsent(experiment.name(), name -> {
            List<Row> rows = new ArrayList<>();
            experiment.jobs(Scale.QUICK).forEach(job -> rows.addAll(job.work().get()));
            return new Rows(experiment.columns(), rows);
        });
    }

    /** The table with other numbers in one column of the rows that have a text in another. */
    private static Rows doctored(Rows rows, String where, Object value, String column, DoubleUnaryOperator other) {
        int at = rows.columns().indexOf(column);
        String wanted = Row.of(value).cells().get(0);
        List<Row> changed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = new ArrayList<>(rows.rows().get(i).cells());
            if (rows.text(i, where).equals(wanted) && !cells.get(at).isEmpty()) {
                cells.set(
                        at,
                        Row.of(other.applyAsDouble(rows.number(i, column)))
                                .cells()
                                .get(0));
            }
            changed.add(new Row(cells));
        }
        return new Rows(rows.columns(), changed);
    }

    /** Beginnings of the statements that fail. */
    private static List<String> failing(Experiment experiment, Rows rows) {
        return experiment.findings(rows, Scale.QUICK).stream()
                .filter(finding -> !finding.isFine())
                .map(StudyFinding::statement)
                .toList();
    }

    private static void assertFails(String beginning, Experiment experiment, Rows rows) {
        List<String> failing = failing(experiment, rows);
        assertTrue(
                failing.stream().anyMatch(statement -> statement.startsWith(beginning)),
                "expected '" + beginning + "' to fail, got " + failing);
    }

    private static void assertSound(Experiment experiment, int rows) {
        Rows table = quick(experiment);
        assertEquals(rows, table.size());
        assertEquals(List.of(), failing(experiment, table));
        PdfPages pages = new PdfPages(new Imprint("test", "", "", List.of(), "test"));
        Objects.requireNonNull(DeepPages.all().get(experiment.name())).write(table, new Manuscript(pages));
    }

    @Test
    void jobsHaveLabelsOfTheirOwnAndEveryExperimentHasPages() {
        assertEquals(
                List.of("depth-ratio", "kappa", "fusion-trees", "depth-trajectories", "rich-regime"),
                DeepExperiments.all().stream().map(Experiment::name).toList());
        for (Experiment experiment : DeepExperiments.all()) {
            for (Scale scale : Scale.values()) {
                Set<String> labels = new HashSet<>();
                for (Job job : experiment.jobs(scale)) {
                    assertTrue(labels.add(job.label()), experiment.name() + ": " + job.label());
                }
            }
            assertTrue(DeepPages.all().containsKey(experiment.name()));
        }
    }

    @Test
    void depthRatio() {
        Experiment experiment = new DepthRatio();
        Rows rows = quick(experiment);
        // Six places, four of them with a second fit, two networks each, and for every fusion layer a run from its own
        // layers.
        assertSound(experiment, 4 * (6 * (2 + 3) + 4 + 1));
        DoubleUnaryOperator twice = x -> 2 * x;
        assertFails(
                "Calibrated time ratio against networks, over rho",
                experiment,
                doctored(rows, "source", "nearby", "ratio", twice));
        assertFails(
                "Calibrated time ratio against networks, over u0",
                experiment,
                doctored(rows, "source", "once", "ratio", twice));
        assertFails(
                "The same for what the ratio exceeds 1 by",
                experiment,
                doctored(rows, "source", "nearby", "ratio", twice));
        assertFails("One start fitted", experiment, doctored(rows, "source", "once", "ratio", twice));
        assertFails("It is the start", experiment, exact(rows, "reduced"));
        assertFails("Calibrated first half time", experiment, doctored(rows, "source", "nearby", "first", twice));
        assertFails(
                "Reduced flow from a network's own",
                experiment,
                doctored(rows, "source", "own", "second", x -> 1.05 * x));
        assertFails("Late fusion, random starts", experiment, doctored(rows, "fusion", 4, "ratio", twice));
        assertFails("Fusion one layer deeper", experiment, doctored(rows, "fusion", 2, "ratio", x -> 1));
        assertFails("Early fusion", experiment, doctored(rows, "fusion", 1, "ratio", x -> 1.1));
        assertFails("Stronger correlation lengthens", experiment, doctored(rows, "value", 0.6, "ratio", x -> 1));
        assertFails("Sign reversal", experiment, learned(rows));
        assertEquals(
                StudyFinding.Verdict.HOLDS,
                verdict(experiment, exact(rows, "formula"), "The leading-order formula at the nominal start gives"));
        assertEquals(
                StudyFinding.Verdict.CLAIM_FAILS,
                verdict(experiment, rows, "The leading-order formula at the nominal start gives"));
    }

    private static StudyFinding.Verdict verdict(Experiment experiment, Rows rows, String beginning) {
        return experiment.findings(rows, Scale.QUICK).stream()
                .filter(finding -> finding.statement().startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    /** As if an aligned start had a time ratio after a sign reversal. */
    private static Rows learned(Rows rows) {
        List<Row> changed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = new ArrayList<>(rows.rows().get(i).cells());
            if (rows.text(i, "source").equals("reduced")) {
                cells.set(rows.columns().indexOf("ratio"), "2.0");
            }
            changed.add(new Row(cells));
        }
        return new Rows(rows.columns(), changed);
    }

    /** As if one source said what the networks do. */
    private static Rows exact(Rows rows, String source) {
        List<Row> changed = new ArrayList<>();
        int at = rows.columns().indexOf("ratio");
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = new ArrayList<>(rows.rows().get(i).cells());
            if (rows.text(i, "source").equals(source)) {
                Rows networks = rows.where("axis", rows.text(i, "axis"))
                        .where("value", rows.number(i, "value"))
                        .where("fusion", rows.text(i, "fusion"))
                        .where("source", "network");
                cells.set(at, Row.of(Trial.mean(networks, "ratio")).cells().get(0));
            }
            changed.add(new Row(cells));
        }
        return new Rows(rows.columns(), changed);
    }

    @Test
    void kappa() {
        Experiment experiment = new Kappa();
        Rows rows = quick(experiment);
        assertSound(experiment, 2 * 3 * 2 * (2 + 3));
        assertFails("t_A goes as", experiment, doctored(rows, "u0", 0.2, "kappa_first", x -> 1.2 * x));
        assertFails("t_B - t_A goes as", experiment, doctored(rows, "u0", 0.2, "kappa_second", x -> 1.5 * x));
        assertFails("L_f = 2: t_B", experiment, doctored(rows, "source", "calibrated", "kappa_second", x -> x * x));
        assertFails(
                "kappa_A from a start", experiment, doctored(rows, "source", "calibrated", "kappa_first", x -> 3 * x));
        assertFails(
                "kappa_B from a start", experiment, doctored(rows, "source", "calibrated", "kappa_second", x -> 3 * x));
        assertFails("kappa_A of random", experiment, doctored(rows, "source", "formula", "kappa_first", x -> 5 * x));
        assertFails(
                "kappa_B, L_f > 2, of", experiment, doctored(rows, "source", "formula", "kappa_second", x -> 9 * x));
        assertFails("L = 3: kappa_A", experiment, doctored(rows, "width", 50, "kappa_first", x -> 4 * x));
        assertFails("L = 4: kappa_A", experiment, doctored(rows, "width", 50, "kappa_first", x -> 4 * x));
        assertFails("L = 5: kappa_A", experiment, doctored(rows, "width", 50, "kappa_first", x -> 0.3 * x));
    }

    @Test
    void fusionTrees() {
        Experiment experiment = new FusionTrees();
        Rows rows = quick(experiment);
        assertSound(experiment, 2 * 3 * 2);
        assertFails("Order of learning, aligned", experiment, doctored(rows, "modality", "C", "theory", x -> 0));
        assertFails(
                "Order of learning, random starts: that of the predicted",
                experiment,
                doctored(rows, "modality", "C", "nominal", x -> 0));
        assertFails(
                "Half times from aligned", experiment, doctored(rows, "start", "aligned", "theory", x -> x * 1.00001));
        assertFails(
                "Half times of two layers", experiment, doctored(rows, "start", "random", "theory", x -> x * 1.00001));
        assertFails("Half times of deeper", experiment, doctored(rows, "start", "random", "theory", x -> x * 1.05));
    }

    @Test
    void depthTrajectories() {
        Experiment experiment = new DepthTrajectories();
        Rows rows = quick(experiment);
        assertSound(experiment, 4 * (2 + 101));
        assertFails("Half times of the reduced", experiment, doctored(rows, "what", "t_B", "reduced", x -> x * 1.05));
        assertFails("Half times of the reduced", experiment, doctored(rows, "what", "t_A", "reduced", x -> Double.NaN));
        assertFails("Share of the time", experiment, doctored(rows, "fusion", 4, "network", x -> x < 1 ? 0 : x));
        assertFails("The loss of every network", experiment, doctored(rows, "what", "loss", "network", x -> 3 - x));
    }

    @Test
    void publishedRatiosAreAskedForAtFullScaleOnly() {
        Rows rows = quick(new DepthTrajectories());
        List<StudyFinding> full =
                new DepthTrajectories().findings(doctored(rows, "what", "t_B", "network", x -> 5 * x), Scale.FULL);
        assertFalse(full.get(0).isFine());
        assertFalse(full.get(1).isFine());
    }

    @Test
    void richRegime() {
        Experiment experiment = new RichRegime();
        Rows rows = quick(experiment);
        assertSound(experiment, 2 * (9 + 7) + 2 * (9 + 8));
        assertFails(
                "L = 3: the start u0* at which the middle",
                experiment,
                doctored(rows, "width", 64, "middle_layer", x -> 2 * x));
        assertFails(
                "L = 2: the start u0* at which the first",
                experiment,
                doctored(rows, "width", 64, "first_layer", x -> 0.4 * x));
        assertFails(
                "L = 3: largest relative error of u0*",
                experiment,
                doctored(rows, "layers", 3, "middle_layer", x -> 2 * x));
        assertFails(
                "L = 2: imbalance of the layers goes",
                experiment,
                doctored(rows, "layers", 2, "imbalance", Math::sqrt));
        assertFails("L = 2: distance of A's map", experiment, doctored(rows, "layers", 2, "map_error", x -> 1));
        assertFails("L = 2: second over first", experiment, doctored(rows, "layers", 2, "first_layer", x -> 0.2));
        assertFails(
                "L = 2: imbalance of the layers at", experiment, doctored(rows, "layers", 2, "imbalance", x -> 0.2));
        assertTrue(Double.isNaN(RichRegime.crossing(new double[] {1, 2}, new double[] {1, 2}, 0.5)));
    }

    /** A start that is fitted to half times of the reduced flow is the start that they came from. */
    @Test
    void fittedStartsAreFound() {
        EffectiveStart start = new EffectiveStart(0.41, 0.29);
        for (int fusion = 2; fusion <= 4; fusion++) {
            DeepHalfTimes times = start.predict(DeepNetwork.tree(4, fusion), DeepNetwork.REFERENCE.moments(), 0.1)
                    .orElseThrow();
            EffectiveStart found =
                    EffectiveStart.fit(DeepNetwork.tree(4, fusion), DeepNetwork.REFERENCE.moments(), 0.1, times);
            assertEquals(0.41, found.first(), 1e-5);
            assertEquals(0.29, found.second(), 1e-5);
        }
    }
}
