/**
 * This package answers which networks a study trains and what it records of them over time:
 * {@link org.fusionflow.study.design.network.NetworksReader} reads each {@link org.fusionflow.study.design.network.StudyNetwork},
 * {@link org.fusionflow.study.design.network.RecordReader} the {@link org.fusionflow.study.design.network.RecordSpec}.
 */
@NullMarked
package org.fusionflow.study.design.network;

import org.jspecify.annotations.NullMarked;
