package org.fusionflow.claims.statement;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.document.ClaimWords;
import org.fusionflow.claims.document.ReservedNames;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.flow.VectorFlow;

/** What was probably meant by a name that does not exist. */
final class NearMisses {
    private static final List<String> FUNCTIONS = Stream.concat(
                    ReservedNames.FUNCTIONS.stream(), Stream.of("dot", "norm"))
            .toList();

    /** Names that other languages use. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("ln", "Log", "diff", "D", "lim", "Limit", "root", "Sqrt");

    private NearMisses() {}

    /**
     * A symbol whose name differs in case or in one letter, or is a covariance with its two names exchanged.
     *
     * @param modalities names of the modalities, in leaf order
     */
    static Optional<String> symbol(String name, Collection<String> known, List<String> modalities) {
        for (String first : modalities) {
            for (String second : modalities) {
                if (name.equals("v" + second + first) && known.contains("v" + first + second)) {
                    return Optional.of("v" + first + second + " (names in leaf order)");
                }
            }
        }
        Optional<String> sameLetters =
                known.stream().filter(name::equalsIgnoreCase).findFirst();
        return sameLetters.isPresent() || name.length() < 2
                ? sameLetters
                : known.stream().filter(k -> ClaimWords.differInOne(name, k)).findFirst();
    }

    /** The error for a function that does not exist. */
    static InvalidInput function(Term.Call call) {
        String name = call.function();
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<String> near = FUNCTIONS.stream()
                .filter(f -> f.equalsIgnoreCase(name) || (name.length() > 2 && ClaimWords.differInOne(f, name)))
                .findFirst()
                .or(() -> Optional.ofNullable(ELSEWHERE.get(lower)));
        return call.place()
                .wrong("unknown function '" + name + "'; "
                        + near.map(f -> "did you mean " + f + "?")
                                .orElse("known are " + String.join(", ", FUNCTIONS)
                                        + " (products are written with *)"));
    }

    /** What is said about a name that does not exist. */
    static InvalidInput unknown(
            Term.Name name, Optional<FusionTree> tree, Collection<String> known, Optional<VectorFlow> vectorFlow) {
        String start = "unknown symbol '" + name.name() + "'; ";
        if (tree.isEmpty()) {
            Optional<String> near = symbol(name.name(), known, List.of());
            if (near.isPresent()) {
                return name.place().wrong(start + "did you mean " + near.get() + "?");
            }
            return name.place()
                    .wrong(start
                            + "expected a declared variable (forall:) or an abbreviation (let:), or an architecture");
        }
        if (vectorFlow.filter(of -> of.isCovariance(name.name())).isPresent()) {
            return name.place()
                    .wrong("'" + name.name()
                            + "' is a matrix where modalities have several inputs, and has no name there;"
                            + " expected rows such as sA and eA within dot or norm");
        }
        Optional<String> near = symbol(name.name(), known, tree.orElseThrow().names());
        if (near.isPresent()) {
            return name.place().wrong(start + "did you mean " + near.get() + "?");
        }
        return name.place()
                .wrong(start + modalities(tree) + "; known are " + known(known) + " and declared variables (forall:)");
    }

    private static String known(Collection<String> known) {
        return known.stream().limit(24).collect(Collectors.joining(", ")) + (known.size() > 24 ? ", ..." : "");
    }

    static String modalities(Optional<FusionTree> tree) {
        return tree.map(t -> t.newick() + " has " + String.join(", ", t.names()))
                .orElse("there is no architecture");
    }
}
