package org.fusionflow.data.npz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays written and read again, and one line for every file that is none of ours or NumPy's. */
class NpzFileTest {
    @TempDir
    Path folder = Path.of(".");

    /** Any bits at all, NaNs with payloads included. */
    private static Map<String, NpyArray> arrays(long seed) {
        Random random = new Random(seed);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        int[][] shapes = {{}, {1}, {20_000}, {0}, {3, 0, 2}, {5, 4}, {2, 3, 4, 5}};
        for (int[] shape : shapes) {
            int size = 1;
            for (int length : shape) {
                size *= length;
            }
            double[] numbers =
                    random.longs(size).mapToDouble(Double::longBitsToDouble).toArray();
            arrays.put("f" + arrays.size(), NpyArray.of(numbers, shape));
            arrays.put("i" + arrays.size(), NpyArray.of(random.longs(size).toArray(), shape));
        }
        arrays.put("text", NpyArray.of("(A:3,B:3):1, 100 % gr\u00f6\u00dfer, \ud835\udd4f\n"));
        arrays.put("empty", NpyArray.of(""));
        arrays.put("names", NpyArray.of(List.of("a", "", "bcd")));
        return arrays;
    }

    @Test
    void whatIsWrittenIsReadBitForBit() {
        for (long seed = 1; seed <= 5; seed++) {
            Map<String, NpyArray> arrays = arrays(seed);
            Path file = folder.resolve("arrays.npz");
            NpzFile.write(file, arrays);
            NpzArrays read = NpzFile.read(file);
            assertEquals(List.copyOf(arrays.keySet()), read.names());
            arrays.forEach((name, array) -> assertEquals(array, read.array(name), name));
        }
    }

    @Test
    void theSameArraysAreTheSameBytesWhereverAndWhenever() throws IOException {
        Path file = folder.resolve("arrays.npz");
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            NpzFile.write(file, arrays(1));
            byte[] first = Files.readAllBytes(file);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            NpzFile.write(file, arrays(1));
            assertArrayEquals(first, Files.readAllBytes(file));
        } finally {
            TimeZone.setDefault(here);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void valuesAreCopiedInAndOut() {
        double[] numbers = {1, 2};
        NpyArray array = NpyArray.of(numbers, 2);
        numbers[0] = 5;
        array.doubles()[1] = 6;
        assertArrayEquals(new double[] {1, 2}, array.doubles());
        assertNotEquals(NpyArray.of(new double[] {1, 2}, 2, 1), array);
        assertNotEquals(NpyArray.of(new long[] {1, 2}, 2), array);
        assertNotEquals(NpyArray.of(-0.0), NpyArray.of(0.0));
        assertArrayEquals(
                new double[] {3, -4}, NpyArray.of(new long[] {3, -4}, 2).doubles());
        assertThrows(IllegalArgumentException.class, () -> NpyArray.of(numbers, 3));
        assertThrows(IllegalArgumentException.class, () -> NpyArray.of("a\0b"));
        assertThrows(
                IllegalArgumentException.class,
                () -> NpzFile.write(folder.resolve("x.npz"), Map.of("a/b", NpyArray.of(1L))));
    }

    private static void refused(String word, Runnable reading) {
        String message =
                String.valueOf(assertThrows(InvalidInput.class, reading::run).getMessage());
        assertTrue(message.contains(word) && message.contains("expected"), message);
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.length() < 400, message);
    }

    @Test
    void arraysOfAnotherKindOrShapeAreRefusedWithFileAndName() {
        Path file = folder.resolve("arrays.npz");
        NpzFile.write(
                file,
                Map.of(
                        "f", NpyArray.of(new double[] {1, 2}, 2),
                        "i", NpyArray.of(Long.MAX_VALUE),
                        "t", NpyArray.of("x")));
        NpzArrays arrays = NpzFile.read(file);
        refused("arrays.npz, array 'f': expected the shape [1, 2], found [2]", () -> arrays.doubles("f", 1, 2));
        refused("array 'f': expected whole numbers, found floating-point numbers", () -> arrays.longs("f", 2));
        refused("array 'i': expected text, found whole numbers", () -> arrays.text("i"));
        refused("array 'i': value 9223372036854775807", () -> arrays.doubles("i"));
        refused("array 't': expected numbers, found text", () -> arrays.doubles("t"));
        refused("arrays.npz: expected an array W", () -> arrays.array("W"));
        refused("array 'f': expected the shape []", () -> arrays.whole("f"));
    }

