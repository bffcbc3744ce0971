package org.fusionflow.report.study.part;

import java.util.OptionalDouble;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SourceColumn;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;

/** Explains why the half times of a network with random weights differ from the formula for an aligned start, with the numbers of the study. */
final class RandomGap {
    /** Smallest relative difference that is explained; smaller ones appear in the table only. */
    private static final double NOTICEABLE = 0.05;

    private RandomGap() {}

    static void write(Subject subject, Manuscript manuscript) {
        boolean titled = false;
        for (Ensemble runs : subject.networks()) {
            if (runs.isAligned() || !isExplained(runs) || !differs(subject, runs)) {
                continue;
            }
            if (!titled) {
                manuscript.subsection("Why random networks differ from the formula");
                titled = true;
            }
            manuscript.paragraph(difference(subject, runs));
            subject.two()
                    .ifPresent(two -> manuscript.paragraph(
                            two.layers().value() == 2 ? twoLayers(subject, two, runs) : deeper(subject, two, runs)));
        }
        if (titled) {
            reversal(subject, manuscript);
        }
    }

    /** True for plain linear networks trained by gradient descent, to which the explanation applies. */
    private static boolean isExplained(Ensemble runs) {
        return NetworkWords.descends(runs) && NetworkWords.special(runs).isEmpty();
    }

    private static boolean differs(Subject subject, Ensemble runs) {
        SourceColumn formula = formula(subject);
        SourceColumn network = subject.column(runs);
        return relative(first(subject, formula), first(subject, network)) > NOTICEABLE
                || relative(formula.timeRatio().mean(), network.timeRatio().mean()) > NOTICEABLE;
    }

    /** The relative difference; 0 if there is nothing to compare. */
    private static double relative(OptionalDouble formula, OptionalDouble network) {
        return formula.isPresent() && network.isPresent()
                ? Math.abs(network.getAsDouble() / formula.getAsDouble() - 1)
                : 0;
    }

    private static SourceColumn formula(Subject subject) {
        return SourceColumn.formula(subject.prediction());
    }

    /** Half time of the modality that is learned first. */
    private static OptionalDouble first(Subject subject, SourceColumn column) {
        return column.halfTimes().get(subject.order().get(0)).mean();
    }

    private static Prose difference(Subject subject, Ensemble runs) {
        SourceColumn formula = formula(subject);
        SourceColumn network = subject.column(runs);
        String first = subject.halfTime(subject.order().get(0));
        Prose text = Prose.of("Network " + runs.name() + " and the formula differ: ");
        text = text.math(first)
                .text(" is " + Rounded.value(first(subject, network)) + " against "
                        + Rounded.value(first(subject, formula)));
        if (network.timeRatio().mean().isPresent() && formula.timeRatio().mean().isPresent()) {
            text = text.text(", and the ratio ")
                    .math(subject.ratio())
                    .text(" is " + Rounded.value(network.timeRatio().mean()) + " against "
                            + Rounded.value(formula.timeRatio().mean()));
        }
        return text.text(". The equations are the same; the starts are not. ")
                .append(runs.isRecorded() && !runs.own().exists() ? unknown() : own(subject, runs))
                .append(subject.depth() > 2 && isLater(subject, runs) ? misaligned() : Prose.of(""));
    }

    private static Prose unknown() {
        return Prose.of(
                        "The weights with which a recorded network starts are not known. A network that is trained here from the same"
                                + " weights, saved as a file, is compared with ")
                .code("init: FILE.npz")
                .text(". ");
    }

    /** What the same equations say from the network's own start. */
    private static Prose own(Subject subject, Ensemble runs) {
        String first = subject.halfTime(subject.order().get(0));
        return subject.ownColumn(runs)
                .filter(column -> first(subject, column).isPresent())
                .map(column -> Prose.of(
                                runs.isRecorded()
                                        ? "From an early recorded state the reduced flow has "
                                        : "From the network's own weights the reduced flow has ")
                        .math(first)
                        .text(" = "
                                + column.halfTimes().get(subject.order().get(0)).cell()
                                + (column.timeRatio().mean().isPresent()
                                        ? " and the ratio " + column.timeRatio().cell()
                                        : "")
                                + ". "))
                .orElse(Prose.of(""));
    }

