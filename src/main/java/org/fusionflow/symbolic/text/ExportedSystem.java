package org.fusionflow.symbolic.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.phase.PhaseLaw;

/**
 * The results of a derivation that another program can go on with: the balanced flow [FT-6], its fixed points [FT-7] and the laws of its phases [TM-1] to
 * [TM-3].
 *
 * @param derivation that proves them
 * @param moments values of the second moments, with one output; without them every modality has one input
 * @param program name and version of the program that writes it
 */
public record ExportedSystem(Derivation derivation, Optional<Moments> moments, String program) {
    /** Largest number of inputs: all entries of their covariance are written as symbols, which another program multiplies out. */
    static final int MOST_INPUTS = 40;

    /**
     * @throws InvalidInput if the moments have more than 40 inputs
     */
    public ExportedSystem {
        moments.filter(given -> given.modalities().inputs() > MOST_INPUTS).ifPresent(given -> {
            throw new InvalidInput("data with " + given.modalities().inputs() + " inputs: expected at most "
                    + MOST_INPUTS + " to write the system with a symbol for each entry of their covariance");
        });
    }

    String newick() {
        return derivation.tree().newick();
    }

    List<String> names() {
        return derivation.tree().names();
    }

    /** Number of inputs of a modality. */
    int inputs(int m) {
        return moments.map(given -> given.modalities().dimensions().get(m)).orElse(1);
    }

    /** The modalities with one input and no negative correlation: along an aligned start their row is their length. */
    List<String> forward() {
        return IntStream.range(0, names().size())
                .filter(m -> inputs(m) == 1)
                .filter(m ->
                        moments.map(given -> given.correlation(m).at(0) >= 0).orElse(true))
                .mapToObj(names()::get)
                .toList();
    }

    /** True if the tree has the symbolic depths L and L_f. */
    boolean hasSymbolicDepths() {
        return !derivation.tree().isNumeric();
    }

    /** The symbols in the laws of the phases besides L and L_f, in alphabetical order. */
    List<String> phaseSymbols() {
        SortedSet<String> symbols = new TreeSet<>();
        for (PhaseLaw law : derivation.phases()) {
            law.expressions().values().forEach(expr -> expr.symbols().forEach(symbol -> symbols.add(symbol.name())));
        }
        symbols.removeAll(List.of("L", "Lf"));
        return new ArrayList<>(symbols);
    }

    /** What the laws of the phases say, in the order of {@link PhaseLaw#expressions}. */
    static final Map<String, String> PHASE_WORDS = Map.of(
            "earlyPhase", "length of B as a function of that of A while both are small",
            "firstIntegrand", "dt/duA times sA in the first phase",
            "second", "duration of the second phase, leading order in u0",
            "timeRatio",
                    "tB/tA, leading order in u0; the integral I is u0^(L-2) times that of firstIntegrand from u0 to infinity");
}
