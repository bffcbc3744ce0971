package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path directory;

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void replacesTheOldContent() throws IOException {
        Path target = directory.resolve("a.txt");
        AtomicFile.write(target, text("old"));
        AtomicFile.write(target, text("new"));
        assertEquals("new", Files.readString(target));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void aFailureHalfWayKeepsTheOldContentAndLeavesNothing() throws IOException {
        Path target = directory.resolve("a.txt");
        AtomicFile.write(target, text("old"));
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(target, out -> {
                    out.write(1);
                    throw new IllegalStateException("half way");
                }));
        InvalidInput full = assertThrows(
                InvalidInput.class,
                () -> AtomicFile.write(target, out -> {
                    throw new IOException("No space left on device");
                }));
        assertTrue(full.toString().contains("No space left"), full.toString());
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void aDirectoryOrAMissingDirectoryIsRefusedInOneLine() throws IOException {
        for (Path target : List.of(directory, directory.resolve("missing/a.txt"))) {
            InvalidInput refused = assertThrows(InvalidInput.class, () -> AtomicFile.write(target, text("x")));
            assertTrue(refused.toString().contains(": " + target + ": "), refused.toString());
            assertFalse(refused.toString().contains("\n"));
        }
        assertEquals(List.of(), names());
    }

    @Test
    void aDirectoryWithoutPermissionIsRefused() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(directory), "permissions do not bind the superuser");
            Path target = directory.resolve("a.txt");
            InvalidInput refused = assertThrows(InvalidInput.class, () -> AtomicFile.write(target, text("x")));
            assertTrue(refused.toString().contains("no permission"), refused.toString());
            assertEquals(List.of(), names());
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFileSystemThatTakesNoFilesIsNamedInOneLine() {
        // Refuses even the superuser, whom permissions do not bind.
        Path target = Path.of("/proc/a.txt");
        assumeTrue(Files.isDirectory(Path.of("/proc")), "no /proc here");
        String refused = assertThrows(InvalidInput.class, () -> AtomicFile.write(target, text("x")))
                .toString();
        assertTrue(refused.contains(target + ": ") && !refused.contains(".tmp"), refused);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link.txt"), file);
        AtomicFile.write(link, text("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }
}
