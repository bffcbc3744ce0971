package org.fusionflow.claims.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The engine against claims of the new forms that it has not seen: inequalities with ties, hypotheses, equivalences, stability, all depths, limits and
 * vectors. What is true and what is false is known by construction, and checked with an evaluator that shares nothing with the engine.
 */
class RandomFormsTest {
    /** True claims of each of the families, and as many false ones: 308 of either in all. */
    private static final int SHARE = 28;

    private static final long SEED = 20_261_130;

    /** A few of every family, for the usual tests. */
    private static final int FEW = 4;

    private static final long FEW_SEED = 8;

    /** Share of either half that must be decided; a wrong verdict is never allowed. */
    private static final double DECIDED = 0.85;

    @Test
    void theFewAreWhatTheyAreSaidToBeAndGetNoWrongVerdict(TestReporter reporter) {
        decide(RandomForms.of(FEW, FEW_SEED), reporter);
    }

    @Test
    @Tag("long")
    void ofThreeHundredTrueAndAsManyFalseNoneGetsAWrongVerdictAndNearlyAllAreDecided(TestReporter reporter) {
        RandomForms forms = RandomForms.of(SHARE, SEED);
        assertTrue(forms.right().size() >= 300 && forms.wrong().size() >= 300);
        decide(forms, reporter);
    }

    private static void decide(RandomForms forms, TestReporter reporter) {
        assertEquals(
                List.of(),
                forms.all().flatMap(form -> FormTruth.objection(form).stream()).toList());
        Map<String, int[]> byKind = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        int[] undecided = new int[2];
        for (Form form : forms.all().toList()) {
            long start = System.nanoTime();
            VerificationResult result = OneClaim.decided(form.block());
            seconds.add((System.nanoTime() - start) * 1e-9);
            assertEquals(List.of(), result.errors(), form.toString());
            Finding finding = result.findings().get(0);
            boolean right = finding.verdict().equals(form.holds() ? "proved" : "refuted");
            boolean none = finding.verdict().equals("undecided");
            int column = (form.holds() ? 0 : 3) + (right ? 0 : none ? 1 : 2);
            byKind.computeIfAbsent(form.kind().split(":", -1)[0], kind -> new int[6])[column]++;
            if (none) {
                undecided[form.holds() ? 0 : 1]++;
                open.add(form + finding.detail());
            } else if (!right) {
                wrong.add(finding.verdict() + " " + form + finding.detail());
            }
        }
        byKind.forEach((kind, counts) -> reporter.publishEntry(
                kind,
                "true: %d proved, %d undecided, %d wrong; false: %d refuted, %d undecided, %d wrong"
                        .formatted(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])));
        open.forEach(form -> reporter.publishEntry("undecided", form));
        seconds.sort(null);
        reporter.publishEntry(
                "seconds",
                "median %.2f, longest %.2f, above 5: %d"
                        .formatted(
                                seconds.get(seconds.size() / 2),
                                seconds.get(seconds.size() - 1),
                                seconds.stream().filter(s -> s > 5).count()));
        assertEquals(List.of(), wrong);
        double most = 1 - DECIDED;
        assertTrue(
                undecided[0] <= most * forms.right().size()
                        && undecided[1] <= most * forms.wrong().size(),
                () -> undecided[0] + " and " + undecided[1] + " are not decided: " + open);
    }
}
