package org.fusionflow.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationPoint;

/** Error on new data along the flow, for people and as JSON. */
final class GeneralizationText {
    private GeneralizationText() {}

    static void print(GeneralizationCurve curve) {
        System.out.println();
        Text.row("", List.of("at time", "train loss", "E_g"));
        row("start", curve.start());
        row(curve.overfits() ? "best, stopping early" : "best, at the end", curve.best());
        row("end", curve.end());
        curve.points().forEach(point -> row("", point));
    }

    private static void row(String label, GeneralizationPoint point) {
        Text.row(
                label,
                List.of(
                        Text.number(point.time()),
                        Text.number(point.trainLoss()),
                        Text.number(point.generalizationError())));
    }

    static void json(ObjectNode document, GeneralizationCurve curve) {
        ObjectNode node = document.putObject("generalization");
        Json.put(node, "atStart", curve.start().generalizationError());
        Json.put(node, "best", curve.best().generalizationError());
        Json.put(node, "bestTime", curve.bestTime().time());
        Json.put(node, "atEnd", curve.end().generalizationError());
        Json.put(node, "endTime", curve.end().time());
        node.put("overfits", curve.overfits());
        ArrayNode points = node.putArray("points");
        for (GeneralizationPoint point : curve.points()) {
            ObjectNode one = points.addObject();
            Json.put(one, "t", point.time());
            Json.put(one, "trainLoss", point.trainLoss());
            Json.put(one, "generalizationError", point.generalizationError());
        }
    }
}
