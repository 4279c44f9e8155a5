"""How well texts are read, compared, compiled and drafted, against gold values and over a whole corpus (识别质量).

    python -m bench.quality [DATA]

DATA is the folder of test data (default: ../shared/data beside the checkout).
Each part is a program of its own, with options of its own.
"""

import sys
from pathlib import Path

from bench import quality_comparison, quality_compiling, quality_drafting, quality_promulgation, quality_reading_acts, quality_structure
from bench.sampling import DATA

if __name__ == "__main__":
    for part in (quality_structure, quality_promulgation, quality_comparison):
        print(f"--- {part.__name__}")
        sys.argv = [part.__name__, *sys.argv[1:]]
        part.main()
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    print("--- bench.quality_reading_acts")
    quality_reading_acts.main([data / "corpus.tar.gz", data / "triples"], 40)
    print("--- bench.quality_compiling")
    quality_compiling.main(data)
    print("--- bench.quality_drafting")
    quality_drafting.main(data, ())