    private static boolean isLater(Subject subject, Ensemble runs) {
        return first(subject, subject.column(runs)).orElse(0)
                > first(subject, formula(subject)).orElse(Double.POSITIVE_INFINITY);
    }

    private static Prose misaligned() {
        return Prose.of(
                        "Random layers start misaligned: little of a product of random matrices lies along the direction that grows,"
                                + " so the nominal ")
                .math("u_0")
                .text(" overestimates the aligned amplitude.");
    }

    /** Explains a sign reversal: the published formula with norms holds if the second modality keeps its direction. */
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

    /** Explains the early flow of deeper networks, without its scale. */
    private static Prose deeper(Subject subject, TwoModality two, Ensemble runs) {
        int layers = two.layers().value();
        int fusion = two.fusion().value();
        double u0 = subject.u0();
        SourceColumn formula = formula(subject);
        SourceColumn network = subject.column(runs);
        String first = subject.halfTime(subject.order().get(0));
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
                .text(" is " + scaled(first(subject, network), scale) + " for the network and "
                        + scaled(first(subject, formula), scale) + " for the formula");
        OptionalDouble networkSecond = delay(subject, network);
        OptionalDouble formulaSecond = delay(subject, formula);
        if (fusion > 2 && networkSecond.isPresent() && formulaSecond.isPresent()) {
            String second = subject.halfTime(subject.order().get(1));
            String kappaSecond = "\\kappa_" + braced(subject.last());
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

    private static OptionalDouble delay(Subject subject, SourceColumn column) {
        OptionalDouble first = first(subject, column);
        OptionalDouble second = column.halfTimes().get(subject.order().get(1)).mean();
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

    /** Explains the early flow of two layers, which is linear: its growing mode has a known expected size. */
    private static Prose twoLayers(Subject subject, TwoModality two, Ensemble runs) {
        if (two.fusion().value() == 1) {
            return Prose.of(
                    "For two layers the early dynamics are linear. With early fusion both modalities feed one growing mode,"
                            + " whose initial size is that of the random weights along it.");
        }
        int first = subject.order().get(0);
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
        OptionalDouble predicted = Predictor.predict(
                        subject.problem().withStart(effective.getAsDouble()), PredictionRequest.HALF_TIMES)
                .halfTime(first);
        text = text.text(" For this ensemble its root mean square is ")
                .math("u_{\\mathrm{eff}}=" + Rounded.tex(effective.getAsDouble()))
                .text(" for " + subject.first());
        return predicted.isEmpty()
                ? text.text(".")
                : text.text("; started there, the reduced flow has ")
                        .math(subject.halfTime(first) + "=" + Rounded.tex(predicted.getAsDouble()))
                        .text(", where the network has " + Rounded.value(first(subject, subject.column(runs))) + ".");
    }

    /** Root mean square of the growing amplitude for late fusion of two layers, for gaussian-std as in [EI-6]; empty for other initializations. */
    private static OptionalDouble effective(Subject subject, Ensemble runs, int modality) {
        double u0 = subject.u0();
        int inputs = subject.moments().modalities().dimensions().get(modality);
        return switch (runs.setup().initialization().name()) {
            // Both layers contribute width entries of variance u0^2.
            case "gaussian-std" ->
                OptionalDouble.of(u0 * Math.sqrt(runs.setup().widths().get(0) / 2.0));
            // The first layer has squared norm u0^2, of which 1/inputs is along one direction; the second has u0^2
            // for each modality.
            case "gaussian-norm" -> OptionalDouble.of(0.5 * u0 * Math.sqrt(1.0 / inputs + 1));
            default -> OptionalDouble.empty();
        };
    }
}
