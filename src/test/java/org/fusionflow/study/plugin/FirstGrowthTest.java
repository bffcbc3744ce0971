package org.fusionflow.study.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.Studies;
import org.fusionflow.study.design.column.StudyTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the first modality's growth leaves for later, against numbers by hand. */
class FirstGrowthTest {
    @Test
    @Tag("closed-form")
    void growthAlongTheCorrelationEndsAtTheLeastSquaresMapAmongThoseAlongIt() {
        Symmetric covariance = new Symmetric(new double[][] {{4, 0}, {0, 1}});
        Vector correlation = Vector.of(3, 4);
        // 25/(4*9 + 16) of the correlation, whose length is 5.
        assertEquals(5 * 25.0 / 52, FirstGrowth.alongCorrelation(correlation, covariance), 1e-15);
    }

    @Test
    @Tag("closed-form")
    void anglesAreInDegrees() {
        assertEquals(90, FirstGrowth.degrees(Vector.of(1, 0), Vector.of(0, 2)), 1e-12);
        assertEquals(0, FirstGrowth.degrees(Vector.of(1, 1), Vector.of(3, 3)), 1e-5);
        assertEquals(180, FirstGrowth.degrees(Vector.of(1, 0), Vector.of(-1, 0)), 1e-5);
    }

    /** A single input has one direction: all of its map is growth along the correlation, and it settles at the rate w_A sigma_A^2. */
    @Test
    @Tag("closed-form")
    void aSingleInputHasNothingToSettle() {
        StudyTable table = Studies.run("""
                        name: single
                        data: {toy: {ratio: 2}}
                        architecture: (A:2,B:2):0
                        u0: 0.01
                        axes: {rho: [0.5]}
                        theory: {first: {plugin: first-growth}}
                        quantities: [first.share, first.settling, first.angle]
                        """).points();
        assertEquals(1, table.number(0, "first.share"), 1e-14);
        assertEquals(1 / (4 * 1.25), table.number(0, "first.settling"), 1e-14);
        assertEquals(0, table.number(0, "first.angle"), 1e-5);
    }
}
