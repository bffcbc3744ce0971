package org.fusionflow.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.fusionflow.study.Studies;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.plugin.Plugins;
import org.junit.jupiter.api.Test;

/** At which points and times courses are followed. */
class RecordedCoursesTest {
    private static final String STUDY = """
            name: study
            architecture: (A:2,B:2):0
            data: {random: "A=2,B=1,samples=4,noise=0.5,seed=$draw"}
            u0: 0.1
            axes: {draw: [1, 2, 3]}
            networks:
              linear: {width: 3, times: "0:20:41", maxTime: 20, stopLoss: 0}
            quantities: [linear.bestTime]
            record: {times: "0:10:5", what: [loss, generalization], where: draw == 2}
            """;

    private static StudyResult run(String text) {
        return StudyInMemory.of(Studies.parse(text), Plugins.CATALOGUE, StudyProgress.NONE);
    }

    @Test
    void curvesAreRecordedWhereTheConditionHolds() {
        StudyTable curves = run(STUDY).curves().orElseThrow();
        // Of the reduced system and of the network.
        assertEquals(5 + 5, curves.size());
        for (int row = 0; row < curves.size(); row++) {
            assertEquals("2", curves.text(row, "draw"));
            assertNotEquals("", curves.text(row, "generalization"));
        }
    }

    @Test
    void elsewhereANetworkIsFollowedAtItsOwnTimes() {
        String own = run(STUDY).points().text(0, "linear.bestTime.mean");
        String alone = run(STUDY.replaceAll("record: .*\n", "")).points().text(0, "linear.bestTime.mean");
        assertEquals(alone, own);
        assertNotEquals("", own);
    }
}
