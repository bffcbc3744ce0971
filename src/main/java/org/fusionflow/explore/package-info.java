/**
 * This package is a page with sliders for a problem: {@code explore.problem} is the problem that a page asks for, {@code explore.network} trains full
 * networks beside it, {@code explore.view} predicts, draws and says what is shown, and {@code explore.server} answers the page.
 *
 * <p>Arrows: {@code problem <- network <- view <- server}. Charts are those of reports, drawn here and sent as SVG: they look the same in both, and the page
 * needs no library.
 */
@NullMarked
package org.fusionflow.explore;

import org.jspecify.annotations.NullMarked;
