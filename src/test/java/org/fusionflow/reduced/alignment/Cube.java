package org.fusionflow.reduced.alignment;

import java.util.List;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Samples;

/** All corners of a cube as samples. */
final class Cube {
    private Cube() {}

    /** {@code y = x_A + x_B1 x_B2 x_B3} for all sixteen signs. */
    static Samples parityOfThree() {
        return Samples.of(new Modalities(List.of("A", "B"), List.of(1, 3)), 16, 1, (p, x, y) -> {
            for (int i = 0; i < 4; i++) {
                x[i] = (p >> i & 1) == 0 ? 1 : -1;
            }
            y[0] = x[0] + x[1] * x[2] * x[3];
        });
    }
}
