package org.fusionflow.data.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;

/**
 * The type of a value in a file, written as NumPy does: {@code <f8}.
 *
 * @param kind f floating-point, i whole, u whole without sign, b boolean, U text in UTF-32
 * @param size bytes of one value
 * @param order of the bytes of a number or character
 */
record ElementType(char kind, int size, ByteOrder order) {
    /** Longest text in bytes that is read; only metadata are texts. */
    private static final int LONGEST_TEXT = 1_000_000;

    private static final Pattern DESCRIPTION = Pattern.compile("([<>|=])([a-zA-Z])(\\d{1,9})");

    /**
     * @throws InvalidInput if it is none of the types that are read
     */
    static ElementType parse(String description) {
        Matcher parts = DESCRIPTION.matcher(description);
        if (!parts.matches()) {
            throw unknown(description);
        }
        char kind = parts.group(2).charAt(0);
        int length = Integer.parseInt(parts.group(3));
        boolean known = switch (kind) {
            case 'f' -> length == 8 || length == 4 || length == 2;
            case 'i' -> length == 8 || length == 4 || length == 2 || length == 1;
            case 'u' -> length == 8 || length == 4 || length == 2 || length == 1;
            case 'b' -> length == 1;
            case 'U' -> length <= LONGEST_TEXT;
            default -> false;
        };
        if (!known) {
            throw unknown(description);
        }
        return new ElementType(
                kind,
                kind == 'U' ? 4 * length : length,
                parts.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static InvalidInput unknown(String description) {
        return new InvalidInput("type " + NpyHeader.shown(description)
                + ": expected float64, float32, float16, an integer, a boolean or text (f8, f4, f2, i8, u1, b1, U...);"
                + " convert numbers of another type with astype(float)");
    }

    /** The type that values of this kind are written in. */
    static ElementType of(Object values) {
        if (values instanceof String[] texts) {
            int longest = 1; // NumPy has no texts of length 0
            for (String text : texts) {
                longest = Math.max(longest, text.codePointCount(0, text.length()));
            }
            return new ElementType('U', 4 * longest, ByteOrder.LITTLE_ENDIAN);
        }
        return new ElementType(values instanceof long[] ? 'i' : 'f', 8, ByteOrder.LITTLE_ENDIAN);
    }

    String description() {
        return "<" + kind + (kind == 'U' ? size / 4 : size);
    }

    /** Memory that a value takes once read, in bytes: every number is widened to 64 bits. */
    int memory() {
        return kind == 'U' ? size + 64 : 8; // the object that holds a text
    }

    Object allocate(int count) {
        return switch (kind) {
            case 'U' -> new String[count];
            case 'f' -> new double[count];
            default -> new long[count];
        };
    }

    /** Takes one value from a buffer that has this type's byte order. */
    void read(ByteBuffer from, Object values, int at) {
        if (values instanceof String[] texts) {
            texts[at] = text(from);
        } else if (values instanceof double[] numbers) {
            numbers[at] = switch (size) {
                case 8 -> from.getDouble();
                case 4 -> from.getFloat();
                default -> half(from.getShort());
            };
        } else {
            ((long[]) values)[at] = whole(from);
        }
    }

    /**
     * Takes numbers from a buffer that has this type's byte order, as doubles.
     *
     * @param from begins with the numbers and is left where it is
     * @throws InvalidInput if a whole number is none that a double holds
     */
    void doubles(ByteBuffer from, double[] into, int at, int count) {
        if (kind == 'f' && size == Double.BYTES) {
            from.asDoubleBuffer().get(into, at, count);
        } else if (kind == 'f' && size == Float.BYTES) {
            FloatBuffer floats = from.asFloatBuffer();
            for (int k = 0; k < count; k++) {
                into[at + k] = floats.get(k);
            }
        } else {
            ByteBuffer own = from.slice().order(order);
            Object values = allocate(count);
            for (int k = 0; k < count; k++) {
                read(own, values, k);
            }
            System.arraycopy(NpyArray.owning(values, new int[] {count}).doubles(), 0, into, at, count);
        }
    }

    /** A number of 16 bits (IEEE 754 binary16): sign, 5 bits of exponent, 10 of fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = switch (exponent) {
            case 0 -> Math.scalb((double) fraction, -24);
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb((double) (0x400 | fraction), exponent - 25);
        };
        return bits < 0 ? -size : size;
    }

    private long whole(ByteBuffer from) {
        boolean signed = kind == 'i';
        return switch (size) {
            case 8 -> signed ? from.getLong() : below263(from.getLong());
            case 4 -> signed ? from.getInt() : Integer.toUnsignedLong(from.getInt());
            case 2 -> signed ? from.getShort() : Short.toUnsignedLong(from.getShort());
            default -> signed ? from.get() : Byte.toUnsignedLong(from.get());
        };
    }

    private static long below263(long bits) {
        if (bits < 0) {
            throw new InvalidInput("value " + Long.toUnsignedString(bits) + ": expected a whole number below 2^63");
        }
        return bits;
    }

    private String text(ByteBuffer from) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (int k = 0; k < size / 4; k++) {
            int character = from.getInt();
            if (!Character.isValidCodePoint(character)) {
                throw new InvalidInput("character " + Integer.toUnsignedString(character) + ": expected Unicode text");
            }
            text.appendCodePoint(character);
            // NULs at the end only fill up to the size.
            end = character == 0 ? end : text.length();
        }
        return text.substring(0, end);
    }

    /** Puts one value into a little-endian buffer. */
    void write(Object values, int at, ByteBuffer to) {
        if (values instanceof String[] texts) {
            int end = to.position() + size;
            texts[at].codePoints().forEach(to::putInt);
            while (to.position() < end) {
                to.putInt(0);
            }
        } else if (values instanceof double[] numbers) {
            to.putDouble(numbers[at]);
        } else {
            to.putLong(((long[]) values)[at]);
        }
    }
}
