package org.fusionflow.reduced.saddle.path;

import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.saddle.EdgeMasks;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * The leading-order flow near a fixed point, tag [SG-10]: learned lengths keep their values at the point, and
 * residuals are constant. Unlearned modalities interact only on the edges that have no learned modality below them.
 */
final class FrozenFlow extends UnlearnedFlow {
    private final Saddle at;
    private final SmallStart start;
    private final double[] constant;

    FrozenFlow(EdgeMasks edges, Moments moments, Saddle at, SmallStart start) {
        super(edges, moments, at.exits().stream().map(Exit::modality).toList());
        this.at = at;
        this.start = start;
        constant = new double[size()];
        for (int i = 0; i < members.size(); i++) {
            Exit exit = at.exits().get(i);
            Vector residual = exit.residual();
            for (int j = 0; exit.isOpen() && j < residual.size(); j++) {
                constant[blocks[i] + j] = residual.at(j);
            }
        }
    }

    @Override
    void squareEdges(double[] squares, double[] edgeSquares) {
        for (int e = 0; e < edgeSquares.length; e++) {
            double norm = at.edges().get(e).norm();
            edgeSquares[e] = norm > 0 ? norm * norm : start.square(e, edges.squaredNorm(e, squares));
        }
    }

    @Override
    void residual(double[] state, double[] gains, double[] residual) {
        System.arraycopy(constant, 0, residual, 0, residual.length);
    }
}
