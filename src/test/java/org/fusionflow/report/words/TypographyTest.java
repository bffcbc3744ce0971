package org.fusionflow.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user types becomes what print has. */
class TypographyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a \"word\" of it's own | a “word” of it’s own",
                "('so') and \"(this)\" | (‘so’) and “(this)”",
                "error of 1e-13, or 1.8e-11; 2.5E+04 | error of 10⁻¹³, or 1.8\u00a0×\u00a010⁻¹¹; 2.5\u00a0×\u00a010⁴",
                "from -0.5 to (-3), x = -2 | from −0.5 to (−3), x = −2",
                "a two-layer and a 3-layer net, pages 3-4 | a two-layer and a 3-layer net, pages 3-4",
                "a <= 3, b >= 4, c != 5, d -> 6 | a ≤ 3, b ≥ 4, c ≠ 5, d → 6",
                "<=> and ==> stay, --option too | <=> and ==> stay, --option too",
                "4 +- 0.1 | 4 ± 0.1",
                "file1e-5.csv and hash 3e5f stay | file1e-5.csv and hash 3e5f stay",
                "100 % & # ~ ^ { } \\ | 100 % & # ~ ^ { } \\",
            })
    void wordsAreWrittenAsPrintHasThem(String typed, String printed) {
        assertEquals(printed, Typography.of(typed));
    }

    @Test
    void aQuotationMarkBehindAFormulaCloses() {
        assertEquals("” or", Typography.of("\" or", true));
        assertEquals("’s", Typography.of("'s", true));
    }

    /** What is printed once can be printed again, as when a text is joined from texts. */
    @Test
    void printedWordsStay() {
        String once = Typography.of("\"it's\" -3, 1e-9 <= 2 +- 1");
        assertEquals(once, Typography.of(once));
    }
}
