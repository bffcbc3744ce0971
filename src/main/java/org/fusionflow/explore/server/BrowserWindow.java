package org.fusionflow.explore.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opens an address in the user's browser, where there is a display. */
public final class BrowserWindow {
    private BrowserWindow() {}

    /**
     * Opens an address, or does nothing where there is no display or no program that opens addresses.
     *
     * @return true if a program was started that opens it
     */
    public static boolean open(String address) {
        Optional<List<String>> command = command(System.getProperty("os.name"), System.getenv());
        if (command.isEmpty()) {
            return false;
        }
        List<String> words = new ArrayList<>(command.get());
        words.add(address);
        try {
            new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException noSuchProgram) {
            // The address is printed; whoever has a browser opens it there.
            return false;
        }
    }

    /** The command that opens an address on a system with this environment; empty without a display. */
    static Optional<List<String>> command(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return Optional.of(List.of("open"));
        }
        if (name.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        boolean display = isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
        return display && isOnPath("xdg-open", environment) ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private static boolean isOnPath(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
