package org.fusionflow.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection to one page: calls with their answers, and the events of the page that tests ask for. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Duration patience;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final StringBuilder received = new StringBuilder();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private volatile WebSocket socket;

    private DevTools(Duration patience) {
        this.patience = patience;
    }

    static DevTools connect(URI page, Duration patience) {
        DevTools tools = new DevTools(patience);
        tools.socket =
                tools.await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, tools), page.toString());
        return tools;
    }

    JsonNode call(String method, ObjectNode parameters) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        await(socket.sendText(message.toString(), true), method);
        JsonNode result = await(answer, method);
        if (result.has("error")) {
            throw new IllegalStateException(method + ": " + result.path("error"));
        }
        return result.path("result");
    }

    void forget() {
        errors.clear();
        requests.clear();
        loaded = new CompletableFuture<>();
    }

    void awaitLoad() {
        await(loaded, "loading");
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        received.append(text);
        if (last) {
            String message = received.toString();
            received.setLength(0);
            try {
                take(JSON.readTree(message));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        fail(new IllegalStateException("the browser closed the connection: " + status + " " + reason));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        fail(error);
    }

    private void fail(Throwable error) {
        loaded.completeExceptionally(error);
        answers.values().forEach(answer -> answer.completeExceptionally(error));
    }

    private void take(JsonNode message) {
        CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt(0));
        if (answer != null) {
            answer.complete(message);
            return;
        }
        JsonNode event = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Network.requestWillBeSent" ->
                requests.add(event.path("request").path("url").asText());
            case "Runtime.exceptionThrown" -> {
                JsonNode details = event.path("exceptionDetails");
                errors.add(details.path("exception")
                        .path("description")
                        .asText(details.path("text").asText()));
            }
            case "Runtime.consoleAPICalled" -> {
                if (event.path("type").asText().equals("error")) {
                    errors.add(event.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                JsonNode entry = event.path("entry");
                if (entry.path("level").asText().equals("error")) {
                    errors.add(entry.path("text").asText() + " "
                            + entry.path("url").asText());
                }
            }
            default -> {}
        }
    }

    private <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(what + ": no answer of the browser", late);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(what + ": " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + ": interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
