package org.fusionflow.study.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FindingTableTest {
    @Test
    void theTableGoesBetweenItsMarkersOrToTheEnd() {
        String once = FindingTable.into("# Title\n", "| a |\n");
        assertTrue(once.startsWith("# Title\n\n" + FindingTable.BEGIN + "\n| a |\n"), once);
        assertEquals(once, FindingTable.into(once, "| a |\n"));
        String other = FindingTable.into(once + "after\n", "| b |\n");
        assertTrue(other.endsWith("| b |\n" + FindingTable.END + "\nafter\n"), other);
    }
}
