/**
 * How are arrays exchanged with Python?
 *
 * <p>Arrays are read and written in the formats of NumPy: {@link org.fusionflow.data.npz.NpyArray} is an array of numbers or texts, {@link
 * org.fusionflow.data.npz.NpzFile} are several by name in a {@code .npz} file, read as {@link org.fusionflow.data.npz.NpzArrays}. {@link org.fusionflow.data.npz.SamplesArchive} are
 * training samples in such a file, {@link org.fusionflow.data.npz.StatisticsArchive} are second moments, whose covariance may be as large as the memory allows.
 *
 * <p>Arrays of float64, int64 and texts are written in C order and little-endian, byte for byte as NumPy writes a {@code .npy}; zip
 * entries are stored with a fixed date, so that equal arrays give equal bytes. The reader also accepts float32, the other integers
 * up to 64 bits, booleans, Fortran order, big-endian numbers and compressed entries. It refuses everything else; nothing is
 * unpickled. The format: NumPy Enhancement Proposal 1 and the documentation of {@code
 * numpy.lib.format}.
 */
@NullMarked
package org.fusionflow.data.npz;

import org.jspecify.annotations.NullMarked;
