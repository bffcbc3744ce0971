package org.fusionflow.study.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.IoReason;

/** The journals of shards beside an output. */
public final class ShardFiles {
    private ShardFiles() {}

    /**
     * The shards that have a journal beside an output, in their order.
     *
     * @throws InvalidInput if there is none, or there are some of different numbers of shards
     */
    public static List<Shard> beside(Path output) {
        Path journal = Journal.beside(output);
        Path folder = journal.toAbsolutePath().getParent();
        String name = String.valueOf(journal.getFileName());
        String stem = name.substring(0, name.length() - ".partial".length());
        Pattern form = Pattern.compile(Pattern.quote(stem) + "\\.(\\d{1,6})-of-(\\d{1,6})\\.partial");
        TreeSet<Integer> numbers = new TreeSet<>();
        TreeSet<Integer> counts = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher found = form.matcher(String.valueOf(file.getFileName()));
                if (found.matches()) {
                    numbers.add(Integer.parseInt(found.group(1)));
                    counts.add(Integer.parseInt(found.group(2)));
                }
            });
        } catch (IOException failed) {
            throw new InvalidInput(folder + ": cannot be read (" + IoReason.of(failed) + ")", failed);
        }
        if (numbers.isEmpty()) {
            throw new InvalidInput(output + ": no shard of it was run, expected " + name.replace(".partial", "")
                    + ".1-of-N.partial beside it, which --shard 1/N writes");
        }
        if (counts.size() > 1) {
            throw new InvalidInput(output + ": beside it are shards of " + counts.first() + " and of " + counts.last()
                    + ", expected one number of shards: delete the .partial files of the other");
        }
        List<Shard> shards = new ArrayList<>();
        numbers.stream()
                .filter(number -> number >= 1 && number <= counts.first())
                .forEach(number -> shards.add(new Shard(number, counts.first())));
        return shards;
    }
}
