package org.fusionflow.report.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.advise.Advice;
import org.fusionflow.advise.RemedyForecast;
import org.fusionflow.advise.forecast.Candidate;
import org.fusionflow.advise.forecast.ErrorCurve;
import org.fusionflow.advise.forecast.Forecast;
import org.fusionflow.advise.trial.SelfCheck;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.document.Table.Column;
import org.fusionflow.report.study.Edition;
import org.fusionflow.report.study.ReportFile;
import org.fusionflow.report.study.WrittenReport;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.words.Rounded;

/** Writes advice as a document of two pages. */
public final class AdviceReport {
    private static final int DIGITS = 3;
    private static final double HEIGHT = 190;

    /** Two pages hold no more rows. */
    private static final int MOST_NESTED = 4;

    private final Advice advice;
    private final Manuscript manuscript;

    private AdviceReport(Advice advice, Manuscript manuscript) {
        this.advice = advice;
        this.manuscript = manuscript;
    }

    /**
     * Writes the document completely or not at all.
     *
     * @param data in words
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public static WrittenReport write(Advice advice, String data, Edition edition, ReportFile file) {
        Manuscript manuscript = new Manuscript(new Document(new Imprint(
                "Which fusion, which remedy?",
                data + ", " + advice.request().layers() + " layers, u₀ = "
                        + Rounded.value(advice.request().u0()),
                edition.author(),
                List.of("multimodal learning", "unimodal bias", "deep linear networks"),
                "fusionflow " + edition.version())));
        new AdviceReport(advice, manuscript).write();
        return WrittenReport.of(file, manuscript, edition.paper());
    }

    private void write() {
        manuscript.unnumbered("Advice");
        manuscript.paragraph(recommendation());
        List<Prose> points = new ArrayList<>();
        String applies = !advice.premise().applies()
                ? " does not apply: "
                : advice.premise().nonlinearShare().isPresent() ? " applies: " : ": ";
        points.add(Prose.of("Linear theory" + applies + advice.premise().reason() + "."));
        advice.confidence()
                .ifPresent(sure ->
                        points.add(Prose.of("Of " + sure.resamples() + " resamples of the data, " + sure.sameOrder()
                                + " have the same order of learning; in " + sure.sameChoice()
                                + " theory chooses the same way, and in " + sure.close()
                                + " the error of that way is within 5 % of the least.")));
        advice.notes().forEach(note -> points.add(Prose.of(sentence(note))));
        manuscript.bullets(points);
        simulated();
        fusions();
        AdviceCharts charts = new AdviceCharts(advice);
        manuscript.figure(
                Prose.of("Left: error on new data (" + advice.basis().label()
                        + ") along training. Right: what time buys, the least error until the best time to stop against the time"
                        + " by which learning is nearly done, for all ways to train whose error is at most "
                        + AdviceCharts.WORST + " times the least."),
                HEIGHT,
                charts.errors(),
                charts.tradeOff());
        remedies();
        checks();
    }

    private static String sentence(String note) {
        return Character.toUpperCase(note.charAt(0)) + note.substring(1) + ".";
    }

    private Prose recommendation() {
        String option = advice.recommended()
                .remedy()
                .map(remedy -> remedy.proposal().option())
                .orElse("");
        Prose prose = Prose.of("Take ").code(advice.recommended().architecture().newick());
        if (!option.isEmpty()) {
            prose = prose.text(" with ").code(option);
        }
        return prose.text(": " + advice.recommended().reason() + ".");
    }

    private void fusions() {
        Table table = Table.of(
                Column.left("architecture"),
                Column.left("order"),
                Column.right("first"),
                Column.right("last/first"),
                Column.right("plateau loss"),
                Column.right("error at end"),
                Column.right("best error"),
                Column.left("bias"));
        List<Forecast> shown = shown();
        for (Forecast forecast : shown) {
            Prediction prediction = forecast.prediction();
            table = table.row(
                    Prose.of("").code(forecast.architecture()),
                    Prose.of(String.join(", ", forecast.order())),
                    Prose.of(number(forecast.first())),
                    Prose.of(number(forecast.timeRatio())),
                    Prose.of(number(prediction.plateauLoss())),
                    Prose.of(number(forecast.curve().atEnd())),
                    Prose.of(best(forecast, advice.fusions().indexOf(forecast))),
                    Prose.of(prediction
                            .bias()
                            .map(bias -> bias.verdict().label())
                            .orElse(Rounded.NONE)));
        }
        manuscript.table(
                Prose.of(
                        "Fusion layers, by linear theory. Times are flow times of half signals, or of half norms where a signal starts beyond its half; training ends at t = "
                                + Rounded.value(advice.horizon(), DIGITS) + ". * As good as the least error of all, "
                                + (advice.fusions().get(0).parts().size() > 1
                                        ? "to one standard error of the difference or 1 %."
                                        : "to 1 %.")
                                + others(advice.fusions().size() - shown.size())),
                table);
    }

    private static String others(int count) {
        return count == 0 ? "" : " " + count + " other trees that fuse two by two are in text and JSON alone.";
    }

    /** Fusions at one layer, and of those two by two the recommended one and the few with the least error. */
    private List<Forecast> shown() {
        int layers = advice.request().layers();
        List<Forecast> best = advice.fusions().stream()
                .skip(layers)
                .sorted(Comparator.comparing((Forecast one) -> !one.prediction()
                                .tree()
                                .equals(advice.recommended().architecture()))
                        .thenComparingDouble(one -> one.curve().best()))
                .limit(MOST_NESTED)
                .toList();
        return IntStream.range(0, advice.fusions().size())
                .filter(i -> i < layers || best.contains(advice.fusions().get(i)))
                .mapToObj(advice.fusions()::get)
                .toList();
    }

