package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
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

/** Files to write that are the same, or are read. */
class OutputFilesTest {
    @TempDir
    Path folder = Path.of(".");

    private static String refusal(List<Path> outputs, List<Path> inputs) {
        return String.valueOf(assertThrows(InvalidInput.class, () -> OutputFiles.check(outputs, inputs))
                .getMessage());
    }

    @Test
    void aFileThatIsReadIsNotWrittenUnderAnyName() throws IOException {
        Path read = Files.writeString(folder.resolve("data.csv"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), read);
        Path linkToLink = Files.createSymbolicLink(folder.resolve("second.csv"), Path.of("link.csv"));
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Path linkedFolder = Files.createSymbolicLink(sub.resolve("back"), folder);
        Path hard = Files.createLink(folder.resolve("hard.csv"), read);
        for (Path name :
                List.of(read, link, linkToLink, sub.resolve("../data.csv"), linkedFolder.resolve("data.csv"), hard)) {
            String message = refusal(List.of(name), List.of(read));
            assertTrue(message.startsWith(name + ": is "), message);
            assertTrue(message.contains("a file that is read"), message);
        }
        assertTrue(refusal(List.of(read), List.of(link)).contains("data.csv: is " + link));
        assertEquals("mine", Files.readString(read));
    }

    @Test
    void twoFilesToWriteAreDifferentAlsoBeforeTheyExist() throws IOException {
        Path one = folder.resolve("one.npz");
        Path link = Files.createSymbolicLink(folder.resolve("link.npz"), one);
        assertTrue(refusal(List.of(one, link), List.of()).contains("expected two files"));
        assertTrue(refusal(List.of(one, folder.resolve("./one.npz")), List.of()).contains("expected two files"));
        assertTrue(refusal(List.of(Path.of("-"), Path.of("/dev/stdout")), List.of())
                .contains("expected two files"));
        assertDoesNotThrow(() -> OutputFiles.check(List.of(one, folder.resolve("two.npz")), List.of()));
        // What is thrown away may be so twice.
        assertDoesNotThrow(() -> OutputFiles.check(List.of(Path.of("/dev/null"), Path.of("/dev/null")), List.of()));
    }

    @Test
    void everyFileIsCheckedNotOnlyTheFirst() throws IOException {
        Path folderInTheWay = Files.createDirectory(folder.resolve("out-special.csv"));
        assertTrue(refusal(List.of(folder.resolve("out.csv"), folderInTheWay), List.of())
                .contains("directory"));
        assertTrue(refusal(List.of(folder.resolve("out.csv"), folder.resolve("no/out.csv")), List.of())
                .contains("does not exist"));
    }
}
