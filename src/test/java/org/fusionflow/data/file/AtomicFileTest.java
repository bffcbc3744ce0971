package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        LostOutput full = assertThrows(
                LostOutput.class,
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

    @Test
    void aLinkThatLeadsNowhereYetLeadsToTheNewFile() throws IOException {
        Path file = directory.resolve("a.txt");
        Path link = Files.createSymbolicLink(directory.resolve("link.txt"), file.getFileName());
        AtomicFile.write(link, text("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void linksThatLeadInACircleAreRefused() throws IOException {
        Path one = directory.resolve("one");
        Files.createSymbolicLink(directory.resolve("two"), one);
        Files.createSymbolicLink(one, directory.resolve("two"));
        assertThrows(InvalidInput.class, () -> AtomicFile.check(one));
        assertThrows(InvalidInput.class, () -> AtomicFile.write(one, text("x")));
        assertTrue(Files.isSymbolicLink(one));
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeTheWork() throws IOException {
        Path target = directory.resolve("a".repeat(300));
        assertTrue(assertThrows(InvalidInput.class, () -> AtomicFile.check(target))
                .toString()
                .contains("too long"));
        for (String letter : List.of("a", "ä", "𝓂")) {
            Path longest = directory.resolve(letter.repeat(250 / letter.getBytes(StandardCharsets.UTF_8).length));
            AtomicFile.write(longest, text("x"));
            assertEquals("x", Files.readString(longest));
        }
    }

    @Test
    void theNewFileHasThePermissionsOfTheOld() throws IOException {
        Path target = Files.writeString(directory.resolve("a.txt"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        AtomicFile.write(target, text("new"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
    }

    @Test
    void whatAStoppedRunLeftIsRemovedByTheNextAndNothingElse() throws IOException {
        Path target = directory.resolve("a.txt");
        List<String> others = List.of(
                ".a.txt.tmp",
                ".a.txt.2024-11.tmp",
                ".a.txt.12-00000000000012ab.tmp",
                ".a.txt.fusionflow-12-x.tmp",
                ".a.txt.fusionflow-12-00000000000012ab.tmp.bak",
                ".b.txt.fusionflow-12-00000000000012ab.tmp",
                "a.txt.fusionflow-12-00000000000012ab.tmp");
        for (String other : others) {
            Files.writeString(directory.resolve(other), "mine");
        }
        Files.writeString(directory.resolve(".a.txt.fusionflow-4711-00000000000012ab.tmp"), "half");
        AtomicFile.check(target);
        assertEquals(others.stream().sorted().toList(), names());
        Files.writeString(directory.resolve(".a.txt.fusionflow-4711-00000000000012ab.tmp"), "half");
        AtomicFile.write(target, text("x"));
        assertEquals(Stream.concat(Stream.of("a.txt"), others.stream()).sorted().toList(), names());
    }

    @Test
    void whatAnotherThreadIsWritingIsNotRemoved() throws IOException {
        Path target = directory.resolve("a.txt");
        AtomicFile.write(target, out -> {
            AtomicFile.write(target, text("first"));
            out.write("second".getBytes(StandardCharsets.UTF_8));
        });
        assertEquals("second", Files.readString(target));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void aDeviceThatIsFullIsLostOutput() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full");
        assertTrue(AtomicFile.isStream(full));
        LostOutput lost = assertThrows(LostOutput.class, () -> AtomicFile.write(full, text("x")));
        assertTrue(String.valueOf(lost.getMessage()).startsWith("/dev/full: cannot be written ("), lost.toString());
    }

    @Test
    void aDescriptorOfAFileIsAppendedToAndNeverTruncated() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no descriptors here");
        Path log = Files.writeString(directory.resolve("log"), "kept\n");
        try (var held = FileChannel.open(log, StandardOpenOption.APPEND)) {
            Path descriptor = descriptorOf(log);
            assertTrue(AtomicFile.isStream(descriptor));
            AtomicFile.write(descriptor, text("added\n"));
            assertTrue(held.isOpen());
        }
        assertEquals("kept\nadded\n", Files.readString(log));
        assertEquals(List.of("log"), names());
    }

    private static Path descriptorOf(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.exists(descriptor)
                        && Files.readSymbolicLink(descriptor).equals(file.toRealPath())) {
                    return descriptor;
                }
            }
        }
        throw new AssertionError("no descriptor of " + file);
    }

    @Test
    void standardOutputHasManyNames() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("out"), Path.of("/dev/stdout"));
        for (Path name : List.of(Path.of("-"), Path.of("/dev/stdout"), Path.of("/dev/../dev/fd/1"), link)) {
            assertTrue(AtomicFile.isStandardOutput(name) && AtomicFile.isStream(name), name.toString());
        }
        for (Path name :
                List.of(Path.of("./-"), directory.resolve("-"), Path.of("/dev/stderr"), Path.of("/dev/null"))) {
            assertFalse(AtomicFile.isStandardOutput(name), name.toString());
        }
    }
}
