package org.fusionflow.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which blocks of a file are claims, and where they stand. */
class ClaimDocumentTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<Claim> parse(String... lines) {
        return ClaimDocument.parse("a.md", String.join("\n", lines));
    }

    @Test
    void fencesOfAllKindsAreRecognized() {
        List<Claim> claims = parse(
                "# A document",
                "```claim",
                "name: first",
                "claim: 1 == 1",
                "```",
                "  ~~~~ claim with more words",
                "  name: second",
                "  # a comment",
                "  claim: 1 ==",
                "       2",
                "  ~~~~~",
                "````",
                "```claim",
                "name: an example in a longer fence, no claim",
                "```",
                "````",
                "`` `claim` `` in a line, and ```code``` too",
                "```claims",
                "name: another language",
                "```");
        assertEquals(2, claims.size());
        assertEquals("first", claims.get(0).name());
        assertEquals("a.md:2:1", claims.get(0).place().toString());
        assertEquals("a.md:6:3", claims.get(1).place().toString());
        assertEquals("a.md:10:8", claims.get(1).sides().get(1).place().toString());
    }

    @Test
    void carriageReturnsAreNoPartOfAClaim() {
        List<Claim> claims = ClaimDocument.parse("a.md", "```claim\r\nname: n\r\nclaim: 1 == 1\r\n```\r\n");
        assertEquals("n", claims.get(0).name());
    }

    @Test
    void aFileWithoutClaimsIsRefusedButInAFolderIsPassedOver() throws IOException {
        Path prose = Files.writeString(folder.resolve("prose.md"), "Nothing here.\n");
        Path empty = Files.writeString(folder.resolve("empty.md"), "");
        for (Path file : List.of(prose, empty)) {
            InvalidInput refusal = assertThrows(InvalidInput.class, () -> ClaimDocument.readAll(List.of(file)));
            assertTrue(String.valueOf(refusal.getMessage()).startsWith(file + ": expected at least one block"));
        }
        assertThrows(InvalidInput.class, () -> ClaimDocument.readAll(List.of(folder)));
        Files.writeString(folder.resolve("z.md"), "```claim\nname: n\nclaim: 1 == 1\n```\n");
        assertEquals(1, ClaimDocument.readAll(List.of(folder)).size());
    }

    @Test
    void whatIsNoTextOrNotThereIsRefused() throws IOException {
        Path binary = Files.write(folder.resolve("b.md"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        assertThrows(InvalidInput.class, () -> ClaimDocument.readAll(List.of(binary)));
        InvalidInput missing =
                assertThrows(InvalidInput.class, () -> ClaimDocument.readAll(List.of(folder.resolve("c.md"))));
        assertTrue(String.valueOf(missing.getMessage()).endsWith("c.md: no such file"));
    }
}
