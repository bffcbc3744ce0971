/**
 * Which fusion layer should someone with these data take, and which remedy against unimodal bias?
 *
 * <p>An {@link org.fusionflow.advise.AdviceRequest} holds data and depth; an {@link org.fusionflow.advise.Advisor} forecasts early, intermediate and late fusion, fusions two by two,
 * and the remedies of one of them ({@code forecast}, {@code remedy}), tries whether a linear network tells enough and trains full networks beside the forecast
 * ({@code trial}), and gives an {@link org.fusionflow.advise.Advice}.
 *
 * <p>Arrows: {@code forecast <- remedy, trial <- advise}; used by {@code report} and {@code cli}.
 */
@NullMarked
package org.fusionflow.advise;

import org.jspecify.annotations.NullMarked;
