package org.fusionflow.cli.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.IoReason;
import org.fusionflow.study.NumericalFailure;

/**
 * Runs all shards of some work under Slurm. A task that fails, is killed or runs out of time is submitted again, and goes on from its journal. What
 * is submitted is written down beside the output, so that the same command, started again, waits for tasks that are on their way instead of
 * submitting them twice.
 */
public final class SlurmRun {
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    /** A scheduler that restarts does not answer for a while. */
    private static final long LONGEST_SILENCE_NANOS = TimeUnit.MINUTES.toNanos(30);

    private static final Pattern STATE = Pattern.compile("array job (\\d{1,18}), (\\d{1,9}) shards\\s*");

    /**
     * The work.
     *
     * @param name of the job
     * @param place beside whose path the script, the logs and the number of the job are written
     * @param arguments of the command that does a shard, without the shard, with absolute paths
     * @param shards number of shards
     * @param options further words for {@code sbatch}
     * @param tries how often a shard is submitted before it is given up, at least 1
     */
    public record Work(String name, Path place, List<String> arguments, int shards, List<String> options, int tries) {
        public Work {
            arguments = List.copyOf(arguments);
            options = List.copyOf(options);
        }
    }

    private final Work work;
    private final Path script;

    /** Holds the number of the array; the names of logs begin like its own. */
    private final Path state;

    private final SlurmQueue queue = new SlurmQueue();

    public SlurmRun(Work work) {
        this.work = work;
        Path full = work.place().toAbsolutePath();
        script = full.resolveSibling(full.getFileName() + ".slurm.sh");
        state = full.resolveSibling(full.getFileName() + ".slurm");
    }

    /**
     * Submits and waits until all shards are finished.
     *
     * @param unfinished numbers of the shards that lack finished jobs now
     * @param progress receives a line about the tasks that are left
     * @throws NumericalFailure if a shard does not finish in all its tries, or the scheduler does not answer
     * @throws InvalidInput if Slurm is not there or refuses the array
     */
    public void run(Supplier<SortedSet<Integer>> unfinished, Consumer<String> progress) {
        OptionalLong earlier = earlier();
        if (earlier.isPresent()) {
            await(earlier.getAsLong(), progress);
        }
        SortedSet<Integer> left = unfinished.get();
        for (int tried = 0; !left.isEmpty(); tried++) {
            if (tried == work.tries()) {
                throw new NumericalFailure(work.place() + ": shards " + SlurmQueue.ranges(left) + " of " + work.shards()
                        + " did not finish in " + tried + " submissions; what they said last: "
                        + lastWords(left.first())
                        + " (" + log(left.first()) + ")");
            }
            write(script, SlurmScript.text(work.name(), SlurmScript.program(), work.arguments(), work.shards()));
            long job = queue.submit(script, left, state, work.options());
            write(state, "array job " + job + ", " + work.shards() + " shards\n");
            await(job, progress);
            left = unfinished.get();
        }
    }

    /** Deletes the script, the logs and the number of the job, after the output was written. */
    public void done() {
        List<Path> files = new ArrayList<>(List.of(script, state));
        try (Stream<Path> beside = Files.list(state.getParent() == null ? Path.of("") : state.getParent())) {
            Pattern log = Pattern.compile(Pattern.quote(String.valueOf(state.getFileName())) + "-\\d+\\.log");
            beside.filter(file ->
                            log.matcher(String.valueOf(file.getFileName())).matches())
                    .forEach(files::add);
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new InvalidInput(state + ": cannot be deleted (" + IoReason.of(left) + ")", left);
        }
    }

    /** The array of an interrupted run. */
    private OptionalLong earlier() {
        if (!Files.exists(state)) {
            return OptionalLong.empty();
        }
        try {
            Matcher found = STATE.matcher(Files.readString(state));
            if (!found.matches()) {
                throw new InvalidInput(state + ": expected the number of an array job of an interrupted run");
            }
            if (Integer.parseInt(found.group(2)) != work.shards()) {
                throw new InvalidInput("--shards " + work.shards() + ": an interrupted run has " + found.group(2)
                        + ", expected the same number, or that you delete " + state);
            }
            return OptionalLong.of(Long.parseLong(found.group(1)));
        } catch (IOException failed) {
            throw new InvalidInput(state + ": cannot be read (" + IoReason.of(failed) + ")", failed);
        }
    }

    private void await(long job, Consumer<String> progress) {
        long pause = FIRST_PAUSE_MILLIS;
        long answered = System.nanoTime();
        while (true) {
            OptionalInt left = queue.left(job);
            if (left.isPresent()) {
                answered = System.nanoTime();
                if (left.getAsInt() == 0) {
                    return;
                }
                progress.accept("array job " + job + ": " + left.getAsInt() + " tasks wait or run");
            } else if (System.nanoTime() - answered > LONGEST_SILENCE_NANOS) {
                throw new NumericalFailure("the scheduler does not answer; array job " + job
                        + " may go on, and the same command waits for it");
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new NumericalFailure(
                        "interrupted; array job " + job + " goes on, and the same command waits for it");
            }
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause + pause / 2);
        }
    }

    private Path log(int shard) {
        return state.resolveSibling(state.getFileName() + "-" + shard + ".log");
    }

    private String lastWords(int shard) {
        try (Stream<String> lines = Files.lines(log(shard), StandardCharsets.UTF_8)) {
            List<String> said = lines.filter(line -> !line.isBlank()).toList();
            return said.isEmpty() ? "nothing" : InvalidInput.oneLine(said.get(said.size() - 1));
        } catch (IOException | UncheckedIOException none) {
            return "nothing";
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
