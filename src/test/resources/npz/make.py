"""Writes the files beside it with NumPy: /usr/bin/python3 make.py. NpzFixturesTest says what must be read from them."""
import numpy as np

# Thirds fill all 53 bits; the last row has what has no finite decimal form.
numbers = np.array([[1 / 3, -2 / 3, 1e-300, 1e300], [0.0, -0.0, 5e-324, -1.5], [np.inf, -np.inf, np.nan, 2.0**53]])
cube = np.arange(24, dtype=np.int64).reshape(2, 3, 4)

kinds = dict(
    f8=numbers,
    fortran=np.asfortranarray(numbers),
    f4=np.array([1 / 3, -1e30, 0.5], dtype=np.float32),
    big=numbers[:2].astype('>f8'),
    i8=np.array([-(2**63), 2**63 - 1, 0], dtype=np.int64),
    i4=np.array([[-(2**31)], [2**31 - 1]], dtype=np.int32),
    i2=np.array([-32768, 32767], dtype=np.int16),
    i1=np.array([-128, 127], dtype=np.int8),
    u1=np.array([0, 255], dtype=np.uint8),
    u4=np.array([2**32 - 1], dtype=np.uint32),
    b1=np.array([True, False, True]),
    cube=cube,
    cubeFortran=np.asfortranarray(cube),
    scalar=np.float64(0.1),
    whole=np.int64(7),
    none=np.zeros((0, 3)),
    text=np.array('(A:3,B:3):1'),
    texts=np.array(['A', 'größer', '\U0001d54f', '']),
    blank=np.array(''),
)
np.savez('kinds.npz', **kinds)
np.savez_compressed('compressed.npz', **kinds)
np.savez('samples.npz', B=np.array([[1, 2], [3, 4], [5, 6]]), A=np.array([0.5, 0.25, -1]), y=np.array([1.5, 2.5, 3.5]))
np.save('table.npy', numbers)
# All the numbers of 16 bits that differ in kind: signs, zeros, subnormal, smallest normal, largest, infinite, none.
halves = np.array([1 / 3, -2, 0.0, -0.0, 2.0**-24, -(2.0**-14), 65504, np.inf, np.nan], dtype=np.float16)
np.savez('small.npz', f2=halves, bigF2=halves.astype('>f2'), u8=np.array([0, 2**63 - 1], dtype=np.uint64), b1=np.array([[True], [False]]))
images = np.arange(48, dtype=np.float16).reshape(3, 4, 4)
np.savez('images.npz', image=np.asfortranarray(images), seen=np.array([True, False, True]), y=np.array([[1], [-1], [1]], dtype='>i2'))
np.savez('structured.npz', pairs=np.array([(1, 2.0)], dtype=[('a', '<i4'), ('b', '<f8')]))
np.savez('complex.npz', c=np.array([1 + 2j]))
np.savez('objects.npz', o=np.array([{'a': 1}], dtype=object))
