package org.fusionflow.explore.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.fusionflow.explore.network.OverlayRun;
import org.fusionflow.explore.problem.AskedProblem;
import org.fusionflow.explore.problem.Slider;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.report.chart.Panel;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/** Writes views as JSON documents. Numbers have the keys that they have in the document of {@code predict --json}. */
public final class ViewDocument {
    /** Width of a chart in points; the page scales it. */
    private static final double WIDTH = 300;

    private static final double CURVES = 160;
    private static final double PLANES = 200;
    private static final double WHOLE_WIDTH = 620;
    private static final double STAYS = 34;
    private static final double STAY = 17;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ViewDocument() {}

    /**
     * A whole view.
     *
     * @param sliders of its problem
     * @param curve of its problem; empty if it has still to be computed
     * @param runs all that are kept, also those of other problems
     */
    public static ObjectNode of(
            View view, Scales scales, List<Slider> sliders, Optional<RatioCurve> curve, List<OverlayRun> runs) {
        ObjectNode document = MAPPER.createObjectNode();
        values(document.putObject("values"), view.asked().values());
        ArrayNode list = document.putArray("sliders");
        sliders.forEach(slider -> slider(list.addObject(), slider));
        ViewWords words = new ViewWords(view);
        document.put("headline", words.headline());
        ArrayNode messages = document.putArray("messages");
        words.messages().forEach(messages::add);
        numbers(document.putObject("prediction"), view.prediction());
        ViewFigures figures = new ViewFigures(view, scales);
        ObjectNode charts = document.putObject("charts");
        figures.all().forEach((name, figure) -> chart(charts.putObject(name), figure, name, size(name, view)));
        document.put("portraitWords", figures.portraitWords());
        curve.ifPresent(known -> ratio(charts, document, known, view));
        runs(document, runs, Optional.of(view.asked()));
        return document;
    }

    private static double[] size(String name, View view) {
        return switch (name) {
            case "portrait", "ratio" -> new double[] {WIDTH, PLANES};
            case "stays" ->
                new double[] {
                    WHOLE_WIDTH,
                    STAYS
                            + STAY
                                    * view.prediction()
                                            .timeline()
                                            .map(line ->
                                                    Math.max(1, line.stays().size()))
                                            .orElse(1)
                };
            default -> new double[] {WIDTH, CURVES};
        };
    }

    /** The time ratio alone, for a view that was sent without it. */
    public static ObjectNode ofRatio(RatioCurve curve, View view) {
        ObjectNode document = MAPPER.createObjectNode();
        values(document.putObject("values"), view.asked().values());
        ratio(document.putObject("charts"), document, curve, view);
        return document;
    }

    private static void ratio(ObjectNode charts, ObjectNode document, RatioCurve curve, View view) {
        chart(charts.putObject("ratio"), curve.figure(view), "ratio", size("ratio", view));
        document.put("ratioWords", curve.words());
        ObjectNode numbers = document.putObject("ratio");
        numbers.put("along", curve.along());
        array(numbers.putArray("x"), curve.x());
        array(numbers.putArray("reduced"), curve.exact());
        array(numbers.putArray("formula"), curve.formula());
    }

    /** The runs alone, while the view stays as it is. */
    public static ObjectNode ofRuns(List<OverlayRun> runs) {
        ObjectNode document = MAPPER.createObjectNode();
        runs(document, runs, Optional.empty());
        return document;
    }

    private static void runs(ObjectNode document, List<OverlayRun> runs, Optional<AskedProblem> asked) {
        ArrayNode array = document.putArray("runs");
        for (OverlayRun run : runs) {
            ObjectNode node = array.addObject();
            node.put("id", run.id());
            node.put("description", run.description());
            node.put("state", run.state().name());
            node.put("words", ViewWords.of(run));
            asked.ifPresent(problem -> node.put("shown", run.isOf(problem)));
            values(node.putObject("values"), run.asked().values());
            values(node.putObject("network"), run.network());
            run.result()
                    .ifPresent(result -> times(
                            node.putObject("halfTimes"), run.asked().problem().names(), result::halfTime));
        }
    }

