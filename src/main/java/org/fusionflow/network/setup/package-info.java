/**
 * This package reads the settings of a network and its training: {@link org.fusionflow.network.setup.NetworkKeys} is the table of keys,
 * {@link org.fusionflow.network.setup.NetworkSetupReader} reads their values.
 *
 * <p>Options of {@code simulate} and networks of a study have the same keys. The reader turns either into a
 * {@link org.fusionflow.network.run.NetworkSetup}.
 */
@NullMarked
package org.fusionflow.network.setup;

import org.jspecify.annotations.NullMarked;
