package org.fusionflow.report.formula;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.expression.TexSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A study may use every command that is accepted when it is read. */
class TexSourceTest {
    private static final Set<String> OF_TWO = Set.of("frac", "tfrac", "dfrac", "binom");
    private static final Set<String> SIZES = Set.of("left", "right", "big", "Big");

    static Stream<String> commands() {
        return TexSource.COMMANDS.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theTypesetterKnowsIt(String command) {
        String tex = OF_TWO.contains(command)
                ? "\\" + command + "{a}{b}"
                : SIZES.contains(command) ? "\\left( \\big( x \\big) \\Big( y \\Big) \\right)" : "\\" + command + "{x}";
        assertTrue(TypesetFormula.inline(tex).width() > 0, tex);
    }
}
