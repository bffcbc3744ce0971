/**
 * How do numbers get from and to Python?
 *
 * <p>In NumPy's own formats: {@link org.fusionflow.data.npz.NpyArray} is an array of numbers or texts, {@link
 * org.fusionflow.data.npz.NpyFile} one of them in a {@code .npy} file, {@link org.fusionflow.data.npz.NpzFile} several by name
 * in a {@code .npz} file, read as {@link org.fusionflow.data.npz.NpzArrays}. {@link org.fusionflow.data.npz.SamplesArchive} are
 * training samples in such a file.
 *
 * <p>Written are float64, int64 and texts in C order and little-endian, byte for byte as NumPy writes a {@code .npy}; zip
 * entries are stored, not compressed, with one fixed date, so that the same arrays are the same bytes. Read are also float32,
 * the other integers up to 64 bits, booleans, Fortran order, big-endian numbers and compressed entries. All else is refused in
 * one line; nothing is ever unpickled. The format: NumPy Enhancement Proposal 1 and the documentation of {@code
 * numpy.lib.format}.
 */
@NullMarked
package org.fusionflow.data.npz;

import org.jspecify.annotations.NullMarked;
