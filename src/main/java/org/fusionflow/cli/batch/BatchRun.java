package org.fusionflow.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.IoReason;

/**
 * Answers requests in their order, several at a time. At most {@value #AHEAD} for each thread are held, read or answered, so memory does not
 * grow with the number of lines.
 */
public final class BatchRun {
    /** Requests that are read before the oldest one is answered, for each thread. */
    private static final int AHEAD = 4;

    /** Runs a command. */
    @FunctionalInterface
    public interface Runner {
        /**
         * @param arguments the command first
         */
        Ended run(List<String> arguments);
    }

    /**
     * How a command ended.
     *
     * @param exitCode as in a shell
     * @param outOfMemory true if it needed more memory than was left
     */
    public record Ended(int exitCode, boolean outOfMemory) {}

    private final Runner runner;
    private final int threads;

    /** Commands run under the first lock; one that ran out of memory beside others runs again, alone. */
    private final ReentrantReadWriteLock alone = new ReentrantReadWriteLock(true);

    private volatile boolean readerHasGone;

    /**
     * @param threads how many commands run at a time, at least 1
     */
    public BatchRun(Runner runner, int threads) {
        this.runner = runner;
        this.threads = threads;
    }

    /**
     * Answers all requests, until the end of the stream or until nobody reads the answers.
     *
     * @param in lines
     * @param answers one line for each line that is not blank
     * @throws InvalidInput if the stream cannot be read; all lines before are answered
     */
    public void run(InputStream in, PrintStream answers) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, BatchRun::daemon);
        // A line that is empty ends the answers.
        BlockingQueue<Future<byte[]>> queue = new ArrayBlockingQueue<>(AHEAD * threads);
        Thread writer = daemon(() -> write(queue, answers));
        try (CapturedStreams streams = new CapturedStreams()) {
            writer.start();
            Optional<IOException> failed = read(new RequestLines(in), pool, queue, streams);
            queue.put(pool.submit(() -> new byte[0]));
            writer.join();
            failed.ifPresent(why -> {
                throw new InvalidInput("standard input cannot be read (" + IoReason.of(why) + ")", why);
            });
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "batch");
        thread.setDaemon(true);
        return thread;
    }

    private Optional<IOException> read(
            RequestLines lines, ExecutorService pool, BlockingQueue<Future<byte[]>> queue, CapturedStreams streams)
            throws InterruptedException {
        try {
            for (Optional<RequestLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                RequestLines.Line line = next.orElseThrow();
                if (isBlank(line.bytes())) {
                    continue;
                }
                Future<byte[]> answer = pool.submit(() -> answer(line, streams).line());
                while (!queue.offer(answer, 1, TimeUnit.SECONDS)) {
                    if (readerHasGone) {
                        return Optional.empty();
                    }
                }
                if (readerHasGone) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(failed);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    private Answer answer(RequestLines.Line line, CapturedStreams streams) {
        Request request;
        try {
            request = Request.of(line);
        } catch (Request.Refused refused) {
            return Answer.refused(refused.id(), String.valueOf(refused.getMessage()));
        }
        Tried tried = tried(request, streams, alone.readLock());
        if (tried.outOfMemory && threads > 1) {
            tried = tried(request, streams, alone.writeLock());
        }
        return tried.answer;
    }

    private record Tried(Answer answer, boolean outOfMemory) {}

    private Tried tried(Request request, CapturedStreams streams, Lock lock) {
        lock.lock();
        try {
            boolean[] outOfMemory = new boolean[1];
            CapturedStreams.Printed printed = streams.of(() -> {
                Ended ended = runner.run(request.arguments());
                outOfMemory[0] = ended.outOfMemory();
                return ended.exitCode();
            });
            JsonNode id = request.id();
            return new Tried(Answer.of(id, printed.exitCode(), printed.out(), printed.err()), outOfMemory[0]);
        } finally {
            lock.unlock();
        }
    }

    private void write(BlockingQueue<Future<byte[]>> queue, PrintStream answers) {
        try {
            for (byte[] line = queue.take().get();
                    line.length > 0;
                    line = queue.take().get()) {
                if (!readerHasGone) {
                    answers.write(line, 0, line.length);
                    readerHasGone = answers.checkError();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException mistake) {
            throw new IllegalStateException(mistake.getCause());
        }
    }
}
