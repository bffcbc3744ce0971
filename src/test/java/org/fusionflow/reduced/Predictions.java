package org.fusionflow.reduced;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;

/** Short ways to ask for a prediction of statistics. */
public final class Predictions {
    private Predictions() {}

    /** With visits and monitors. */
    public static Prediction of(FusionTree tree, Moments moments, double u0, double... times) {
        return of(tree, moments, u0, Vector.of(times));
    }

    /** With visits and monitors. */
    public static Prediction of(FusionTree tree, Moments moments, double u0, Vector times) {
        return Predictor.predict(Problem.of(tree, moments, u0), PredictionRequest.WHOLE.at(times));
    }

    /** Without visits and monitors. */
    public static Prediction halfTimes(FusionTree tree, Moments moments, double u0) {
        return Predictor.predict(Problem.of(tree, moments, u0), PredictionRequest.HALF_TIMES);
    }

    /** Of the network of width {@code rank}. */
    public static Prediction ofRank(FusionTree tree, Moments moments, int rank, double u0, double... times) {
        return Predictor.predict(
                Problem.of(tree, moments, u0),
                PredictionRequest.WHOLE.ofRank(rank).at(Vector.of(times)));
    }
}
