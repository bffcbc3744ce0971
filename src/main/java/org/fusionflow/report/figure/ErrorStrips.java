package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ResidualAxis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.figure.Errors.Compared;

/**
 * The strips below the panels of a figure in which networks are drawn over theory: their differences, on one scale for all panels. Points have
 * errors in per cent, or plain differences where theory comes near 0; lines over time have the size of the difference relative to the largest value
 * of theory, on a logarithmic scale that ends at rounding.
 */
final class ErrorStrips {
    /** Errors in per cent that are smaller than this look like 0, whatever their digits. */
    private static final double LEAST_PERCENT = 1e-9;

    private static final double MARGIN = 0.06;

    private enum Kind {
        PERCENT,
        DIFFERENCE,
        SIZE
    }

    private final List<Errors> panels;
    private final Kind kind;
    private final Axis axis;

    private ErrorStrips(List<Errors> panels, Kind kind) {
        this.panels = panels;
        this.kind = kind;
        this.axis = axis();
    }

    /**
     * @param panels what each panel draws
     * @param logarithmic true if the quantity has a logarithmic axis
     * @return empty if nothing can be compared
     */
    static Optional<ErrorStrips> of(List<List<DrawnSeries>> panels, boolean logarithmic) {
        List<Errors> points = panels.stream().map(panel -> errors(panel, true)).toList();
        if (points.stream().anyMatch(errors -> !errors.series().isEmpty())) {
            boolean relative = Errors.areRelative(points, logarithmic);
            return Optional.of(new ErrorStrips(points, relative ? Kind.PERCENT : Kind.DIFFERENCE));
        }
        List<Errors> lines = panels.stream().map(panel -> errors(panel, false)).toList();
        return lines.stream().anyMatch(errors -> !errors.series().isEmpty())
                ? Optional.of(new ErrorStrips(lines, Kind.SIZE))
                : Optional.empty();
    }

    /** Compares each series of networks with the first theory of its group, and of its seed if theory has seeds. */
    private static Errors errors(List<DrawnSeries> panel, boolean points) {
        List<DrawnSeries> theory = panel.stream().filter(DrawnSeries::isTheory).toList();
        List<Compared> compared = new ArrayList<>();
        for (DrawnSeries network : panel) {
            if (network.isTheory() || network.isPoints() != points) {
                continue;
            }
            List<DrawnSeries> own = theory.stream()
                    .filter(one -> one.group() == network.group()
                            && one.series().x().equals(network.series().x()))
                    .filter(one -> one.series().equals(first(theory)))
                    .filter(one -> one.seed().isEmpty() || one.seed().equals(network.seed()))
                    .toList();
            if (own.size() == 1) {
                double[] values = Errors.at(network.data().x(), own.get(0).data());
                Compared one = new Compared(network.name(), network.data(), values, network.look());
                if (!one.isEmpty()) {
                    compared.add(one);
                }
            }
        }
        return new Errors(compared);
    }

    private static org.fusionflow.study.design.figure.FigureSpec.Series first(List<DrawnSeries> theory) {
        return theory.get(0).series();
    }

    private Axis axis() {
        if (kind == Kind.SIZE) {
            double[] sizes = panels.stream()
                    .flatMap(panel -> panel.series().stream().map(one -> shown(panel, one)))
                    .flatMapToDouble(data -> Arrays.stream(data.y()))
                    .toArray();
            return ResidualAxis.of(sizes);
        }
        List<Double> ends = new ArrayList<>(List.of(0.0));
        if (kind == Kind.PERCENT) {
            ends.addAll(List.of(-LEAST_PERCENT, LEAST_PERCENT));
        }
        for (Errors panel : panels) {
            for (Compared one : panel.series()) {
                SeriesData data = shown(panel, one);
                for (int i = 0; i < data.y().length; i++) {
                    double half = data.spread().length == 0 ? 0 : data.spread()[i];
                    if (Double.isFinite(data.y()[i])) {
                        ends.addAll(List.of(data.y()[i] - half, data.y()[i] + half));
                    }
                }
            }
        }
        double least = ends.stream().mapToDouble(end -> end).min().orElse(-1);
        double most = ends.stream().mapToDouble(end -> end).max().orElse(1);
        return Axis.linear(kind == Kind.PERCENT ? "error in %" : "difference").fitted(least, most, MARGIN);
    }

    private SeriesData shown(Errors panel, Compared one) {
        return switch (kind) {
            case PERCENT -> one.percent();
            case DIFFERENCE -> one.difference();
            case SIZE -> one.relativeTo(panel.largestTheory());
        };
    }

    /** The strip below a panel, with the horizontal axis of the panel. */
    CurveChart chart(int panel, Axis across) {
        CurveChart.Builder chart = CurveChart.of(across, axis);
        if (kind == Kind.SIZE) {
            chart.floor(ResidualAxis.FLOOR);
        } else {
            chart.horizontal(0, "", Look.Hue.GREY);
        }
        Errors errors = panels.get(panel);
        for (Compared one : errors.series()) {
            SeriesData data = shown(errors, one);
            if (data.spread().length > 0) {
                chart.unlistedMeasured(one.name(), data.x(), data.y(), data.spread(), one.look());
            } else {
                chart.unlisted(
                        one.name(), data.x(), data.y(), kind == Kind.SIZE ? Grammar.seed(one.look()) : one.look());
            }
        }
        return chart.build();
    }

    /** Explains the strips. */
    String caption(String theory) {
        String than = theory.isEmpty() ? "theory" : theory;
        return switch (kind) {
            case PERCENT -> "Below, the error of networks relative to " + than + ".";
            case DIFFERENCE -> "Below, networks minus " + than + ".";
            case SIZE ->
                "Below, the difference of networks and " + than + " over the largest value of " + than
                        + "; arrows at the lower edge are rounding, below 10⁻¹².";
        };
    }
}
