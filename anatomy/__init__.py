"""Build-time only: CC0 body data to the 3D hands, feet and baked stroke animations."""

import os

# Sums in another order differ in the last bit, and a solver that goes on from them ends elsewhere.
for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"
