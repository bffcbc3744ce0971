package org.fusionflow.study.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.expression.Datum;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.learned.LearnedContributions;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.reduced.alignment.AlignmentLaw;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.RectifiedLaw;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.design.network.RecordSpec;
import org.fusionflow.study.design.network.StudyNetwork;
import org.fusionflow.study.design.problem.ProblemTemplate;

/** A problem of a study with its predictions, which are computed when they are first needed. May be used from several threads. */
public final class StudyPoint {
    private final Study study;
    private final StudyGrid.Point point;
    private final ProblemTemplate.AtPoint at;
    private final boolean watched;
    private final MeasureCatalogue catalogue;
    private final Map<String, Prediction> predictions = new HashMap<>();
    private Optional<Optional<GeneralizationCurve>> generalization = Optional.empty();
    private final Map<String, Vector> times = new HashMap<>();
    private final Map<String, Optional<AlignmentLaw>> laws = new HashMap<>();
    private final Map<Double, LawAtPoint> rectified = new HashMap<>();

    /**
     * @param watched true if visits to fixed points are needed; the same for all threads, so that numbers do not depend on the thread
     * @param catalogue of the columns of theory that settings of networks use
     */
    public StudyPoint(
            Study study,
            StudyGrid.Point point,
            ProblemTemplate.AtPoint at,
            boolean watched,
            MeasureCatalogue catalogue) {
        this.study = study;
        this.point = point;
        this.at = at;
        this.watched = watched;
        this.catalogue = catalogue;
    }

    public Study study() {
        return study;
    }

    public StudyGrid.Point point() {
        return point;
    }

    /** The problem and the names that settings may use: axes, numbers of the problem and columns of theory. */
    public ProblemTemplate.AtPoint at() {
        return at.with(this::column);
    }

    private Optional<Datum> column(String name) {
        return Optional.ofNullable(study.columnsOfSettings().get(name))
                .map(variable -> new PointMeasurement(catalogue, this).ofSetting(variable));
    }

    public Problem problem() {
        return at.problem();
    }

    /** What is recorded over time at this point. */
    public RecordSpec record() {
        return study.record().at(point);
    }

    /** A number of the problem. */
    public Datum symbol(String name) {
        return at.values().getOrDefault(name, Datum.Missing.VALUE);
    }

    /** Place of a modality in the tree's leaf order; -1 if this problem does not have it. */
    public int modality(String name) {
        return problem().names().indexOf(name);
    }

    /** The norms to which half times refer, for networks and for theory. */
    public HalfTimeReference reference() {
        return HalfTimeReference.of(problem());
    }

    /** This point with another problem, such as one with another start scale. */
    StudyPoint from(Problem other) {
        ProblemTemplate.AtPoint there = new ProblemTemplate.AtPoint(other, at.source(), at.names());
        return new StudyPoint(study, point, there, watched, catalogue);
    }

    /** The prediction; with visits to fixed points only if the study needs them. */
    public Prediction prediction() {
        return predicted("", watched ? PredictionRequest.WHOLE : PredictionRequest.HALF_TIMES);
    }

    /** The prediction with states at given times. */
    public Prediction at(Vector wanted) {
        return predicted(wanted.toString(), PredictionRequest.WHOLE.at(wanted));
    }

    /** Computes a prediction once, in one thread, while others wait. */
    private Prediction predicted(String key, PredictionRequest request) {
        synchronized (predictions) {
            Prediction known = predictions.get(key);
            if (known == null) {
                known = Predictor.predict(problem(), request);
                predictions.put(key, known);
            }
            return known;
        }
    }

    /** The reduced system's error on new data; empty if the data do not determine it. */
    Optional<GeneralizationCurve> generalization() {
        synchronized (predictions) {
            if (generalization.isEmpty()) {
                generalization = Optional.of(TheoryMeasures.curve(this));
            }
            return generalization.get();
        }
    }

    /** Returns a prediction that came to its end, and throws a {@link NumericalFailure} for another. */
    static Prediction complete(Prediction prediction, String what) {
        NumericalFailure.check(what, prediction.trajectory().outcome());
        return prediction;
    }

    /** The alignment law of a network, which is computed once for all seeds; empty if it has none. */
    public Optional<AlignmentLaw> law(StudyNetwork network, NetworkSetup setup) {
        synchronized (laws) {
            return laws.computeIfAbsent(
                    network.name(),
                    name -> setup.u0().isPresent()
                            ? RectifiedLaw.of(problem(), setup)
                            : RectifiedLaw.refusal(problem(), setup).isPresent()
                                    ? Optional.empty()
                                    : rectified(setup.activation().slope()).law());
        }
    }

    /**
     * What the alignment law says of networks of rectified units on this problem, computed once.
     *
     * @param slope of the units below 0, from 0 up to but without 1
     */
    public LawAtPoint rectified(double slope) {
        synchronized (rectified) {
            LawAtPoint known = rectified.get(slope);
            if (known == null) {
                known = LawAtPoint.of(
                        problem(), () -> study.problem().points(point, problem().tree()), slope);
                rectified.put(slope, known);
            }
            return known;
        }
    }

    /** The last plateau of that law, where it is known at once. */
    Optional<LearnedContributions.Plateau> plateau(StudyNetwork network, NetworkSetup setup) {
        synchronized (laws) {
            return RectifiedLaw.isQuick(problem())
                    ? law(network, setup).flatMap(RectifiedLaw::plateau)
                    : Optional.empty();
        }
    }

    /** The times of a network, which are computed once for all seeds. */
    Vector times(String network, Supplier<Vector> compute) {
        synchronized (times) {
            Vector known = times.get(network);
            if (known == null) {
                known = compute.get();
                times.put(network, known);
            }
            return known;
        }
    }
}
