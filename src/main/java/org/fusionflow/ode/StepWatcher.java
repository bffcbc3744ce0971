package org.fusionflow.ode;

/** Sees every step of an integration and may end it. */
@FunctionalInterface
public interface StepWatcher {
    /**
     * @return true to end the integration after this step
     */
    boolean see(DenseStep step);
}
