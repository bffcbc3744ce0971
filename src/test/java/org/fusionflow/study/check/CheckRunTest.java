package org.fusionflow.study.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.study.Studies;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.column.StudyTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks on tables in which one number has been changed by hand: each kind notices. */
class CheckRunTest {
    private static final String TEXT = """
            name: doctored
            architecture: (A:2,B:2):0
            data: {toy: {rho: 0}}
            u0: 0.1
            axes: {ratio: [1, 2, 4]}
            networks: {net: {width: 2, seeds: 2}}
            theory: {law: ratio^2}
            checks:
              - {reason: test, CHECK}
            """;

    private static CheckResult check(String check, @Nullable String changes) {
        Study study = Studies.parse(TEXT.replace("CHECK", check));
        List<List<String>> points = new ArrayList<>();
        List<List<String>> runs = new ArrayList<>();
        for (double ratio : new double[] {1, 2, 4}) {
            points.add(List.of(Double.toString(ratio), Double.toString(ratio * ratio), Double.toString(3 / ratio)));
            for (int seed = 1; seed <= 2; seed++) {
                // Means over seeds are ratio^2; the loss is 1/ratio^3.
                double time = ratio * ratio + (seed - 1.5) * 0.02;
                runs.add(new ArrayList<>(List.of(
                        Double.toString(ratio),
                        "net",
                        Integer.toString(seed),
                        Double.toString(time),
                        Double.toString(Math.pow(ratio, -3)))));
            }
        }
        if (changes != null) {
            for (String change : changes.split(";", -1)) {
                String[] parts = change.strip().split("=", -1);
                int row = Integer.parseInt(parts[0].substring(1));
                runs.get(row).set(parts[0].charAt(0) == 't' ? 3 : 4, parts[1]);
            }
        }
        StudyTable tableOfPoints = new StudyTable(List.of("ratio", "law", "reduced.timeRatio"), points);
        StudyTable tableOfRuns = new StudyTable(List.of("ratio", "network", "seed", "timeRatio", "finalLoss"), runs);
        ResultTables tables = new ResultTables(study.grid(), study.variables(), tableOfPoints, tableOfRuns);
        return CheckRun.of(study.checks().get(0), tables);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "of: net.timeRatio, against: law, within: 1e-9          |           | holds         |",
                "of: net.timeRatio, against: law, within: 1e-9          | t2=5      | DOES NOT HOLD | ratio = 2.0",
                "of: net.timeRatio, against: law, within: 1e-9, published: true | t2=5 | published claim does not hold here | ratio = 2.0",
                "of: net.timeRatio, against: law, within: 1e-9          | t2=       | not comparable | ratio = 2.0",
                "of: net.timeRatio, against: law, within: 1e-9, published: true | t2= | not comparable | ratio = 2.0",
                "of: net.timeRatio, against: law, plusMinus: 0.011, every: seed |   | holds         |",
                "of: net.timeRatio, against: law, plusMinus: 0.011, every: seed | t5=16.02 | DOES NOT HOLD | 'ratio = 4.0, seed 2'",
                "of: net.timeRatio, against: law, plusMinus: 2*net.timeRatio.se |   | holds         |",
                "of: net.timeRatio, against: law, plusMinus: 2*net.timeRatio.se | t4=16.5; t5=16.52 | DOES NOT HOLD | ratio = 4.0",
                "of: net.timeRatio, atMost: 16.1                        |           | holds         |",
                "of: net.timeRatio, atMost: 16.1                        | t0=99     | DOES NOT HOLD | ratio = 1.0",
                "of: net.timeRatio, atLeast: ratio                      |           | holds         |",
                "of: net.timeRatio, atLeast: ratio                      | t2=-9     | DOES NOT HOLD | ratio = 2.0",
                "of: net.timeRatio/law, between: [0.99, 1.01]           |           | holds         |",
                "of: net.timeRatio/law, between: [0.99, 1.01]           | t0=1.5    | DOES NOT HOLD | ratio = 1.0",
                "of: net.timeRatio, rises: ratio                        |           | holds         |",
                "of: net.timeRatio, rises: ratio                        | t2=-9     | DOES NOT HOLD | ratio = 1.0 to ratio = 2.0",
                "of: net.timeRatio, rises: ratio                        | t2=       | DOES NOT HOLD | ratio = 1.0 to ratio = 2.0",
                "of: net.timeRatio, rises: ratio, share: 1 of 2         | t2=-9     | holds         | ratio = 1.0 to ratio = 2.0",
                "of: net.timeRatio, rises: ratio, errors: 2             |           | holds         |",
                "of: net.timeRatio, rises: ratio, errors: 2             | t2=0.5    | DOES NOT HOLD | ratio = 1.0 to ratio = 2.0",
                "of: net.finalLoss, falls: ratio                        |           | holds         |",
                "of: net.finalLoss, falls: ratio                        | l5=9      | DOES NOT HOLD | ratio = 2.0 to ratio = 4.0",
                "of: net.timeRatio, absent: ratio > 4                   |           | holds         |",
                "of: net.timeRatio, absent: ratio > 4                   | t0=       | DOES NOT HOLD | ratio = 1.0",
                "of: net.timeRatio, absent: ratio < 2                   | t0=       | holds         |",
                "of: net.timeRatio, present: ratio < 9, every: seed     | t1=       | DOES NOT HOLD | 'ratio = 1.0, seed 2'",
                "of: net.finalLoss < 2, holds: all, every: seed         |           | holds         |",
                "of: net.finalLoss < 2, holds: all, every: seed         | l3=2      | DOES NOT HOLD | 'ratio = 2.0, seed 2'",
                "of: net.finalLoss < 2, holds: all, every: seed         | l3=       | DOES NOT HOLD | 'ratio = 2.0, seed 2'",
                "of: net.finalLoss < 2, 'holds: {atLeast: 5}', every: seed | l3=2   | holds         | 'ratio = 2.0, seed 2'",
                "of: net.finalLoss < 2, 'holds: {atLeast: 1, of: seeds}', every: seed | l3=2 | holds | ratio = 2.0",
                "of: net.finalLoss < 2, 'holds: {atLeast: 1, of: seeds}', every: seed | l2=2; l3=2 | DOES NOT HOLD | ratio = 2.0",
                "of: net.finalLoss, 'exponent: {over: ratio, is: -3, plusMinus: 1e-9}' | | holds       |",
                "of: net.finalLoss, 'exponent: {over: ratio, is: -3, plusMinus: 1e-9}', every: seed | l5=1 | DOES NOT HOLD |",
                "of: net.finalLoss, 'exponent: {over: ratio, is: -3, plusMinus: 0.1}' | l5= | not comparable |",
                "of: ln(net.timeRatio), 'slope: {over: ln(ratio), is: 2, plusMinus: 1e-9}' | | holds   |",
                "of: 'mean(net.timeRatio)', every: table, between: [6.99, 7.01] |  | holds         |",
                "of: 'mean(net.timeRatio)', every: table, between: [6.99, 7.01] | t0=9 | DOES NOT HOLD |",
                "of: 'r2(ln(net.timeRatio), ln(law))', every: table, atLeast: 0.999 | | holds      |",
                "of: 'r2(ln(net.timeRatio), ln(law))', every: table, atLeast: 0.999 | t0=9 | DOES NOT HOLD |",
                "of: 'share(net.finalLoss < 0.5)', every: table, over: seeds, atLeast: 0.66 | | holds |",
                "of: 'share(net.finalLoss < 0.5)', every: table, over: seeds, atLeast: 0.66 | l3=1 | DOES NOT HOLD |",
                "of: 'max(net.timeRatio)', every: table, per: ratio > 1, atMost: 16.1 | t0=17 | holds | ratio > 1 = none",
            })
    void everyKindNoticesAChange(String check, String changes, String verdict, String where) {
        CheckResult result = check(
                check.replace("'holds:", "holds:")
                        .replace("'exponent:", "exponent:")
                        .replace("'slope:", "slope:")
                        .replace("}'", "}"),
                changes);
        assertEquals(verdict, result.verdict().words(), result.toString());
        if (where != null) {
            assertEquals(where.replace("'", ""), result.where(), result.toString());
        }
    }

    @Test
    void casesAreLeftOutByConditionOrWithAReason() {
        String all = "of: net.timeRatio, against: law, within: 1e-9";
        assertEquals(3, check(all, null).cases());
        CheckResult some = check(all + ", when: ratio > 1", "t0=9");
        assertTrue(some.holds(), some.toString());
        assertEquals(2, some.cases());
        CheckResult except = check(all + ", except: {where: ratio = 1, reason: known}", "t0=9");
        assertTrue(except.holds(), except.toString());
        assertEquals(2, except.cases());
        CheckResult none = check(all + ", when: ratio > 9", null);
        assertEquals("not comparable", none.verdict().words());
    }

    @Test
    void aConditionThatCannotBeDecidedIsNoReasonToLeaveACaseOut() {
        CheckResult result = check("of: net.timeRatio, atMost: 99, when: net.finalLoss < 2", "l0=");
        assertEquals("not comparable", result.verdict().words());
        assertEquals("ratio = 1.0", result.where());
    }

    @Test
    void aMeanIsGivenWithItsStandardError() {
        CheckResult result = check("of: net.timeRatio, against: law, within: 1e-9, when: ratio = 2", null);
        assertEquals("4 ± 0.010", result.measured());
        assertEquals(
                3, check("of: net.timeRatio, atMost: 99, every: point", null).cases());
    }
}
