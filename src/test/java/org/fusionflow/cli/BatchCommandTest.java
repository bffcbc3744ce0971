package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.fusionflow.cli.batch.BatchRun;
import org.fusionflow.cli.schema.SchemaCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] TOY = {"predict", "-a", "(A:3,B:3):1", "--toy", "ratio=2,rho=0.5", "--json"};

    private static String request(String... arguments) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("command", arguments[0]);
        var list = node.putArray("arguments");
        for (int i = 1; i < arguments.length; i++) {
            list.add(arguments[i]);
        }
        SchemaCoverage.requireFits("batch-request", node);
        return node.toString();
    }

    /** Answers of a batch. Not beside {@link Run}, which also replaces the streams of the process. */
    private static String bytes(BatchRun.Runner runner, int threads, byte[] requests) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Run.alone(() -> new BatchRun(runner, threads)
                    .run(new ByteArrayInputStream(requests), new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> answers(int threads, String... requests) throws IOException {
        String text = bytes(Main::ended, threads, String.join("\n", requests).getBytes(StandardCharsets.UTF_8));
        List<JsonNode> answers = new ArrayList<>();
        for (String line : text.lines().toList()) {
            answers.add(MAPPER.readTree(line));
        }
        answers.forEach(answer -> SchemaCoverage.requireFits("batch", answer));
        return answers;
    }

    private static JsonNode one(String request) throws IOException {
        List<JsonNode> answers = answers(1, request);
        assertEquals(1, answers.size(), answers::toString);
        return answers.get(0);
    }

    @Test
    void answersHoldWhatTheShellPrints() throws IOException {
        String[] text = {"saddles", "-a", "(A:3,B:3):1", "--toy", "ratio=2,rho=0.5"};
        String[] warned = {"simulate", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0,samples=20", "--json"};
        List<JsonNode> answers = answers(1, request(TOY), request(text), request(warned));
        Run shell = Run.of(TOY);
        assertEquals(MAPPER.readTree(shell.out()), answers.get(0).get("result"));
        assertEquals(0, answers.get(0).get("exitCode").intValue());
        assertEquals(Run.of(text).out(), answers.get(1).get("result").textValue());
        assertEquals(MAPPER.readTree(Run.of(warned).out()), answers.get(2).get("result"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"command\": 3}",
                "{\"arguments\": []}",
                "{\"command\": \"\"}",
                "{\"command\": \"predict\", \"arguments\": \"-a\"}",
                "{\"command\": \"predict\", \"arguments\": [\"--u0\", 0.1]}",
                "{\"command\": \"predict\", \"argument\": []}",
                "{\"command\": \"explore\"}",
                "{\"command\": \"batch\"}",
                "[]"
            })
    void whatTheSchemaOfRequestsRefusesIsRefused(String line) throws IOException {
        assertFalse(SchemaCoverage.fits("batch-request", MAPPER.readTree(line)));
        assertEquals(2, one(line).get("exitCode").intValue());
    }

    @Test
    void theNumberOfThreadsChangesNoByte(@TempDir Path folder) throws IOException {
        Path claims = folder.resolve("my.md");
        Files.writeString(claims, """
                ```claim
                name: rate
                architecture: (A:3,B:3):1
                claim: Dt(uA) == uA^2*Sqrt(uA^2+uB^2)*(sA - vA*wA - vAB*wB)
                ```
                """);
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            requests.add(request("predict", "-a", "(A:" + (2 + i) + ",B:3):1", "--toy", "ratio=2,rho=0.3", "--json"));
            requests.add(request("derive", "-a", "(A:3,B:" + (2 + i) + "):1", "--format", "markdown"));
            requests.add(request("verify", claims.toString(), "--json"));
            requests.add(request("predict", "-a", "(A:" + i));
            requests.add(request("simulate", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0", "--seed", "" + (i + 1)));
        }
        byte[] lines = String.join("\n", requests).getBytes(StandardCharsets.UTF_8);
        String alone = bytes(Main::ended, 1, lines);
        assertEquals(requests.size(), alone.lines().count());
        assertTrue(alone.contains("\"verdict\":\"proved\""), alone);
        assertEquals(alone, bytes(Main::ended, 4, lines));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": 7, \"command\": 3}                                  | 7   | command is 3",
                "{\"id\": \"x\", \"arguments\": []}                           | \"x\" | command is missing",
                "{\"command\": \"predict\", \"arguments\": \"-a\"}            | null | arguments is \"-a\"",
                "{\"id\": [1], \"command\": \"predict\", \"arguments\": [\"--u0\", 0.1]} | [1] | argument 2 is 0.1",
                "{\"id\": 1, \"command\": \"predict\", \"argument\": []}      | 1   | unknown key 'argument'",
                "{\"id\": 1, \"command\": \"explore\"}                        | 1   | explore cannot be part of a batch",
                "{\"id\": 1, \"command\": \"batch\"}                          | 1   | batch cannot be part of a batch",
                "[]                                                           | null | [] is no object",
                "{\"command\": \"predict\"} {}                                | null | not JSON at column",
                "{\"id\": 1, \"id\": 2, \"command\": \"predict\"}             | null | not JSON at column",
                "predict -a A                                                 | null | not JSON at column 1",
                "{\"id\": 2, \"command\": \"predict\", \"arguments\": [\"--stats\", \"/dev/stdin\"]} | 2 | /dev/stdin: requests and answers",
                "{\"id\": 2, \"command\": \"predict\", \"arguments\": [\"--stats=/proc/self/fd/0\"]} | 2 | /proc/self/fd/0: requests",
                "{\"id\": 2, \"command\": \"derive\", \"arguments\": [\"-o\", \"-\"]} | 2 | argument -: requests and answers",
                "{\"id\": 2, \"command\": \"derive\", \"arguments\": [\"--output=/dev/stdout\"]} | 2 | /dev/stdout: requests",
                "{\"id\": 2, \"command\": \"nosuch\"}                         | 2   | nosuch",
                "{\"id\": 2, \"command\": \"predict\", \"arguments\": [\"-a\", \"(A:3\"]} | 2 | architecture '(A:3'",
            })
    void aLineThatCannotBeRunIsAnswered(String request, String id, String said) throws IOException {
        JsonNode answer = one(request);
        assertAll(
                () -> assertEquals(id, answer.get("id").toString()),
                () -> assertEquals(2, answer.get("exitCode").intValue()),
                () -> assertTrue(answer.get("result").isNull()),
                () -> assertEquals(1, answer.get("messages").size(), answer::toString),
                () -> assertTrue(answer.get("messages").get(0).textValue().contains(said), answer::toString));
    }

    @Test
    void linesThatAreNoTextOrMuchTooLongAreAnsweredAndTheNextOneIsRead() throws IOException {
        byte[] good = request(TOY).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.write(new byte[] {'"', (byte) 0xff, '"', '\n', '\r', '\n'});
        lines.write(new byte[2 << 20]);
        lines.write('\n');
        lines.write(good);
        List<String> answers =
                bytes(Main::ended, 2, lines.toByteArray()).lines().toList();
        assertEquals(3, answers.size());
        assertTrue(answers.get(0).contains("line 1: not UTF-8"), answers.get(0));
        assertTrue(answers.get(1).contains("line 3: longer than 1048576 bytes"), answers.get(1));
        assertTrue(answers.get(2).startsWith("{\"id\":null,\"exitCode\":0,\"result\":{\"architecture\""));
    }

    /** What a library's own thread prints would break a line of the answers. */
    @Test
    void whatOtherThreadsPrintIsNoAnswer() {
        BatchRun.Runner runner = arguments -> {
            Thread other = new Thread(() -> System.out.println("from elsewhere"));
            other.start();
            try {
                other.join();
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
            System.out.print("mine");
            return new BatchRun.Ended(0, false);
        };
        String answer = bytes(runner, 1, request("predict").getBytes(StandardCharsets.UTF_8));
        assertEquals("{\"id\":null,\"exitCode\":0,\"result\":\"mine\",\"messages\":[]}\n", answer);
    }

    @Test
    void answersComeInTheOrderOfTheRequests() {
        CountDownLatch second = new CountDownLatch(1);
        BatchRun.Runner runner = arguments -> {
            try {
                if (arguments.contains("0")) {
                    assertTrue(second.await(1, TimeUnit.MINUTES), "the second one was not run beside the first");
                } else {
                    second.countDown();
                }
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
            System.out.print(arguments.get(1));
            return new BatchRun.Ended(0, false);
        };
        String requests = request("x", "0") + "\n" + request("x", "1") + "\n";
        List<String> answers = bytes(runner, 2, requests.getBytes(StandardCharsets.UTF_8))
                .lines()
                .toList();
        assertTrue(answers.get(0).contains("\"result\":\"0\""), answers::toString);
        assertTrue(answers.get(1).contains("\"result\":\"1\""), answers::toString);
    }

    @Test
    void whatRunsOutOfMemoryBesideOthersRunsAgainAlone() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger beside = new AtomicInteger();
        BatchRun.Runner runner = arguments -> {
            int others = running.incrementAndGet();
            boolean first = arguments.get(1).equals("large") && beside.getAndIncrement() == 0;
            System.out.print(others == 1 ? "alone" : "beside");
            running.decrementAndGet();
            return new BatchRun.Ended(first ? 3 : 0, first);
        };
        String answer = bytes(runner, 2, request("x", "large").getBytes(StandardCharsets.UTF_8));
        assertEquals("{\"id\":null,\"exitCode\":0,\"result\":\"alone\",\"messages\":[]}\n", answer);
        assertEquals(2, beside.get());
    }

    /** With one thread nothing ran beside it: trying again would fail again. */
    @Test
    void whatRunsOutOfMemoryAloneSaysSo() {
        AtomicInteger tries = new AtomicInteger();
        BatchRun.Runner runner = arguments -> {
            tries.incrementAndGet();
            return new BatchRun.Ended(3, true);
        };
        String answer = bytes(runner, 1, request("x").getBytes(StandardCharsets.UTF_8));
        assertEquals("{\"id\":null,\"exitCode\":3,\"result\":null,\"messages\":[]}\n", answer);
        assertEquals(1, tries.get());
    }

    /** Endless requests whose answers nobody takes, and then nobody can. */
    @Test
    void requestsWaitForTheirReader() throws InterruptedException {
        AtomicLong read = new AtomicLong();
        byte[] line = (request("x") + "\n").getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return line[(int) (read.getAndIncrement() % line.length)];
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                // One at a time: what is read ahead is what is asked for.
                to[offset] = (byte) read();
                return 1;
            }
        };
        CountDownLatch gone = new CountDownLatch(1);
        OutputStream blocked = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                try {
                    gone.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("Broken pipe");
            }
        };
        Run.alone(() -> {
            Thread batch = new Thread(() -> new BatchRun(arguments -> new BatchRun.Ended(0, false), 2)
                    .run(endless, new PrintStream(blocked, false, StandardCharsets.UTF_8)));
            batch.start();
            long before = -1;
            while (before != read.get()) {
                before = read.get();
                Thread.sleep(200);
            }
            assertTrue(before / line.length < 20, () -> read.get() / line.length + " requests were read");
            gone.countDown();
            batch.join(TimeUnit.MINUTES.toMillis(1));
            assertFalse(batch.isAlive(), "the batch goes on though nobody reads");
        });
    }
}
