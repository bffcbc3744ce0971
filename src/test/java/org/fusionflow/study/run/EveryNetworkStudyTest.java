package org.fusionflow.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.study.Studies;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.design.column.StudyTable;
import org.junit.jupiter.api.Test;

/** Studies take any tree, any data and any network. */
class EveryNetworkStudyTest {
    private static void assertHolds(StudyResult result) {
        for (CheckResult check : result.checks()) {
            assertTrue(check.holds(), check.toString());
        }
    }

    @Test
    void threeModalitiesAlignedLearnAsTheReducedSystemSays() {
        StudyResult result = Studies.run("""
                name: three
                architecture: ((A:$a,B:2):1,C:3):1
                data: {random: {A: 2, B: 2, C: 1, seed: $data}}
                u0: 0.2
                axes: {a: [1, 2], data: [1, 2]}
                networks: {aligned: {width: 6, method: flow}}
                theory:
                  first: min(aligned.halfTime[A], aligned.halfTime[B], aligned.halfTime[C])
                  other: reduced(u0 = 2*u0)
                checks:
                  - {of: "aligned.halfTime[A]", against: reduced, within: 1e-7, reason: exact}
                  - {of: "aligned.halfTime[B]", against: reduced, within: 1e-7, reason: exact}
                  - {of: "aligned.halfTime[C]", against: reduced, within: 1e-7, reason: exact}
                  - {of: first, against: aligned.firstHalfTime, within: 1e-12, reason: the same number}
                  - {of: other.firstHalfTime/reduced.firstHalfTime, atMost: 0.8, reason: a larger start is faster}
                """);
        assertHolds(result);
        assertEquals(4, result.points().size());
        assertTrue(
                result.points().has("aligned.halfTime[C].mean"),
                result.points().columns().toString());
    }

    @Test
    void rectifiedNetworksTrainedWithAdamOnSamplesHaveContributionsAndCurves() {
        StudyResult result = Studies.run("""
                name: relu-adam
                architecture: (A:2,B:2):0
                data: {xor: {var: $var, samples: 64, balanced: true}}
                u0: 0.1
                axes: {var: [1, 4]}
                networks:
                  relu: {width: 12, init: he, u0: 0.3, activation: relu, method: adam, lr: 0.02, maxTime: 8, seeds: 2}
                record: {times: "0,2,8", what: [loss, contribution]}
                checks:
                  - {of: relu.finalLoss, atMost: 0.25, every: seed, reason: it learns}
                  - {of: "relu.contribution[A]", against: sqrt(var), within: 0.25, reason: a linear part of this size}
                  - {of: "relu.timeToLoss[1] < 8", holds: all, reason: it learns}
                """);
        assertHolds(result);
        StudyTable curves = result.curves().orElseThrow();
        StudyTable runs = result.runs();
        for (int run = 0; run < runs.size(); run++) {
            StudyTable course = curves.where("var", runs.text(run, "var"))
                    .where("network", "relu")
                    .where("seed", runs.text(run, "seed"));
            assertEquals(3, course.size());
            // The last recorded state is that of the end.
            assertEquals(runs.number(run, "contribution[A]"), course.number(2, "contribution[A]"), 1e-9);
        }
    }

    @Test
    void aNetworksOwnStartSaysWhatItDoes() {
        StudyResult result = Studies.run("""
                name: own-start
                architecture: (A:2,B:2):0
                data: {toy: {rho: 0.2}}
                u0: 1e-3
                axes: {ratio: [1.5, 3]}
                networks:
                  narrow: {width: 4, init: gaussian-std, method: flow, seeds: 3}
                  wide: {like: narrow, width: 16}
                theory:
                  own: reduced(start of network)
                checks:
                  - {of: narrow.timeRatio, against: own, every: seed, within: 1e-6, reason: exact}
                  - {of: wide.timeRatio, against: own, every: seed, within: 1e-6, reason: exact}
                  - {of: wide.timeRatio, against: "'own of wide'.growingRatio", within: 0.01, reason: the growing mode alone}
                  - {of: wide.timeRatio.sd, atMost: narrow.timeRatio.sd, reason: wide networks scatter less}
                """);
        assertHolds(result);
    }

    @Test
    void theErrorOnNewDataIsThatOfTheReducedFlow() {
        StudyResult result = Studies.run("""
                name: new-data
                architecture: (A:1,B:1):1
                data: {random: {A: 6, B: 6, std.A: 2, noise: 0.5, samples: 10, seed: $data}}
                u0: 1e-2
                axes: {data: [1, 2]}
                networks:
                  aligned: {width: 13, method: flow}
                record: {times: "linear:0:20:401", what: [generalization]}
                checks:
                  - {of: aligned.bestGeneralization, against: reduced, within: 0.01, reason: the same flow on a grid of times}
                  - {of: aligned.bestTime, against: reduced, within: 0.05, reason: the same flow on a grid of times}
                """);
        assertHolds(result);
    }
}
