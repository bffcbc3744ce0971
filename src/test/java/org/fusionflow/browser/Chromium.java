package org.fusionflow.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, driven by its DevTools protocol. Points of the page are in CSS pixels from the upper left corner of the window.
 *
 * <pre>{@code
 * try (Chromium browser = Chromium.start().orElseThrow()) {
 *     browser.open(page.toUri().toString());
 *     assertEquals("3", browser.evaluate("document.querySelectorAll('figure').length"));
 *     assertEquals(List.of(), browser.consoleErrors());
 * }
 * }</pre>
 */
public final class Chromium implements AutoCloseable {
    /** Why a test that needs it is skipped. */
    public static final String ABSENT = "chromium is not installed";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A browser on a busy machine needs seconds to start; only one that hangs needs longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path profile;
    private final DevTools tools;

    private Chromium(Process process, Path profile, DevTools tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /**
     * Starts a browser with an empty profile of its own.
     *
     * @return empty if none is installed
     * @throws IllegalStateException if it is installed but does not start
     */
    public static Optional<Chromium> start() {
        return program().map(Chromium::start);
    }

    private static Optional<Path> program() {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Chromium start(Path program) {
        try {
            Path profile = Files.createTempDirectory("chromium");
            List<String> command = new ArrayList<>(List.of(
                    program.toString(),
                    "--headless=new",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    "--window-size=1200,900",
                    "--no-first-run",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--hide-scrollbars"));
            if ("root".equals(System.getProperty("user.name"))) {
                command.add("--no-sandbox");
            }
            command.add("about:blank");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                DevTools tools = DevTools.connect(pageOf(port(process, profile)), PATIENCE);
                Chromium browser = new Chromium(process, profile, tools);
                for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
                    tools.call(domain + ".enable", JSON.createObjectNode());
                }
                return browser;
            } catch (IOException | RuntimeException failed) {
                end(process, profile);
                throw failed;
            }
        } catch (IOException failed) {
            throw new IllegalStateException(program + " does not start: " + failed.getMessage(), failed);
        }
    }

    /** The port that the browser chose, which it writes into its profile. */
    private static int port(Process process, Path profile) throws IOException {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() >= 2) {
                return Integer.parseInt(lines.get(0).strip());
            }
            pause();
        }
        throw new IOException("no port in " + file);
    }

    private static URI pageOf(int port) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .timeout(PATIENCE)
                .build();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                String targets = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                for (JsonNode target : JSON.readTree(targets)) {
                    if (target.path("type").asText().equals("page")) {
                        return URI.create(target.path("webSocketDebuggerUrl").asText());
                    }
                }
                pause();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("no page at port " + port);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /**
     * Opens an address and waits until all of it is loaded. {@link #consoleErrors} and {@link #requests} begin anew.
     *
     * @throws IllegalStateException if it cannot be opened
     */
    public void open(String url) {
        tools.forget();
        JsonNode answer = call("Page.navigate", JSON.createObjectNode().put("url", url));
        if (answer.hasNonNull("errorText")) {
            throw new IllegalStateException(
                    url + ": " + answer.path("errorText").asText());
        }
        tools.awaitLoad();
    }

    /**
     * Evaluates an expression in the page; a promise is awaited.
     *
     * @return its value as JSON text; {@code null} for undefined
     * @throws IllegalStateException if it throws
     */
    public String evaluate(String javascript) {
        JsonNode answer = call(
                "Runtime.evaluate",
                JSON.createObjectNode()
                        .put("expression", javascript)
                        .put("awaitPromise", true)
                        .put("returnByValue", true)
                        .put("userGesture", true));
        if (answer.has("exceptionDetails")) {
            JsonNode details = answer.path("exceptionDetails");
            throw new IllegalStateException(javascript + ": "
                    + details.path("exception")
                            .path("description")
                            .asText(details.path("text").asText()));
        }
        JsonNode value = answer.path("result").path("value");
        return value.isMissingNode() ? "null" : value.toString();
    }

