package org.fusionflow.cli.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Population;
import org.fusionflow.reduced.run.GeneralizationCurve;

/** Writes JSON documents. Numbers that do not exist, or are not finite, are null. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Writes {@link #text} to standard output. */
    public static void print(ObjectNode document) {
        System.out.print(text(document));
    }

    /** One indented document with a line end, with a warning for every null that has none. */
    public static String text(ObjectNode document) {
        NullReasons.explain(document);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + System.lineSeparator();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static void put(ObjectNode object, String key, OptionalDouble value) {
        put(object, key, value.orElse(Double.NaN));
    }

    public static void put(ObjectNode object, String key, double value) {
        if (Double.isFinite(value)) {
            // 0 has no sign.
            object.put(key, value + 0.0);
        } else {
            object.putNull(key);
        }
    }

    public static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    /** Adds the list of all warnings, those about data first. */
    static void warnings(ObjectNode object, List<String> ofData, List<String> ofRun) {
        ArrayNode array = object.putArray("warnings");
        strings(array, ofData);
        strings(array, ofRun);
    }

    /** Adds half times by the name of the modality. */
    static void halfTimes(ObjectNode object, List<String> names, List<Optional<LocatedTime>> halfTimes) {
        halfTimes(object, "halfTimes", names, halfTimes);
    }

    static void halfTimes(ObjectNode object, String key, List<String> names, List<Optional<LocatedTime>> halfTimes) {
        ObjectNode node = object.putObject(key);
        for (int m = 0; m < names.size(); m++) {
            put(node, names.get(m), halfTimes.get(m).map(LocatedTime::time).orElse(Double.NaN));
        }
    }

    /** Adds states {@code {t, loss, w[]}}. */
    static void trajectory(ObjectNode object, List<TrajectoryPoint> points) {
        trajectory(object, points, Optional.empty());
    }

    /** Adds states {@code {t, loss, w[]}}; with a population the error on new data, {@code generalization}, follows the loss. */
    static void trajectory(ObjectNode object, List<TrajectoryPoint> points, Optional<Population> population) {
        ArrayNode array = object.putArray("trajectory");
        for (TrajectoryPoint point : points) {
            ObjectNode node = array.addObject();
            put(node, "t", point.time());
            put(node, "loss", point.loss());
            population.ifPresent(p -> put(node, "generalization", p.generalizationError(point.map())));
            ArrayNode map = node.putArray("w");
            for (double entry : point.map().toArray()) {
                if (Double.isFinite(entry)) {
                    map.add(entry);
                } else {
                    map.addNull();
                }
            }
        }
    }

    /**
     * Adds the error on new data: {@code {atStart, best, bestTime, final, interior}}. An integration that did not come to its end has no best
     * and no final value.
     */
    public static void generalization(ObjectNode object, GeneralizationCurve curve) {
        ObjectNode node = object.putObject("generalization");
        put(node, "atStart", curve.start().generalizationError());
        put(node, "best", curve.settled() ? curve.best().generalizationError() : Double.NaN);
        put(node, "bestTime", curve.settled() ? curve.bestTime().time() : Double.NaN);
        put(node, "final", curve.settled() ? curve.end().generalizationError() : Double.NaN);
        node.put("interior", curve.settled() && curve.hasInteriorOptimum());
    }
}
