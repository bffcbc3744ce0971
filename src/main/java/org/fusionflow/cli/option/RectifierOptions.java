package org.fusionflow.cli.option;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.Choices;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.Rectifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The units of the network of a derivation, exactly: a slope is a rational number or the symbol alpha. */
@InGroup(OptionGroup.NETWORK)
public final class RectifierOptions {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    @Option(
            names = "--activation",
            completionCandidates = Choices.Units.class,
            paramLabel = "linear|relu|leaky-relu",
            description = {
                "relu or leaky-relu: adds the steps on a two-layer network of such units, from the flow of a unit to the alignment law; linear for none"
                        + " (default: linear)."
            })
    private @Nullable String activation;

    @Option(
            names = "--slope",
            paramLabel = "S",
            description = "Slope of leaky-relu below 0, from 0 up to but without 1 (default: the symbol alpha).")
    private @Nullable String slope;

    /** The units; empty for a linear network. */
    public Optional<Rectifier> rectifier() {
        String name = activation == null ? "linear" : activation;
        if (slope != null && !name.equals("leaky-relu")) {
            throw new InvalidInput("--slope " + slope + ": expected --activation leaky-relu with it, got " + name);
        }
        return switch (name) {
            case "linear" -> Optional.empty();
            case "relu" -> Optional.of(new Rectifier(Constant.ZERO));
            case "leaky-relu" -> Optional.of(new Rectifier(slope == null ? Expr.real("alpha") : number(slope)));
            default -> throw new InvalidInput("--activation '" + name + "': expected linear, relu or leaky-relu");
        };
    }

    private static Expr number(String text) {
        if (!NUMBER.matcher(text).matches() || new BigDecimal(text).compareTo(BigDecimal.ONE) >= 0) {
            throw new InvalidInput("--slope " + text
                    + ": expected a decimal number from 0 up to but without 1, such as 0.01, with at most 9 decimals");
        }
        BigDecimal decimal = new BigDecimal(text);
        return Expr.number(Rational.of(decimal.unscaledValue().longValueExact())
                .times(Rational.of(10).power(-decimal.scale())));
    }
}
