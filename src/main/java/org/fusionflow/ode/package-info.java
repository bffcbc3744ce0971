/**
 * How is an autonomous system integrated over times from 1 to 1e28, through exponential growth and stiff plateaus?
 *
 * <p>{@link org.fusionflow.ode.Flow} is the system. {@link org.fusionflow.ode.FlowIntegrator} carries it from a
 * start to an end: Hipparchus' DOP853 while the step is limited by accuracy, and Radau IIA of five stages and order 9
 * ({@link org.fusionflow.ode.RadauSteps}) once it is limited by stability, as on the plateau of a saddle, where the learned
 * modalities relax at rate 1 while the next one grows over a million times as long. A
 * {@link org.fusionflow.ode.StepWatcher} sees each {@link org.fusionflow.ode.DenseStep}: it finds events, records states or ends the run.
 *
 * <p>Where a rough solution of a large system is enough, {@link org.fusionflow.ode.ChebyshevSteps} needs nothing but evaluations, whose number grows as the
 * root of the stiffness.
 *
 * <p>The clock of the integrator is reset to 0 whenever the step becomes short compared with the time that has passed: at time 1e27
 * the learning of a modality takes a time of 1, which a double of that size does not resolve. An
 * {@link org.fusionflow.ode.Integration} is the result, with the {@link org.fusionflow.ode.Outcome} that says how it ended; training runs
 * end in the same ways. The package knows nothing of networks.
 */
@NullMarked
package org.fusionflow.ode;

import org.jspecify.annotations.NullMarked;
