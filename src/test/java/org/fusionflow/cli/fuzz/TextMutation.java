package org.fusionflow.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes a text in one place. Most changes know what words, numbers and brackets are, so that what comes out is nearly right; some damage
 * bytes.
 */
final class TextMutation {
    private static final Pattern TOKEN =
            Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|[\\p{L}_][\\p{L}\\d_]*|\\s+|.", Pattern.DOTALL);

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "2",
            "3",
            "5",
            "0.5",
            "-0.5",
            "1e-3",
            "0.999999999999",
            "1e-9",
            "1e-150",
            "1e-151",
            "1e-300",
            "1e-320",
            "1e-400",
            "1e5",
            "1e9",
            "1e17",
            "1e150",
            "1e300",
            "1e308",
            "-1e308",
            "1e999",
            "NaN",
            "-Infinity",
            ".inf",
            ".nan",
            "inf",
            "0x10",
            "1d",
            "1_000",
            "1,5",
            "1/3",
            "٣",
            "010",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "12345678901234567890123",
            "64",
            "65",
            "101",
            "1001",
            "100000",
            "100001",
            "");

    private static final List<String> USUAL = List.of(
            "0.01", "0.1", "0.3", "0.7", "-0.9", "-0.3", "1.5", "2", "3", "4", "7", "10", "20", "1e-4", "0", "1");

    private static final List<String> ODD = List.of(
            "\0",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\u00a0",
            "\ufeff",
            "\u202e",
            "\u2028",
            "\ud83d\ude00",
            "\ud800",
            "é",
            "漢",
            "'",
            "\"",
            "`",
            "\\",
            "%",
            "%s",
            "$",
            "$(",
            "${x}",
            "#",
            "@",
            "~",
            "*",
            "&a",
            "*a",
            "!!",
            "|",
            ">",
            "---",
            "...",
            "?",
            ":",
            ": ",
            "::",
            ";",
            ",",
            ",,",
            "=",
            "==",
            "<",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "()",
            "[]",
            "{}",
            "+",
            "-",
            "--",
            "^",
            "/",
            "//",
            ".",
            "..",
            "null",
            "true",
            "false",
            "~");

    private static final String[] BRACKETS = {"()", "[]", "{}", "\"\"", "''"};

    private final RandomGenerator random;
    private final List<String> words;

    /**
     * @param words that may take the place of others
     */
    TextMutation(RandomGenerator random, List<String> words) {
        this.random = random;
        this.words = words;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A number as users write it, or as they should not. */
    String number() {
        return one(random.nextBoolean() ? USUAL : NUMBERS);
    }

    /** The text, changed. */
    String of(String text) {
        List<String> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return random.nextBoolean() ? number() : one(ODD);
        }
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(17)) {
            case 0, 1, 2, 14, 15, 16 -> replaceNumber(tokens, at);
            case 3, 4 -> replaceWord(tokens, at);
            case 5 -> tokens.remove(at);
            case 6 -> tokens.add(at, tokens.get(at));
            case 7 -> tokens.add(at, one(tokens));
            case 8 -> tokens.set(at, one(tokens));
            case 9 -> tokens.add(at, one(ODD));
            case 10 -> repeat(tokens, at);
            case 11 -> nest(tokens, at);
            case 12 ->
                tokens.subList(at, Math.min(tokens.size(), at + 1 + random.nextInt(12)))
                        .clear();
            default -> {
                return cutOrSwapped(tokens, at);
            }
        }
        return String.join("", tokens);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private void replaceNumber(List<String> tokens, int from) {
        for (int i = 0; i < tokens.size(); i++) {
            int at = (from + i) % tokens.size();
            if (Character.isDigit(tokens.get(at).charAt(tokens.get(at).length() - 1))) {
                tokens.set(at, number());
                return;
            }
        }
        tokens.add(from, number());
    }

    private void replaceWord(List<String> tokens, int from) {
        for (int i = 0; i < tokens.size(); i++) {
            int at = (from + i) % tokens.size();
            if (Character.isLetter(tokens.get(at).charAt(0))) {
                tokens.set(at, random.nextInt(4) == 0 ? misspelt(tokens.get(at)) : one(words));
                return;
            }
        }
        tokens.add(from, one(words));
    }

    private String misspelt(String word) {
        int at = random.nextInt(word.length());
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.toUpperCase(java.util.Locale.ROOT);
        };
    }

    private void repeat(List<String> tokens, int at) {
        int times = random.nextInt(20) == 0 ? 100_000 : random.nextInt(4) == 0 ? 1000 : 1 + random.nextInt(9);
        int end = Math.min(tokens.size(), at + 1 + random.nextInt(3));
        tokens.add(at, String.join("", tokens.subList(at, end)).repeat(times));
    }

    private void nest(List<String> tokens, int at) {
        int times = random.nextInt(10) == 0 ? 30_000 : random.nextInt(3) == 0 ? 300 : 1 + random.nextInt(4);
        String pair = BRACKETS[random.nextInt(BRACKETS.length)];
        tokens.set(
                at,
                pair.substring(0, 1).repeat(times)
                        + tokens.get(at)
                        + pair.substring(1).repeat(times));
    }

    private String cutOrSwapped(List<String> tokens, int at) {
        if (random.nextBoolean()) {
            return String.join("", tokens.subList(0, at));
        }
        int other = random.nextInt(tokens.size());
        String there = tokens.get(other);
        tokens.set(other, tokens.get(at));
        tokens.set(at, there);
        return String.join("", tokens);
    }

    /** The bytes of a text, changed as a text or damaged. */
    byte[] of(byte[] bytes, boolean isText) {
        return isText && random.nextInt(6) > 0
                ? of(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : damaged(bytes);
    }

    private byte[] damaged(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
        byte[] copy = bytes.clone();
        return switch (random.nextInt(6)) {
            case 0 -> {
                copy[at] ^= (byte) (1 << random.nextInt(8));
                yield copy;
            }
            case 1 -> {
                for (int i = at; i < at + length; i++) {
                    copy[i] = (byte) random.nextInt(256);
                }
                yield copy;
            }
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 4 -> joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
                Arrays.fill(copy, at, at + length, random.nextBoolean() ? 0 : (byte) 0xff);
                yield copy;
            }
        };
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
