"""Exercise drawings: from a pose in a dozen lines of YAML to compact vector paths.

Used when drawings are made, not when plans are printed: this package needs the extra ``[figures]`` (numpy, scipy,
contourpy), while the built files need nothing. The way through it: ``pose`` reads, ``skeleton`` poses bones,
``body`` and ``gear`` clothe them with solids, ``sdf`` looks at the solids, ``shade`` says what every pixel
shows, ``trace`` draws the borders, ``data`` writes them down. ``build`` runs all of it; ``render`` shows the result.
"""
