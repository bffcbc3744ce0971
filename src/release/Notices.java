import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Copies the licences and notices that libraries carry, {@code Notices LIB TARGET}: each to {@code TARGET/NAME OF THE JAR/NAME IN THE JAR}. */
final class Notices {
    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?(?:[^/]*-)?(?:licen[cs]e|notice|copying)(?:[.-][^/]*)?|.*/licences/[^/]+", Pattern.CASE_INSENSITIVE);

    public static void main(String[] folders) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(folders[0]), "*.jar")) {
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                copy(jar, Path.of(folders[1], name.substring(0, name.length() - ".jar".length())));
            }
        }
    }

    private static void copy(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (entry.isDirectory() || name.endsWith(".class") || !NAME.matcher(name).matches()) {
                    continue;
                }
                Path file = target.resolve(name).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(jar + ": " + name + " is outside of it");
                }
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }
}
