package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.reduced.RankPrediction;
import org.fusionflow.reduced.run.Monitors;

/** A prediction for several outputs, for people and as JSON. */
public final class RankText {
    private RankText() {}

    public static void print(RankPrediction p) {
        List<String> names = p.tree().names();
        System.out.println("architecture " + p.tree().newick() + ", u0 = " + Text.number(p.u0()) + ", "
                + p.moments().outputs() + " outputs, rank " + p.rank());
        System.out.println();
        Text.row("flow time", List.of("reduced"));
        for (int m = 0; m < names.size(); m++) {
            double half =
                    p.trajectory().halfTimes().get(m).map(LocatedTime::time).orElse(Double.NaN);
            Text.row("half time of " + names.get(m), List.of(Text.number(half)));
        }
        Monitors monitors = p.trajectory().monitors().orElseThrow();
        System.out.println();
        System.out.println(String.format(
                Locale.ROOT,
                "%d steps, %d of them implicit; energy balance %.0e, conserved quantities %.0e, dense output %.0e",
                p.trajectory().steps(),
                p.trajectory().stiffSteps(),
                monitors.energy(),
                monitors.conserved(),
                monitors.defect()));
        Text.warnings(p.warnings());
        Text.trajectory(p.trajectory().points());
    }

    public static ObjectNode json(RankPrediction p) {
        ObjectNode document = Json.object();
        document.put("architecture", p.tree().newick());
        document.put("u0", p.u0());
        document.put("outputs", p.moments().outputs());
        document.put("rank", p.rank());
        Json.halfTimes(document, p.tree().names(), p.trajectory().halfTimes());
        document.put("outcome", p.trajectory().outcome().name());
        PredictionJson.monitors(document, p.trajectory());
        Json.strings(document.putArray("warnings"), p.warnings());
        ArrayNode array = document.putArray("trajectory");
        int inputs = p.moments().modalities().inputs();
        for (TrajectoryPoint point : p.trajectory().points()) {
            ObjectNode node = array.addObject();
            Json.put(node, "t", point.time());
            Json.put(node, "loss", point.loss());
            ArrayNode rows = node.putArray("w");
            for (int o = 0; o < p.moments().outputs(); o++) {
                ArrayNode row = rows.addArray();
                for (int i = 0; i < inputs; i++) {
                    row.add(point.map().at(o * inputs + i));
                }
            }
        }
        return document;
    }
}
