package org.fusionflow.data.npz;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fusionflow.architecture.InvalidInput;

/** Arrays by name, in the order of their file. Messages name file and array. */
public final class NpzArrays {
    private final String source;
    /** Beginning of the names in the file, which are otherwise those of the arrays. */
    private final String beginning;

    private final Map<String, NpyArray> arrays;

    /**
     * @param source where they come from, for messages
     */
    NpzArrays(String source, Map<String, NpyArray> arrays) {
        this(source, "", arrays);
    }

    private NpzArrays(String source, String beginning, Map<String, NpyArray> arrays) {
        this.source = source;
        this.beginning = beginning;
        this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    public List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    public boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** The arrays whose names begin so, by the rest of their names. */
    public NpzArrays under(String start) {
        Map<String, NpyArray> some = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(start)) {
                some.put(name.substring(start.length()), array);
            }
        });
        return new NpzArrays(source, beginning + start, some);
    }

    /**
     * @throws InvalidInput if there is none of this name
     */
    public NpyArray array(String name) {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new InvalidInput(source + ": expected an array " + beginning + name + ", found only "
                    + NpyHeader.shown(String.join(", ", arrays.keySet())));
        }
        return array;
    }

    /**
     * Numbers of an array in C order.
     *
     * @param shape that the array must have
     * @throws InvalidInput if there is none of this name, shape and kind
     */
    public double[] doubles(String name, int... shape) {
        return of(name, NpyArray::doubles, shape);
    }

    /** As {@link #doubles}, for whole numbers. */
    public long[] longs(String name, int... shape) {
        return of(name, NpyArray::longs, shape);
    }

    /**
     * One text.
     *
     * @throws InvalidInput if there is none of this name, or it is no single text
     */
    public String text(String name) {
        return of(name, NpyArray::texts).get(0);
    }

    /**
     * All texts of an array, the last index running fastest.
     *
     * @throws InvalidInput if there is none of this name, or its values are no texts
     */
    public List<String> texts(String name) {
        int[] shape = array(name).shape().stream().mapToInt(Integer::intValue).toArray();
        return of(name, NpyArray::texts, shape);
    }

    /**
     * One whole number.
     *
     * @throws InvalidInput if there is none of this name, or it is no single whole number
     */
    public long whole(String name) {
        return longs(name)[0];
    }

    private <T> T of(String name, Function<NpyArray, T> values, int... shape) {
        NpyArray array = array(name);
        List<Integer> expected = Arrays.stream(shape).boxed().toList();
        if (!array.shape().equals(expected)) {
            throw problem(name, "expected the shape " + expected + ", found " + array.shape());
        }
        try {
            return values.apply(array);
        } catch (InvalidInput wrong) {
            throw problem(name, String.valueOf(wrong.getMessage()));
        }
    }

    /** Something that is wrong with an array, named with its place. */
    public InvalidInput problem(String name, String problem) {
        return new InvalidInput(NpzFile.place(source, beginning + name) + problem);
    }
}
