package org.fusionflow.cli.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.NumericalFailure;

/** The scheduler, by its commands {@code sbatch} and {@code squeue}. */
final class SlurmQueue {
    private static final Pattern ID = Pattern.compile("(\\d+)(?:;.*)?");
    private static final int LONGEST_SECONDS = 120;

    private record Said(int code, String out, String err) {}

    /**
     * Submits an array.
     *
     * @param tasks numbers of its tasks
     * @param options further words for {@code sbatch}
     * @return the number of the array job
     * @throws InvalidInput if {@code sbatch} is not there or refuses
     */
    long submit(Path script, SortedSet<Integer> tasks, Path log, List<String> options) {
        List<String> command = new ArrayList<>(
                List.of("sbatch", "--parsable", "--requeue", "--open-mode=append", "--array=" + ranges(tasks)));
        command.add("--output=" + log.toString().replace("%", "%%") + "-%a.log");
        command.addAll(options);
        command.add(script.toString());
        Said said = said(command);
        String id = said.out.strip();
        if (said.code != 0 || !ID.matcher(id).matches()) {
            throw new InvalidInput("sbatch refuses the array: " + InvalidInput.oneLine((said.err + said.out).strip())
                    + "; expected options that it takes in --sbatch");
        }
        return Long.parseLong(id.replaceAll(";.*", ""));
    }

    /** {@code 1-3,7} for 1, 2, 3, 7. */
    static String ranges(SortedSet<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        int first = 0;
        int last = 0;
        for (int number : numbers) {
            if (first > 0 && number == last + 1) {
                last = number;
                continue;
            }
            if (first > 0) {
                text.append(range(first, last)).append(',');
            }
            first = number;
            last = number;
        }
        return text.append(range(first, last)).toString();
    }

    private static String range(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    /**
     * How many tasks of an array wait or run; 0 when it has ended, empty if the scheduler does not answer now.
     *
     * @throws InvalidInput if {@code squeue} is not there
     */
    OptionalInt left(long job) {
        Said said = said(List.of("squeue", "--noheader", "--array", "--format=%i", "--jobs=" + job));
        if (said.code == 0) {
            return OptionalInt.of(
                    (int) said.out.lines().filter(line -> !line.isBlank()).count());
        }
        // A job that ended some minutes ago is forgotten.
        return said.err.contains("Invalid job id") ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private static Said said(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException missing) {
            throw new InvalidInput(
                    "--engine slurm: " + command.get(0)
                            + " cannot be started, expected the commands of Slurm on the PATH",
                    missing);
        }
        try {
            process.getOutputStream().close();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Said(1, "", command.get(0) + " does not answer within " + LONGEST_SECONDS + " s");
            }
            return new Said(process.exitValue(), out.join(), err.join());
        } catch (IOException failed) {
            return new Said(1, "", String.valueOf(failed.getMessage()));
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new NumericalFailure("interrupted while waiting for " + command.get(0));
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }
}
