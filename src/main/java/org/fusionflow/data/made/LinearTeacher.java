package org.fusionflow.data.made;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.linear.Vector;

/**
 * How the entries of a linear teacher are chosen, block by block. Key {@code teacher}:
 *
 * <ul>
 *   <li>{@code random}, the default: a direction drawn for each output and modality, uniform on the sphere
 *   <li>{@code uniform}: independent entries from the uniform distribution on [-1, 1), as in the published random data sets
 *   <li>{@code constant}: all entries of a block equal and positive
 *   <li>a number: every entry is this number
 * </ul>
 *
 * <p>{@code norm.A} is the norm of the block of modality A; 1 unless given, for {@code uniform} as drawn, and not with a number.
 *
 * @param kind one of {@link #KINDS}, or empty for a number
 * @param entry every entry, if the kind is empty; otherwise 0
 * @param norms that were given, by name of modality, each &ge; 0
 */
record LinearTeacher(Optional<String> kind, double entry, Map<String, Double> norms) {
    private static final List<String> KINDS = List.of("random", "uniform", "constant");

    LinearTeacher {
        norms = new LinkedHashMap<>(norms);
    }

    /**
     * Takes the keys {@code teacher} and {@code norm.NAME}.
     *
     * @throws org.fusionflow.architecture.InvalidInput naming the part that is wrong
     */
    static LinearTeacher take(MappingReader spec) {
        Optional<Value> given = spec.take("teacher");
        Map<String, Double> norms = spec.numbers("norm.");
        if (given.isPresent() && Numbers.isDecimal(given.get().text())) {
            double entry = given.get().number();
            if (!(Math.abs(entry) <= BlockCovariance.LARGEST_STD)) {
                throw given.get().expected("entries of at most " + BlockCovariance.LARGEST_STD);
            }
            if (!norms.isEmpty()) {
                throw spec.problem("expected no norm."
                        + norms.keySet().iterator().next() + " with a number for the teacher's entries");
            }
            return new LinearTeacher(Optional.empty(), entry, norms);
        }
        String kind = given.map(LinearTeacher::kind).orElse(KINDS.get(0));
        return new LinearTeacher(Optional.of(kind), 0, norms);
    }

    /** True if the seed matters. */
    boolean isDrawn() {
        return kind.isPresent() && !kind.get().equals("constant");
    }

    private static String kind(Value given) {
        if (!KINDS.contains(given.text())) {
            throw given.expected(String.join(", ", KINDS) + " or a number");
        }
        return given.text();
    }

    /**
     * The teacher's rows.
     *
     * @param spec for messages
     * @return one row of all inputs for each output
     */
    List<Vector> rows(MappingReader spec, Modalities modalities, int outputs, long seed) {
        double[] norm = BlockCovariance.valued(spec, modalities, norms, "norm.", 0, BlockCovariance.LARGEST_STD);
        Gaussians stream = new Gaussians(seed, Gaussians.TEACHER);
        List<Vector> rows = new ArrayList<>();
        for (int o = 0; o < outputs; o++) {
            double[] teacher = new double[modalities.inputs()];
            for (int m = 0; m < norm.length; m++) {
                int size = modalities.dimensions().get(m);
                Vector block = block(size, stream);
                boolean scaled = kind.isPresent()
                        && (!kind.get().equals("uniform")
                                || norms.containsKey(modalities.names().get(m)));
                Vector entries = scaled ? block.times(norm[m] / block.norm()) : block;
                System.arraycopy(entries.toArray(), 0, teacher, modalities.start(m), size);
            }
            rows.add(Vector.of(teacher));
        }
        return rows;
    }

    private Vector block(int size, Gaussians stream) {
        if (kind.equals(Optional.of("random"))) {
            return stream.next(size);
        }
        double[] entries = new double[size];
        if (kind.equals(Optional.of("uniform"))) {
            Arrays.setAll(entries, i -> stream.uniform());
        } else {
            Arrays.fill(entries, kind.isEmpty() ? entry : 1);
        }
        return Vector.of(entries);
    }
}
