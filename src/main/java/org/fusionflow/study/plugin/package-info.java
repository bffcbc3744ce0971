/**
 * What do studies measure that no general measure gives?
 *
 * <p>One class each, in the list of {@link org.fusionflow.study.plugin.Plugins}.
 */
@NullMarked
package org.fusionflow.study.plugin;

import org.jspecify.annotations.NullMarked;
