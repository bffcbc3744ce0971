package org.fusionflow.report.study;

import java.util.OptionalDouble;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.report.page.Prose;
import org.fusionflow.study.Measured;
import org.fusionflow.study.NetworkRuns;
import org.fusionflow.study.Quantity;

/** Why a network from random weights is not where the formula for an aligned start says, with the numbers of the study. */
final class RandomGap {
    /** A smaller relative difference is left to the table. */
    private static final double NOTICEABLE = 0.05;

    private RandomGap() {}

    static void write(Subject subject, Manuscript manuscript) {
        boolean titled = false;
        for (NetworkRuns runs : subject.result().runs()) {
            if (runs.setup().isAligned() || !differs(subject, runs)) {
                continue;
            }
            if (!titled) {
                manuscript.subsection("Why random networks differ from the formula");
                titled = true;
            }
            manuscript.paragraph(difference(subject, runs));
            if (subject.layers() == 2) {
                manuscript.paragraph(twoLayers(subject, runs));
            } else {
                manuscript.paragraph(deeper(subject, runs));
            }
        }
        if (titled) {
            reversal(subject, manuscript);
        }
    }

    private static boolean differs(Subject subject, NetworkRuns runs) {
        return relative(subject, runs, Quantity.FIRST_HALF_TIME) > NOTICEABLE
                || relative(subject, runs, Quantity.TIME_RATIO) > NOTICEABLE;
    }

    /** 0 where there is nothing to compare. */
    private static double relative(Subject subject, NetworkRuns runs, Quantity quantity) {
        OptionalDouble formula = subject.result().measured("formula").value(quantity);
        OptionalDouble network = column(subject, runs).value(quantity);
        return formula.isPresent() && network.isPresent()
                ? Math.abs(network.getAsDouble() / formula.getAsDouble() - 1)
                : 0;
    }

    private static Measured column(Subject subject, NetworkRuns runs) {
        return subject.result().measured(runs.setup().name());
    }

    private static Prose difference(Subject subject, NetworkRuns runs) {
        Measured formula = subject.result().measured("formula");
        Measured network = column(subject, runs);
        String first = subject.halfTime(subject.order().first());
        Prose text = Prose.of("Network " + runs.setup().name() + " and the formula differ: ");
        text = text.math(first)
                .text(" is " + Rounded.value(network.value(Quantity.FIRST_HALF_TIME)) + " against "
                        + Rounded.value(formula.value(Quantity.FIRST_HALF_TIME)));
        if (network.value(Quantity.TIME_RATIO).isPresent()
                && formula.value(Quantity.TIME_RATIO).isPresent()) {
            text = text.text(", and the ratio ")
                    .math(subject.halfTime(subject.order().second()) + "/" + first)
                    .text(" is " + Rounded.value(network.value(Quantity.TIME_RATIO)) + " against "
                            + Rounded.value(formula.value(Quantity.TIME_RATIO)));
        }
        return text.text(". The equations are the same; the starts are not. ")
                .append(subject.layers() > 2 && isLater(subject, runs) ? misaligned() : Prose.of(""));
    }

    private static boolean isLater(Subject subject, NetworkRuns runs) {
        return column(subject, runs).value(Quantity.FIRST_HALF_TIME).orElse(0)
                > subject.result()
                        .measured("formula")
                        .value(Quantity.FIRST_HALF_TIME)
                        .orElse(Double.POSITIVE_INFINITY);
    }

    private static Prose misaligned() {
        return Prose.of(
                        "Random layers start misaligned: little of a product of random matrices lies along the direction that grows,"
                                + " so the nominal ")
                .math("u_0")
                .text(" overestimates the aligned amplitude.");
    }

    /** The published form with norms holds where the second modality keeps its direction. */
    private static void reversal(Subject subject, Manuscript manuscript) {
        boolean reversed = subject.prediction().warnings().stream().anyMatch(w -> w.startsWith("sign reversal"));
        if (reversed) {
            OptionalDouble refined = subject.prediction().laws().correctedRatio();
            manuscript.paragraph(
                    "The time ratio differs for another reason as well, the sign reversal: a random start gets past the"
                            + " zero that an aligned one cannot cross, but later than the formula with norms says."
                            + (refined.isPresent()
                                    ? " The signed law for two layers gives the ratio " + Rounded.value(refined) + "."
                                    : ""));
        }
    }

