package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;

/** A recorded training loop as a user's file has it: arrays of a run of ours, and the samples. Each change gives another file. */
final class RecordedLoop {
    private final Path folder;
    private final Map<String, NpyArray> arrays;

    private RecordedLoop(Path folder, Map<String, NpyArray> arrays) {
        this.folder = folder;
        this.arrays = arrays;
    }

    /**
     * Records a run of {@code simulate} on samples, whose arrays become {@code data.A}, ..., {@code data.y}.
     *
     * @param samples a file of arrays
     * @param options of {@code simulate} beside architecture and data
     */
    static RecordedLoop of(Path folder, String tree, Path samples, String... options) {
        Path file = folder.resolve("simulated.npz");
        List<String> arguments = new ArrayList<>(
                List.of("simulate", "-a", tree, "--data", samples.toString(), "--record", file.toString()));
        arguments.addAll(List.of(options));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        RecordedLoop loop = new RecordedLoop(folder, copy(NpzFile.read(file), ""));
        copy(NpzFile.read(samples), "data.").forEach(loop.arrays::put);
        return loop;
    }

    private static Map<String, NpyArray> copy(NpzArrays from, String prefix) {
        Map<String, NpyArray> copied = new LinkedHashMap<>();
        from.names().forEach(name -> copied.put(prefix + name, from.array(name)));
        return copied;
    }

    RecordedLoop with(String name, NpyArray array) {
        Map<String, NpyArray> changed = new LinkedHashMap<>(arrays);
        changed.put(name, array);
        return new RecordedLoop(folder, changed);
    }

    RecordedLoop without(String... names) {
        Map<String, NpyArray> changed = new LinkedHashMap<>(arrays);
        List.of(names).forEach(changed::remove);
        return new RecordedLoop(folder, changed);
    }

    /** Number of recorded times. */
    int times() {
        return arrays.get("time").size();
    }

    double[] numbers(String name) {
        return arrays.get(name).doubles();
    }

    private static int[] shape(NpyArray array, int first) {
        int[] shape = array.shape().stream().mapToInt(k -> k).toArray();
        shape[0] = first;
        return shape;
    }

    /** The same with other values in an array. */
    RecordedLoop changed(String name, double... values) {
        return with(
                name,
                NpyArray.of(
                        values, shape(arrays.get(name), arrays.get(name).shape().get(0))));
    }

    /** Every value of an array times a factor. */
    RecordedLoop scaled(String name, double factor) {
        double[] values = numbers(name);
        for (int k = 0; k < values.length; k++) {
            values[k] *= factor;
        }
        return changed(name, values);
    }

    /** The recorded times from one on, up to but without another, each so many. */
    RecordedLoop part(int from, int to, int each) {
        Map<String, NpyArray> changed = new LinkedHashMap<>(arrays);
        int count = times();
        for (String name : List.of("step", "time", "loss", "map", "mapNorm", "contribution", "lossWithout")) {
            NpyArray array = arrays.get(name);
            if (array == null) {
                continue;
            }
            double[] all = array.doubles();
            int size = all.length / count;
            List<Double> kept = new ArrayList<>();
            int rows = 0;
            for (int t = from; t < to; t += each) {
                rows++;
                for (int k = 0; k < size; k++) {
                    kept.add(all[t * size + k]);
                }
            }
            double[] values = kept.stream().mapToDouble(v -> v).toArray();
            changed.put(
                    name,
                    name.equals("step")
                            ? NpyArray.of(
                                    kept.stream().mapToLong(Double::longValue).toArray(), rows)
                            : NpyArray.of(values, shape(array, rows)));
        }
        return new RecordedLoop(folder, changed);
    }

    /** The modalities in another order, as a user's dictionary may have them. */
    RecordedLoop reordered(List<String> names) {
        List<String> old = arrays.get("modalities").texts();
        long[] dimensions = arrays.get("dimensions").longs();
        int outputs = (int) arrays.get("outputs").longs()[0];
        int inputs = numbers("map").length / times() / outputs;
        double[] map = numbers("map");
        double[] contribution = numbers("contribution");
        double[] movedMap = new double[map.length];
        double[] movedContribution = new double[contribution.length];
        long[] sizes =
                names.stream().mapToLong(name -> dimensions[old.indexOf(name)]).toArray();
        for (int row = 0; row < times() * outputs; row++) {
            int to = row * inputs;
            for (String name : names) {
                int from = row * inputs;
                for (int m = 0; m < old.indexOf(name); m++) {
                    from += (int) dimensions[m];
                }
                int size = (int) dimensions[old.indexOf(name)];
                System.arraycopy(map, from, movedMap, to, size);
                to += size;
            }
        }
        for (int t = 0; t < times(); t++) {
            for (int m = 0; m < names.size(); m++) {
                movedContribution[t * names.size() + m] = contribution[t * names.size() + old.indexOf(names.get(m))];
            }
        }
        return changed("map", movedMap)
                .changed("contribution", movedContribution)
                .with("modalities", NpyArray.of(names))
                .with("dimensions", NpyArray.of(sizes, sizes.length));
    }

    Path written(String name) {
        Path file = folder.resolve(name);
        NpzFile.write(file, arrays);
        return file;
    }

    /** The document of a report of recordings. */
    static JsonNode report(Path folder, List<Path> runs, String... options) throws JsonProcessingException {
        List<String> arguments = new ArrayList<>(
                List.of("report", "--json", "-o", folder.resolve("report.html").toString()));
        runs.forEach(run -> arguments.addAll(List.of("--run", run.toString())));
        arguments.addAll(List.of(options));
        return json(arguments.toArray(String[]::new));
    }

    static JsonNode json(String... arguments) throws JsonProcessingException {
        Run run = Run.of(arguments);
        assertEquals(0, run.code(), run.err() + run.out());
        return new ObjectMapper().readTree(run.out());
    }

    /** Half time of a modality in the first run of a network, NaN if it has none. */
    static double halfTime(JsonNode report, int network, String modality) {
        return report.get("networks")
                .get(network)
                .get("runs")
                .get(0)
                .get("halfTimes")
                .path(modality)
                .asDouble(Double.NaN);
    }
}
