package org.fusionflow.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.Value;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads arguments of the types that options have, and says in words what is wrong with one. */
public final class ArgumentTypes {
    private ArgumentTypes() {}

    public static void addTo(CommandLine line) {
        line.registerConverter(Path.class, ArgumentTypes::file);
        // One object for both types: the JVM crashes when it archives a class in which two equal method references
        // become such a type.
        ITypeConverter<Integer> whole = ArgumentTypes::whole;
        line.registerConverter(Integer.class, whole);
        line.registerConverter(int.class, whole);
        ITypeConverter<Double> number = ArgumentTypes::number;
        line.registerConverter(Double.class, number);
        line.registerConverter(double.class, number);
    }

    /** For arguments that may name a folder; the others name files. */
    public static final class FolderToo implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            return path(text);
        }
    }

    /** A path drops a separator at its end, and a file would be made where a folder was meant. */
    private static Path file(String text) {
        if (Value.namesFolder(text)) {
            throw wrong(text, "the name of a file, not of a folder");
        }
        return path(text);
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw wrong(text, "the name of a file");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw wrong(text, "the name of a file, without characters that the system's character set lacks");
        }
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw wrong(text, "a whole number below 2^31");
        }
    }

    private static double number(String text) {
        if (!Numbers.isDecimal(text)) {
            throw wrong(text, "a decimal number");
        }
        double value = Numbers.value(text);
        if (Double.isInfinite(value)) {
            throw wrong(text, "a number below 1.8e308");
        }
        return value;
    }

    private static TypeConversionException wrong(String text, String expected) {
        return new TypeConversionException("'" + text + "', expected " + expected);
    }
}
