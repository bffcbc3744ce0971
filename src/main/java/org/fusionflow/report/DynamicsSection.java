package org.fusionflow.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.data.LeastSquares;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Vector;
import org.fusionflow.reduced.ReducedField;
import org.fusionflow.study.NetworkRuns;
import org.fusionflow.study.StudyResult;
import org.fusionflow.symbolic.Derivation;
import org.fusionflow.symbolic.FixedPoint;

/** Curves of every network over those of theory, and the phase portrait of scalar modalities. */
final class DynamicsSection {
    private static final double HEIGHT = 165;

    private final StudyResult result;
    private final Derivation derivation;
    private int figures;

    DynamicsSection(StudyResult result, Derivation derivation) {
        this.result = result;
        this.derivation = derivation;
    }

    void add(PdfPages pages) {
        pages.heading(1, "3\u2002Dynamics");
        for (NetworkRuns runs : result.runs()) {
            network(pages, runs);
        }
        if (result.prediction().moments().modalities().inputs() == 2) {
            portrait(pages);
        } else {
            pages.paragraph("A phase portrait is drawn for modalities of one input only.");
        }
    }

    private String nextFigure() {
        figures++;
        return "Figure " + figures;
    }

    private void network(PdfPages pages, NetworkRuns runs) {
        CurvesOfNetwork curves = new CurvesOfNetwork(runs);
        String name = runs.setup().name();
        int seeds = runs.results().size();
        String many = seeds > 1 ? "one line a seed, " + seeds + " seeds" : "one seed";
        if (runs.setup().isAligned()) {
            pages.figure(
                    nextFigure(),
                    Prose.of("Network “" + name
                            + "”, started on the manifold: loss and norms of the maps, reduced flow (lines) and"
                            + " full network (circles, " + many
                            + "). Vertical lines are half times of the reduced flow."),
                    HEIGHT,
                    curves.loss(false),
                    curves.norms(false));
            return;
        }
        pages.paragraph("The network “" + name
                + "” starts from random layers, which are not aligned with each other. Its effective start is"
                + " smaller or larger than the nominal one of the reduced flow, so absolute times differ; in units of each one's own first"
                + " half time the two can be compared.");
        pages.figure(
                nextFigure(),
                Prose.of("Network “" + name + "”: loss and norms of the maps over flow time, full network (" + many
                        + ") and the reduced flow from an aligned start of the same nominal scale."),
                HEIGHT,
                curves.loss(false),
                curves.norms(false));
        if (curves.canRescale()) {
            pages.figure(
                    nextFigure(),
                    Prose.of("The same with time in units of each one's own first half time."),
                    HEIGHT,
                    curves.loss(true),
                    curves.norms(true));
        }
    }

    private void portrait(PdfPages pages) {
        SecondMoments moments = result.prediction().moments();
        List<String> names = moments.modalities().names();
        ReducedField field = new ReducedField(result.study().tree(), moments);
        Extent horizontal = new Extent();
        Extent vertical = new Extent();
        double[] x = new double[result.prediction().trajectory().points().size()];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            Vector point =
                    field.point(result.prediction().trajectory().points().get(i).map());
            x[i] = horizontal.include(point.at(0));
            y[i] = vertical.include(point.at(1));
        }
        for (FixedPoint fixed : derivation.fixedPoints()) {
            Vector point = field.point(map(moments, names, fixed));
            horizontal.include(point.at(0));
            vertical.include(point.at(1));
        }
        PhasePortrait.Builder portrait = PhasePortrait.of(
                horizontal.axis("length v_{" + names.get(0) + "}"),
                vertical.axis("length v_{" + names.get(1) + "}"),
                (a, b) -> field.rate(a, b).at(0),
                (a, b) -> field.rate(a, b).at(1));
        for (FixedPoint fixed : derivation.fixedPoints()) {
            Vector point = field.point(map(moments, names, fixed));
            portrait.fixedPoint(
                    point.at(0), point.at(1), kind(fixed), fixed.learned().isEmpty() ? "none" : fixed.set());
        }
        portrait.trajectory("reduced flow from u_0", x, y, Look.solid(Look.Hue.BLUE));
        pages.figure(
                nextFigure(),
                Prose.of(
                        "Phase portrait of the reduced flow in the plane of the signed lengths, with all fixed points; arrows show"
                                + " direction only. Labels are the learned sets."),
                250,
                portrait.build());
    }

    private static Vector map(SecondMoments moments, List<String> names, FixedPoint point) {
        Set<Integer> learned = new HashSet<>();
        point.learned().forEach(name -> learned.add(names.indexOf(name)));
        return LeastSquares.on(moments, learned).map();
    }

    private static PointKind kind(FixedPoint point) {
        return switch (point.kind()) {
            case "minimum" -> PointKind.MINIMUM;
            case "strict saddle" -> PointKind.SADDLE;
            default -> PointKind.HIGHER_ORDER_SADDLE;
        };
    }

    /** Range of one coordinate. */
    private static final class Extent {
        private double low;
        private double high;

        double include(double value) {
            low = Math.min(low, value);
            high = Math.max(high, value);
            return value;
        }

        Axis axis(String label) {
            double margin = 0.12 * Math.max(high - low, 1e-6);
            return Axis.linear(label).from(low - margin, high + margin);
        }
    }
}
