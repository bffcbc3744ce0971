/**
 * How fast does one rectified unit grow, and in which direction?
 *
 * <p>{@link org.fusionflow.reduced.alignment.unit.RectifiedTask} holds the {@linkplain org.fusionflow.reduced.alignment.unit.Branch branches} and outputs.
 * {@link org.fusionflow.reduced.alignment.unit.UnitCorrelation} is {@code sign G(u) = sign <r phi(u . x)>}, a function that is linear between the
 * {@linkplain org.fusionflow.reduced.alignment.unit.KinkPlanes planes} of the samples, and
 * {@link org.fusionflow.reduced.alignment.unit.SphereMaxima} holds its local maxima: exact for one and two inputs, by
 * {@linkplain org.fusionflow.reduced.alignment.unit.GreatCircleAscent ascents} for more.
 */
@NullMarked
package org.fusionflow.reduced.alignment.unit;

import org.jspecify.annotations.NullMarked;
