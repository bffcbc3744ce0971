package org.fusionflow.study.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Damages a journal as disks, editors and merges do. */
final class JournalMutation {
    private static final int KINDS = 18;

    private JournalMutation() {}

    /**
     * @param other another journal, from which bytes may come
     */
    static byte[] of(byte[] journal, byte[] other, Random random) {
        byte[] one = journal.clone();
        int at = random.nextInt(one.length);
        List<String> lines = lines(journal);
        int line = random.nextInt(lines.size());
        switch (random.nextInt(KINDS)) {
            case 0 -> one[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> one[at] = (byte) random.nextInt(256);
            case 2 -> one[digit(one, at)] = (byte) ('0' + random.nextInt(10));
            case 3 -> one[digit(one, at)] = (byte) 'o';
            case 4 -> one = spliced(one, at, Math.min(one.length, at + 1 + random.nextInt(9)), new byte[0]);
            case 5 -> one = spliced(one, at, at, bytes(random, 1 + random.nextInt(9)));
            case 6 -> one = Arrays.copyOf(one, at);
            case 7 -> Arrays.fill(one, at, Math.min(one.length, at + 64), (byte) 0);
            case 8 -> one = spliced(one, one.length, one.length, bytes(random, 20));
            case 9 -> one = spliced(one, one.length, one.length, "\u0000\u0000\n".getBytes(StandardCharsets.UTF_8));
            case 10 -> lines.add(random.nextInt(lines.size() + 1), lines.get(line));
            case 11 -> lines.remove(line);
            case 12 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            case 13 ->
                lines.set(line, lines(other).get(random.nextInt(lines(other).size())));
            case 14 -> lines.set(line, lines.get(line).replaceFirst("(\\d)\\.(\\d)", "$2.$1"));
            case 15 -> lines.set(line, lines.get(line).toUpperCase(Locale.ROOT));
            case 16 -> lines.addAll(lines(other));
            default ->
                one = new String(one, StandardCharsets.ISO_8859_1)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        }
        return lines.equals(lines(journal)) ? one : String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The lines with their line feeds. */
    private static List<String> lines(byte[] journal) {
        return new ArrayList<>(List.of(new String(journal, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
    }

    private static int digit(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                return i;
            }
        }
        return from;
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(inserted);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
