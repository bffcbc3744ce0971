package org.fusionflow.report.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Kinds of fixed points of a gradient flow, distinguished by symbols, not by colours. */
public enum PointKind {
    /** A stable fixed point: a filled disc. */
    MINIMUM("minimum") {
        @Override
        public Shape symbol() {
            return new Ellipse2D.Double(-3.1, -3.1, 6.2, 6.2);
        }
    },
    /** A fixed point with directions of positive and negative curvature: an open square. */
    SADDLE("saddle") {
        @Override
        public Shape symbol() {
            return new Rectangle2D.Double(-2.8, -2.8, 5.6, 5.6);
        }
    },
    /** A saddle whose Hessian vanishes along the direction of escape: an open diamond. */
    HIGHER_ORDER_SADDLE("higher-order saddle") {
        @Override
        public Shape symbol() {
            Path2D.Double diamond = new Path2D.Double();
            diamond.moveTo(0, -4.2);
            diamond.lineTo(4.2, 0);
            diamond.lineTo(0, 4.2);
            diamond.lineTo(-4.2, 0);
            diamond.closePath();
            return diamond;
        }
    };

    private final String words;

    PointKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean filled() {
        return this == MINIMUM;
    }

    /** The symbol around the origin. */
    public abstract Shape symbol();
}
