package org.fusionflow.data.file;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes, correctly rounded, several times as fast as {@link Double#parseDouble}: with the algorithm of Eisel and Lemire
 * (Software: Practice and Experience 51, 2021, 1700-1727) where it decides, and by {@code parseDouble} where it does not.
 */
final class DecimalParser {
    private static final int SMALLEST_POWER = -342;

    private static final int LARGEST_POWER = 308;

    /** Most digits whose number fits into 64 bits. */
    private static final int MOST_DIGITS = 19;

    /** Powers of 10 that are exact as doubles. */
    private static final double[] EXACT = exact();

    private static final long[] HIGH = new long[LARGEST_POWER - SMALLEST_POWER + 1];

    private static final long[] LOW = new long[HIGH.length];

    static {
        fillPowers();
    }

    private final byte[] bytes;

    DecimalParser(byte[] bytes) {
        this.bytes = bytes;
    }

    private static double[] exact() {
        double[] powers = new double[23];
        powers[0] = 1;
        for (int k = 1; k < powers.length; k++) {
            powers[k] = 10 * powers[k - 1];
        }
        return powers;
    }

    /** The leading 128 bits of powers of 5, rounded down; of reciprocals of powers, rounded up. */
    private static void fillPowers() {
        BigInteger limit = BigInteger.ONE.shiftLeft(128);
        for (int q = SMALLEST_POWER; q <= LARGEST_POWER; q++) {
            BigInteger power = BigInteger.valueOf(5).pow(Math.abs(q));
            BigInteger bits;
            if (q >= 0) {
                bits = power.shiftLeft(Math.max(0, 128 - power.bitLength()));
            } else {
                int z = power.subtract(BigInteger.ONE).bitLength();
                int b = q >= -27 ? z + 127 : 2 * z + 128;
                bits = BigInteger.ONE.shiftLeft(b).divide(power).add(BigInteger.ONE);
            }
            bits = bits.shiftRight(Math.max(0, bits.bitLength() - 128));
            assert bits.compareTo(limit) < 0;
            HIGH[q - SMALLEST_POWER] = bits.shiftRight(64).longValue();
            LOW[q - SMALLEST_POWER] = bits.longValue();
        }
    }

    /** The number from one place to another (not included), spaces around it left out; NaN if there is no finite decimal number. */
    double number(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && (bytes[from] == ' ' || bytes[from] == '\t')) {
            from++;
        }
        while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) {
            to--;
        }
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (negative || bytes[at] == '+')) {
            at++;
        }
        long digits = 0;
        int significant = 0;
        int power = 0;
        int found = 0;
        boolean point = false;
        for (; at < to; at++) {
            int letter = bytes[at];
            if (letter >= '0' && letter <= '9') {
                found++;
                if (significant > 0 || letter != '0') {
                    significant++;
                    digits = 10 * digits + (letter - '0');
                }
                power -= point ? 1 : 0;
            } else if (letter == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (found == 0) {
            return Double.NaN;
        }
        if (at < to) {
            int letter = bytes[at] | 0x20;
            if (letter != 'e' && letter != 'd') {
                return Double.NaN;
            }
            int exponent = exponent(at + 1, to);
            if (exponent == Integer.MIN_VALUE) {
                return Double.NaN;
            }
            power += exponent;
        }
        double size = significant <= MOST_DIGITS ? size(digits, power) : Double.NaN;
        if (Double.isNaN(size)) {
            String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
            double value = Numbers.value(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        }
        return negative ? -size : size;
    }

    /** Least value of an int if there is none, or one of many digits. */
    private int exponent(int start, int end) {
        int at = start;
        boolean negative = at < end && bytes[at] == '-';
        if (at < end && (negative || bytes[at] == '+')) {
            at++;
        }
        if (at == end || end - at > 5) {
            return Integer.MIN_VALUE;
        }
        int exponent = 0;
        for (; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return Integer.MIN_VALUE;
            }
            exponent = 10 * exponent + (bytes[at] - '0');
        }
        return negative ? -exponent : exponent;
    }

    /** {@code digits 10^power}, correctly rounded; NaN if this way does not decide it. */
    private static double size(long digits, int power) {
        if (digits == 0) {
            return 0;
        }
        if (digits > 0 && digits <= 1L << 53 && power >= -22 && power <= 22) {
            return power < 0 ? digits / EXACT[-power] : digits * EXACT[power];
        }
        return power < SMALLEST_POWER || power > LARGEST_POWER ? Double.NaN : rounded(digits, power);
    }

    private static double rounded(long digits, int power) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long w = digits << zeros;
        int k = power - SMALLEST_POWER;
        long low = w * HIGH[k];
        long high = unsignedHigh(w, HIGH[k]);
        if ((high & 0x1ff) == 0x1ff) {
            long more = unsignedHigh(w, LOW[k]);
            low += more;
            if (Long.compareUnsigned(low, more) < 0) {
                high++;
            }
        }
        if (low == -1 && (power < -27 || power > 55)) {
            return Double.NaN;
        }
        int upper = (int) (high >>> 63);
        int shift = upper + 64 - 52 - 3;
        long mantissa = high >>> shift;
        int exponent = (int) ((217706L * power) >> 16) + 63 + 1023 + upper - zeros;
        if (exponent <= 0) {
            return Double.NaN;
        }
        boolean maybeTie = Long.compareUnsigned(low, 1) <= 0 && power >= -4 && power <= 23;
        if (maybeTie && (mantissa & 3) == 1 && mantissa << shift == high) {
            mantissa &= ~1L;
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa >= 1L << 53) {
            mantissa = 1L << 52;
            exponent++;
        }
        return exponent >= 0x7ff
                ? Double.NaN
                : Double.longBitsToDouble((mantissa & ~(1L << 52)) | (long) exponent << 52);
    }

    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
