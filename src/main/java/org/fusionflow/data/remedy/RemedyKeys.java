package org.fusionflow.data.remedy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.data.file.Key;

/** The keys of {@link Remedies}: options of commands, keys under {@code remedies} of a study. */
public final class RemedyKeys {
    public static final Key RATE = new Key(
            "rate",
            "A=F,B=F[@t<T][;...]|ogm=ALPHA",
            "Factor of the learning rate for a branch's layers; A+B names the layers above the fusion of A and B. With @t<T until the flow time T,"
                    + " then what follows after a semicolon, or 1. ogm=ALPHA slows the branch with the larger output by 1 - tanh(ALPHA R), R being its"
                    + " size over the other's.",
            "1 for every layer");

    public static final Key INPUT_SCALE =
            new Key("inputScale", "A=F[,B=F]", "Multiplies the inputs of a modality.", "1");

    public static final Key WHITEN = Key.flag(
            "whiten", "Multiplies the inputs of each modality by the inverse square root of their covariance.");

    public static final Key DROPOUT = new Key(
            "dropout",
            "A=Q[,B=Q]",
            "Leaves a modality out of a sample with probability Q, each time that the sample is looked at.",
            "0");

    public static final Key DROPOUT_RESCALE =
            Key.flag("dropoutRescale", "Divides the inputs that dropout keeps by the probability of keeping them.");

    public static final Key BRANCH_LOSS = new Key(
            "branchLoss",
            "A=W[,B=W]|W",
            "Adds W times the loss of the output for a modality's inputs alone to what is minimized.",
            "0");

    public static final Key ALTERNATE =
            Key.flag("alternate", "Trains on the losses of single modalities in turn, in place of the joint one.");

    public static final Key FREEZE = new Key(
            "freeze",
            "A[@t>T][,...]",
            "Stops a branch's layers at the flow time T; without T when it is learned: its residual has fallen to 1 % of that at the start.",
            "");

    public static final Key SCALE =
            new Key("scale", "A=F[,B=F]", "Multiplies the start of every layer of a modality's own edge.", "1");

    public static final Key WEIGHT_DECAY = new Key(
            "weightDecay",
            "S",
            "Adds S/2 times the sum of all squared weights to what is minimized; the losses that are reported are without it.",
            "0");

    /** Keys of every command that takes a problem. */
    public static final List<Key> PROBLEM =
            List.of(RATE, INPUT_SCALE, WHITEN, DROPOUT, DROPOUT_RESCALE, BRANCH_LOSS, ALTERNATE, FREEZE);

    /** Keys that networks have as well, under the same names and with the same meaning. */
    public static final List<Key> START_AND_DECAY = List.of(SCALE, WEIGHT_DECAY);

    /** Names of the keys that change the inputs only. */
    public static final Set<String> OF_INPUTS = Set.of(INPUT_SCALE.name(), WHITEN.name());

    /** Keys under {@code remedies} of a study. */
    public static final List<Key> ALL =
            Stream.concat(PROBLEM.stream(), START_AND_DECAY.stream()).toList();

    private RemedyKeys() {}
}
