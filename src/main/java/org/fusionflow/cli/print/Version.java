package org.fusionflow.cli.print;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as recorded by the build, and the identity of its code. */
public final class Version implements IVersionProvider {
    private static final String OWN_CODE = "org/fusionflow/";

    public static String number() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }

    /**
     * The version and a checksum of the program's classes and resources, which name the versions of the libraries: equal for equal code, wherever
     * and whenever it was built, from a jar or from a folder of classes.
     */
    public static String build() {
        CodeSource source = Version.class.getProtectionDomain().getCodeSource();
        try {
            return number() + " "
                    + (source == null
                            ? "of unknown code"
                            : checksum(Path.of(source.getLocation().toURI())));
        } catch (IOException | URISyntaxException unreadable) {
            return number() + " of unknown code";
        }
    }

    static String checksum(Path code) throws IOException {
        Map<String, Long> files = Files.isDirectory(code) ? ofFolder(code) : ofJar(code);
        CRC32C all = new CRC32C();
        files.forEach((name, sum) -> all.update((name + " " + sum + "\n").getBytes(StandardCharsets.UTF_8)));
        return String.format(Locale.ROOT, "%08x", all.getValue());
    }

    private static Map<String, Long> ofJar(Path jar) throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(OWN_CODE) && !entry.isDirectory()) {
                    sums.put(entry.getName(), entry.getCrc());
                }
            }
        }
        return sums;
    }

    private static Map<String, Long> ofFolder(Path folder) throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(OWN_CODE))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                sums.put(folder.relativize(file).toString().replace('\\', '/'), sum.getValue());
            }
        }
        return sums;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"fusionflow " + number()};
    }
}
