package org.fusionflow.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes archives of NumPy arrays, some of whose headers, names or numbers are not right, in a ZIP file that is. */
final class NpzBytes {
    /** An archive has no longer names than 65,535 bytes; a character takes up to three. */
    private static final int LONGEST_NAME = 20_000;

    private final RandomGenerator random;
    private final TextMutation text;

    NpzBytes(RandomGenerator random, TextMutation text) {
        this.random = random;
        this.text = text;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Half of the archives are right.
        int wrong = random.nextInt(8);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            array(zip, wrong == 0, "A", "(5, 2)", 1, 0.5, -1, 2, 0.25, 1, 3, -0.5, 0.1, 2);
            array(zip, wrong == 1, "B", "(5,)", 0.3, -1, 2, 0.5, 1);
            array(zip, wrong == 2, "y", "(5,)", 1, 2, -1, 0.5, 0.7);
            if (wrong == 3) {
                array(zip, true, "x" + text.of("y"), "(5,)", 1, 2, 3, 4, 5);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return bytes.toByteArray();
    }

    private void array(ZipOutputStream zip, boolean wrong, String name, String shape, double... numbers)
            throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
        double[] values = numbers.clone();
        if (wrong) {
            switch (random.nextInt(3)) {
                case 0 -> header = text.of(header);
                case 1 -> values[random.nextInt(values.length)] = Double.longBitsToDouble(random.nextLong());
                default -> values = Arrays.copyOf(values, random.nextInt(values.length + 2));
            }
        }
        byte[] head = (header + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer =
                ByteBuffer.allocate(10 + head.length + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        buffer.putShort((short) head.length).put(head);
        for (double value : values) {
            buffer.putDouble(value);
        }
        String written = name.replaceAll("[\\ud800-\\udfff]", "?");
        zip.putNextEntry(new ZipEntry(written.substring(0, Math.min(written.length(), LONGEST_NAME)) + ".npy"));
        zip.write(buffer.array());
        zip.closeEntry();
    }
}
