package org.fusionflow.network.setup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.data.file.Key;

/**
 * The keys of a network and its training: options of {@code simulate} and keys of a study's networks. The defaults here are texts for the help;
 * {@link NetworkSetupReader} applies them.
 */
public final class NetworkKeys {
    public static final Key INIT = new Key(
                    "init",
                    "NAME|FILE.npz",
                    "How the weights start: aligned (on the manifold of the reduced flow), gaussian-norm, gaussian-std, orthogonal, xavier or he,"
                            + " or the weights of a file that --save wrote.",
                    "aligned")
            .of("aligned", "gaussian-norm", "gaussian-std", "orthogonal", "xavier", "he");

    public static final Key SCALE = new Key(
            "scale",
            "A=FACTOR[,B=FACTOR]",
            "Multiplies the initial weights of a modality's own layers.",
            "1, or that of a study's remedies");

    public static final Key WIDTH = new Key(
            "width",
            "N[,N...]",
            "Hidden width, or one for every hidden vector, in the order in which the signal reaches them.",
            "100");

    public static final Key ACTIVATION = new Key(
                    "activation",
                    "linear|relu|leaky-relu",
                    "Of every hidden unit: linear, relu or leaky-relu.",
                    "linear")
            .of("linear", "relu", "leaky-relu");

    public static final Key SLOPE = new Key("slope", "S", "Slope of leaky-relu below 0, from 0 to 1.", "0.01");

    public static final Key BIAS = Key.flag("bias", "A bias at every hidden vector and at the output.");

    public static final Key BIAS_INIT = new Key(
                    "biasInit",
                    "zero|gaussian",
                    "How biases start: zero, or gaussian, each from N(0, u0^2) whatever the start of the weights; needs bias.",
                    "zero")
            .of("zero", "gaussian");

    public static final Key HEADS = new Key(
            "heads",
            "NAME:DEPTH[:OUTPUTS],...",
            "Split the root's signal into heads with layers of their own (fission), each making some of the outputs (1 unless"
                    + " given). After the architecture A:0 the heads read the input itself.",
            "");

    public static final Key METHOD = new Key(
                    "method",
                    "flow|gd|sgd|momentum|adam",
                    "flow (adaptive gradient flow), gd (full-batch gradient descent), sgd, momentum or adam.",
                    "gd")
            .of("flow", "gd", "sgd", "momentum", "adam");

    public static final Key LR = new Key("lr", "RATE", "Learning rate of a step; the flow has none.", "0.04");

    public static final Key SCHEDULE = new Key(
            "schedule",
            "KIND",
            "Of the learning rate: constant, step:every=STEPS[,factor=F] (times F, 0.1 unless given, after every so many steps) or"
                    + " cosine:steps=STEPS[,last=RATE] (half a cosine down to the rate last, 0 unless given, and then on at it; at 0 the run ends).",
            "constant");

    public static final Key MOMENTUM = new Key("momentum", "M", "Of the method momentum.", "0.9");

    public static final Key BETA1 = new Key("beta1", "B", "Of the method adam.", "0.9");

    public static final Key BETA2 = new Key("beta2", "B", "Of the method adam.", "0.999");

    public static final Key EPSILON = new Key("epsilon", "E", "Of the method adam.", "1e-8");

    public static final Key BATCH =
            new Key("batch", "N", "Samples a step of sgd, momentum or adam.", "32 for sgd, all for the others");

    public static final Key REPLACEMENT = Key.flag("replacement", "Draw every sample of a batch from all of them.");

    public static final Key LOSS = new Key(
                    "loss",
                    "mse|logistic|exponential|softmax",
                    "mse (half the mean squared error; with several outputs half the mean of the sum of their squared errors),"
                            + " logistic or exponential for outputs of -1 and 1, or softmax (cross-entropy) for an output of each class,"
                            + " 1 for its samples and 0 for others.",
                    "mse")
            .of("mse", "logistic", "exponential", "softmax");

    public static final Key WEIGHT_DECAY = new Key(
            "weightDecay",
            "S",
            "Adds S/2 times the sum of all squared weights, biases included, to what is minimized; the losses that are"
                    + " reported are without it.",
            "0, or that of a study's remedies");

    /** Only for networks of a study, because {@code simulate} takes the start scale with the problem. */
    public static final Key U0 = new Key("u0", "U", "Start scale of this network, above 0.", "that of the problem");

    public static final Key MAX_STEPS = new Key("maxSteps", "N", "Limit on the steps of the method.", "200000");

    public static final Key MAX_TIME = new Key("maxTime", "T", "Limit on the flow time.", "1e5");

    public static final Key STOP_LOSS =
            new Key("stopLoss", "LOSS", "Stop once the loss is at most this.", "when all is learned");

    public static final Key PLATEAU = new Key(
            "plateau",
            "time=T[,fraction=F]",
            "Stop once the loss has fallen by less than the fraction F of itself (1e-3 unless given) within the flow time T.",
            "");

    public static final Key SEED = new Key("seed", "N", "Seed of the initial weights and batches.", "1");

    public static final Key SEEDS = new Key(
            "seeds", "N|N,N,...", "Train with N seeds from the first on, or with the seeds of a list.", "one seed");

    /** All keys, in the order of reference pages and help texts. */
    public static final List<Key> ALL = List.of(
            INIT,
            SCALE,
            WIDTH,
            ACTIVATION,
            SLOPE,
            BIAS,
            BIAS_INIT,
            HEADS,
            METHOD,
            LR,
            SCHEDULE,
            MOMENTUM,
            BETA1,
            BETA2,
            EPSILON,
            BATCH,
            REPLACEMENT,
            LOSS,
            WEIGHT_DECAY,
            U0,
            MAX_STEPS,
            MAX_TIME,
            STOP_LOSS,
            PLATEAU,
            SEED,
            SEEDS);

    /** Keys of how a network is trained; the others say which network it is. */
    public static final List<Key> OF_TRAINING = List.of(
            METHOD,
            LR,
            SCHEDULE,
            MOMENTUM,
            BETA1,
            BETA2,
            EPSILON,
            BATCH,
            REPLACEMENT,
            LOSS,
            WEIGHT_DECAY,
            MAX_STEPS,
            MAX_TIME,
            STOP_LOSS,
            PLATEAU);

    /** Keys that only some methods have a use for, with these methods. */
    public static final Map<Key, List<String>> METHODS = methods();

    private NetworkKeys() {}

    private static Map<Key, List<String>> methods() {
        List<String> steps = List.of("gd", "sgd", "momentum", "adam");
        List<String> batches = List.of("sgd", "momentum", "adam");
        Map<Key, List<String>> methods = new LinkedHashMap<>();
        methods.put(LR, steps);
        methods.put(SCHEDULE, steps);
        methods.put(MOMENTUM, List.of("momentum"));
        methods.put(BETA1, List.of("adam"));
        methods.put(BETA2, List.of("adam"));
        methods.put(EPSILON, List.of("adam"));
        methods.put(BATCH, batches);
        methods.put(REPLACEMENT, batches);
        return Collections.unmodifiableMap(methods);
    }

    /** The names of keys that a method has no use for. */
    public static Set<String> notOf(String method) {
        return METHODS.entrySet().stream()
                .filter(key -> !key.getValue().contains(method))
                .map(key -> key.getKey().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of all keys, as they are written in YAML. */
    public static List<String> names() {
        return Key.names(ALL);
    }
}