    /** The early flow without its scale. */
    private static Prose deeper(Subject subject, NetworkRuns runs) {
        int layers = subject.layers();
        int fusion = subject.fusion();
        double u0 = subject.study().u0();
        Measured formula = subject.result().measured("formula");
        Measured network = column(subject, runs);
        String first = subject.halfTime(subject.order().first());
        String kappa = "\\kappa_" + braced(subject.first());
        double scale = Math.pow(u0, layers - 2);
        Prose text = Prose.of("How much, follows from scaling. With ")
                .math("W=u_0\\hat W")
                .text(" and ")
                .math("t=\\hat t\\,u_0^{2-L}")
                .text(" the scale ")
                .math("u_0")
                .text(" drops out of the early equations. Hence ")
                .math(first + "=" + kappa + "\\,u_0^{" + (2 - layers) + "}")
                .text(
                        " for random weights, too: the exponent is that of the formula, the prefactor depends on architecture, width"
                                + " and data and is another one. Here ")
                .math(kappa + "=" + first + "\\,u_0" + power(layers - 2))
                .text(" is " + scaled(network.value(Quantity.FIRST_HALF_TIME), scale) + " for the network and "
                        + scaled(formula.value(Quantity.FIRST_HALF_TIME), scale) + " for the formula");
        OptionalDouble networkSecond = delay(network);
        OptionalDouble formulaSecond = delay(formula);
        if (fusion > 2 && networkSecond.isPresent() && formulaSecond.isPresent()) {
            String second = subject.halfTime(subject.order().second());
            String kappaSecond = "\\kappa_" + braced(subject.second());
            double scaleSecond = Math.pow(u0, fusion - 2);
            text = text.text(". The escape from the saddle scales likewise, ")
                    .math(kappaSecond + "=(" + second + "-" + first + ")\\,u_0" + power(fusion - 2))
                    .text(" being " + scaled(networkSecond, scaleSecond) + " for the network and "
                            + scaled(formulaSecond, scaleSecond) + " for the formula");
        } else if (fusion == 2) {
            text = text.text(
                    ". The escape from the saddle is exponential here, so its duration depends on the start only through a logarithm");
        }
        return text.text(
                ". Another width or another ensemble of weights has other prefactors, so the table compares the network"
                        + " with theory as it is, without a fit.");
    }

    private static OptionalDouble delay(Measured column) {
        OptionalDouble first = column.value(Quantity.FIRST_HALF_TIME);
        OptionalDouble second = column.value(Quantity.SECOND_HALF_TIME);
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(second.getAsDouble() - first.getAsDouble())
                : OptionalDouble.empty();
    }

    private static String scaled(OptionalDouble time, double scale) {
        return time.isPresent() ? Rounded.value(time.getAsDouble() * scale, 3) : Rounded.NONE;
    }

    private static String power(int exponent) {
        return exponent == 1 ? "" : "^{" + exponent + "}";
    }

    private static String braced(String name) {
        return name.length() == 1 ? name : "{" + name + "}";
    }

    /** The early flow of two layers is linear: its growing mode has a known expected size. */
    private static Prose twoLayers(Subject subject, NetworkRuns runs) {
        if (subject.fusion() == 1) {
            return Prose.of(
                    "For two layers the early dynamics are linear. With early fusion both modalities feed one growing mode,"
                            + " whose initial size is that of the random weights along it.");
        }
        int first = subject.order().first();
        Prose text = Prose.of("For two layers the early dynamics are linear. The growing mode of modality ")
                .math("m")
                .text(" has exactly the amplitude ")
                .math("u_{\\mathrm{eff}}=\\tfrac12\\lVert W^1_m\\hat s_m^{\\top}+(W^2_m)^{\\top}\\rVert")
                .text(", with ")
                .math("\\hat s_m")
                .text(" the direction of ")
                .math("\\Sigma_{yx_m}")
                .text(", and this takes the place of ")
                .math("u_0")
                .text(".");
        OptionalDouble effective = effective(subject, runs, first);
        if (effective.isEmpty()) {
            return text;
        }
        Prediction prediction =
                Predictor.predict(
                subject.prediction().problem().withStart(effective.getAsDouble()), PredictionRequest.HALF_TIMES);
        text = text.text(" For this ensemble its root mean square is ")
                .math("u_{\\mathrm{eff}}=" + Rounded.tex(effective.getAsDouble()))
                .text(" for " + subject.first());
        return prediction.trajectory().halfTimes().get(first).isEmpty()
                ? text.text(".")
                : text.text("; started there, the reduced flow has ")
                        .math(subject.halfTime(first) + "="
                                + Rounded.tex(prediction
                                        .trajectory()
                                        .halfTimes()
                                        .get(first)
                                        .get()
                                        .time()))
                        .text(", where the network has "
                                + Rounded.value(column(subject, runs).value(Quantity.FIRST_HALF_TIME)) + ".");
    }

    /** Root mean square of the growing amplitude for late fusion of two layers; empty for an ensemble that is not known here. */
    private static OptionalDouble effective(Subject subject, NetworkRuns runs, int modality) {
        double u0 = subject.study().u0();
        int inputs = subject.moments().modalities().dimensions().get(modality);
        return switch (runs.setup().initialization().name()) {
            // Width entries of variance u0^2 from either layer.
            case "gaussian-std" -> OptionalDouble.of(u0 * Math.sqrt(runs.setup().width() / 2.0));
            // The first layer has squared norm u0^2, of which 1/inputs lies along one direction; the second u0^2 a
            // modality.
            case "gaussian-norm" -> OptionalDouble.of(0.5 * u0 * Math.sqrt(1.0 / inputs + 1));
            default -> OptionalDouble.empty();
        };
    }
}
