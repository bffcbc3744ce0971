/**
 * How does a browser on this machine, and nobody else, reach the program?
 *
 * <p>{@link org.fusionflow.explore.server.ExploreServer} listens on the loopback address. {@link org.fusionflow.explore.server.RequestGuard} refuses every
 * request without the secret of the address, and those that another page made a browser send. {@link org.fusionflow.explore.server.Routes} answers the
 * others: with the embedded files of the page, and with JSON. No request makes the program read or write a file.
 */
@NullMarked
package org.fusionflow.explore.server;

import org.jspecify.annotations.NullMarked;
