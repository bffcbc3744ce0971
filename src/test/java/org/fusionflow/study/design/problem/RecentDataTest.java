package org.fusionflow.study.design.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Objects;
import org.fusionflow.study.Studies;
import org.fusionflow.study.design.Study;
import org.junit.jupiter.api.Test;

/** Points with the same data. */
class RecentDataTest {
    private static final String DRAWN = """
            name: drawn
            architecture: (A:2,B:2):0
            data: {random: "A=3,B=2,samples=9,seed=$draw"}
            axes: {draw: [1, 2], u0: [1e-3, 1e-2]}
            """;

    private final Study study = Studies.parse(DRAWN);

    private ProblemTemplate.AtPoint at(int point) {
        return study.problem().at(study.grid().points().get(point)).orElseThrow();
    }

    @Test
    void pointsThatDifferInTheStartAloneShareTheirData() {
        assertSame(at(0).problem().moments(), at(1).problem().moments());
        assertEquals(1e-3, at(0).problem().u0());
        assertEquals(1e-2, at(1).problem().u0());
        assertEquals(1e-2, Objects.requireNonNull(at(1).values().get("u0")).number());
    }

    @Test
    void pointsWithAnotherValueOfAnAxisThatTheDataMentionHaveOtherData() {
        assertNotEquals(at(0).problem().moments(), at(2).problem().moments());
    }
}
