/**
 * This package holds the plug-ins of studies, which compute quantities that the general measures do not provide;
 * {@link org.fusionflow.study.plugin.Plugins} lists them.
 *
 * <p>Each plug-in is one class.
 */
@NullMarked
package org.fusionflow.study.plugin;

import org.jspecify.annotations.NullMarked;
