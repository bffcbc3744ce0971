package org.fusionflow.network.method;

import java.util.Optional;
import org.fusionflow.network.run.TrainingMethod;

/** A method that goes in steps of a rule with a schedule. */
public interface StepwiseMethod extends TrainingMethod {
    /** This method as such steps. */
    Descent inSteps();

    /** The steps of a method; empty for one that does not go in such steps. */
    static Optional<Descent> stepsOf(TrainingMethod method) {
        return method instanceof StepwiseMethod stepwise ? Optional.of(stepwise.inSteps()) : Optional.empty();
    }
}