    private String best(Forecast forecast, int index) {
        return number(forecast.curve().best())
                + (advice.choice().standings().get(index).within() ? "*" : "");
    }

    /** The networks on which advice rests where linear theory does not apply. */
    private void simulated() {
        List<Candidate> candidates = advice.premise().candidates();
        if (candidates.isEmpty()) {
            return;
        }
        Table table = Table.of(
                Column.left("architecture"),
                Column.right("error at end"),
                Column.right("best error"),
                Column.right("at step"));
        for (Forecast forecast : shown()) {
            ErrorCurve curve =
                    candidates.get(advice.fusions().indexOf(forecast)).curve();
            table = table.row(
                    Prose.of("").code(forecast.architecture()),
                    Prose.of(number(curve.atEnd())),
                    Prose.of(number(curve.best())),
                    Prose.of(number(curve.bestTime())));
        }
        manuscript.table(
                Prose.of("Trained ReLU networks, mean of "
                        + candidates.get(0).parts().size()
                        + " folds: error on held-out samples, outputs of unit mean square. The advice rests on these."),
                table);
    }

    private void remedies() {
        if (advice.remedies().isEmpty()) {
            return;
        }
        Table table = Table.of(
                Column.left("option"),
                Column.right("last/first"),
                Column.right("last"),
                Column.right("error at end"),
                Column.right("best error"),
                Column.right("largest step"),
                Column.left("effect"));
        for (RemedyForecast remedy : advice.remedies()) {
            Forecast forecast = remedy.forecast();
            table = table.row(
                    Prose.of("").code(remedy.proposal().option()),
                    Prose.of(number(forecast.timeRatio())),
                    Prose.of(number(forecast.last())),
                    Prose.of(number(forecast.curve().atEnd())),
                    Prose.of(best(
                            forecast,
                            advice.fusions().size() + advice.remedies().indexOf(remedy))),
                    Prose.of(number(remedy.largestRate())),
                    Prose.of(remedy.proposal().effect()));
        }
        manuscript.table(
                Prose.of("Remedies for ").code(advice.remedied().newick()).text(", by linear theory."), table);
    }

    private void checks() {
        if (advice.checks().isEmpty()) {
            return;
        }
        Table table = Table.of(
                Column.left("way"),
                Column.left("modality"),
                Column.right("half time, theory"),
                Column.right("aligned start"),
                Column.right("random start"));
        for (Advice.Check check : advice.checks()) {
            for (int m = 0; m < check.result().predicted().size(); m++) {
                table = table.row(
                        Prose.of("").code(m == 0 ? check.way() : ""),
                        Prose.of(check.result().names().get(m)),
                        Prose.of(number(check.result().predicted().get(m))),
                        Prose.of(number(check.result().aligned().get(m))),
                        Prose.of(number(check.result().random().get(m))));
            }
            table = table.row(
                    "",
                    "last/first",
                    number(SelfCheck.ratio(check.result().predicted())),
                    number(SelfCheck.ratio(check.result().aligned())),
                    number(SelfCheck.ratio(check.result().random())));
        }
        manuscript.table(
                Prose.of(
                        "Full linear networks beside the forecast: one of the start that theory assumes, and the mean of "
                                + advice.checks().get(0).result().networks()
                                + " of random start, which also take the time to align their layers."),
                table);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Rounded.value(value, DIGITS) : Rounded.NONE;
    }

    private static String number(OptionalDouble value) {
        return number(value.orElse(Double.NaN));
    }
}
