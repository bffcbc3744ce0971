package org.fusionflow.study.journal;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.data.file.Value;

/**
 * One of several parts of long work, each done by a process of its own, on machines that share the folder of the output. Neighbouring jobs go to
 * different shards, because they take similar time.
 *
 * @param number from 1
 * @param of number of shards
 */
public record Shard(int number, int of) {
    /** More than any scheduler takes as one array of tasks. */
    public static final int MOST = 100_000;

    /** All of the work. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,6})\\s*/\\s*(\\d{1,6})\\s*");

    public Shard {
        if (number < 1 || number > of || of > MOST) {
            throw new IllegalArgumentException("shard " + number + " of " + of);
        }
    }

    /**
     * Reads {@code 3/20}.
     *
     * @throws org.fusionflow.architecture.InvalidInput if it is no shard
     */
    public static Shard of(Value value) {
        Matcher form = FORM.matcher(value.text());
        if (form.matches()) {
            int number = Integer.parseInt(form.group(1));
            int of = Integer.parseInt(form.group(2));
            if (number >= 1 && number <= of && of <= MOST) {
                return new Shard(number, of);
            }
        }
        throw value.expected("I/N, shard I of N, with I from 1 to N and N up to " + MOST);
    }

    /** True if a job belongs to it. */
    public boolean has(long job) {
        return job % of == number - 1;
    }

    /** The path of an output whose journal is that of the shard. */
    public Path of(Path output) {
        return output.resolveSibling(output.getFileName() + "." + number + "-of-" + of);
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
