package org.fusionflow.linear.dense;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Work on all cores: of parts that write to different places, so that their order does not matter. */
final class Cores {
    private Cores() {}

    /**
     * @param parts number of parts; the work on part i is {@code work.accept(i)}
     * @param operations of all parts together; few are not worth a second thread
     */
    static void each(int parts, double operations, IntConsumer work) {
        IntStream range = IntStream.range(0, parts);
        (parts > 1 && operations > 1e5 ? range.parallel() : range).forEach(work);
    }
}
