package org.fusionflow.study.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTableTest {
    private static final String B = FindingTable.BEGIN;
    private static final String E = FindingTable.END;

    @Test
    void theTableReplacesWhatStandsBetweenTheMarkersAndNothingElse() {
        String once = FindingTable.into("# Title\n" + B + "\nold\n" + E + "\nafter", "| a |\n");
        assertEquals("# Title\n" + B + "\n| a |\n" + E + "\nafter", once);
        assertEquals(once, FindingTable.into(once, "| a |\n"));
        assertEquals(B + "\n| b |\n" + E, FindingTable.into(B + "\n" + E, "| b |\n"));
    }

    @Test
    void theLinesOfTheTableEndAsThoseOfTheDocument() {
        String document = "x\r\n  " + B + " \r\nold\r\n" + E + "\r\n";
        assertEquals(
                "x\r\n  " + B + " \r\n| a |\r\n| b |\r\n" + E + "\r\n", FindingTable.into(document, "| a |\n| b |\n"));
    }

    @Test
    void aMarkerInsideASentenceIsText() {
        String document = "write `" + B + "` into it\n" + B + "\n" + E + "\n";
        assertEquals("write `" + B + "` into it\n" + B + "\nt\n" + E + "\n", FindingTable.into(document, "t\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', nothing says where",
        "A\\n, nothing says where",
        "A\\nB\\nIMPORTANT\\n, end -->' once beside",
        "E\\nIMPORTANT\\n, begin -->' once beside",
        "E\\nIMPORTANT\\nB\\n, found it in line 3 and the other in line 1",
        "'B\\nIMPORTANT\\nB\\nE\\n', 'in the lines [1, 3]'",
        "'B\\nE\\nIMPORTANT\\nE\\n', 'in the lines [2, 4]'",
        "xB\\nE\\n, found it nowhere"
    })
    void otherMarkersThanOneOfEachInOrderAreRefused(String lines, String said) {
        String document =
                lines.replace("\\n", "\n").replaceAll("\\bB\\b|(?<=x)B", B).replaceAll("\\bE\\b", E);
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> FindingTable.into(document, "t\n"))
                .getMessage());
        assertTrue(message.contains(said), message);
    }
}
