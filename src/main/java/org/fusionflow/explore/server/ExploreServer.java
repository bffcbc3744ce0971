package org.fusionflow.explore.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.explore.problem.StartProblem;

/**
 * Serves the page of {@code explore} on the loopback address until it is closed.
 *
 * <pre>{@code
 * try (ExploreServer server = ExploreServer.start(StartProblem.of(Map.of()), 0)) {
 *     System.out.println(server.address());
 * }
 * }</pre>
 */
public final class ExploreServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    /** Threads that answer: a view, a curve, and a few small requests at once. */
    private static final int THREADS = 4;

    private static final int WAITING = 200;
    private static final int LARGEST_BODY = 1 << 16;

    /**
     * Settings of the JDK's server, which it reads once. Without the first, an answer waits up to 40 ms for the acknowledgement of its head; the others
     * end a request that does not arrive within so many seconds, so that nobody keeps a thread.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "20",
            "sun.net.httpserver.idleInterval", "60");

    /** Scripts, styles, fonts and data of this server only; nothing from elsewhere, nothing inline, no frames. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final RequestGuard guard;
    private final PageFiles files;
    private final Routes routes;
    private final Thread rehearsal;

    private ExploreServer(HttpServer server, StartProblem start) throws IOException {
        this.server = server;
        this.guard = RequestGuard.of("127.0.0.1:" + server.getAddress().getPort());
        this.files = new PageFiles();
        this.routes = new Routes(start);
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                work -> daemon(work, "answer"));
        this.rehearsal = daemon(routes::rehearse, "rehearsal");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "explore-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @throws InvalidInput if the port cannot be had
     */
    public static ExploreServer start(StartProblem start, int port) {
        SETTINGS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        try {
            HttpServer listening =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), WAITING);
            ExploreServer explore = new ExploreServer(listening, start);
            listening.setExecutor(explore.threads);
            listening.createContext("/", explore::handle);
            listening.start();
            explore.rehearsal.start();
            return explore;
        } catch (BindException taken) {
            throw new InvalidInput("port " + port + ": expected a free one, or 0 for any", taken);
        } catch (IOException failed) {
            throw new InvalidInput("port " + port + ": cannot be listened on: " + failed.getMessage(), failed);
        }
    }

    /** The address of the page, with its secret. */
    public String address() {
        return guard.address();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange);
            } catch (Refusal refused) {
                error(exchange, refused.status(), String.valueOf(refused.getMessage()));
            } catch (InvalidInput wrong) {
                error(exchange, 400, String.valueOf(wrong.getMessage()));
            } catch (OutOfMemoryError full) {
                error(exchange, 503, "out of memory: expected a smaller problem, or more heap in FUSIONFLOW_JAVA_OPTS");
            } catch (CancellationException closing) {
                error(exchange, 503, "the program is ending");
            } catch (RuntimeException | StackOverflowError broken) {
                error(exchange, 500, "a mistake of the program, not of its input: " + broken);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = guard.admitted(exchange.getRequestURI(), exchange.getRequestHeaders());
        String method = exchange.getRequestMethod();
        Optional<PageFiles.PageFile> file = files.of(path);
        if (file.isPresent()) {
            require(method, "GET");
            send(exchange, 200, file.get().type(), file.get().bytes());
        } else if (routes.has(path)) {
            require(method, "POST");
            String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
                throw new Refusal(415, "Content-Type: expected application/json");
            }
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new Refusal(413, "request: expected at most " + LARGEST_BODY + " bytes");
            }
            json(exchange, 200, routes.answer(path, PageRequest.read(body)).toString());
        } else {
            throw new Refusal(404, "no such page");
        }
    }

    private static void require(String method, String expected) {
        if (!method.equals(expected)) {
            throw new Refusal(405, "method " + method + ": expected " + expected);
        }
    }

    private static void error(HttpExchange exchange, int status, String sentence) throws IOException {
        json(exchange, status, Routes.error(sentence));
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "application/json; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        HEADERS.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        rehearsal.interrupt();
        routes.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
