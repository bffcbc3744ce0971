package org.fusionflow.data.npz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fusionflow.architecture.InvalidInput;

/**
 * The dictionary at the start of an array: {@code {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }}.
 *
 * @param type of the values
 * @param fortranOrder true if the first index runs fastest
 * @param shape of the array
 */
record NpyHeader(ElementType type, boolean fortranOrder, List<Integer> shape) {
    NpyHeader {
        shape = List.copyOf(shape);
    }

    /** First bytes of the format, version 1.0 after them. */
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** NumPy's own limit for headers that it trusts. */
    static final int LONGEST = 10_000;

    /** NumPy's limit. */
    private static final int MOST_DIMENSIONS = 32;

    /** Values begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    /** NumPy leaves room for the first length to grow to this many digits. */
    private static final int GROWTH_DIGITS = 21;

    private static final Pattern ITEM =
            Pattern.compile("\\s*(['\"])(\\w+)\\1\\s*:\\s*('[^']*'|\"[^\"]*\"|True|False|\\([^()]*\\))\\s*(,|$)\\s*");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Pattern LENGTHS = Pattern.compile("\\(\\s*((?:\\d+L?\\s*,\\s*)*)(?:(\\d+)L?\\s*)?\\)");

    /**
     * @throws InvalidInput if it is no such dictionary
     */
    static NpyHeader parse(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) {
            throw malformed(text);
        }
        Map<String, String> items = new HashMap<>();
        Matcher item = ITEM.matcher(trimmed.substring(1, trimmed.length() - 1));
        for (int at = 0; at < item.regionEnd(); at = item.end()) {
            item.region(at, trimmed.length() - 2);
            if (!item.lookingAt() || items.put(item.group(2), item.group(3)) != null) {
                throw malformed(text);
            }
        }
        String description = items.remove("descr");
        String order = items.remove("fortran_order");
        String shape = items.remove("shape");
        if (description == null
                || shape == null
                || order == null
                || !items.isEmpty()
                || !(order.equals("True") || order.equals("False"))
                || description.length() < 2) {
            throw malformed(text);
        }
        return new NpyHeader(
                ElementType.parse(description.substring(1, description.length() - 1)),
                order.equals("True"),
                lengths(shape));
    }

    private static List<Integer> lengths(String shape) {
        // One length needs the comma, as in Python: (3) is a number and no tuple.
        if (!LENGTHS.matcher(shape).matches() || shape.matches("\\(\\s*\\d+L?\\s*\\)")) {
            throw new InvalidInput("shape " + shown(shape) + ": expected a tuple of lengths");
        }
        List<String> parts =
                NUMBER.matcher(shape).results().map(MatchResult::group).toList();
        if (parts.size() > MOST_DIMENSIONS) {
            throw new InvalidInput("shape " + shown(shape) + ": expected at most " + MOST_DIMENSIONS + " dimensions");
        }
        try {
            return parts.stream().map(Integer::valueOf).toList();
        } catch (NumberFormatException tooLarge) {
            throw new InvalidInput("shape " + shown(shape) + ": expected lengths below 2^31", tooLarge);
        }
    }

    private static InvalidInput malformed(String text) {
        if (text.matches("(?s).*['\"]descr['\"]\\s*:\\s*\\[.*")) {
            return new InvalidInput("header " + shown(text)
                    + ": expected numbers, found records with named parts (descr is a list); save each part as an array of"
                    + " its own");
        }
        return new InvalidInput(
                "header " + shown(text) + ": expected {'descr': TYPE, 'fortran_order': True or False, 'shape': (...)}");
    }

    /** Foreign text in a message: one line, short, printable. */
    static String shown(String text) {
        String printable = text.strip().replaceAll("\\p{C}", "?");
        return "'" + (printable.length() > 60 ? printable.substring(0, 60) + "..." : printable) + "'";
    }

    /** Number of values, which is only a claim of the file; at most {@link Long#MAX_VALUE}. */
    long count() {
        if (shape.contains(0)) {
            return 0;
        }
        long count = 1;
        for (int length : shape) {
            count = count > Long.MAX_VALUE / length ? Long.MAX_VALUE : count * length;
        }
        return count;
    }

    /** Everything before the values, in version 1.0 as NumPy writes it. */
    byte[] bytes() {
        String lengths = shape.stream()
                .map(length -> Integer.toString(length))
                .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
        String text = "{'descr': '" + type.description() + "', 'fortran_order': False, 'shape': " + lengths + ", }";
        if (!shape.isEmpty()) {
            text += " ".repeat(GROWTH_DIGITS - Integer.toString(shape.get(0)).length());
        }
        int before = MAGIC.length + 4;
        text += " ".repeat(ALIGNMENT - (before + text.length() + 1) % ALIGNMENT) + "\n";
        byte[] bytes = Arrays.copyOf(MAGIC, before + text.length());
        bytes[MAGIC.length] = 1;
        bytes[before - 2] = (byte) text.length();
        bytes[before - 1] = (byte) (text.length() >> 8);
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, before, text.length());
        return bytes;
    }
}
