package org.fusionflow.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.fusionflow.data.file.Numbers;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads arguments of the types that options have, and says in words what is wrong with one. */
public final class ArgumentTypes {
    private ArgumentTypes() {}

    public static void addTo(CommandLine line) {
        line.registerConverter(Path.class, ArgumentTypes::path);
        line.registerConverter(Integer.class, ArgumentTypes::whole);
        line.registerConverter(int.class, ArgumentTypes::whole);
        line.registerConverter(Double.class, ArgumentTypes::number);
        line.registerConverter(double.class, ArgumentTypes::number);
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
        return Double.parseDouble(text);
    }

    private static TypeConversionException wrong(String text, String expected) {
        return new TypeConversionException("'" + text + "', expected " + expected);
    }
}
