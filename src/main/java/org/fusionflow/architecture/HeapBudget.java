package org.fusionflow.architecture;

import java.util.Locale;

/**
 * Judges the memory that work needs before it begins. The estimate is of the large arrays alone; a part of the heap is left for the rest.
 *
 * <pre>{@code
 * HeapBudget.require(16L * weights, "weights of a network of width " + width, "a smaller width");
 * }</pre>
 */
public final class HeapBudget {
    /** What to do about a heap that is too small. */
    public static final String ADVICE = "make it smaller, or give more, FUSIONFLOW_JAVA_OPTS=-Xmx4g for 4 GB";

    /** Part of the heap that large arrays may fill. The rest holds the program's own objects and what a collection has not freed yet. */
    private static final double USABLE = 0.8;

    private HeapBudget() {}

    /** Bytes that large arrays may take. */
    public static long bytes() {
        return (long) (USABLE * Runtime.getRuntime().maxMemory());
    }

    /**
     * @param bytes that are needed
     * @param what needs them, for the message: {@code 8 networks of width 1500}
     * @param instead what needs fewer, for the message: {@code fewer --seeds}
     * @throws InvalidInput if the heap has not as many
     */
    public static void require(double bytes, String what, String instead) {
        if (!(bytes <= bytes())) {
            throw new InvalidInput(what + ": needs about " + words(bytes) + ", the heap has "
                    + words((double) Runtime.getRuntime().maxMemory()) + ": expected " + instead
                    + ", or a larger heap, FUSIONFLOW_JAVA_OPTS=-Xmx"
                    + Math.max(1, (long) Math.ceil(bytes / USABLE / (1L << 30))) + "g");
        }
    }

    /** A number of bytes as people say it: {@code 3.1 GB}. */
    public static String words(double bytes) {
        if (bytes < 1e6) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
        }
        return bytes < 1e8
                ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
