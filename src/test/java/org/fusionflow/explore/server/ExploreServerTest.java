package org.fusionflow.explore.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.explore.problem.StartProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as any program on this machine sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExploreServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExploreServer server = ExploreServer.start(StartProblem.of(Map.of()), 0);
    private final URI address = URI.create(server.address());

    @BeforeAll
    void listensOnTheLoopbackAddressOnly() {
        assertEquals("127.0.0.1", address.getHost());
    }

    @AfterAll
    void close() {
        server.close();
        assertThrows(ConnectException.class, () -> send(HttpRequest.newBuilder(address)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder posting(String path, String body) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private JsonNode post(int status, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(posting(path, body));
        assertEquals(status, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void servesThePageWithAStrictPolicy() throws IOException, InterruptedException {
        HttpResponse<String> page = send(HttpRequest.newBuilder(address));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<title>fusionflow explore</title>"));
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
        assertTrue(!policy.contains("unsafe"), policy);
        assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        for (String file :
                List.of("explore.js", "sliders.js", "charts.js", "networks.js", "explore.css", "chart.ttf")) {
            assertEquals(
                    200, send(HttpRequest.newBuilder(address.resolve(file))).statusCode(), file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, view, 405",
        "POST, explore.js, 405",
        "DELETE, view, 405",
        "OPTIONS, view, 405",
        "HEAD, explore.css, 405",
        "GET, nothing, 404",
        "GET, ../explore.js, 404",
        "GET, %2e%2e/pom.xml, 404",
        "GET, explore.html/, 404",
        "GET, ExploreServer.class, 404",
        "GET, /explore.js, 403"
    })
    void refusesOtherMethodsAndPaths(String method, String path, int status) throws IOException {
        String target = path.startsWith("/") ? path : address.getRawPath() + path;
        assertEquals(
                status,
                raw(method + " " + target + " HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
    }

    /** Sends exactly this and reads the status: clients correct what is wrong. */
    private int raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(head.substring(9));
        }
    }

    @Test
    void refusesOtherHostsAndOrigins() throws IOException {
        String end = "\r\nConnection: close\r\n\r\n";
        String line = "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: ";
        assertEquals(200, raw(line + address.getAuthority() + end));
        assertEquals(403, raw(line + "localhost:" + address.getPort() + end));
        assertEquals(403, raw(line + "evil.example" + end));
        assertEquals(403, raw(line + address.getAuthority() + "\r\nHost: evil.example" + end));
        assertEquals(403, raw(line + address.getAuthority() + "\r\nOrigin: http://evil.example" + end));
        assertEquals(403, raw(line + address.getAuthority() + "\r\nSec-Fetch-Site: cross-site" + end));
        assertEquals(403, raw("GET " + server.address() + " HTTP/1.1\r\nHost: " + address.getAuthority() + end));
        assertEquals(403, raw("GET /" + "a".repeat(32) + "/ HTTP/1.1\r\nHost: " + address.getAuthority() + end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "null",
                "{\"value\": {}}",
                "{\"values\": []}",
                "{\"values\": {\"u0\": 1}}",
                "{\"values\": {\"u0\": null}}",
                "{\"moved\": 1}",
                "{\"values\": {}}",
                "{\"scales\": {\"loss\": \"wild\"}, \"values\": {\"architecture\": \"(A:2,B:2):0\", \"toy\": \"ratio=2,rho=0\"}}",
                "{\"values\": {\"architecture\": \"(A:2,B:2):0\", \"data\": \"/etc/passwd\"}}"
            })
    void refusesWrongRequestsWithAMessage(String body) throws IOException, InterruptedException {
        String message = post(400, "view", body).path("error").asText();
        assertTrue(message.contains("expected"), message);
    }

    @Test
    void refusesFormsAndLargeBodies() throws IOException, InterruptedException {
        assertEquals(
                415,
                send(HttpRequest.newBuilder(address.resolve("view"))
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode());
        assertEquals(
                413,
                raw("POST " + address.getRawPath() + "view HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 70000\r\nConnection: close\r\n\r\n"
                        + " ".repeat(70_000)));
        assertEquals(
                414,
                raw("GET " + address.getRawPath() + "x".repeat(5000) + " HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void refusesAWrongValueAsTheCommandLineDoes() throws IOException, InterruptedException {
        assertEquals(
                "--toy rho 7.0: expected a number between -1 and 1",
                post(400, "view", "{\"values\": {\"architecture\": \"(A:2,B:2):0\", \"toy\": \"ratio=2,rho=7\"}}")
                        .path("error")
                        .asText());
    }

    @Test
    void answersManyRequestsAtOnce() throws IOException, InterruptedException {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String body = "{\"values\": {\"architecture\": \"(A:2,B:2):0\", \"u0\": \"0.0" + (i + 1)
                    + "\", \"toy\": \"ratio=2,rho=0\"}}";
            all.add(client.sendAsync(posting("view", body).build(), BodyHandlers.ofString()));
        }
        for (int i = 0; i < all.size(); i++) {
            HttpResponse<String> answer = all.get(i).join();
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(
                    "0.0" + (i + 1),
                    new ObjectMapper()
                            .readTree(answer.body())
                            .path("values")
                            .path("u0")
                            .asText());
        }
    }

    @Test
    void aPortThatIsTakenIsBadInput() {
        InvalidInput taken = assertThrows(
                InvalidInput.class, () -> ExploreServer.start(StartProblem.of(Map.of()), address.getPort()));
        assertTrue(String.valueOf(taken.getMessage()).contains("expected a free one"), taken.getMessage());
    }
}
