package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/**
 * The loss of the outputs of one sample. The loss of a data set is its mean over samples. All but {@link #SOFTMAX} are sums over outputs.
 */
public enum OutputLoss {
    /** Half the squared error, {@code (y - f)^2 / 2}. */
    MSE("mse", Targets.NUMBERS) {
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
    LOGISTIC("logistic", Targets.SIGNS) {
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
    EXPONENTIAL("exponential", Targets.SIGNS) {
        @Override
        public double value(double target, double made) {
            return Math.exp(-target * made);
        }

        @Override
        public double pull(double target, double made) {
            return target * Math.exp(-target * made);
        }
    },
    /**
     * Cross-entropy of the softmax of the outputs, {@code ln(sum_c exp(f_c)) - sum_c y_c f_c}, for targets that are shares of classes: one 1 and
     * otherwise 0, as a rule. Its pull is {@code y - softmax(f)}. At outputs 0 the loss is the logarithm of the number of classes.
     */
    SOFTMAX("softmax", Targets.SHARES) {
        /** A single output is a single class, which is certain. */
        @Override
        public double value(double target, double made) {
            return made - target * made;
        }

        @Override
        public double pull(double target, double made) {
            return target - 1;
        }

        @Override
        double meet(
                double before,
                int outputs,
                int samples,
                int stride,
                double[] targets,
                int targetsAt,
                double[] made,
                int madeAt,
                double[] pull,
                int pullAt) {
            double sum = before;
            for (int s = 0; s < samples; s++) {
                double largest = Double.NEGATIVE_INFINITY;
                for (int o = 0; o < outputs; o++) {
                    largest = Math.max(largest, made[madeAt + o * stride + s]);
                }
                // Differences to the largest output do not overflow.
                double total = 0;
                double aimed = 0;
                double shares = 0;
                for (int o = 0; o < outputs; o++) {
                    double below = made[madeAt + o * stride + s] - largest;
                    double weight = Math.exp(below);
                    pull[pullAt + o * stride + s] = weight;
                    total += weight;
                    double share = targets[targetsAt + o * stride + s];
                    aimed += share * below;
                    shares += share;
                }
                for (int o = 0; o < outputs; o++) {
                    int at = pullAt + o * stride + s;
                    pull[at] = targets[targetsAt + o * stride + s] - pull[at] / total;
                }
                // The last term is 0 up to rounding, as shares have the sum 1.
                sum += Math.log(total) - aimed + largest * (1 - shares);
            }
            return sum;
        }
    };

    /** What the targets of a loss are. */
    public enum Targets {
        /** Any numbers. */
        NUMBERS,
        /** -1 and 1, for each output. */
        SIGNS,
        /** Shares of classes, one output each: not negative, with sum 1. */
        SHARES
    }

    private final String title;
    private final Targets targets;

    OutputLoss(String title, Targets targets) {
        this.title = title;
        this.targets = targets;
    }

    /** Name on the command line and in study files. */
    public String title() {
        return title;
    }

    /** What it expects of targets. */
    public Targets targets() {
        return targets;
    }

    /**
     * The loss of one output alone.
     *
     * @param target y
     * @param made output f of the network
     */
    public abstract double value(double target, double made);

    /** Negative derivative of {@link #value} with respect to the network's output, {@code -d value / d made}. */
    public abstract double pull(double target, double made);

    /**
     * Adds the losses of some samples, and writes the negative derivatives with respect to the outputs. In all arrays the entry of output o of
     * sample s is at {@code o stride + s} from the start.
     *
     * @param before sum of earlier losses
     * @param samples number of samples, at most {@code stride} if there are several outputs
     * @return the sum with these samples
     */
    double meet(
            double before,
            int outputs,
            int samples,
            int stride,
            double[] targets,
            int targetsAt,
            double[] made,
            int madeAt,
            double[] pull,
            int pullAt) {
        double sum = before;
        for (int o = 0; o < outputs; o++) {
            int row = o * stride;
            for (int s = 0; s < samples; s++) {
                double target = targets[targetsAt + row + s];
                double output = made[madeAt + row + s];
                sum += value(target, output);
                pull[pullAt + row + s] = pull(target, output);
            }
        }
        return sum;
    }

    /**
     * Finds a loss by its name.
     *
     * @throws InvalidInput if no loss has this name
     */
    public static OutputLoss named(String title) {
        return List.of(values()).stream()
                .filter(loss -> loss.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("loss '" + title + "': expected one of "
                        + Arrays.stream(values()).map(OutputLoss::title).toList()));
    }
}
