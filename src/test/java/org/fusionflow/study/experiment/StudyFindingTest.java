package org.fusionflow.study.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.study.experiment.StudyFinding.Verdict;
import org.junit.jupiter.api.Test;

class StudyFindingTest {
    private static final String WHY = "because";

    @Test
    void boundsHoldUpToTheirEndsAndNotBeyond() {
        assertEquals(
                Verdict.HOLDS,
                StudyFinding.within("x", 2, 2.2, 0.1 + 1e-12, WHY).verdict());
        assertEquals(Verdict.FAILS, StudyFinding.within("x", 2, 2.21, 0.1, WHY).verdict());
        assertEquals(Verdict.FAILS, StudyFinding.within("x", 2, 1.79, 0.1, WHY).verdict());
        assertEquals(Verdict.HOLDS, StudyFinding.atMost("x", 1, 1, WHY).verdict());
        assertEquals(Verdict.FAILS, StudyFinding.atMost("x", 1.1, 1, WHY).verdict());
        assertEquals(Verdict.FAILS, StudyFinding.atLeast("x", 0.9, 1, WHY).verdict());
        assertEquals(Verdict.HOLDS, StudyFinding.all("x", 3, 3, WHY).verdict());
        assertEquals(Verdict.FAILS, StudyFinding.all("x", 2, 3, WHY).verdict());
    }

    /** What could not be measured has not been shown. */
    @Test
    void nothingMeasuredFails() {
        assertFalse(StudyFinding.within("x", 2, Double.NaN, 0.1, WHY).isFine());
        assertFalse(StudyFinding.atMost("x", Double.NaN, 1, WHY).isFine());
        assertFalse(StudyFinding.atLeast("x", Double.NaN, 1, WHY).isFine());
        assertFalse(StudyFinding.all("x", 0, 0, WHY).isFine());
    }

    @Test
    void aPublishedClaimThatIsNotBorneOutIsAResult() {
        assertEquals(
                Verdict.CLAIM_FAILS,
                StudyFinding.atMost("x", 2, 1, WHY).published().verdict());
        assertTrue(StudyFinding.atMost("x", 2, 1, WHY).published().isFine());
        assertEquals(
                Verdict.HOLDS, StudyFinding.atMost("x", 1, 2, WHY).published().verdict());
        assertFalse(StudyFinding.atMost("x", Double.NaN, 2, WHY).published().isFine());
    }

    @Test
    void numbersHaveFourDigitsAndNoZerosAtTheEnd() {
        assertEquals("0", StudyFinding.number(0));
        assertEquals("4", StudyFinding.number(4));
        assertEquals("0.02", StudyFinding.number(0.02));
        assertEquals("-12.35", StudyFinding.number(-12.3456));
        assertEquals("123500", StudyFinding.number(123456));
        assertEquals("1e-06", StudyFinding.number(1e-6));
        assertEquals("1.258e-11", StudyFinding.number(1.25849e-11));
        assertEquals("NaN", StudyFinding.number(Double.NaN));
        assertEquals("-5.7\u00a0%", StudyFinding.percent(-0.0567));
    }

    @Test
    void theTableGoesBetweenItsMarkersOrToTheEnd() {
        StudyFinding finding = new StudyFinding("a | b", "1", "2", "", Verdict.HOLDS, "two\nlines");
        ExperimentResult result =
                new ExperimentResult(new Named(), new Rows(List.of("n"), List.of()), List.of(finding), 0);
        String once = FindingTable.into("# Title\n", FindingTable.markdown(List.of(result)));
        assertTrue(once.contains("| `named` | a \\| b (two lines) | 1 | 2 |  | holds |"), once);
        assertEquals(once, FindingTable.into(once, FindingTable.markdown(List.of(result))));
        assertTrue(FindingTable.into(once + "after\n", FindingTable.markdown(List.of()))
                .endsWith(FindingTable.END + "\nafter\n"));
    }

    private static final class Named implements Experiment {
        @Override
        public String name() {
            return "named";
        }

        @Override
        public String title() {
            return "";
        }

        @Override
        public String question() {
            return "";
        }

        @Override
        public List<String> columns() {
            return List.of("n");
        }

        @Override
        public List<Job> jobs(Scale scale) {
            return List.of();
        }

        @Override
        public List<StudyFinding> findings(Rows rows, Scale scale) {
            return List.of();
        }
    }
}
