package org.fusionflow.claims.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fusionflow.claims.result.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forty attacks or more of every kind that once got a wrong verdict. (Those on asymptotic statements are in {@code AsymptoticAttacksTest}, twelve on each
 * of its laws.) Each is never proved if it is false, never refuted if it is true, and neither if it says nothing.
 */
class AttackKindsTest {
    private static final int LEAST = 40;

    /** Of the attacks one in so many in the usual tests; all of them in the long ones. */
    private static final int SHARE = 4;

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("exponents", ExponentAttacks.all()),
                Arguments.of("modalities", ModalityAttacks.all()),
                Arguments.of("depths", DepthAttacks.all()),
                Arguments.of("nothing", EmptyAttacks.all()),
                Arguments.of("notations", NotationAttacks.all()),
                Arguments.of("branches", BranchAttacks.all()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aShareOfTheAttacksGetsNoUnsoundVerdict(String kind, List<Attack> attacks, TestReporter reporter) {
        assertTrue(attacks.size() >= LEAST, kind + ": " + attacks.size());
        List<Attack> share = new ArrayList<>();
        for (int i = 0; i < attacks.size(); i += SHARE) {
            share.add(attacks.get(i));
        }
        assertSound(kind, share, reporter);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @Tag("long")
    void noAttackGetsAnUnsoundVerdict(String kind, List<Attack> attacks, TestReporter reporter) {
        assertSound(kind, attacks, reporter);
    }

    private static void assertSound(String kind, List<Attack> attacks, TestReporter reporter) {
        List<String> wrong = new ArrayList<>();
        TreeMap<String, Integer> verdicts = new TreeMap<>();
        for (Attack attack : attacks) {
            Finding finding = attack.finding();
            verdicts.merge(attack.expected() + " " + finding.verdict(), 1, Integer::sum);
            if (!attack.isSound(finding)) {
                wrong.add(finding.verdict() + " " + attack + ": " + finding.detail());
            }
        }
        reporter.publishEntry(kind, verdicts.toString());
        assertEquals(List.of(), wrong);
    }

    /** The same claim with an abbreviation that it does not use gets the same verdict. */
    @ParameterizedTest
    @MethodSource("unused")
    void anAbbreviationThatIsNotUsedChangesNothing(String unused) {
        for (String[] claim : new String[][] {
            {"(A:2,B:2):0", "At(wA,{A}) == sA/vA"},
            {"(A:2,B:2):0", "At(wA,{A}) == sB/vA"},
            {"(A:1,B:1):1", "At(wA,{A,B}) == sA/vA"},
            {"(A:1,B:1):1", "uA > 0"},
            {"(A:3,B:3):1", "Dt(Loss) <= 0"}
        }) {
            String head = "architecture: " + claim[0] + "|";
            String plain = Attack.yes(head + "claim: " + claim[1]).finding().verdict();
            String with =
                    Attack.yes(head + unused + "|claim: " + claim[1]).finding().verdict();
            assertEquals(plain, with, claim[1] + " with " + unused);
        }
    }

    static List<String> unused() {
        return EmptyAttacks.UNUSED;
    }
}
