package org.fusionflow.explore.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.Problem;

/**
 * The problem that a page asks for.
 *
 * @param values the problem as texts by key, {@code architecture}, {@code u0} and, unless the data are those of a file, their source; from the same
 *     values the same problem is made again
 * @param problem what they mean
 * @param source of the data, as a value of the command line
 * @param preparation keys that say what is done to samples
 */
public record AskedProblem(Map<String, String> values, Problem problem, Value source, List<String> preparation) {
    public AskedProblem {
        values = Map.copyOf(values);
        preparation = List.copyOf(preparation);
    }

    /** An entry of the source, such as {@code rho}; empty for a file and where it is not given. */
    public Optional<String> entry(String name) {
        return isMade() ? Optional.ofNullable(source.entries().get(name)).map(Value::text) : Optional.empty();
    }

    /** True for data that are made from numbers, false for those of a file. */
    public boolean isMade() {
        return values.containsKey(source.key());
    }

    /** The values in one line, the same for equal problems. */
    public String name() {
        return new java.util.TreeMap<>(values).toString();
    }
}