    private static byte[] npy(String header, String values) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return HexFormat.of()
                .parseHex("934e554d50590100" + String.format("%02x%02x", text.length & 255, text.length >> 8)
                        + HexFormat.of().formatHex(text) + values);
    }

    private static String header(String type, String order, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
    }

    private static final String ONE = "000000000000f03f";

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("starts with \\x93NUMPY", "".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("starts with \\x93NUMPY", "hello, world".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("version 4", HexFormat.of().parseHex("934e554d505904000000")),
                Arguments.of("header of 0 bytes", HexFormat.of().parseHex("934e554d50590100")),
                Arguments.of("header of 20000 bytes", HexFormat.of().parseHex("934e554d50590200204e0000")),
                Arguments.of("header of 16 bytes, found 1", HexFormat.of().parseHex("934e554d505901001000" + "7b")),
                Arguments.of("header", npy("", "")),
                Arguments.of("header", npy("{}", "")),
                Arguments.of("header", npy("{'descr': '<f8'}", "")),
                Arguments.of("header", npy(header("<f8", "Maybe", "(1,)"), ONE)),
                Arguments.of("header", npy(header("<f8", "False", "(1,)").replace("}", ""), ONE)),
                Arguments.of("header", npy(header("<f8", "False", "(1,), 'more': True"), ONE)),
                Arguments.of("header", npy(header("<f8", "False", "(1,), 'descr': '<f4'"), ONE)),
                Arguments.of("shape '(1)'", npy(header("<f8", "False", "(1)"), ONE)),
                Arguments.of("shape '(-1,)'", npy(header("<f8", "False", "(-1,)"), ONE)),
                Arguments.of("shape '(,)'", npy(header("<f8", "False", "(,)"), ONE)),
                Arguments.of("below 2^31", npy(header("<f8", "False", "(99999999999,)"), ONE)),
                Arguments.of("at most 32", npy(header("<f8", "False", "(" + "1, ".repeat(33) + ")"), ONE)),
                Arguments.of("bytes in one file, of which", npy(header("<f8", "False", "(2147483647, 2)"), ONE)),
                Arguments.of(
                        "bytes in one file, of which",
                        npy(header("<f8", "False", "(2147483647, 2147483647, 2147483647)"), ONE)),
                Arguments.of("bytes in one file, of which", npy(header("<U1000000", "False", "(1000,)"), ONE)),
                Arguments.of("bytes in one file, of which", npy(header("<U0", "False", "(2000000000,)"), ONE)),
                Arguments.of("type '<c16'", npy(header("<c16", "False", "(1,)"), ONE)),
                Arguments.of("expected 2 bytes", npy(header("<f2", "False", "(1,)"), ONE)),
                Arguments.of("type '<f16'", npy(header("<f16", "False", "(1,)"), ONE)),
                Arguments.of("below 2^63", npy(header("<u8", "False", "(1,)"), "00000000000000ff")),
                Arguments.of("type '|O'", npy(header("|O", "False", "(1,)"), ONE)),
                Arguments.of("type '|S5'", npy(header("|S5", "False", "(1,)"), ONE)),
                Arguments.of("type '<U9999999'", npy(header("<U9999999", "False", "()"), ONE)),
                Arguments.of("type ''", npy(header("", "False", "(1,)"), ONE)),
                Arguments.of("type '" + "x".repeat(60) + "...'", npy(header("x".repeat(500), "False", "(1,)"), ONE)),
                Arguments.of("16 bytes of values, found 8", npy(header("<f8", "False", "(2,)"), ONE)),
                Arguments.of("8 bytes of values, found 0", npy(header("<f8", "True", "()"), "")),
                Arguments.of("8 bytes of values, found more", npy(header("<f8", "False", "(1,)"), ONE + "00")),
                Arguments.of("character 4294967295", npy(header("<U1", "False", "()"), "ffffffff")));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("bad")
    void aBadArrayIsOneLineWithFileAndName(String word, byte[] bytes) throws IOException {
        Path plain = Files.write(folder.resolve("bad.npy"), bytes);
        refused(word, () -> NpyFile.read(plain));
        refused("bad.npy", () -> NpyFile.read(plain));
        Path archive = zip(Map.of("W.npy", bytes));
        refused(word, () -> NpzFile.read(archive));
        refused("bad.npz, array 'W'", () -> NpzFile.read(archive));
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("bad.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    @Test
    void headersMayBeWrittenInOtherWays() throws IOException {
        String other = "{\"shape\":(1,1L),\"fortran_order\":True,\"descr\":\"=f8\"}";
        assertEquals(
                NpyArray.of(new double[] {1}, 1, 1),
                NpyFile.read(Files.write(folder.resolve("a.npy"), npy(other, ONE))));
    }

    @Test
    void filesThatAreNoArchivesAreNamed() throws IOException {
        refused("none.npz", () -> NpzFile.read(folder.resolve("none.npz, expected")));
        refused("directory", () -> NpzFile.read(folder));
        refused("directory", () -> NpyFile.read(folder));
        Path text = Files.writeString(folder.resolve("text.npz"), "A,B,y\n1,2,3\n");
        refused("text.npz: expected an .npz file", () -> NpzFile.read(text));
        Path empty = Files.writeString(folder.resolve("empty.npz"), "");
        refused("empty.npz: expected an .npz file", () -> NpzFile.read(empty));
        Path other = zip(Map.of("read\nme.txt", new byte[3]));
        refused("found 'read?me.txt'", () -> NpzFile.read(other));
        refused("none.npy", () -> NpyFile.read(folder.resolve("none.npy, expected")));
    }

    /** Every byte of a small archive turned over: the old arrays, other ones, or one line; nothing else. */
    @Test
    void aDamagedArchiveIsNeverAnythingButBadInput() throws IOException {
        Path file = folder.resolve("small.npz");
        Map<String, NpyArray> arrays = Map.of("W", NpyArray.of(new double[] {1, 2, 3}, 3));
        NpzFile.write(file, arrays);
        byte[] good = Files.readAllBytes(file);
        int refusals = 0;
        for (int k = 0; k < good.length; k++) {
            for (int mask : new int[] {0xff, 0x01, 0x80}) {
                byte[] bytes = good.clone();
                bytes[k] ^= (byte) mask;
                Path damaged = Files.write(folder.resolve("damaged.npz"), bytes);
                try {
                    NpzArrays read = NpzFile.read(damaged);
                    read.names().forEach(name -> assertEquals(arrays.get("W"), read.array(name), "byte changed"));
                } catch (InvalidInput wrong) {
                    refusals++;
                    assertEquals(1, String.valueOf(wrong.getMessage()).lines().count(), wrong.getMessage());
                }
            }
        }
        assertTrue(refusals > good.length, refusals + " refusals of " + 3 * good.length);
        for (int length = 0; length < good.length; length++) {
            Path damaged = Files.write(folder.resolve("damaged.npz"), java.util.Arrays.copyOf(good, length));
            assertThrows(InvalidInput.class, () -> NpzFile.read(damaged));
        }
    }
}
