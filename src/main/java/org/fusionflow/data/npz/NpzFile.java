package org.fusionflow.data.npz;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.fusionflow.architecture.HeapBudget;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.IoReason;

/** Arrays in a {@code .npz} file: a zip archive of {@code .npy} files. */
public final class NpzFile {
    /** What a heap of 384 MB, the smallest that is meant to do, can hold beside what is made of it. */
    private static final long FEWEST_BYTES = 160_000_000;

    /** Copies of the values that are held at once: as they are read, as samples, prepared, and column by column. */
    private static final int COPIES = 4;

    /** Largest number of arrays in one file. */
    public static final int MOST_ARRAYS = 10_000;

    private static final String ENDING = ".npy";

    /** Names of arrays: those of layers, {@code A+B'.1}, without characters that a file system refuses when the archive is unpacked. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.+'\\-]{0,9999}");

    /** Date of every zip entry, so that equal arrays give equal bytes. Java treats January 1 as a date before the range of the format. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private NpzFile() {}

    /** Largest size of the values of one file that are read as arrays: what the heap can hold a few times. */
    public static long mostBytes() {
        return Math.max(FEWEST_BYTES, HeapBudget.bytes() / COPIES);
    }

    /**
     * Reads all arrays.
     *
     * @throws InvalidInput with file, and array if it is one, and what was expected
     */
    public static NpzArrays read(Path file) {
        return open(file, zip -> read(file, zip, Set.of()));
    }

    /**
     * Reads all arrays but some.
     *
     * @param apart names of those that are left out; they need not be there
     * @throws InvalidInput with file, and array if it is one, and what was expected
     */
    public static NpzArrays readWithout(Path file, Set<String> apart) {
        return open(file, zip -> read(file, zip, apart));
    }

    /**
     * Reads one array with as many rows as columns, of any size for which the caller has room: its rows are all that is held.
     *
     * @param size number of rows, at least 1
     * @return rows that are the caller's
     * @throws InvalidInput with file and array, if there is none of this name, shape and kind
     */
    public static double[][] square(Path file, String name, int size) {
        return open(file, zip -> {
            ZipEntry entry = zip.getEntry(name + ENDING);
            if (entry == null) {
                throw new InvalidInput(file + ": expected an array " + name);
            }
            return values(file, name, zip, entry, in -> NpyFormat.square(in, size));
        });
    }

    /** True for a name that ends in .npz, and for an ordinary file that is a zip archive under any name. */
    public static boolean isArchive(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
            return true;
        }
        // A pipe can be read only once.
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (IOException unreadable) {
            return false; // the reader of tables says why
        }
    }

    private interface Reader<S, T> {
        T read(S source) throws IOException;
    }

    private static <T> T open(Path file, Reader<ZipFile, T> reader) {
        try {
            if (Files.isDirectory(file)) {
                throw new InvalidInput(file + ": expected an .npz file, this is a directory");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new InvalidInput(
                        file
                                + ": expected an .npz file, this is a pipe or a device; arrays are read at several places of a file");
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return reader.read(zip);
            }
        } catch (NoSuchFileException | FileNotFoundException missing) {
            throw new InvalidInput(file + ": no such file", missing);
        } catch (AccessDeniedException denied) {
            throw new InvalidInput(file + ": no permission to read it", denied);
        } catch (IOException | IllegalArgumentException malformed) {
            throw new InvalidInput(
                    file + ": expected an .npz file, a zip archive of arrays (" + message(malformed) + ")", malformed);
        }
    }

    private static NpzArrays read(Path file, ZipFile zip, Set<String> apart) {
        if (zip.size() > MOST_ARRAYS) {
            throw new InvalidInput(file + ": expected at most " + MOST_ARRAYS + " arrays, found " + zip.size());
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        long memory = mostBytes();
        for (ZipEntry entry : zip.stream().toList()) {
            if (!entry.getName().endsWith(ENDING)) {
                throw new InvalidInput(file + ": expected arrays of NumPy alone, found "
                        + NpyHeader.shown(entry.getName())
                        + "; a table or workbook is saved as CSV, arrays with numpy.savez(FILE, A=..., B=..., y=...)");
            }
            String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
            if (apart.contains(name)) {
                continue;
            }
            long left = memory;
            NpyArray array = values(file, name, zip, entry, in -> NpyFormat.read(in, left));
            memory -= array.memory();
            if (arrays.put(name, array) != null) {
                throw new InvalidInput(place(file.toString(), name) + "expected each array only once");
            }
        }
        return new NpzArrays(file.toString(), arrays);
    }

    private static <T> T values(Path file, String name, ZipFile zip, ZipEntry entry, Reader<InputStream, T> reader) {
        // The archive's own stream does not check what it reads.
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            T values = reader.read(in);
            if (sum.getValue() != entry.getCrc()) {
                throw new InvalidInput(
                        "damaged, expected the checksum " + entry.getCrc() + ", found " + sum.getValue());
            }
            return values;
        } catch (InvalidInput wrong) {
            throw new InvalidInput(place(file.toString(), name) + wrong.getMessage(), wrong);
        } catch (IOException damaged) {
            throw new InvalidInput(
                    place(file.toString(), name) + "expected an array, cannot be read (" + message(damaged) + ")",
                    damaged);
        }
    }

    static String place(String source, String name) {
        return source + ", array " + NpyHeader.shown(name) + ": ";
    }

    static String message(Exception failed) {
        String message = failed instanceof IOException io ? IoReason.of(io) : String.valueOf(failed.getMessage());
        return message.replaceAll("\\p{C}", "?");
    }

    /**
     * Writes the file whole or not at all.
     *
     * @param arrays by name, written in the map's order
     * @throws InvalidInput if the file cannot be written
     * @throws IllegalArgumentException if a name is more than letters, digits, {@code _}, {@code .}, {@code +}, {@code '} and {@code -}
     */
    public static void write(Path file, Map<String, NpyArray> arrays) {
        for (String name : arrays.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("array name '" + name + "'");
            }
        }
        AtomicFile.write(file, out -> {
            // Closing the stream is the caller's; finish writes the directory.
            @SuppressWarnings("resource")
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                zip.putNextEntry(entry(array.getKey(), array.getValue()));
                NpyFormat.write(array.getValue(), zip);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    /** An entry that is stored and not compressed, as NumPy does, because weights hardly compress; it needs size and checksum in advance. */
    private static ZipEntry entry(String name, NpyArray array) throws IOException {
        Counter counter = new Counter();
        CheckedOutputStream sum = new CheckedOutputStream(counter, new CRC32());
        NpyFormat.write(array, sum);
        ZipEntry entry = new ZipEntry(name + ENDING);
        entry.setTimeLocal(DATE);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(counter.bytes);
        entry.setCrc(sum.getChecksum().getValue());
        return entry;
    }

    /** Counts bytes and discards them. */
    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }
}
