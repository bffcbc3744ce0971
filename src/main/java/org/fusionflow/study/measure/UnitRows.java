package org.fusionflow.study.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.record.RecordedQuantity;
import org.fusionflow.network.record.Recording;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * Makes the rows of the table of units: point, network, seed, time, the hidden vector named after the layer that leads to it, the number of the
 * unit, its weights on all inputs of the study (empty for inputs that it does not read) and the norm of its outgoing weights. The time is the
 * requested one; training in steps gives the first state at or after it.
 */
public final class UnitRows {
    /** Columns between those of the point and those of the weights. */
    public static final List<String> HEADER = List.of("network", "seed", "time", "layer", "unit");

    private UnitRows() {}

    /** Rows of a run; none if units are not recorded, or the network has none. */
    public static List<List<String>> of(NetworkRun run) {
        List<List<String>> rows = new ArrayList<>();
        Vector wanted = CourseTimes.ofUnits(run.point()).orElse(Vector.of());
        if (wanted.size() == 0 || run.isRecorded() || run.recorded().recording().isEmpty()) {
            return rows;
        }
        Recording recording = run.recorded().recording().get();
        Layout layout = Simulator.layout(run.plan(Vector.of()));
        Map<String, double[]> numbers = new HashMap<>();
        for (RecordedQuantity quantity : recording.quantities()) {
            numbers.put(quantity.name(), recording.values(quantity.name()));
        }
        int next = 0;
        for (int t = 0; t < recording.rows().size() && next < wanted.size(); t++) {
            double time = recording.rows().get(t).time();
            while (next < wanted.size() && wanted.at(next) <= time) {
                for (Junction junction : layout.junctions()) {
                    add(run, numbers, t, wanted.at(next), junction, rows);
                }
                next++;
            }
        }
        return rows;
    }

    private static void add(
            NetworkRun run,
            Map<String, double[]> numbers,
            int t,
            double time,
            Junction junction,
            List<List<String>> rows) {
        Modalities modalities = run.point().problem().moments().modalities();
        List<Layer> first = junction.from().stream()
                .filter(layer -> layer.input() < modalities.inputs())
                .toList();
        if (!junction.isHidden() || first.isEmpty()) {
            return;
        }
        List<String> inputs = modalities.inputNames();
        List<String> columns = run.point().study().record().unitColumns();
        double[] outgoing = numbers.getOrDefault("outgoing." + junction.name(), new double[0]);
        for (int unit = 0; unit < junction.size(); unit++) {
            List<String> row = new ArrayList<>(run.point().point().cells());
            row.addAll(List.of(
                    run.network().name(),
                    Long.toString(run.seed()),
                    CsvText.cell(time),
                    junction.name(),
                    Integer.toString(unit + 1)));
            double[] weights = new double[modalities.inputs()];
            Arrays.fill(weights, Double.NaN);
            for (Layer layer : first) {
                System.arraycopy(
                        numbers.getOrDefault("units." + layer.name(), new double[0]),
                        t * layer.weights() + unit * layer.columns(),
                        weights,
                        layer.input(),
                        layer.columns());
            }
            for (String column : columns) {
                int input = inputs.indexOf(column);
                row.add(CsvText.cell(
                        column.equals("outgoing")
                                ? outgoing[t * junction.size() + unit]
                                : input < 0 ? Double.NaN : weights[input]));
            }
            rows.add(row);
        }
    }
}
