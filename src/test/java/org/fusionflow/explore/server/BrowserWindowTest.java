package org.fusionflow.explore.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserWindowTest {
    @Test
    void opensNoneWithoutADisplayOrAProgramForIt(@TempDir Path folder) throws IOException {
        Map<String, String> path = Map.of("PATH", folder.toString(), "DISPLAY", ":0");
        assertEquals(Optional.empty(), BrowserWindow.command("Linux", path));
        Path program = Files.createFile(folder.resolve("xdg-open"));
        assertEquals(true, program.toFile().setExecutable(true));
        assertEquals(Optional.of(List.of("xdg-open")), BrowserWindow.command("Linux", path));
        assertEquals(Optional.empty(), BrowserWindow.command("Linux", Map.of("PATH", folder.toString())));
        assertEquals(
                Optional.empty(), BrowserWindow.command("Linux", Map.of("PATH", folder.toString(), "DISPLAY", " ")));
        assertEquals(
                Optional.of(List.of("xdg-open")),
                BrowserWindow.command("Linux", Map.of("PATH", folder.toString(), "WAYLAND_DISPLAY", "wayland-0")));
    }
}
