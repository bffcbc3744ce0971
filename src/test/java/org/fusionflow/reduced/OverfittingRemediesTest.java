package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.problem.GivenProblem;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.remedy.RemedyReader;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Error on new data at the end of training and at its best, under remedies, where samples are fewer than inputs and where they are enough: 50 + 50 Gaussian
 * inputs of deviations 1.5 and 1, a random teacher of norm 1 a modality, noise 0.5, two layers, u0 = 1e-3, seeds 1 to 20. Writes the table of
 * {@code validation/overfitting-remedies.md} to {@code target/overfitting-remedies.md}.
 */
@Tag("long")
class OverfittingRemediesTest {
    private static final int SEEDS = 20;

    /** Each modality is trained to do it alone, as multimodal learning with alternating unimodal adaptation (MLA) does. */
    private static final String IN_TURN = "losses of single modalities in turn";

    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");
    private static final FusionTree EARLY = FusionTree.parse("(A:1,B:1):1");

    /** Errors of a remedy, one a seed. */
    private record Errors(List<Double> ends, List<Double> bests) {
        String cell() {
            return cell(ends) + " / " + cell(bests);
        }

        private static String cell(List<Double> values) {
            return String.format(Locale.ROOT, "%.3f ± %.3f", mean(values), standardError(values));
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double standardError(List<Double> values) {
        double mean = mean(values);
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.size() - 1) / values.size());
    }

    private static Problem drawn(int samples, long seed) {
        String data = "A=50,B=50,std.A=1.5,noise=0.5,samples=" + samples + ",seed=" + seed;
        return new GivenProblem(Map.of(
                        "architecture", OptionValue.of("--architecture", LATE.newick()),
                        "random", OptionValue.of("--random", data),
                        "u0", OptionValue.of("--u0", "1e-3")))
                .problem();
    }

    private static Problem with(Problem problem, String key, String text) {
        Remedies remedies = RemedyReader.read(Map.of(key, OptionValue.of("--" + key, text)), problem.tree());
        return problem.with(remedies);
    }

    private static Map<String, Problem> remedied(Problem plain) {
        double tie = plain.moments().speed(0) / plain.moments().speed(1);
        Map<String, Problem> all = new LinkedHashMap<>();
        all.put("none", plain);
        all.put("rate of B at the tie", with(plain, "rate", "B=" + tie));
        all.put("0.8 of the tie", with(plain, "rate", "B=" + 0.8 * tie));
        all.put("1.25 of the tie", with(plain, "rate", "B=" + 1.25 * tie));
        all.put("twice the tie", with(plain, "rate", "B=" + 2 * tie));
        all.put("early fusion", new Problem(EARLY, plain.data(), plain.u0()));
        all.put("whitening", with(plain, "whiten", "true"));
        all.put("dropout 0.3", with(plain, "dropout", "A=0.3,B=0.3"));
        all.put(IN_TURN, with(plain, "alternate", "true"));
        return all;
    }

    private static Errors at(Map<String, Map<Integer, Errors>> table, String name, int samples) {
        return Objects.requireNonNull(Objects.requireNonNull(table.get(name)).get(samples));
    }

    /** Three standard errors of the paired differences lie between. */
    private static void assertEndsAbove(
            Map<String, Map<Integer, Errors>> table, String above, String below, int samples) {
        List<Double> low = at(table, below, samples).ends();
        List<Double> high = at(table, above, samples).ends();
        List<Double> more = Stream.iterate(0, s -> s < SEEDS, s -> s + 1)
                .map(s -> high.get(s) - low.get(s))
                .toList();
        assertTrue(
                mean(more) > 3 * standardError(more), above + " above " + below + ", " + samples + " samples: " + more);
    }

    @Test
    void theTieOfRatesOverfitsLeastWhereSamplesAreFew() throws IOException {
        Map<String, Map<Integer, Errors>> table = new LinkedHashMap<>();
        List<Integer> counts = List.of(40, 70, 400);
        for (int samples : counts) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                remedied(drawn(samples, seed)).forEach((name, problem) -> {
                    GeneralizationCurve curve =
                            GeneralizationRun.of(problem, problem.population().orElseThrow(), new double[0]);
                    assertTrue(curve.settled(), name + ", " + samples + " samples");
                    Errors errors = table.computeIfAbsent(name, n -> new LinkedHashMap<>())
                            .computeIfAbsent(samples, n -> new Errors(new ArrayList<>(), new ArrayList<>()));
                    errors.ends().add(curve.end().generalizationError());
                    errors.bests().add(curve.best().generalizationError());
                });
            }
        }
        StringBuilder text = new StringBuilder("| remedy | P = 40 | P = 70 | P = 400 |\n| --- | --- | --- | --- |\n");
        table.forEach((name, row) -> text.append("| ")
                .append(name)
                .append(" | ")
                .append(String.join(
                        " | ",
                        counts.stream().map(p -> at(table, name, p).cell()).toList()))
                .append(" |\n"));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/overfitting-remedies.md"), text);
        for (int samples : List.of(40, 70)) {
            for (String other : List.of("none", "twice the tie", "whitening", "dropout 0.3", IN_TURN)) {
                assertEndsAbove(table, other, "rate of B at the tie", samples);
            }
        }
        // Each map explains what the others explain as well: their sum is wrong however many samples there are.
        counts.forEach(samples -> assertEndsAbove(table, IN_TURN, "none", samples));
        // With enough samples all remedies that do not bias the end point end at least squares.
        for (String same : List.of("rate of B at the tie", "twice the tie", "early fusion", "whitening")) {
            for (int s = 0; s < SEEDS; s++) {
                double none = at(table, "none", 400).ends().get(s);
                assertEquals(none, at(table, same, 400).ends().get(s), 1e-6 * none, same);
            }
        }
    }
}
