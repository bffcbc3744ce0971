package org.fusionflow.reduced.saddle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The set of modalities that are learned at a fixed point of a {@link SaddleGraph}. Bits suffice, because the graph
 * enumerates sets and so has few modalities.
 *
 * @param modalities names of all modalities, in leaf order
 * @param bits bit m is set if modality m is learned
 */
public record LearnedSet(List<String> modalities, int bits) {
    public LearnedSet {
        modalities = List.copyOf(modalities);
        if (modalities.size() > SaddleGraph.MOST_MODALITIES || bits < 0 || bits >> modalities.size() != 0) {
            throw new IllegalArgumentException("bits " + bits + ": expected a subset of " + modalities);
        }
    }

    public boolean contains(int modality) {
        return (bits >> modality & 1) == 1;
    }

    /** Indices of the learned modalities, ascending. */
    public List<Integer> indices() {
        return IntStream.range(0, modalities.size())
                .filter(this::contains)
                .boxed()
                .toList();
    }

    /** The indices as a set, the form that {@link org.fusionflow.architecture.Modalities#indices} takes. */
    public Set<Integer> members() {
        return indices().stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Names of the learned modalities, in leaf order. */
    public List<String> names() {
        return indices().stream().map(modalities::get).toList();
    }

    public int size() {
        return Integer.bitCount(bits);
    }

    /** A set with the same names and other members. */
    public LearnedSet of(int otherBits) {
        return new LearnedSet(modalities, otherBits);
    }

    /** This set and one more member. */
    public LearnedSet plus(int modality) {
        return of(bits | 1 << modality);
    }

    /** The members of this set that are not in the other. */
    public LearnedSet without(LearnedSet other) {
        return of(bits & ~other.bits);
    }

    /** Such as {@code {}}, {@code {A}}, {@code {A,B}}. */
    @Override
    public String toString() {
        return "{" + String.join(",", names()) + "}";
    }
}
