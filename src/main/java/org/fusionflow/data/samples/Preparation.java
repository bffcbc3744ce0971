package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Moments;

/**
 * What is done to samples before anything sees them. The figures are those of the training set; held-out samples are shifted and scaled by
 * the same ones.
 */
public enum Preparation {
    /** Samples stay as they are. */
    NONE(""),

    /** The training mean is subtracted from every column, inputs and outputs. */
    CENTER("centred"),

    /**
     * After centring, every input is divided by its standard deviation (divisor P), so that {@code <x_i^2> = 1}. A constant input becomes 0.
     * Outputs keep their unit.
     */
    STANDARDIZE("standardized");

    private final String adjective;

    Preparation(String adjective) {
        this.adjective = adjective;
    }

    /** In words, for descriptions of data; empty if nothing is done. */
    public String adjective() {
        return adjective;
    }

    /** The option that asks for it. */
    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The prepared data. The error on new data is known for the population that samples were drawn from, not for samples that their own
     * means have shifted; without it a warning says so.
     *
     * @throws InvalidInput if there are no samples, or no input varies
     */
    public TrainingData of(TrainingData raw) {
        if (this == NONE) {
            return raw;
        }
        Samples training = raw.samples()
                .orElseThrow(() -> new InvalidInput(key()
                        + " without samples: expected samples=P, or a file of samples, to take means and deviations from; a"
                        + " population has mean 0, and second moments do not tell the means"));
        ColumnFigures figures = figures(training);
        List<String> warnings = new ArrayList<>(raw.warnings());
        if (raw.population().isPresent()) {
            warnings.add(key() + ": the exact error on new data is left out, it is known for samples as they are drawn;"
                    + " heldout=N measures it");
        }
        Samples prepared = shifted(training, figures);
        return new TrainingData(
                moments(prepared),
                Optional.of(prepared),
                raw.heldOut().map(held -> shifted(held, figures)),
                Optional.empty(),
                warnings);
    }

    /** The moments of training samples that were prepared. */
    Moments moments(Samples prepared) {
        return this == NONE ? prepared.moments() : prepared.momentsOfDeviations();
    }

    /** Samples that are prepared by their own figures. */
    Samples of(Samples training) {
        return this == NONE ? training : shifted(training, figures(training));
    }

    /** Other samples of the same columns, shifted and scaled by the figures of the training samples. */
    Samples likewise(Samples training, Samples others) {
        return this == NONE ? others : shifted(others, figures(training));
    }

    /** Other samples of the same columns, shifted and scaled by these figures. */
    Samples likewise(ColumnFigures figures, Samples others) {
        return this == NONE ? others : shifted(others, figures);
    }

    InvalidInput leavesNothing() {
        return new InvalidInput("inputs: expected one that is not the same in every sample, " + key()
                + " leaves nothing of the others");
    }

    private ColumnFigures figures(Samples training) {
        ColumnFigures figures = training.figures();
        if (!figures.anyVaries(training.modalities().inputs())) {
            throw leavesNothing();
        }
        return figures;
    }

    private Samples shifted(Samples raw, ColumnFigures figures) {
        int d = raw.modalities().inputs();
        return Samples.of(raw.modalities(), raw.count(), raw.outputs(), (s, x, y) -> {
            for (int i = 0; i < d; i++) {
                double scale = this == STANDARDIZE && figures.varies(i)
                        ? figures.deviations().at(i)
                        : 1;
                x[i] = figures.deviation(raw, s, i) / scale;
            }
            for (int o = 0; o < y.length; o++) {
                y[o] = figures.deviation(raw, s, d + o);
            }
        });
    }
}
