package org.fusionflow.network.model;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/** The loss of one output of one sample. The loss of a data set is the mean over samples of the sum over outputs. */
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
            // This form does not overflow for large margins of either sign.
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

    /**
     * The loss of one output.
     *
     * @param target y
     * @param made output f of the network
     * @return &ge; 0
     */
    public abstract double value(double target, double made);

    /** Negative derivative of the loss with respect to the network's output, {@code -d value / d made}. */
    public abstract double pull(double target, double made);

    /**
     * Finds a loss by its name.
     *
     * @throws InvalidInput if no loss has this name
     */
    public static PointLoss named(String title) {
        return List.of(values()).stream()
                .filter(loss -> loss.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("loss '" + title + "': expected one of "
                        + List.of(values()).stream().map(PointLoss::title).toList()));
    }
}
