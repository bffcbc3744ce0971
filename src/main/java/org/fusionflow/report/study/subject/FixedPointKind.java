package org.fusionflow.report.study.subject;

import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.report.chart.look.PointKind;

/** Finds how a fixed point of the saddle graph is drawn. */
public final class FixedPointKind {
    private FixedPointKind() {}

    /** The symbol of a kind. */
    public static PointKind of(Saddle saddle) {
        return switch (saddle.kind()) {
            case MINIMUM -> PointKind.MINIMUM;
            case STRICT_SADDLE -> PointKind.SADDLE;
            case HIGHER_ORDER_SADDLE -> PointKind.HIGHER_ORDER_SADDLE;
        };
    }
}
