package org.fusionflow.data.npz;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/**
 * An immutable array of float64 numbers, whole numbers of 64 bits or texts, in C order: the last index runs fastest. The values
 * are copied in and out. An array without dimensions is one value.
 */
public final class NpyArray {
    /** Largest whole number up to which every one is exact as a double. */
    private static final long LARGEST_EXACT = 1L << 53;

    private final int[] shape;

    /** A double[], long[] or String[]. */
    private final Object values;

    private NpyArray(Object values, int valueCount, int[] shape) {
        if (size(shape) != valueCount) {
            throw new IllegalArgumentException(valueCount + " values for the shape " + Arrays.toString(shape));
        }
        this.shape = shape.clone();
        this.values = values;
    }

    /**
     * @throws IllegalArgumentException if the shape has another number of values
     */
    public static NpyArray of(double[] values, int... shape) {
        return new NpyArray(values.clone(), values.length, shape);
    }

    /**
     * @throws IllegalArgumentException if the shape has another number of values
     */
    public static NpyArray of(long[] values, int... shape) {
        return new NpyArray(values.clone(), values.length, shape);
    }

    /** One whole number, without dimensions. */
    public static NpyArray of(long value) {
        return of(new long[] {value});
    }

    /** One number, without dimensions. */
    public static NpyArray of(double value) {
        return of(new double[] {value});
    }

    /** One text, without dimensions. */
    public static NpyArray of(String text) {
        return ofTexts(new String[] {text});
    }

    /** A list of texts, one dimension. */
    public static NpyArray of(List<String> texts) {
        return ofTexts(texts.toArray(String[]::new), texts.size());
    }

    private static NpyArray ofTexts(String[] texts, int... shape) {
        for (String text : texts) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("text with a NUL, which ends a text in this format");
            }
        }
        return new NpyArray(texts, texts.length, shape);
    }

    /** Takes the values as they are, without a copy. */
    static NpyArray owning(Object values, int[] shape) {
        return new NpyArray(values, size(shape), shape);
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    public List<Integer> shape() {
        return Arrays.stream(shape).boxed().toList();
    }

    /** Number of values. */
    public int size() {
        return size(shape);
    }

    /**
     * All values as doubles.
     *
     * @throws InvalidInput if they are texts, or whole numbers that no double holds
     */
    public double[] doubles() {
        if (values instanceof double[] numbers) {
            return numbers.clone();
        }
        if (values instanceof long[] numbers) {
            double[] widened = new double[numbers.length];
            for (int k = 0; k < numbers.length; k++) {
                if (Math.abs(numbers[k]) > LARGEST_EXACT || numbers[k] == Long.MIN_VALUE) {
                    throw new InvalidInput("value " + numbers[k] + ": expected at most 2^53, which a double holds");
                }
                widened[k] = numbers[k];
            }
            return widened;
        }
        throw new InvalidInput(
                "expected numbers, found " + kind() + "; classes are written as numbers, such as -1 and 1");
    }

    /**
     * All values as whole numbers.
     *
     * @throws InvalidInput if they are of another kind
     */
    public long[] longs() {
        if (values instanceof long[] numbers) {
            return numbers.clone();
        }
        throw new InvalidInput("expected whole numbers, found " + kind());
    }

    /**
     * All values as texts.
     *
     * @throws InvalidInput if they are of another kind
     */
    public List<String> texts() {
        if (values instanceof String[] texts) {
            return List.of(texts);
        }
        throw new InvalidInput("expected text, found " + kind());
    }

    private String kind() {
        if (values instanceof String[]) {
            return "text";
        }
        return values instanceof long[] ? "whole numbers" : "floating-point numbers";
    }

    /** Bytes that the values take in memory. */
    long memory() {
        return (long) size() * ElementType.of(values).memory();
    }

    Object values() {
        return values;
    }

    /** The same kind, shape and values, bit for bit: NaN equals the same NaN, and 0 is not -0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NpyArray array
                && Arrays.equals(shape, array.shape)
                && bits(values).equals(bits(array.values));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + bits(values).hashCode();
    }

    private static List<?> bits(Object values) {
        if (values instanceof double[] numbers) {
            // In a list of their own, so that they do not equal the whole numbers with these bits.
            return List.of(Arrays.stream(numbers)
                    .mapToLong(Double::doubleToRawLongBits)
                    .boxed()
                    .toList());
        }
        return values instanceof long[] numbers
                ? Arrays.stream(numbers).boxed().toList()
                : Arrays.asList((String[]) values);
    }

    @Override
    public String toString() {
        return kind() + " of shape " + shape();
    }
}
