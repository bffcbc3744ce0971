package org.fusionflow.network.model;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/** Loss of one output of one sample. A data set's loss is the mean over samples of the sum over outputs. */
public enum PointLoss {
    /** Half the squared error, {@code (y - f)^2 / 2}. */
    MSE("mse") {
        @Override
        public double value(double target, double made) {
            double miss = target - made;
            return 0.5 * miss * miss;
        }

        @Override
        public double pull(double target, double made) {
            return target - made;
        }
    },
    /** {@code ln(1 + exp(-y f))} for classes {@code y = -1} and {@code 1}. */
    LOGISTIC("logistic") {
        @Override
        public double value(double target, double made) {
            double margin = target * made;
            return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
        }

        @Override
        public double pull(double target, double made) {
            double margin = target * made;
            // In the form that does not overflow on either side.
            return margin > 0 ? target * Math.exp(-margin) / (1 + Math.exp(-margin)) : target / (1 + Math.exp(margin));
        }
    },
    /** {@code exp(-y f)} for classes {@code y = -1} and {@code 1}. */
    EXPONENTIAL("exponential") {
        @Override
        public double value(double target, double made) {
            return Math.exp(-target * made);
        }

        @Override
        public double pull(double target, double made) {
            return target * Math.exp(-target * made);
        }
    };

    private final String title;

    PointLoss(String title) {
        this.title = title;
    }

    /** Name on the command line and in study files. */
    public String title() {
        return title;
    }

    /** The loss. */
    public abstract double value(double target, double made);

    /** How it falls with what the network makes, {@code -d value / d made}. */
    public abstract double pull(double target, double made);

    /**
     * @throws InvalidInput if there is none of this name
     */
    public static PointLoss named(String title) {
        return List.of(values()).stream()
                .filter(loss -> loss.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("loss '" + title + "': expected one of "
                        + List.of(values()).stream().map(PointLoss::title).toList()));
    }
}
