package org.fusionflow.network.record;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.remedy.RemedyText;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.run.TrainingPlan;

/**
 * Describes a run as arrays beside its numbers: everything besides the weights on which the rest of the run depends. The stop rule and what is
 * reported are left out, so that a run can be continued for longer.
 */
final class RunDescription {
    /** Increased when files change so that older programs would misread them. */
    static final long FORMAT_VERSION = 1;

    private static final String VERSION = "formatVersion";
    /** Only in files of runs that have some, so that files of older programs can be continued. */
    private static final String REMEDIES = "remedies";

    private RunDescription() {}

    static Map<String, NpyArray> arrays(TrainingPlan plan) {
        Moments moments = plan.data().moments();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put(VERSION, NpyArray.of(FORMAT_VERSION));
        arrays.put("architecture", NpyArray.of(plan.tree().newick()));
        arrays.put("modalities", NpyArray.of(moments.modalities().names()));
        arrays.put("dimensions", wholes(moments.modalities().dimensions()));
        arrays.put("outputs", NpyArray.of((long) moments.outputs()));
        arrays.put("widths", wholes(plan.design().widths()));
        arrays.put(
                "heads",
                NpyArray.of(plan.design().heads().stream()
                        .map(head -> head.name() + ", depth " + head.depth() + ", outputs " + head.outputs())
                        .toList()));
        arrays.put("activationSlope", NpyArray.of(plan.design().activation().slope()));
        arrays.put("biases", NpyArray.of(plan.design().biases() ? 1L : 0L));
        arrays.put("lossName", NpyArray.of(plan.loss().title()));
        arrays.put("weightDecay", NpyArray.of(plan.weightDecay()));
        arrays.put("method", NpyArray.of(plan.method().name()));
        arrays.put("methodSettings", NpyArray.of(plan.method().settings()));
        arrays.put("initialization", NpyArray.of(plan.initialization().name()));
        arrays.put("u0", NpyArray.of(plan.u0()));
        arrays.put("seed", NpyArray.of(plan.seed()));
        arrays.put("dataDigest", NpyArray.of(digest(plan)));
        // Start and decay have arrays of their own, and what is done to inputs is in the digest of the data.
        String remedies = RemedyText.words(plan.remedies().withoutInputs().with(Map.of(), 0));
        if (!remedies.isEmpty()) {
            arrays.put(REMEDIES, NpyArray.of(remedies));
        }
        return arrays;
    }

    private static NpyArray wholes(List<Integer> numbers) {
        return NpyArray.of(numbers.stream().mapToLong(Integer::longValue).toArray(), numbers.size());
    }

    /**
     * Compares the description in a file with a plan.
     *
     * @throws org.fusionflow.architecture.InvalidInput that names the file, the array and what was expected, if they differ
     */
    static void requireSame(NpzArrays arrays, TrainingPlan plan) {
        long version = arrays.whole(VERSION);
        if (version != FORMAT_VERSION) {
            throw arrays.problem(VERSION, "expected " + FORMAT_VERSION + ", found " + version);
        }
        Map<String, NpyArray> described = arrays(plan);
        if (arrays.has(REMEDIES) && !described.containsKey(REMEDIES)) {
            throw arrays.problem(REMEDIES, "expected none as in this run, found " + shown(arrays.array(REMEDIES)));
        }
        described.forEach((name, expected) -> {
            NpyArray found = arrays.array(name);
            if (!found.equals(expected)) {
                throw arrays.problem(name, "expected " + shown(expected) + " as in this run, found " + shown(found));
            }
        });
    }

    private static String shown(NpyArray array) {
        List<String> values;
        try {
            values = array.texts();
        } catch (org.fusionflow.architecture.InvalidInput numbers) {
            values = wholesOrDoubles(array);
        }
        return array.shape().isEmpty() && values.size() == 1 ? values.get(0) : values.toString();
    }

    private static List<String> wholesOrDoubles(NpyArray array) {
        try {
            return java.util.Arrays.stream(array.longs())
                    .mapToObj(Long::toString)
                    .toList();
        } catch (org.fusionflow.architecture.InvalidInput doubles) {
            return java.util.Arrays.stream(array.doubles())
                    .mapToObj(Double::toString)
                    .toList();
        }
    }

    /** SHA-256 of all numbers that training depends on. */
    private static String digest(TrainingPlan plan) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        Moments moments = plan.data().moments();
        int d = moments.modalities().inputs();
        double[] row = new double[d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                row[j] = moments.inputCovariance().at(i, j);
            }
            add(digest, row);
        }
        moments.rows().stream().map(Vector::toArray).forEach(one -> add(digest, one));
        add(digest, new double[] {moments.outputVariance()});
        plan.data().samples().ifPresent(samples -> add(digest, samples, d, moments.outputs()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Samples samples, int inputs, int outputs) {
        double[] row = new double[inputs + outputs];
        for (int s = 0; s < samples.count(); s++) {
            for (int i = 0; i < inputs; i++) {
                row[i] = samples.input(s, i);
            }
            for (int o = 0; o < outputs; o++) {
                row[inputs + o] = samples.output(s, o);
            }
            add(digest, row);
        }
    }

    private static void add(MessageDigest digest, double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        digest.update(bytes.array());
    }
}