    private static void values(ObjectNode node, Map<String, String> values) {
        new TreeMap<>(values).forEach(node::put);
    }

    private static void slider(ObjectNode node, Slider slider) {
        node.put("name", slider.name());
        node.put("label", slider.label());
        node.put("meaning", slider.meaning());
        node.put("text", slider.text());
        node.put("lower", slider.lower());
        node.put("upper", slider.upper());
        node.put("step", slider.step());
        node.put("logarithmic", slider.logarithmic());
    }

    private static void numbers(ObjectNode node, Prediction prediction) {
        List<String> names = prediction.problem().names();
        ArrayNode order = node.putArray("order");
        prediction.order().forEach(m -> order.add(names.get(m)));
        times(node.putObject("halfTimes"), names, prediction::halfTime);
        times(node.putObject("formulaTimes"), names, prediction.laws()::formulaTime);
        times(node.putObject("refinedTimes"), names, prediction.laws()::refinedTime);
        ObjectNode ratio = node.putObject("timeRatio");
        put(ratio, "reduced", prediction.timeRatio());
        put(ratio, "signal", prediction.signalTimeRatio());
        put(ratio, "formula", prediction.laws().formulaRatio());
        put(ratio, "asymptotic", prediction.laws().asymptoticRatio());
        put(ratio, "refined", prediction.laws().refinedRatio());
        put(node, "plateauLoss", prediction.plateauLoss());
        node.put("permanentBias", prediction.permanentBias());
        prediction.bias().ifPresent(bias -> node.put("bias", bias.verdict().label()));
        node.put("outcome", prediction.outcome().name());
    }

    private static void times(ObjectNode node, List<String> names, IntFunction<OptionalDouble> time) {
        for (int m = 0; m < names.size(); m++) {
            put(node, names.get(m), time.apply(m));
        }
    }

    private static void put(ObjectNode node, String key, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            node.put(key, value.getAsDouble());
        } else {
            node.putNull(key);
        }
    }

    private static void chart(ObjectNode node, Figure figure, String name, double[] size) {
        node.put("svg", InlineSvg.of(figure, name, size[0], size[1]));
    }

    /**
     * The numbers of all charts and where they stand, for a pointer that shows values. Apart from the view, because they are as long as the charts
     * themselves and a moving slider needs none.
     */
    public static ObjectNode ofPoints(View view, Scales scales, Optional<RatioCurve> curve) {
        ObjectNode document = MAPPER.createObjectNode();
        values(document.putObject("values"), view.asked().values());
        ObjectNode charts = document.putObject("charts");
        Map<String, Panel> figures = new TreeMap<>(new ViewFigures(view, scales).all());
        curve.ifPresent(known -> figures.put("ratio", known.figure(view)));
        figures.forEach((name, figure) -> {
            double[] size = size(name, view);
            ArrayNode plots = charts.putArray(name);
            figure.plots(size[0], size[1]).forEach(plot -> plot(plots.addObject(), plot));
        });
        return document;
    }

    private static void plot(ObjectNode node, Plot plot) {
        ArrayNode area = node.putArray("area");
        plot.box().forEach(area::add);
        scale(node.putObject("across"), plot.across());
        scale(node.putObject("up"), plot.up());
        ArrayNode series = node.putArray("series");
        for (Plot.Series one : plot.series()) {
            ObjectNode own = series.addObject();
            own.put("name", one.name());
            own.put("kind", one.kind().name());
            own.put("color", one.color());
            one.columns().forEach((column, values) -> array(own.putArray(column), values));
        }
    }

    private static void scale(ObjectNode node, Plot.Scale scale) {
        node.put("label", scale.label());
        node.put("logarithmic", scale.logarithmic());
        node.put("lower", scale.lower());
        node.put("upper", scale.upper());
    }

    private static void array(ArrayNode array, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }
}
