package org.fusionflow.claims.document;

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

/** Which files are read, and what is said of those that cannot be read or have no claims. */
class ClaimFilesTest {
    private static final String CLAIM = "```claim\nname: n\nclaim: 1 == 1\n```\n";

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path elsewhere = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void filesWithoutAnyClaimAreRefused() throws IOException {
        Path prose = file("prose.md", "Nothing here.\n");
        Path empty = file("empty.md", "");
        for (Path path : List.of(prose, empty)) {
            InvalidInput refusal = assertThrows(InvalidInput.class, () -> ClaimFiles.read(List.of(path)));
            assertTrue(String.valueOf(refusal.getMessage()).startsWith(path + ": expected at least one block"));
        }
        assertThrows(InvalidInput.class, () -> ClaimFiles.read(List.of(folder)));
        assertThrows(InvalidInput.class, () -> ClaimFiles.read(List.of(prose, empty)));
    }

    @Test
    void oneFileWithoutClaimsIsNotedAndTheOthersAreRead() throws IOException {
        Path prose = file("prose.md", "Nothing here.\n");
        Path claim = file("z.md", "\uFEFF" + CLAIM);
        ClaimFiles files = ClaimFiles.read(List.of(prose, claim));
        assertEquals(1, files.documents().size());
        assertEquals(List.of(prose), files.without());
        assertEquals(List.of(), ClaimFiles.read(List.of(folder)).without());
    }

    @Test
    void whatCannotBeReadIsAnErrorAndTheOthersAreRead() throws IOException {
        Path claim = file("a.md", CLAIM);
        Path binary = Files.write(folder.resolve("b.md"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        Path missing = folder.resolve("c.md");
        ClaimFiles files = ClaimFiles.read(List.of(missing, binary, claim));
        assertEquals(List.of(missing + ": no such file", binary + ": expected text in UTF-8"), files.errors());
        assertEquals(1, files.documents().size());
        assertEquals(1, ClaimFiles.read(List.of(missing)).errors().size());
    }

    @Test
    void everyMarkdownFileBelowAFolderIsReadWhateverItsNameAndThroughLinks() throws IOException {
        Files.createDirectories(folder.resolve("deep/er"));
        file("deep/er/a.markdown", CLAIM);
        file("B.MD", CLAIM);
        file("c.txt", CLAIM);
        Files.writeString(elsewhere.resolve("d.md"), CLAIM);
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Files.createSymbolicLink(folder.resolve("deep/loop"), folder);
        ClaimFiles files = ClaimFiles.read(List.of(folder));
        assertEquals(3, files.documents().size());
        assertEquals(List.of(), files.errors());
        assertEquals(
                1, ClaimFiles.read(List.of(folder.resolve("link"))).documents().size());
    }
}