    /** Errors since the last {@link #open}: exceptions, {@code console.error}, and what the browser logs as an error, such as a blocked request. */
    public List<String> consoleErrors() {
        return tools.errors();
    }

    /** Addresses of all requests since the last {@link #open}, that of the page first. */
    public List<String> requests() {
        return tools.requests();
    }

    /** What the window shows, as a PNG file. */
    public byte[] screenshot() {
        JsonNode answer = call("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"));
        return Base64.getDecoder().decode(answer.path("data").asText());
    }

    /** Sets the size of the window in CSS pixels. */
    public void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** Shows the page as on the given medium, {@code screen} or {@code print}, in a {@code light} or {@code dark} scheme. */
    public void media(String medium, String scheme) {
        ObjectNode parameters = JSON.createObjectNode().put("media", medium);
        parameters
                .putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        call("Emulation.setEmulatedMedia", parameters);
    }

    public void move(double x, double y) {
        mouse("mouseMoved", x, y, 0, 0);
    }

    public void click(double x, double y) {
        move(x, y);
        mouse("mousePressed", x, y, 1, 1);
        mouse("mouseReleased", x, y, 0, 1);
    }

    public void doubleClick(double x, double y) {
        click(x, y);
        mouse("mousePressed", x, y, 1, 2);
        mouse("mouseReleased", x, y, 0, 2);
    }

    /** Moves the mouse with its left button held, through a few positions between the two. */
    public void drag(double fromX, double fromY, double toX, double toY) {
        move(fromX, fromY);
        mouse("mousePressed", fromX, fromY, 1, 1);
        int moves = 5;
        for (int i = 1; i <= moves; i++) {
            double part = (double) i / moves;
            mouse("mouseMoved", fromX + part * (toX - fromX), fromY + part * (toY - fromY), 1, 0);
        }
        mouse("mouseReleased", toX, toY, 0, 1);
    }

    /** Turns the wheel at a point; positive is downwards, in pixels. */
    public void wheel(double x, double y, double down) {
        call(
                "Input.dispatchMouseEvent",
                JSON.createObjectNode()
                        .put("type", "mouseWheel")
                        .put("x", x)
                        .put("y", y)
                        .put("deltaX", 0)
                        .put("deltaY", down));
    }

    /**
     * Presses and releases a key.
     *
     * @param key as in {@code KeyboardEvent.key}, such as {@code ArrowRight}, {@code Tab} or {@code a}
     */
    public void press(String key) {
        ObjectNode parameters = JSON.createObjectNode().put("key", key).put("code", key);
        int code = code(key);
        if (code > 0) {
            parameters.put("windowsVirtualKeyCode", code);
        }
        if (key.length() == 1) {
            parameters.put("text", key);
        }
        call("Input.dispatchKeyEvent", parameters.deepCopy().put("type", key.length() == 1 ? "keyDown" : "rawKeyDown"));
        call("Input.dispatchKeyEvent", parameters.put("type", "keyUp"));
    }

    /** The old number of a key, without which Tab moves no focus and arrows move no slider. */
    private static int code(String key) {
        return switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "PageUp" -> 33;
            case "PageDown" -> 34;
            case "End" -> 35;
            case "Home" -> 36;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            default -> 0;
        };
    }

    private void mouse(String type, double x, double y, int buttons, int clicks) {
        call(
                "Input.dispatchMouseEvent",
                JSON.createObjectNode()
                        .put("type", type)
                        .put("x", x)
                        .put("y", y)
                        .put("button", type.equals("mouseMoved") && buttons == 0 ? "none" : "left")
                        .put("buttons", buttons)
                        .put("clickCount", clicks));
    }

    /** Calls a method of the DevTools protocol. */
    public JsonNode call(String method, ObjectNode parameters) {
        return tools.call(method, parameters);
    }

    @Override
    public void close() {
        tools.close();
        end(process, profile);
    }

    /** Ends this browser with the processes that it started, and removes its profile. */
    private static void end(Process process, Path profile) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | java.io.UncheckedIOException stillChanging) {
            profile.toFile().deleteOnExit();
        }
    }
}
