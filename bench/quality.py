"""How well texts are read, against gold values and over a whole corpus (识别质量).

    python -m bench.quality [DATA]

DATA is the folder of test data (default: ../shared/data beside the checkout).
Each part is a program of its own, with options of its own.
"""

import sys

from bench import quality_comparison, quality_promulgation, quality_structure

if __name__ == "__main__":
    for part in (quality_structure, quality_promulgation, quality_comparison):
        print(f"--- {part.__name__}")
        sys.argv = [part.__name__, *sys.argv[1:]]
        part.main()
