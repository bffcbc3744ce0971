package org.fusionflow.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.fusionflow.linear.Vector;

/**
 * Names and input dimensions of the modalities, in the order of the input blocks.
 *
 * @param names one a modality, all different
 * @param dimensions inputs a modality, each at least 1
 */
public record Modalities(List<String> names, List<Integer> dimensions) {
    /** Largest number of inputs; the covariance of more would take over 80 GB. */
    public static final int LARGEST = 100_000;

    /** Covariance, its parts and its factorizations, of the size of all inputs squared: what is held at once. */
    private static final int MATRICES = 8;

    public Modalities {
        names = List.copyOf(names);
        dimensions = List.copyOf(dimensions);
        if (names.isEmpty() || names.size() != dimensions.size()) {
            throw new InvalidInput("modalities: expected one input dimension a name, got " + names.size()
                    + " names and " + dimensions.size() + " dimensions");
        }
        long total = dimensions.stream().mapToLong(Integer::longValue).sum();
        if (total > LARGEST) {
            throw new InvalidInput("modalities: expected at most " + LARGEST + " inputs together, got " + total);
        }
        HeapBudget.require(
                (double) MATRICES * Double.BYTES * total * total,
                total + " inputs, whose covariance is a matrix of " + total + " x " + total,
                "fewer inputs");
        Set<String> seen = new HashSet<>();
        for (int m = 0; m < names.size(); m++) {
            if (!seen.add(names.get(m))) {
                throw new InvalidInput("modality '" + names.get(m) + "': expected each name only once");
            }
            if (dimensions.get(m) < 1) {
                throw new InvalidInput(
                        "modality " + names.get(m) + ", dimension " + dimensions.get(m) + ": expected at least 1");
            }
        }
    }

    public int count() {
        return names.size();
    }

    /** Total input dimension. */
    public int inputs() {
        return start(count());
    }

    /** Index of the first input of modality {@code m}; for {@code m = count()} the number of inputs. */
    public int start(int m) {
        int start = 0;
        for (int n = 0; n < m; n++) {
            start += dimensions.get(n);
        }
        return start;
    }

    /**
     * The block of modality {@code m} in a row vector over all inputs; in several rows one after the other, as a map to
     * several outputs is written, its blocks of them one after the other.
     */
    public Vector block(Vector rows, int m) {
        int inputs = inputs();
        int from = start(m);
        int size = dimensions.get(m);
        if (rows.size() == inputs) {
            return rows.slice(from, from + size);
        }
        if (rows.size() % inputs != 0) {
            throw new IllegalArgumentException(
                    "rows of " + rows.size() + " entries together: expected rows of " + inputs);
        }
        return rows.at(IntStream.range(0, rows.size() / inputs)
                .flatMap(o -> IntStream.range(o * inputs + from, o * inputs + from + size))
                .toArray());
    }

    /** Input indices of the modalities in {@code members}, ascending. */
    public int[] indices(Set<Integer> members) {
        List<Integer> indices = new ArrayList<>();
        for (int m = 0; m < count(); m++) {
            if (members.contains(m)) {
                for (int i = start(m); i < start(m + 1); i++) {
                    indices.add(i);
                }
            }
        }
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * For every input of the tree, block by block in its leaf order, the index that the input has here.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of these data
     */
    public int[] indicesInOrderOf(FusionTree tree) {
        requireSameNames(tree);
        return tree.names().stream()
                .mapToInt(names::indexOf)
                .flatMap(m -> IntStream.range(start(m), start(m + 1)))
                .toArray();
    }

    /**
     * The same modalities in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of these data
     */
    public Modalities inOrderOf(FusionTree tree) {
        requireSameNames(tree);
        return new Modalities(
                tree.names(),
                tree.names().stream()
                        .map(name -> dimensions.get(names.indexOf(name)))
                        .toList());
    }

    /**
     * The same dimensions under the names of the tree's leaves, one after the other: for data whose modalities have no names of
     * their own.
     *
     * @throws InvalidInput if the tree has another number of modalities
     */
    public Modalities named(FusionTree tree) {
        if (tree.names().size() != count()) {
            requireSameNames(tree);
        }
        return new Modalities(tree.names(), dimensions);
    }

    private void requireSameNames(FusionTree tree) {
        Set<String> wanted = new TreeSet<>(tree.names());
        Set<String> present = new TreeSet<>(names);
        if (!wanted.equals(present)) {
            throw new InvalidInput("architecture " + tree.newick() + " has modalities " + wanted
                    + ", the statistics have " + present + ": expected the same names");
        }
    }

    /** One name an input: that of a modality with one input, else the modality's and the number of the input from 1, {@code B.2}. */
    public List<String> inputNames() {
        List<String> inputs = new ArrayList<>();
        for (int m = 0; m < names.size(); m++) {
            for (int i = 1; i <= dimensions.get(m); i++) {
                inputs.add(dimensions.get(m) == 1 ? names.get(m) : names.get(m) + "." + i);
            }
        }
        return inputs;
    }
}
