/**
 * What can be said about a network and its training, and in which words?
 *
 * <p>{@link org.fusionflow.network.setup.NetworkKeys} is the one table of keys: options of {@code simulate}, keys of the networks of a study.
 * {@link org.fusionflow.network.setup.NetworkSetupReader} reads them, from either, into a
 * {@link org.fusionflow.network.run.NetworkSetup}.
 */
@NullMarked
package org.fusionflow.network.setup;

import org.jspecify.annotations.NullMarked;
