package org.fusionflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A malformed tree is refused with the character where reading stopped and the reason, in one line. */
class NewickErrorsTest {
    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", 1, "expected a tree such as"),
                Arguments.of("   ", 4, "expected a tree such as"),
                Arguments.of(";", 1, "modality name"),
                Arguments.of("A", 2, "expected ':'"),
                Arguments.of("A:", 3, "a layer count"),
                Arguments.of("(A:0):0", 4, "at least 1"),
                Arguments.of("(A:3,B:0):1", 8, "modality B, depth 0"),
                Arguments.of("(A:3,B:  0):1", 10, "at least 1"),
                Arguments.of("(A:3,B:3)", 10, "expected ':'"),
                Arguments.of("(A:3,B:3);", 10, "found ';'"),
                Arguments.of("((A:1)", 7, "expected ':'"),
                Arguments.of("((A:1):1", 9, "')'"),
                Arguments.of("(A:3,B:3):", 11, "a layer count"),
                Arguments.of("(A:3,B:3):-1", 11, "depth -1"),
                Arguments.of("(A:-2,B:3):1", 4, "at least 0"),
                Arguments.of("(A:3,A:3):1", 6, "only once"),
                Arguments.of("((A:1,B:1):1,(C:1,B:2):1):1", 19, "modality 'B'"),
                Arguments.of("(A:3,B:3):1 x", 11, "'1 x'"),
                Arguments.of("(A:3,B:3):1)", 12, "the end of the tree"),
                Arguments.of("(A:3,B:3):1;;", 13, "the end of the tree"),
                Arguments.of("(A:3 B:3):1", 4, "layer count"),
                Arguments.of("(A:3,,B:3):1", 6, "modality name"),
                Arguments.of("(A:3,B:3,):1", 10, "modality name"),
                Arguments.of("():1", 2, "modality name"),
                Arguments.of("(A:3,B:3:1", 9, "','"),
                Arguments.of("A:3,B:3", 4, "the end of the tree"),
                Arguments.of("(A:Lf,B:Lf):(L-Lf", 18, "')' to close"),
                Arguments.of("(A:Lf,B:Lf):()", 13, "layer count"),
                Arguments.of("(A:L+,B:1):1", 4, "'L+'"),
                Arguments.of("(A:LLf,B:1):1", 4, "'LLf'"),
                Arguments.of("(A:l,B:1):1", 4, "whole number"),
                Arguments.of("(A:1.5,B:1):1", 4, "whole number"),
                Arguments.of("(A:1 2,B:1):1", 4, "'1 2'"),
                Arguments.of("(A:3*,B:1):1", 4, "'3*'"),
                Arguments.of("(A:1001,B:1):1", 4, "at most 1000"),
                Arguments.of("(A:999999,B:1):1", 4, "at most 1000"),
                Arguments.of("(A:99999999999999999999,B:1):1", 4, "at most 1000"),
                Arguments.of("(A:999999+999999,B:1):1", 4, "at most 1000"),
                Arguments.of("(A:(999999*L-999999*L),B:1):1", 4, "at most 1000"),
                Arguments.of("(1A:1,B:1):1", 2, "a letter first"),
                Arguments.of("(A_1:1,B:1):1", 3, "expected ':'"),
                Arguments.of("(é:1,B:1):1", 2, "letters and digits"),
                Arguments.of("(A:٣,B:1):1", 4, "whole number"),
                Arguments.of("(😀:1,B:1):1", 2, "found '😀'"),
                Arguments.of("[A:1,B:1]:1", 1, "found '['"),
                Arguments.of("(" + "A".repeat(32) + ":1,B:1):1", 2, "expected a name"),
                Arguments.of("(A:3\n,B:0)\n:1", 9, "at least 1"));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("malformed")
    void malformedTreeNamesItsCharacterAndTheReason(String newick, int character, String reason) {
        String message = messageFor(newick);
        assertTrue(message.contains("character " + character + ":"), message);
        assertTrue(message.contains(reason), message);
        assertTrue(message.chars().noneMatch(Character::isISOControl), "not one printable line: " + message);
    }

    @Test
    void nestingThatNoNetworkHasIsRefusedAndDoesNotExhaustTheStack() {
        String message = messageFor("(".repeat(100_000) + "A:1" + "):0".repeat(100_000));
        assertTrue(message.contains("at most 64 nested"), message);
        assertEquals(
                1,
                FusionTree.parse("(".repeat(64) + "A:1" + "):0".repeat(64))
                        .names()
                        .size());
    }

    @Test
    void sumOfManyTermsDoesNotWrapAroundToAPlausibleCount() {
        // 4295 * 999999 + 971593 = 2^32 + 2: an int would hold 2.
        String sum = "999999+".repeat(4295) + "971593";
        String message = messageFor("(A:" + sum + ",B:1):1");
        assertTrue(message.contains("at most 1000"), message);
    }

    @Test
    void terminalControlSequencesAreNotEchoed() {
        String message = messageFor("\u001b[31mA");
        assertTrue(message.contains("character 1: found '?'"), message);
        assertTrue(message.chars().noneMatch(Character::isISOControl), message);
    }

    @Test
    void messageStaysShortHoweverLongTheInput() {
        String message = messageFor("(A:1,".repeat(50_000));
        assertFalse(message.length() > 1100, "length " + message.length());
        assertTrue(message.contains("architecture '(A:1"), message);
    }

    private static String messageFor(String newick) {
        return String.valueOf(
                assertThrows(InvalidInput.class, () -> FusionTree.parse(newick)).getMessage());
    }
}
